"""One release: the figures that it states, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.text.dates import Period

Block = Literal["daily", "late"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One stated number: a total of one or more countries, or a line about one place."""

    block: Block
    """``daily``: the strikes of one day; ``late``: strikes of earlier days that closed since the last release."""
    countries: tuple[str, ...]
    """As stated; two for a combined line."""
    place: str = ""
    """'' for a total."""
    days: tuple[Period, ...] = ()
    """When the strikes were, as stated; none if the release does not say."""
    strikes: int | None
    """None if the line gives no single number."""
    engagements: int | None = None
    line: int
    """In the file, from 1."""

    def strike_date(self) -> str:
        """Spell the days as a record does: a day, an interval a/b, a list a;b."""
        return ";".join(
            p.start.isoformat() if p.n_days == 1 else f"{p.start.isoformat()}/{p.end.isoformat()}" for p in self.days
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in a release that contradicts itself or cannot be read; nothing is mended."""

    file: str
    line: int
    kind: str
    """A short name by which problems can be counted (``bullets``, ``combined``, ``late_total``, ``unread`` …)."""
    said: str
    """In plain words, with both numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What one release states."""

    file: str
    released: date | None
    url: str = ""
    totals: tuple[Figure, ...]
    places: tuple[Figure, ...]
    problems: tuple[Problem, ...] = ()
    """What could not be read; contradictions are found by `contradictions_of`."""
