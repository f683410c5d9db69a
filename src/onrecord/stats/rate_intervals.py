"""Large-sample intervals for the ratio and the difference of two Poisson rates, as peers of the exact interval.

Throughout, the ratio and the difference are *first against second*.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, inf, log, sqrt
from typing import Literal

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.rate_tests import rate_difference_test, rate_ratio_test
from onrecord.stats.rates import check_count_and_exposure, normal_quantile, rate_interval

RatioIntervalMethod = Literal["score", "score-skew", "score-log", "wald-log", "wald-half", "mover"]
DifferenceIntervalMethod = Literal["score", "wald", "wald-half", "mover"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """A ratio (no unit) or a difference (events a unit of exposure) of two rates, with its interval."""

    estimate: float
    low: float
    high: float
    confidence_level: float
    method: str


def rate_ratio_interval(
    first: int,
    second: int,
    *,
    exposure_first: float = 1.0,
    exposure_second: float = 1.0,
    confidence_level: float = 0.95,
    method: RatioIntervalMethod = "score",
) -> Contrast:
    """Return a large-sample interval for the ratio of two rates.

    Parameters
    ----------
    first, second : int
        Events (both at least 1).
    exposure_first, exposure_second : float
        Covered days.
    method : str
        ``score``, ``score-skew`` (corrected for skewness) and ``score-log`` (tests inverted), ``wald-log``,
        ``wald-half`` (half an event added), ``mover`` (from two score intervals).

    Returns
    -------
    Contrast

    Raises
    ------
    UndefinedStatisticError
        If a count is zero: use `compare_rates`, which is exact there.

    Notes
    -----
    Independent Poisson counts; see `compare_rates` on why event data break that.

    References
    ----------
    Gu et al. (2008), Biometrical Journal 50, 283-298. Laud (2017), Pharmaceutical
    Statistics 16, 334-348. Li, Tang & Wong (2014), Computational Statistics 29, 869-889.

    Examples
    --------
    >>> ratio = rate_ratio_interval(60, 30, exposure_first=51477.5, exposure_second=54308.7)
    >>> round(ratio.low, 6), round(ratio.high, 6)
    (1.365962, 3.259306)
    """
    check_count_and_exposure(first, exposure_first)
    check_count_and_exposure(second, exposure_second)
    if min(first, second) == 0:
        raise UndefinedStatisticError(
            f"no large-sample ratio interval for counts {first} and {second}", fix="use compare_rates"
        )
    z = normal_quantile(confidence_level)
    scale = exposure_second / exposure_first
    estimate = first / second * scale
    if method == "mover":
        low, high = _mover_ratio(first, second, exposure_first, exposure_second, confidence_level)
    elif method.startswith("wald"):
        add = 0.5 if method == "wald-half" else 0.0
        centre = (first + add) / (second + add) * scale
        factor = exp(z * sqrt(1 / (first + add) + 1 / (second + add)))
        low, high = centre / factor, centre * factor
    else:
        low, high = _inverted_ratio(first, second, exposure_first, exposure_second, z, method)
    return Contrast(estimate=estimate, low=low, high=high, confidence_level=confidence_level, method=method)


def _inverted_ratio(y1: int, y2: int, e1: float, e2: float, z: float, method: str) -> tuple[float, float]:
    kind: Literal["score", "score-log"] = "score-log" if method == "score-log" else "score"

    def statistic(log_ratio: float) -> float:
        null = exp(log_ratio)
        test = rate_ratio_test(y1, y2, exposure_first=e1, exposure_second=e2, null_ratio=null, method=kind)
        return _unskewed(test.statistic, y1 + y2, e1, e2, null) if method == "score-skew" else test.statistic

    low, high = _invert(statistic, log(y1 / y2 * e2 / e1), z, step=sqrt(1 / y1 + 1 / y2))
    return exp(low), exp(high)


def _unskewed(statistic: float, total: int, e1: float, e2: float, null: float) -> float:
    """The z with ``z + skew (z**2 - 1) / 6 = statistic``, the skew that of the score under the null."""
    second = total / (null * e1 + e2)
    first = null * second
    variance = first / e1 + null**2 * second / e2
    skew = (first / e1**2 - null**3 * second / e2**2) / variance**1.5 / 6
    if abs(skew) < 1e-12:
        return statistic
    return float((sqrt(max(1 + 4 * skew * (statistic + skew), 0.0)) - 1) / (2 * skew))


def _invert(statistic: Callable[[float], float], centre: float, z: float, step: float) -> tuple[float, float]:
    """Return where a falling statistic passes z and -z."""
    from scipy.optimize import brentq

    lower, upper = centre - step, centre + step
    while statistic(lower) < z:
        lower -= step
    while statistic(upper) > -z:
        upper += step
    low = brentq(lambda v: statistic(v) - z, lower, centre, xtol=1e-13, rtol=1e-13)
    high = brentq(lambda v: statistic(v) + z, centre, upper, xtol=1e-13, rtol=1e-13)
    return float(low), float(high)


def _mover_ratio(y1: int, y2: int, e1: float, e2: float, confidence_level: float) -> tuple[float, float]:
    a = rate_interval(y1, e1, confidence_level=confidence_level, method="score")
    b = rate_interval(y2, e2, confidence_level=confidence_level, method="score")
    r1, r2 = a.estimate, b.estimate
    low = _mover_root(r1 * r2, a.low, b.high, r1, r2, -1)
    high = _mover_root(r1 * r2, a.high, b.low, r1, r2, 1)
    return low, high


def _mover_root(product: float, limit1: float, limit2: float, r1: float, r2: float, sign: int) -> float:
    c1, c2 = limit1 * (2 * r1 - limit1), limit2 * (2 * r2 - limit2)
    return (product + sign * sqrt(product**2 - c1 * c2)) / c2 if c2 else inf


def rate_difference_interval(
    first: int,
    second: int,
    *,
    exposure_first: float = 1.0,
    exposure_second: float = 1.0,
    confidence_level: float = 0.95,
    method: DifferenceIntervalMethod = "score",
) -> Contrast:
    """Return a large-sample interval for the difference of two rates (first - second).

    Examples
    --------
    >>> difference = rate_difference_interval(60, 30, exposure_first=51.4775, exposure_second=54.3087)
    >>> round(difference.low, 6), round(difference.high, 6)
    (0.265796, 0.989192)
    """
    check_count_and_exposure(first, exposure_first)
    check_count_and_exposure(second, exposure_second)
    if first + second == 0:
        raise UndefinedStatisticError("no event in either sample", fix="widen the periods or the place")
    z = normal_quantile(confidence_level)
    estimate = first / exposure_first - second / exposure_second
    if method == "mover":
        low, high = _mover_difference(first, second, exposure_first, exposure_second, confidence_level)
    elif method.startswith("wald"):
        add = 0.5 if method == "wald-half" else 0.0
        half = z * sqrt((first + add) / exposure_first**2 + (second + add) / exposure_second**2)
        low, high = estimate - half, estimate + half
    else:
        low, high = _inverted_difference(first, second, exposure_first, exposure_second, z)
    return Contrast(estimate=estimate, low=low, high=high, confidence_level=confidence_level, method=method)


def _inverted_difference(y1: int, y2: int, e1: float, e2: float, z: float) -> tuple[float, float]:
    def statistic(null: float) -> float:
        return rate_difference_test(
            y1, y2, exposure_first=e1, exposure_second=e2, null_difference=null, method="score"
        ).statistic

    return _invert(statistic, y1 / e1 - y2 / e2, z, step=sqrt((y1 + 0.5) / e1**2 + (y2 + 0.5) / e2**2))


def _mover_difference(y1: int, y2: int, e1: float, e2: float, confidence_level: float) -> tuple[float, float]:
    a = rate_interval(y1, e1, confidence_level=confidence_level, method="score")
    b = rate_interval(y2, e2, confidence_level=confidence_level, method="score")
    estimate = a.estimate - b.estimate
    low = estimate - sqrt((a.estimate - a.low) ** 2 + (b.high - b.estimate) ** 2)
    return low, estimate + sqrt((a.high - a.estimate) ** 2 + (b.estimate - b.low) ** 2)
