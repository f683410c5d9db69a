"""How a period's level stands among the record's other periods of the same length.

Question: is this rate, or this share of a whole, out of the ordinary for the record?
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.placebo import clear_of
from onrecord.stats.rate_ratio import Alternative
from onrecord.stats.series import Booleans, Floats, Window, covered_counts, window_totals


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelRank:
    """Where a period stands among all other periods of its length."""

    estimate: float  # events a covered day, or the share of the whole
    p_value: float  # never 0
    alternative: str
    median: float  # of the other periods
    low: float  # the range that holds the central part of the other periods
    high: float
    confidence_level: float
    n_placebo: int
    n_placebo_independent: int


def level_in_time(
    counts: ArrayLike,
    window: Window,
    *,
    whole: ArrayLike | None = None,
    alternative: Alternative = "two-sided",
    confidence_level: float = 0.95,
) -> LevelRank:
    """Rank a period's rate, or its share of a whole, among all periods of the same length that share no day with it.

    Parameters
    ----------
    counts : array_like of shape (n_days,)
        Events a covered day, the whole record in order.
    window : Window
        The period.
    whole : array_like of shape (n_days,), optional
        Events a day of the whole of which `counts` is a part. Periods where the whole is 0 are left out.
    alternative : str
        ``greater`` (unusually high), ``less`` or ``two-sided`` (twice the smaller).
    confidence_level : float
        Of the range of ordinary periods.

    Returns
    -------
    LevelRank

    Raises
    ------
    UndefinedStatisticError
        If the window leaves the series, no other period fits, or the whole is 0 in the period.

    Notes
    -----
    For two places, pass one as `counts` and the sum of both as `whole`. Overlapping periods repeat each other: read
    ``n_placebo_independent`` beside the p-value. A record with a trend makes both its ends unusual.

    Examples
    --------
    >>> rank = level_in_time([3, 4] * 30 + [9, 9], Window(start=60, stop=62), alternative="greater")
    >>> rank.estimate, round(rank.p_value, 4), rank.n_placebo
    (9.0, 0.0167, 59)
    """
    values = covered_counts(counts)
    if window.stop > values.size:
        raise UndefinedStatisticError(
            f"the window ends at {window.stop}, the series at {values.size}", fix="take a period inside the record"
        )
    levels, usable = _levels(values, window.length, whole)
    if not usable[window.start]:
        raise UndefinedStatisticError("the whole has no event in this period", fix="widen the period or the whole")
    others = levels[clear_of(levels.size, window.length, window.start, window.stop) & usable]
    if others.size == 0:
        raise UndefinedStatisticError("no other period of this length", fix="use a shorter period")
    level = float(levels[window.start])
    tail = (1 - confidence_level) / 2
    low, median, high = (float(v) for v in np.quantile(others, [tail, 0.5, 1 - tail]))
    return LevelRank(
        estimate=level,
        p_value=_rank(others, level, alternative),
        alternative=alternative,
        median=median,
        low=low,
        high=high,
        confidence_level=confidence_level,
        n_placebo=others.size,
        n_placebo_independent=window.start // window.length + (values.size - window.stop) // window.length,
    )


def _levels(values: Floats, length: int, whole: ArrayLike | None) -> tuple[Floats, Booleans]:
    totals = window_totals(values, length)
    if whole is None:
        return totals / length, np.ones(totals.shape, dtype=np.bool_)
    wholes = window_totals(covered_counts(whole), length)
    if wholes.shape != totals.shape:
        raise UndefinedStatisticError("part and whole differ in length", fix="pass both over the same covered days")
    return totals / np.where(wholes > 0, wholes, 1.0), wholes > 0


def _rank(others: Floats, level: float, alternative: Alternative) -> float:
    slack = 1e-12 * max(1.0, abs(level))
    high = (1 + int(np.count_nonzero(others >= level - slack))) / (1 + others.size)
    low = (1 + int(np.count_nonzero(others <= level + slack))) / (1 + others.size)
    if alternative == "greater":
        return high
    return low if alternative == "less" else min(1.0, 2 * min(high, low))
