"""Whether a period rises or falls, and how fast.

Question: is there a monotone trend over these days, allowing for their dependence, and is the slope unusual here?
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.placebo import clear_of
from onrecord.stats.rates import normal_quantile
from onrecord.stats.series import Floats, Integers, Window, covered_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendTest:
    """Mann-Kendall test of a monotone trend (two-sided)."""

    tau: float  # Kendall's tau-b against time, -1 to 1
    statistic: float  # S
    variance: float  # of S
    p_value: float
    continuity: bool
    inflation: float  # n / n* of Hamed and Rao; 1 without correction


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """Theil-Sen slope with its rank interval, in units a day."""

    estimate: float
    low: float
    high: float
    confidence_level: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RankCorrelation:
    """Spearman's rank correlation with time or with another series."""

    estimate: float
    p_value: float  # t approximation, independent pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendRank:
    """Where a period's relative slope stands among all periods of its length in the record."""

    slope: float  # events a day, a day
    relative_change: float  # fitted change over the period, divided by its mean
    p_value: float  # two-sided on the absolute value, never 0
    n_placebo: int
    n_placebo_independent: int


def _pairs(values: Floats) -> Floats:
    """All later-minus-earlier differences, shape (n (n - 1) / 2,)."""
    earlier, later = np.triu_indices(values.size, k=1)
    return values[later] - values[earlier]


def _tie_sizes(values: Floats) -> Integers:
    sizes: Integers = np.unique(values, return_counts=True)[1].astype(np.int64)
    return sizes


def mann_kendall(values: ArrayLike, *, correct_dependence: bool = True, continuity: bool = True) -> TrendTest:
    """Test a series for a monotone trend.

    Parameters
    ----------
    values : array_like of shape (n_days,)
        At least three, not all equal, in order.
    correct_dependence : bool
        Inflate the variance for autocorrelated ranks (Hamed & Rao 1998), significant lags only, never deflating.
    continuity : bool
        Move S by one towards 0 before it is standardised.

    Returns
    -------
    TrendTest

    Raises
    ------
    UndefinedStatisticError
        For fewer than three values, or a constant series.

    Notes
    -----
    Ties are allowed for. The correction helps with mild dependence; on a record whose rate drifts slowly it still calls
    most quarters a trend, so that `trend_in_time` belongs beside it.

    References
    ----------
    Mann (1945), Econometrica 13, 245-259. Kendall (1975). Hamed & Rao (1998), Journal of Hydrology 204, 182-196.

    Examples
    --------
    >>> mann_kendall([1, 3, 2, 5, 4, 6], correct_dependence=False).statistic
    11.0
    """
    series = np.asarray(values, dtype=np.float64)
    if series.size < 3 or np.all(series == series[0]):
        raise UndefinedStatisticError("fewer than three values, or all equal: no trend", fix="use a longer period")
    n, ties = series.size, _tie_sizes(series)
    score = float(np.sign(_pairs(series)).sum())
    variance = (n * (n - 1) * (2 * n + 5) - float(np.sum(ties * (ties - 1) * (2 * ties + 5)))) / 18
    untied = sqrt(n * (n - 1) / 2) * sqrt(n * (n - 1) / 2 - float(np.sum(ties * (ties - 1) / 2)))
    inflation = _hamed_rao(series) if correct_dependence else 1.0
    moved = score - np.sign(score) if continuity else score
    return TrendTest(
        tau=score / untied,
        statistic=score,
        variance=variance * inflation,
        p_value=float(2 * special.ndtr(-abs(moved) / sqrt(variance * inflation))),
        continuity=continuity,
        inflation=inflation,
    )


def _hamed_rao(series: Floats) -> float:
    n = series.size
    detrended = series - theil_sen(series).estimate * np.arange(n)
    ranks = _ranks(detrended)
    centred = ranks - ranks.mean()
    total = float(centred @ centred)
    if total == 0:
        return 1.0
    lags = np.arange(1, n)
    correlation = np.array([float(centred[lag:] @ centred[:-lag]) / total for lag in lags])
    correlation[np.abs(correlation) < normal_quantile(0.95) / sqrt(n)] = 0.0
    weights = (n - lags) * (n - lags - 1) * (n - lags - 2)
    return max(1.0, 1 + 2 / (n * (n - 1) * (n - 2)) * float(np.sum(weights * correlation)))


def _ranks(values: Floats) -> Floats:
    """Average ranks, 1-based."""
    _, inverse, sizes = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(sizes)
    ranks: Floats = (ends - (sizes - 1) / 2)[inverse]
    return ranks


def theil_sen(values: ArrayLike, *, confidence_level: float = 0.95) -> Slope:
    """Return the median of all pairwise slopes, with its rank interval.

    Parameters
    ----------
    values : array_like of shape (n_days,)
        At least two, in order, one a covered day.
    confidence_level : float
        In (0, 1). Independent days; too narrow under dependence.

    Returns
    -------
    Slope
        Units of `values` a day.

    References
    ----------
    Sen (1968), JASA 63, 1379-1389.

    Examples
    --------
    >>> theil_sen([1, 3, 2, 5, 4, 6]).estimate
    1.0
    """
    series = np.asarray(values, dtype=np.float64)
    n = series.size
    if n < 2:
        raise UndefinedStatisticError("one value has no slope", fix="use a longer period")
    earlier, later = np.triu_indices(n, k=1)
    slopes = np.sort((series[later] - series[earlier]) / (later - earlier))
    ties = _tie_sizes(series)
    variance = (n * (n - 1) * (2 * n + 5) - float(np.sum(ties * (ties - 1) * (2 * ties + 5)))) / 18
    reach = normal_quantile(confidence_level) * sqrt(max(variance, 0.0))
    low = max(round((slopes.size - reach) / 2) - 1, 0)
    high = min(round((slopes.size + reach) / 2), slopes.size - 1)
    return Slope(
        estimate=float(np.median(slopes)),
        low=float(slopes[low]),
        high=float(slopes[high]),
        confidence_level=confidence_level,
    )


def spearman(first: ArrayLike, second: ArrayLike | None = None) -> RankCorrelation:
    """Return Spearman's rank correlation of two series, or of one with time.

    References
    ----------
    Spearman (1904), American Journal of Psychology 15, 72-101.

    Examples
    --------
    >>> round(spearman([1, 3, 2, 5, 4, 6]).estimate, 4)
    0.8857
    """
    x = np.asarray(first, dtype=np.float64)
    y = np.arange(x.size, dtype=np.float64) if second is None else np.asarray(second, dtype=np.float64)
    if x.shape != y.shape or x.size < 3 or np.ptp(x) == 0 or np.ptp(y) == 0:
        raise UndefinedStatisticError(
            "no rank correlation of these series", fix="two series of one length, three values, not constant"
        )
    rho = float(np.clip(np.corrcoef(_ranks(x), _ranks(y))[0, 1], -1, 1))
    if abs(rho) == 1:
        return RankCorrelation(estimate=rho, p_value=np.finfo(np.float64).tiny)
    statistic = rho * sqrt((x.size - 2) / (1 - rho**2))
    return RankCorrelation(estimate=rho, p_value=float(2 * special.stdtr(x.size - 2, -abs(statistic))))


def trend_in_time(counts: ArrayLike, window: Window) -> TrendRank:
    """Rank a period's relative slope among all periods of the same length that share no day with it.

    Parameters
    ----------
    counts : array_like of shape (n_days,)
        Events a covered day, the whole record.
    window : Window
        The period, at least three covered days, with at least one event.

    Returns
    -------
    TrendRank

    Notes
    -----
    The slope is that of a straight line (least squares), divided by the period's mean. Periods without an event count
    as slope 0.

    Examples
    --------
    >>> rank = trend_in_time([5, 6, 4, 5, 6, 5] * 10 + [1, 3, 5, 7, 9, 11], Window(start=60, stop=66))
    >>> rank.slope, round(rank.p_value, 3)
    (2.0, 0.018)
    """
    values = covered_counts(counts)
    if window.length < 3 or window.stop > values.size or values[window.start : window.stop].sum() == 0:
        raise UndefinedStatisticError("the period has no slope here", fix="three covered days with an event, inside")
    days = np.arange(window.length) - (window.length - 1) / 2
    slopes = np.convolve(values, days[::-1], mode="valid") / float(days @ days)
    means = np.convolve(values, np.full(window.length, 1 / window.length), mode="valid")
    change = slopes * (window.length - 1) / np.where(means > 1e-12, means, 1.0)
    others = np.abs(change[clear_of(change.size, window.length, window.start, window.stop)])
    if others.size == 0:
        raise UndefinedStatisticError("no other period of this length", fix="use a shorter period")
    seen = float(change[window.start])
    return TrendRank(
        slope=float(slopes[window.start]),
        relative_change=seen,
        p_value=(1 + int(np.count_nonzero(others >= abs(seen) - 1e-9))) / (1 + others.size),
        n_placebo=others.size,
        n_placebo_independent=window.start // window.length + (values.size - window.stop) // window.length,
    )
