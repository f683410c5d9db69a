"""Scales: where a number or a day lies along an axis, and which of them to mark."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.reports.wording import MONTHS
from onrecord.text.dates import Period

MOST_TICKS = 6
TICK_STEPS_DAYS = (1, 2, 7, 14)
TICK_STEPS_MONTHS = (1, 2, 3, 6, 12, 24, 60)
WIDEST_RATIO = 100.0
"""Ratios further from 1 than this are drawn at the edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A stretch of numbers laid along a stretch of the picture."""

    low: float
    high: float
    start: float
    """Where `low` lies."""
    end: float
    ticks: tuple[float, ...]
    is_log: bool = False

    def at(self, value: float) -> float:
        """Give the place of a number; what lies outside is put at the edge."""
        kept = min(max(value, self.low), self.high)
        low, high, kept = (math.log(v) if self.is_log else v for v in (self.low, self.high, kept))
        return self.start + (self.end - self.start) * (kept - low) / (high - low)


def from_zero(values: Iterable[float], *, start: float, end: float, n_ticks: int = 4, whole: bool = True) -> Scale:
    """Give a scale from zero to a round number above all values; a `whole` one steps by at least 1."""
    highest = max((v for v in values if math.isfinite(v)), default=0.0)
    step = nice_step(highest / n_ticks, least=1.0 if whole else 0.0)
    n_steps = max(1, math.ceil(highest / step - 1e-9))
    return Scale(low=0.0, high=step * n_steps, start=start, end=end, ticks=tuple(step * i for i in range(n_steps + 1)))


def of_ratios(values: Iterable[float], *, start: float, end: float) -> Scale:
    """Give a logarithmic scale that holds 1 and all ratios, with round ratios marked."""
    shown = [min(max(v, 1 / WIDEST_RATIO), WIDEST_RATIO) for v in values]
    low, high = min([*shown, 0.8]) / 1.08, max([*shown, 1.25]) * 1.08
    return Scale(low=low, high=high, start=start, end=end, ticks=tuple(_ratio_ticks(low, high)), is_log=True)


def _ratio_ticks(low: float, high: float) -> list[float]:
    for digits in ((1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0), (1.0, 1.5, 2.0, 3.0, 5.0), (1.0, 2.0, 5.0), (1.0,)):
        ticks = [d * 10.0**power for power in range(-3, 4) for d in digits if low <= d * 10.0**power <= high]
        if len(ticks) <= MOST_TICKS:
            return ticks
    return ticks[:: math.ceil(len(ticks) / MOST_TICKS)]


def nice_step(rough: float, *, least: float = 1.0) -> float:
    """Give the round number (1, 2 or 5 times a power of ten; at least `least`) next above."""
    if rough <= least or rough <= 0:
        return least or 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * digit for digit in (1, 2, 5, 10) if power * digit >= rough * (1 - 1e-9))


def day_ticks(period: Period) -> list[tuple[date, str]]:
    """Give at most six days to mark on the axis, and their words; the year is said where it is new."""
    by_month = period.n_days > 62
    marked, year = [], None
    for day in _months(period) if by_month else _days(period):
        words = MONTHS[day.month - 1][:3] if by_month else f"{day.day} {MONTHS[day.month - 1][:3]}"
        marked.append((day, words if day.year == year else f"{words} {day.year}"))
        year = day.year
    return marked


def _days(period: Period) -> list[date]:
    step = next((s for s in TICK_STEPS_DAYS if period.n_days / s <= MOST_TICKS), TICK_STEPS_DAYS[-1])
    return list(period.days())[::step][:MOST_TICKS]


def _months(period: Period) -> list[date]:
    first = period.start.year * 12 + period.start.month - (period.start.day == 1)
    last = period.end.year * 12 + period.end.month - 1
    step = next((s for s in TICK_STEPS_MONTHS if (last - first + 1) / s <= MOST_TICKS), 120)
    first += -first % step if step > 1 else 0
    return [date(m // 12, m % 12 + 1, 1) for m in range(first, last + 1, step)]
