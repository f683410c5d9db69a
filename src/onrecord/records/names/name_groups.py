"""Spellings of one place or actor, and those that may be one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Part = Literal["places", "actors"]
Same = Literal["yes", "no", "?"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameGroup:
    """One place or actor."""

    name: str
    """The name to show."""
    columns: tuple[str, ...]
    values: tuple[str, ...]
    """The record's own spellings."""
    words: tuple[str, ...] = ()
    """Further names by which articles speak of it."""
    within: tuple[str, ...] = ()
    """The coarser places that it lies in, from coarse to fine."""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsureNames:
    """Spellings that may be one place or actor; a person says which."""

    columns: tuple[str, ...]
    values: tuple[str, ...]
    why: str
    same: Same = "?"
    """``?`` keeps them apart until somebody answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameGroups:
    """All that is known about the names of a record's places, or of its actors."""

    part: Part
    names: tuple[NameGroup, ...] = ()
    unsure: tuple[UnsureNames, ...] = ()
