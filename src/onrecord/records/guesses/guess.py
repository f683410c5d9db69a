"""A guessed ``onrecord`` block, why each part was guessed, and what only a person can say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One part of the block, and what it was taken from."""

    part: str
    """The field of the block ("times", "coverage")."""
    said: str
    """What the block now says, in plain words."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that the table cannot tell."""

    field: str
    """The field of `Answers` that answers it."""
    text: str
    options: tuple[str, ...]
    careful: str
    """The answer that claims least; '' if every answer could be wrong."""
    flag: str
    """The flags that answer it ("--complete or --not-complete")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What a table seems to mean."""

    block: Mapping[str, Any]
    reasons: tuple[Reason, ...]
    questions: tuple[Question, ...]
    to_check: tuple[str, ...] = ()
    """What a person should look at before using the record."""
