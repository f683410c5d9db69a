"""A course of numbers as one line of characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.reports.wording import day_words, rate_words

if TYPE_CHECKING:
    from onrecord.records.course import Course

LEVELS = "▁▂▃▄▅▆▇█"
UNKNOWN = "·"


def sparkline(values: Sequence[float | None]) -> str:
    """Draw numbers from 0 to the greatest, one character each; unknown ones as a dot.

    Examples
    --------
    >>> sparkline([0, 1, None, 4, 8])
    '▁▂·▅█'
    """
    top = max((v for v in values if v is not None), default=0.0)
    return "".join(UNKNOWN if v is None else LEVELS[_level(v, top)] for v in values)


def course_lines(course: Course) -> tuple[str, str]:
    """Give the line, and what it shows in words."""
    known = [r for r in course.rates if r is not None]
    first, last = course.spans[0].start, course.spans[-1].end
    words = f"{course.counted} a covered day, by {course.unit}, {day_words(first)} to {day_words(last)}"
    if known:
        words += f": from {rate_words(min(known))} to {rate_words(max(known))}"
    return sparkline(course.rates), words


def _level(value: float, top: float) -> int:
    return min(len(LEVELS) - 1, int(max(value, 0.0) / top * (len(LEVELS) - 1) + 0.5)) if top > 0 else 0
