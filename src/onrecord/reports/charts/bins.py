"""Days put together so that any length of record fits into a picture: days, else weeks, else months."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from onrecord.findings.finding import DailyRecord
from onrecord.reports.wording import day_words, period_words
from onrecord.text.dates import Period, month_period

Unit = Literal["day", "week", "month"]

MOST_DAYS = 400
"""Longer records are drawn by week."""
MOST_WEEKS = 280


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Days that are drawn as one."""

    period: Period
    total: float
    """Of the covered days."""
    late: float = 0.0
    """Reported late, beside the total."""
    n_covered: int

    @property
    def rate(self) -> float:
        """Total a covered day; 0 where none is covered."""
        return self.total / self.n_covered if self.n_covered else 0.0

    @property
    def words(self) -> str:
        """Name the days."""
        return day_words(self.period.start) if self.period.n_days == 1 else period_words(self.period)


def days_of(daily: DailyRecord) -> Period:
    """Give the days that a daily record holds."""
    return Period(daily.start, daily.start + timedelta(days=len(daily.totals) - 1))


def unit_for(n_days: int) -> Unit:
    """Choose how finely so many days are drawn."""
    return "day" if n_days <= MOST_DAYS else "week" if n_days <= 7 * MOST_WEEKS else "month"


def bins_of(daily: DailyRecord, unit: Unit, *, within: Period | None = None) -> tuple[Bin, ...]:
    """Put the days together; weeks begin with the first day, months on their first."""
    period = days_of(daily) if within is None else within
    return tuple(_bin(daily, part) for part in _parts(period, unit))


def _parts(period: Period, unit: Unit) -> Iterator[Period]:
    start = period.start
    while start <= period.end:
        end = month_period(start.year, start.month).end if unit == "month" else start + timedelta(days=6)
        part = Period(start, start if unit == "day" else min(end, period.end))
        yield part
        start = part.end + timedelta(days=1)


def _bin(daily: DailyRecord, period: Period) -> Bin:
    first = (period.start - daily.start).days
    held = range(max(first, 0), min(first + period.n_days, len(daily.totals)))
    return Bin(
        period=period,
        total=sum(daily.totals[i] for i in held if daily.covered[i]),
        late=sum(daily.late[i] for i in held) if daily.late else 0.0,
        n_covered=sum(daily.covered[i] for i in held),
    )
