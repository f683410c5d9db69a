"""What days without coverage could do to a count, a rate and a comparison.

Question: between which values does the truth lie, whatever happened on the days that the record does not cover?
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import ArrayLike

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.series import covered_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageBounds:
    """A period's total and daily rate, and how far uncovered days could move them."""

    total: float  # on covered days
    n_days: int  # calendar days
    n_covered_days: int
    coverage: float  # share of days covered
    rate: float  # events a covered day
    total_low: float  # uncovered days had none
    total_high: float  # each uncovered day had the maximum
    rate_low: float  # events a calendar day
    rate_high: float
    daily_maximum: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioBounds:
    """After / before by total and by covered day, with the bounds that missing days allow."""

    total_ratio: float  # inf if before is 0
    rate_ratio: float
    ratio_low: float  # of rates a calendar day
    ratio_high: float
    signs_disagree: bool  # total and rate a covered day point in opposite directions
    sign_settled: bool  # both bounds on one side of 1


def coverage_bounds(counts: ArrayLike, covered: ArrayLike, *, daily_maximum: float | None = None) -> CoverageBounds:
    """Bound a period's total and rate over everything that uncovered days may hold.

    Parameters
    ----------
    counts : array_like of shape (n_days,)
        Events on every calendar day of the period; ignored where not covered.
    covered : array_like of bool of shape (n_days,)
        Days for which the record speaks; at least one.
    daily_maximum : float, optional
        The most that one uncovered day may hold. Default: the highest covered day of the period.

    Returns
    -------
    CoverageBounds

    Raises
    ------
    UndefinedStatisticError
        If no day is covered, or the maximum lies under a day of the period.

    Notes
    -----
    Worst-case bounds: they assume nothing on why days are missing, only the maximum. The rate a covered day assumes
    that missing days are like the others.

    References
    ----------
    Manski (2003), Partial Identification of Probability Distributions.

    Examples
    --------
    >>> bounds = coverage_bounds([4, 0, 8], [True, False, True])
    >>> bounds.rate, bounds.total_low, bounds.total_high
    (6.0, 12.0, 20.0)
    """
    values = covered_counts(counts, covered)
    n_days = int(np.asarray(covered).size)
    highest = float(values.max()) if daily_maximum is None else daily_maximum
    if highest < values.max():
        raise UndefinedStatisticError(
            f"a maximum of {highest} a day, but a covered day has {values.max():g}", fix="raise the maximum"
        )
    total = float(values.sum())
    high = total + (n_days - values.size) * highest
    return CoverageBounds(
        total=total,
        n_days=n_days,
        n_covered_days=values.size,
        coverage=values.size / n_days,
        rate=total / values.size,
        total_low=total,
        total_high=high,
        rate_low=total / n_days,
        rate_high=high / n_days,
        daily_maximum=highest,
    )


def _ratio(after: float, before: float) -> float:
    if before == 0 and after == 0:
        raise UndefinedStatisticError("no event in either period", fix="widen the periods or the place")
    return inf if before == 0 else after / before


def ratio_bounds(before: CoverageBounds, after: CoverageBounds) -> RatioBounds:
    """Compare two periods by total, by covered day, and by the bounds that missing days allow.

    Parameters
    ----------
    before, after : CoverageBounds

    Returns
    -------
    RatioBounds
        Ratios after / before; ``inf`` where before is (or may be) 0.

    Raises
    ------
    UndefinedStatisticError
        If neither period has an event.

    Examples
    --------
    >>> august = coverage_bounds([17] * 30 + [0], [True] * 30 + [False])
    >>> september = coverage_bounds([20] * 25 + [0] * 5, [True] * 25 + [False] * 5)
    >>> bounds = ratio_bounds(august, september)
    >>> round(bounds.total_ratio, 3), round(bounds.rate_ratio, 3), bounds.signs_disagree
    (0.98, 1.176, True)
    """
    total, rate = _ratio(after.total, before.total), _ratio(after.rate, before.rate)
    low = 0.0 if after.rate_low == 0 else _ratio(after.rate_low, before.rate_high)
    high = inf if before.rate_low == 0 else after.rate_high / before.rate_low
    return RatioBounds(
        total_ratio=total,
        rate_ratio=rate,
        ratio_low=low,
        ratio_high=high,
        signs_disagree=(total - 1) * (rate - 1) < 0,
        sign_settled=low > 1 or high < 1,
    )
