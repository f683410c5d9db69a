"""Dates that may lack a day or a month, and periods of whole days."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "month", "year"]

FIRST_YEAR, LAST_YEAR = 1500, 2500
"""Years that are read: wide enough for any record, narrow enough for arithmetic with days."""

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole days from `start` to `end`, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period must not end ({self.end}) before it starts ({self.start})")

    @property
    def n_days(self) -> int:
        """Number of calendar days."""
        return (self.end - self.start).days + 1

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day <= self.end

    def days(self) -> Iterator[date]:
        """Go through the days in order."""
        return (self.start + timedelta(days=i) for i in range(self.n_days))

    def moved(self, n_days: int) -> Period:
        """Give the period of the same length `n_days` later."""
        return Period(self.start + timedelta(days=n_days), self.end + timedelta(days=n_days))

    def overlaps(self, other: Period) -> bool:
        """Tell whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def covers(self, other: Period) -> bool:
        """Tell whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def clipped(self, to: Period) -> Period | None:
        """Give the part inside `to`, or None if there is none."""
        start, end = max(self.start, to.start), min(self.end, to.end)
        return Period(start, end) if start <= end else None

    def months(self) -> tuple[Period, ...]:
        """Give the calendar months that it touches, each clipped to it, in order."""
        firsts = [self.start.replace(day=1)]
        while (following := (firsts[-1] + timedelta(days=32)).replace(day=1)) <= self.end:
            firsts.append(following)
        clipped = (month_period(day.year, day.month).clipped(self) for day in firsts)
        return tuple(month for month in clipped if month)

    def iso(self) -> str:
        """Spell the period as ISO 8601 with as few digits as it needs (``2017-09``)."""
        if self == year_period(self.start.year):
            return f"{self.start.year:04d}"
        if self == month_period(self.start.year, self.start.month):
            return f"{self.start:%Y-%m}"
        if self.start == self.end:
            return self.start.isoformat()
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    def words(self) -> str:
        """Spell the period for a reader ("September 2017", "17 September 2016", "1–15 September 2016")."""
        if self == year_period(self.start.year):
            return f"{self.start.year}"
        if self == month_period(self.start.year, self.start.month):
            return f"{self.start:%B %Y}"
        last = f"{self.end.day} {self.end:%B %Y}"
        if self.start == self.end:
            return last
        if (self.start.year, self.start.month) == (self.end.year, self.end.month):
            return f"{self.start.day}–{last}"
        if self.start.day == 1 and self.end == month_period(self.end.year, self.end.month).end:
            return f"{self.start:%B %Y} to {self.end:%B %Y}"
        return f"{self.start.day} {self.start:%B %Y} to {last}"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of which the day, or day and month, may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    def period(self) -> Period:
        """Give the days that the date may stand for."""
        if self.month is None:
            return year_period(self.year)
        if self.day is None:
            return month_period(self.year, self.month)
        day = date(self.year, self.month, self.day)
        return Period(day, day)

    def iso(self) -> str:
        """Spell the date as ISO 8601 with reduced precision."""
        parts = [f"{self.year:04d}"] + [f"{p:02d}" for p in (self.month, self.day) if p is not None]
        return "-".join(parts)


def month_period(year: int, month: int) -> Period:
    """Give all days of a month."""
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_period(year: int) -> Period:
    """Give all days of a year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def day_period(day: date) -> Period:
    """Give the period of one day."""
    return Period(day, day)


def previous_month(period: Period) -> Period:
    """Give the calendar month before the one in which the period starts."""
    last = period.start.replace(day=1) - timedelta(days=1)
    return month_period(last.year, last.month)


def parse_partial_date(iso: str) -> PartialDate:
    """Read ``2017``, ``2017-10`` or ``2017-10-10``.

    Raises
    ------
    ValueError
        If the text is none of these, or no such day exists.
    """
    match = _ISO.fullmatch(iso.strip())
    if match is None:
        raise ValueError(f"{iso!r} is not a date: write 2017-10-10, 2017-10 or 2017")
    if not FIRST_YEAR <= int(match.group(1)) <= LAST_YEAR:
        raise ValueError(f"{iso!r} lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    parsed = PartialDate(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]
    parsed.period()
    return parsed


def parse_period(iso: str) -> Period:
    """Read a reduced-precision date or an inclusive interval ``2016-09-01/2016-09-15``.

    Raises
    ------
    ValueError
        If a side is no date, or the interval ends before it starts.
    """
    first, slash, last = iso.partition("/")
    if not slash:
        return parse_partial_date(first).period()
    return Period(parse_partial_date(first).period().start, parse_partial_date(last).period().end)
