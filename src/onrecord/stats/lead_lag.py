"""Whether one series runs ahead of another.

Question: when A falls, does B rise (or does B's past foretell A)?
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.series import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class LagCorrelation:
    """The strongest cross-correlation over a range of lags, against circular shifts."""

    estimate: float
    lag_days: int  # first at t + lag against second at t
    p_value: float  # over all shifts, the search over lags included
    n_shifts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GrangerTest:
    """F-test that the past of a driver adds to a target's own past."""

    statistic: float
    p_value: float
    degrees_of_freedom: tuple[int, int]
    n_lags: int


def _pair(first: ArrayLike, second: ArrayLike) -> tuple[Floats, Floats]:
    x, y = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if x.shape != y.shape or x.ndim != 1 or x.size < 3 or np.ptp(x) == 0 or np.ptp(y) == 0:
        raise UndefinedStatisticError("no correlation of these series", fix="two series of one length, not constant")
    return x - x.mean(), y - y.mean()


def cross_correlation(first: ArrayLike, second: ArrayLike, max_lag: int) -> Floats:
    """Return the correlation of first at t + lag with second at t, for lags -max_lag to max_lag (sums over n).

    Examples
    --------
    >>> int(cross_correlation([0, 1, 0, 0, 0], [1, 0, 0, 0, 0], 1).argmax()) - 1
    1
    """
    x, y = _pair(first, second)
    if not 0 <= max_lag < x.size:
        raise UndefinedStatisticError(f"lag {max_lag} leaves no overlap", fix="use a shorter lag")
    scale = float(np.sqrt((x @ x) * (y @ y)))
    later = [float(x[lag:] @ y[: x.size - lag]) / scale for lag in range(max_lag + 1)]
    earlier = [float(x[: x.size - lag] @ y[lag:]) / scale for lag in range(max_lag, 0, -1)]
    return np.array(earlier + later)


def strongest_lag(first: ArrayLike, second: ArrayLike, max_lag: int) -> LagCorrelation:
    """Return the lag with the strongest correlation, tested against every circular shift of one series.

    Parameters
    ----------
    first, second : array_like of shape (n_days,)
        Two series on the same covered days.
    max_lag : int
        Largest lag searched, either way.

    Returns
    -------
    LagCorrelation

    Notes
    -----
    Both series drift slowly, so that naive p-values of a correlation mislead: unrelated rotations of two strike series
    are "significant" in 45 % of cases, in 70 % with the best of 15 lags. Circular correlations are used for data and
    shifts alike; every shift within the searched lags holds the data's own maximum.

    References
    ----------
    Liang, Dyson, Barber & Holz (2025), arXiv:2512.17372.

    Examples
    --------
    >>> a = [0, 5, 1, 0, 7, 2, 0, 1, 6, 0, 2, 8, 1, 0, 5, 3]
    >>> strongest_lag(a, a[1:] + a[:1], 2).lag_days
    1
    """
    x, y = _pair(first, second)
    if not 0 <= max_lag < x.size / 2:
        raise UndefinedStatisticError(f"lag {max_lag} is more than half the record", fix="use a shorter lag")
    spectrum = np.fft.rfft(x) * np.conj(np.fft.rfft(y))
    circular = np.fft.irfft(spectrum, n=x.size) / float(np.sqrt((x @ x) * (y @ y)))
    strength = np.abs(circular)
    best = np.max([np.roll(strength, lag) for lag in range(-max_lag, max_lag + 1)], axis=0)
    lags = np.arange(-max_lag, max_lag + 1)
    lag = int(lags[np.argmax(strength[lags])])
    return LagCorrelation(
        estimate=float(circular[lag]),
        lag_days=lag,
        p_value=float(np.mean(best >= best[0] - 1e-12)),
        n_shifts=x.size - 1,
    )


def granger_test(driver: ArrayLike, target: ArrayLike, n_lags: int) -> GrangerTest:
    """Test whether the driver's past improves the forecast of the target from its own past.

    Parameters
    ----------
    driver, target : array_like of shape (n_days,)
        Two series on the same days.
    n_lags : int
        Lags of each (at least 1).

    Returns
    -------
    GrangerTest

    Raises
    ------
    UndefinedStatisticError
        If the series are too short for the lags.

    Notes
    -----
    Linear, Gaussian; "cause" in the sense of forecasting only. Own lags absorb much of the drift that spoils plain
    correlations.

    References
    ----------
    Granger (1969), Econometrica 37, 424-438.

    Examples
    --------
    >>> granger_test([1, 4, 2, 8, 5, 7, 1, 4, 2, 8], [0, 1, 4, 2, 8, 5, 7, 1, 4, 2], 1).p_value < 0.001
    True
    """
    x, y = np.asarray(driver, dtype=np.float64), np.asarray(target, dtype=np.float64)
    n, freedom = y.size - n_lags, y.size - 3 * n_lags - 1
    if x.shape != y.shape or n_lags < 1 or freedom < 1:
        raise UndefinedStatisticError(f"{y.size} days are too few for {n_lags} lags", fix="use fewer lags")
    own = [y[n_lags - lag : y.size - lag] for lag in range(1, n_lags + 1)]
    past = [x[n_lags - lag : x.size - lag] for lag in range(1, n_lags + 1)]
    short = _residual_squares(y[n_lags:], np.column_stack([np.ones(n), *own]))
    full = _residual_squares(y[n_lags:], np.column_stack([np.ones(n), *own, *past]))
    statistic = float("inf") if full == 0 else (short - full) / n_lags / (full / freedom)
    return GrangerTest(
        statistic=statistic,
        p_value=max(float(special.fdtrc(n_lags, freedom, statistic)), float(np.finfo(np.float64).tiny)),
        degrees_of_freedom=(n_lags, freedom),
        n_lags=n_lags,
    )


def _residual_squares(target: Floats, design: Floats) -> float:
    coefficients = np.linalg.lstsq(design, target, rcond=None)[0]
    residuals = target - design @ coefficients
    return float(residuals @ residuals)
