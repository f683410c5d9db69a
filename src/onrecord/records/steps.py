"""Weeks, months, quarters and years, for records whose rows are of no single days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from onrecord.text.dates import Period

Step = Literal["", "week", "month", "quarter", "year"]
"""What one row covers; '' = a day."""


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


def _start_of(day: date, step: Step) -> date:
    if step == "week":
        return day - timedelta(days=day.weekday())
    if step in ("month", "quarter"):
        return day.replace(day=1, month=day.month if step == "month" else (day.month - 1) // 3 * 3 + 1)
    return day.replace(day=1, month=1) if step == "year" else day
