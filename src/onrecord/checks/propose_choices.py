"""One way to fill one field of a plan, with how likely it is and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.checks.proposal import FieldOrigin
from onrecord.text.spans import Span

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Generic[T_co]):
    """A value for a field, its weight, and the words or default that gave it."""

    value: T_co
    weight: float
    words: str
    """The article's words, or the default in plain language ("previous month, assumed")."""
    span: Span | None = None
    assumed: bool = False

    def origin(self, field: str) -> FieldOrigin:
        """Say where the field came from."""
        return FieldOrigin(field=field, words=self.words, span=self.span, assumed=self.assumed)
