"""Something that could reasonably have been decided otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to take a decision point: fields of the plan, or of the basis, that it sets."""

    words: str
    fields: tuple[tuple[str, Any], ...] = ()
    basis: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPoint:
    """A decision that the plan takes one way, and the other ways to take it."""

    name: str
    plain: str
    """The choice that the plan itself takes, in plain words."""
    options: tuple[Option, ...]
    about_dates: bool = False
    decides: bool = True
    """Whether another choice is as good an answer to the claim and can turn the outcome. False for an exploratory
    choice: the claim itself, or the rule of the record, settles it, and the curve shows what hangs on that."""

    @property
    def of_the_claim(self) -> bool:
        """Tell whether the claim left it open, rather than the record."""
        return self.decides and all(option.fields for option in self.options)
