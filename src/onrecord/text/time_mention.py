"""A time expression of a text."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.text.dates import Period
from onrecord.text.spans import Span
from onrecord.text.time_context import Shape, TimeUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression of a text.

    `period` is None for durations that no date fixes ("within days", "for a year").
    """

    span: Span
    period: Period | None
    unit: TimeUnit
    shape: Shape = "date"
    amount: float = 1
    alternatives: tuple[Period, ...] = ()
    """Other days that the same words may well mean, best first."""
    assumed: str = ""
    link: str = ""
    """How it is tied to the sentence: since, until, range, before, after, earlier ("a year earlier"), reported
    ("said on Monday"), or ''."""
    base: Period | None = None
    """For a stretch before, after or since something: the days of that ("the week after 9 October")."""
    refers: str = ""
    """For references without days ("currently"): past, present or future."""
    ends: tuple[Period, Period] | None = None
    """For a range: the days of its two ends ("between April and May")."""

    @property
    def stands_alone(self) -> bool:
        """Tell whether it is a time of its own, as "a day" in "30 strikes a day" is not."""
        return self.period is not None or self.shape == "date" or (self.amount not in (0, 1) and self.unit != "quarter")
