"""An amount as a text gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.text.spans import Span

NumberComparison = Literal["equal", "about", "nearly", "at_least", "at_most", "more_than", "less_than"]
NumberUnit = Literal["", "percent", "percentage_points", "times", "fraction"]
RateUnit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention:
    """An amount as the text gives it.

    `low` and `high` differ for ranges only ("between 20 and 30"). `word` is set where there is no figure: dozens,
    hundreds, thousands, most, all, none; `low` and `high` then bound what it may mean.
    """

    span: Span
    """From the approximator to the unit or rate."""
    low: float
    high: float
    comparison: NumberComparison = "equal"
    unit: NumberUnit = ""
    per: RateUnit | None = None
    word: str = ""
    noun: str = ""
    noun_span: Span | None = None
    counted_in_twos: bool = False
    """"more than twice": how often something happened, if a rate follows."""

    @property
    def value(self) -> float:
        """One figure for the amount: the middle of a range, or the end that a bound speaks of."""
        if self.comparison in ("at_most", "less_than"):
            return self.high
        return self.low if self.comparison in ("at_least", "more_than") else (self.low + self.high) / 2
