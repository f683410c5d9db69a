"""Weeks, months, quarters and years, for records whose rows are of no single days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal

from onrecord.text.dates import Period

Step = Literal["", "week", "month", "quarter", "year"]
"""What one row covers; '' = a day."""

LONGEST: Mapping[Step, int] = {"": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
"""Days from a start that reach the next step, and never the one after it."""


def is_whole(period: Period, step: Step) -> bool:
    """Tell whether a period is made of whole steps.

    Examples
    --------
    >>> from onrecord.text.dates import parse_period
    >>> [is_whole(parse_period(text), "month") for text in ("2023-01", "2023", "2023-01-05", "2023-01-01/2023-02-15")]
    [True, True, False, False]
    """
    behind = period.end + timedelta(days=1)
    return _start_of(period.start, step) == period.start and _start_of(behind, step) == behind


def steps_in(period: Period, step: Step) -> tuple[Period, ...]:
    """Cut a period into whole weeks, months, quarters or years; the first and last are those that it touches.

    Examples
    --------
    >>> from onrecord.text.dates import parse_period
    >>> [found.iso() for found in steps_in(parse_period("2023-01-20/2023-02-03"), "month")]
    ['2023-01', '2023-02']
    """
    found = []
    day = _start_of(period.start, step)
    while day <= period.end:
        following = _start_of(day + timedelta(days=LONGEST[step]), step)
        found.append(Period(day, following - timedelta(days=1)))
        day = following
    return tuple(found)


def whole_steps(days: Iterable[date], step: Step) -> set[date]:
    """Give all days of the weeks, months … in which some days lie: what is said of one holds of all."""
    if not step:
        return set(days)
    starts = {_start_of(day, step) for day in days}
    return {day for start in starts for found in steps_in(Period(start, start), step) for day in found.days()}


def _start_of(day: date, step: Step) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    if step in ("month", "quarter"):
        return day.replace(day=1, month=day.month if step == "month" else (day.month - 1) // 3 * 3 + 1)
    return day.replace(day=1, month=1) if step == "year" else day
