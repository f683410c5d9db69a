"""Axes: the grid of an upright scale, the marks of a level one, the days along the foot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.reports.charts.scale import Scale, day_ticks
from onrecord.reports.charts.svg import LEFT, RIGHT, Anchor, line, text
from onrecord.reports.wording import number_words
from onrecord.text.dates import Period

Spelled = Callable[[float], str]


def upright_axis(scale: Scale, *, spelled: Spelled = number_words, left: float = LEFT) -> Iterator[str]:
    """Draw a level line at each number of an upright scale, and the number left of it."""
    for tick in scale.ticks:
        y = scale.at(tick)
        yield line("grid", left, y, RIGHT, y)
        yield text(spelled(tick), left - 6, y + 4, anchor="end")


def level_axis(scale: Scale, *, top: float, foot: float, spelled: Spelled = number_words) -> Iterator[str]:
    """Draw an upright line at each number of a level scale, and the number under it."""
    for tick in scale.ticks:
        x = scale.at(tick)
        yield line("grid", x, top, x, foot)
        yield text(spelled(tick), x, foot + 20, anchor=_side(x))
    yield line("axis", scale.start, foot, scale.end, foot)


def _side(x: float) -> Anchor:
    return "start" if x < 20 else "end" if x > RIGHT - 20 else "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A stretch of days laid from the left edge to the right one."""

    period: Period

    def at(self, day: date) -> float:
        """Give the left edge of a day; what lies outside is put at the edge."""
        index = min(max((day - self.period.start).days, 0), self.period.n_days)
        return LEFT + (RIGHT - LEFT) * index / self.period.n_days

    def extent(self, period: Period) -> tuple[float, float]:
        """Give the left edge of a period and its width, at least as wide as can be seen."""
        x = self.at(period.start)
        return x, max(self.at(period.end + timedelta(days=1)) - x, 1.5)

    def axis(self, foot: float) -> Iterator[str]:
        """Draw the days along the foot."""
        yield line("axis", LEFT, foot, RIGHT, foot)
        for day, words in day_ticks(self.period):
            x = self.at(day)
            yield line("axis", x, foot, x, foot + 5)
            yield text(words, x, foot + 20, anchor="end" if x > RIGHT - 40 else "start")
