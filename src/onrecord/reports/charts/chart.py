"""A picture with all that a reader needs who does not see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Section = Literal["record", "size", "timing", "choices"]
"""What a chart is about: what the record holds, how large and how unusual that is, how soon, under which choices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A static picture (SVG), what it shows in words, its key, and its numbers as a table."""

    section: Section = "record"
    title: str
    svg: str
    words: str
    """The text alternative."""
    keys: tuple[tuple[str, str], ...] = ()
    """Class of a mark, and what it means."""
    columns: tuple[str, ...]
    """The first one heads the rows."""
    rows: tuple[tuple[str, ...], ...]
    is_wide: bool = False
    """Whether it is scrolled, not shrunk, where there is little room."""
