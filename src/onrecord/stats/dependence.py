"""How days depend on the days before them.

Question: how much less do n days tell about a mean than n independent days would?
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log, log10, sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.series import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class PortmanteauTest:
    """Ljung and Box's test that the first autocorrelations are zero."""

    statistic: float
    p_value: float
    n_lags: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockLength:
    """Automatic block lengths for a bootstrap of the mean, in days."""

    stationary: float
    circular: float


def _centred(values: ArrayLike, n_lags: int) -> Floats:
    series = np.asarray(values, dtype=np.float64)
    if series.ndim != 1 or not 0 <= n_lags < series.size:
        raise UndefinedStatisticError(
            f"a series of shape {series.shape} has no autocorrelation at lag {n_lags}", fix="use fewer lags"
        )
    centred: Floats = series - series.mean()
    if not np.any(centred):
        raise UndefinedStatisticError("every day has the same value", fix="use a longer period")
    return centred


def autocovariance(values: ArrayLike, n_lags: int) -> Floats:
    """Return the autocovariances at lags 0 to `n_lags` (sums divided by n), shape ``(n_lags + 1,)``.

    Examples
    --------
    >>> autocovariance([1, 2, 3, 4], 1)
    array([1.25  , 0.3125])
    """
    centred = _centred(values, n_lags)
    n = centred.size
    return np.array([float(centred[lag:] @ centred[: n - lag]) / n for lag in range(n_lags + 1)])


def autocorrelation(values: ArrayLike, n_lags: int) -> Floats:
    """Return the autocorrelations at lags 1 to `n_lags`, shape ``(n_lags,)``.

    Parameters
    ----------
    values : array_like of shape (n_days,)
        A series in covered-day time. Closing gaps up makes lag 1 mean "the next covered day".
    n_lags : int
        Fewer than `n_days`.

    Returns
    -------
    ndarray

    Raises
    ------
    UndefinedStatisticError
        If the series is constant or too short.

    References
    ----------
    Box & Jenkins (1976), ch. 2.

    Examples
    --------
    >>> autocorrelation([1, 2, 3, 4], 1)
    array([0.25])
    """
    covariance = autocovariance(values, n_lags)
    correlation: Floats = covariance[1:] / covariance[0]
    return correlation


def ljung_box(values: ArrayLike, n_lags: int) -> PortmanteauTest:
    """Test the first autocorrelations jointly against zero.

    References
    ----------
    Ljung & Box (1978), Biometrika 65, 297-303.

    Examples
    --------
    >>> ljung_box([1, 5, 2, 6, 1, 7, 2, 5], 1).p_value < 0.05
    True
    """
    n = np.asarray(values).size
    correlation = autocorrelation(values, n_lags)
    statistic = n * (n + 2) * float(np.sum(correlation**2 / (n - np.arange(1, n_lags + 1))))
    return PortmanteauTest(statistic=statistic, p_value=float(special.chdtrc(n_lags, statistic)), n_lags=n_lags)


def long_run_variance(values: ArrayLike, n_lags: int) -> float:
    """Return the Newey-West (Bartlett) long-run variance: n times the variance of the mean.

    Parameters
    ----------
    values : array_like of shape (n_days,)
    n_lags : int
        Largest lag with weight, ``1 - lag / (n_lags + 1)``.

    Returns
    -------
    float
        Never negative.

    Notes
    -----
    Biased low in short windows: with 7 lags inside 30 days it leaves a test at 32 to 43 % false alarms on a real strike
    record. Use it on the whole record only.

    References
    ----------
    Newey & West (1987), Econometrica 55, 703-708.

    Examples
    --------
    >>> long_run_variance([1, 2, 3, 4], 1)
    1.5625
    """
    covariance = autocovariance(values, n_lags)
    weights = 1 - np.arange(1, n_lags + 1) / (n_lags + 1)
    return float(covariance[0] + 2 * np.sum(weights * covariance[1:]))


def effective_sample_size(values: ArrayLike) -> float:
    """Return how many independent days carry as much about the mean (spectral density at 0 of a fitted AR process).

    Parameters
    ----------
    values : array_like of shape (n_days,)
        At least three days, not all equal.

    Returns
    -------
    float
        At most `n_days` for positively correlated days; above it for alternating ones.

    References
    ----------
    Plummer et al. (2006), CODA, R News 6, 7-11: Yule-Walker, order by AIC up to ``10 log10(n)``.

    Examples
    --------
    >>> round(effective_sample_size([1, 2, 3, 4, 5, 6, 7, 8]), 2)
    1.58
    """
    from scipy.linalg import solve_toeplitz

    series = np.asarray(values, dtype=np.float64)
    top = min(series.size - 1, floor(10 * log10(max(series.size, 1)))) if series.size else 0
    covariance = autocovariance(series, max(top, 0))
    n, best = series.size, (float("inf"), float(covariance[0]) * series.size / max(series.size - 1, 1))
    for order in range(top + 1):
        coefficients = solve_toeplitz(covariance[:order], covariance[1 : order + 1]) if order else np.zeros(0)
        innovation = float(covariance[0] - coefficients @ covariance[1 : order + 1])
        criterion = n * log(innovation) + 2 * order if innovation > 0 else float("inf")
        spectrum = innovation * n / (n - order - 1) / (1 - float(np.sum(coefficients))) ** 2 if n > order + 1 else 0.0
        if criterion < best[0]:
            best = (criterion, spectrum)
    return n * float(series.var(ddof=1)) / best[1]


def block_length(values: ArrayLike) -> BlockLength:
    """Return the block lengths for a stationary and a circular bootstrap of the mean.

    Parameters
    ----------
    values : array_like of shape (n_days,)
        The whole record: inside a window of a month the answer is far too short.

    Returns
    -------
    BlockLength

    References
    ----------
    Politis & White (2004), Econometric Reviews 23, 53-70, corrected by Patton, Politis & White (2009) 28, 372-375.

    Examples
    --------
    >>> block_length([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]).stationary > 0
    True
    """
    centred = _centred(values, 0)
    n = centred.size
    run = max(5, floor(log10(n)))
    top = min(ceil(sqrt(n)) + run, n - 1)
    covariance = autocovariance(centred, top)
    band = min(2 * max(_last_significant(covariance / covariance[0], n, run), 1), top)
    lags = np.arange(-band, band + 1)
    window = np.minimum(1.0, 2 * (1 - np.abs(lags) / band))
    spread = covariance[np.abs(lags)]
    slope = float(np.sum(window * np.abs(lags) * spread))
    long_run = float(np.sum(window * spread)) ** 2
    longest = ceil(min(3 * sqrt(n), n / 3))
    lengths = [(2 * slope**2 / (c * long_run)) ** (1 / 3) * n ** (1 / 3) for c in (2.0, 4 / 3)]
    return BlockLength(stationary=min(lengths[0], longest), circular=min(lengths[1], longest))


def _last_significant(correlation: Floats, n: int, run: int) -> int:
    """The lag behind which `run` autocorrelations in a row are small."""
    bound = 2 * sqrt(log10(n) / n)
    small = np.abs(correlation[1:]) < bound
    for lag in range(small.size - run + 1):
        if small[lag : lag + run].all():
            return lag
    large = np.flatnonzero(~small)
    return int(large[-1]) + 1 if large.size else 0
