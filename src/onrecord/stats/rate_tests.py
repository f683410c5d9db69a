"""Two event rates: large-sample tests and the E-test, as peers of the exact test.

`rate_ratio.compare_rates` is the test that the package uses. These are here for what it cannot do (a difference of
rates, a margin) and to stand beside it in the benchmark. The ratio and the difference are *first against second*.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import log, sqrt
from typing import Literal

import numpy as np
from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.rate_ratio import Alternative
from onrecord.stats.rates import check_count_and_exposure
from onrecord.stats.series import Floats

RatioMethod = Literal["wald", "score", "wald-log", "score-log", "sqrt"]
DifferenceMethod = Literal["wald", "score"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RateTest:
    """A test of two rates against a null ratio or a null difference."""

    statistic: float
    p_value: float
    alternative: str
    method: str
    null_value: float


def normal_p_value(statistic: float, alternative: Alternative) -> float:
    """Return the p-value of a standard normal statistic.

    Examples
    --------
    >>> round(normal_p_value(1.959964, "two-sided"), 6)
    0.05
    """
    if alternative == "two-sided":
        return float(2 * special.ndtr(-abs(statistic)))
    return float(special.ndtr(-statistic if alternative == "greater" else statistic))


def rate_ratio_test(
    first: int,
    second: int,
    *,
    exposure_first: float = 1.0,
    exposure_second: float = 1.0,
    null_ratio: float = 1.0,
    alternative: Alternative = "two-sided",
    method: RatioMethod = "score",
) -> RateTest:
    """Test a ratio of two Poisson rates by a large-sample statistic.

    Parameters
    ----------
    first, second : int
        Events in the two samples.
    exposure_first, exposure_second : float
        Covered days (positive).
    null_ratio : float
        First / second under the null hypothesis (positive).
    alternative : str
        Of the ratio first / second.
    method : str
        ``score``, ``wald``, ``wald-log``, ``score-log`` or ``sqrt`` (Gu et al. 2008).

    Returns
    -------
    RateTest

    Raises
    ------
    UndefinedStatisticError
        If the statistic divides by zero: no event at all, or a zero count with a ``-log`` method.

    Notes
    -----
    Poisson counts and enough of them (about ten in each). Bursts of events make each of these reject far too often.

    References
    ----------
    Gu, Ng, Tang & Schucany (2008), Biometrical Journal 50, 283-298.

    Examples
    --------
    >>> round(rate_ratio_test(60, 30, exposure_first=51477.5, exposure_second=54308.7).statistic, 4)
    3.4174
    """
    check_count_and_exposure(first, exposure_first)
    check_count_and_exposure(second, exposure_second)
    if first + second == 0 or (method.endswith("-log") and min(first, second) == 0):
        raise UndefinedStatisticError(
            f"the {method} statistic is not defined for counts {first} and {second}", fix="use compare_rates"
        )
    expected = null_ratio * exposure_first / exposure_second
    statistic = _RATIO_STATISTICS[method](first, second, expected)
    return RateTest(
        statistic=statistic,
        p_value=normal_p_value(statistic, alternative),
        alternative=alternative,
        method=method,
        null_value=null_ratio,
    )


_RATIO_STATISTICS: dict[RatioMethod, Callable[[int, int, float], float]] = {
    "score": lambda y1, y2, r: (y1 - y2 * r) / sqrt((y1 + y2) * r),
    "wald": lambda y1, y2, r: (y1 - y2 * r) / sqrt(y1 + y2 * r * r),
    "wald-log": lambda y1, y2, r: (log(y1 / y2) - log(r)) / sqrt(1 / y1 + 1 / y2),
    "score-log": lambda y1, y2, r: (log(y1 / y2) - log(r)) / sqrt((2 + 1 / r + r) / (y1 + y2)),
    "sqrt": lambda y1, y2, r: 2 * (sqrt(y1 + 3 / 8) - sqrt((y2 + 3 / 8) * r)) / sqrt(1 + r),
}


def rate_difference_test(
    first: int,
    second: int,
    *,
    exposure_first: float = 1.0,
    exposure_second: float = 1.0,
    null_difference: float = 0.0,
    alternative: Alternative = "two-sided",
    method: DifferenceMethod = "score",
) -> RateTest:
    """Test a difference of two Poisson rates (first - second, events a unit of exposure).

    References
    ----------
    Ng, Gu & Tang (2007), Computational Statistics & Data Analysis 51, 3085-3099.

    Examples
    --------
    >>> test = rate_difference_test(41, 15, exposure_first=28010, exposure_second=19017, alternative="greater")
    >>> round(test.statistic, 4), round(test.p_value, 4)
    (2.0818, 0.0187)
    """
    check_count_and_exposure(first, exposure_first)
    check_count_and_exposure(second, exposure_second)
    if first + second == 0:
        raise UndefinedStatisticError("no event in either sample", fix="widen the periods or the place")
    statistic = _difference_statistic(first, second, exposure_first, exposure_second, null_difference, method)
    return RateTest(
        statistic=float(statistic),
        p_value=normal_p_value(float(statistic), alternative),
        alternative=alternative,
        method=method,
        null_value=null_difference,
    )


def _constrained_rates(y1: Floats, y2: Floats, e1: float, e2: float, null: float) -> tuple[Floats, Floats]:
    """Maximum-likelihood rates under first - second = null."""
    middle = (y1 + y2) / (e1 + e2) - null
    second = 0.5 * (middle + np.sqrt(middle**2 + 4 * null * y2 / (e1 + e2)))
    return second + null, second


def _null_rates(
    y1: float, y2: float, e1: float, e2: float, null: float, method: DifferenceMethod
) -> tuple[float, float]:
    """Rates under the null: by moments for the Wald E-test, as Krishnamoorthy & Thomson, else by likelihood."""
    if method == "score":
        first, second = _constrained_rates(np.asarray(y1), np.asarray(y2), e1, e2, null)
        return float(first), float(second)
    moment = (y1 + y2) / (e1 + e2) - null * e1 / (e1 + e2)
    if moment < 0:
        raise UndefinedStatisticError(
            f"a difference of {null} is more than these counts allow", fix="test a smaller difference"
        )
    return moment + null, moment


def _difference_statistic(
    y1: Floats | float, y2: Floats | float, e1: float, e2: float, null: float, method: DifferenceMethod
) -> Floats:
    first, second = np.asarray(y1, dtype=np.float64), np.asarray(y2, dtype=np.float64)
    r1, r2 = (first / e1, second / e2) if method == "wald" else _constrained_rates(first, second, e1, e2, null)
    statistic: Floats = (first / e1 - second / e2 - null) / np.sqrt(r1 / e1 + r2 / e2 + 1e-20)
    return statistic


def e_test(
    first: int,
    second: int,
    *,
    exposure_first: float = 1.0,
    exposure_second: float = 1.0,
    null_value: float | None = None,
    compare: Literal["ratio", "difference"] = "ratio",
    alternative: Alternative = "two-sided",
    method: DifferenceMethod = "score",
) -> RateTest:
    """Test two Poisson rates by the E-test: the statistic's distribution at the rates estimated under the null.

    Parameters
    ----------
    first, second : int
        Events in the two samples, not both 0.
    exposure_first, exposure_second : float
        Covered days.
    null_value : float, optional
        First / second (default 1) or first - second (default 0) under the null hypothesis.
    compare : str
        ``ratio`` or ``difference``.
    method : str
        The statistic that orders the outcomes: ``score`` or ``wald``. Two-sided means its absolute value.

    Returns
    -------
    RateTest

    Notes
    -----
    Sums the joint probabilities up to a tail of 1e-13, so that it suits counts up to a few thousand.

    References
    ----------
    Krishnamoorthy & Thomson (2004), Journal of Statistical Planning and Inference 119, 23-35.

    Examples
    --------
    >>> test = e_test(0, 3, exposure_first=100, exposure_second=100, compare="difference", method="wald")
    >>> round(test.p_value, 4)
    0.0884
    """
    check_count_and_exposure(first, exposure_first)
    check_count_and_exposure(second, exposure_second)
    if first + second == 0:
        raise UndefinedStatisticError("no event in either sample", fix="widen the periods or the place")
    null = (1.0 if compare == "ratio" else 0.0) if null_value is None else null_value
    order, mean_first, mean_second = _ordering(first, second, exposure_first, exposure_second, null, compare, method)
    seen = float(order(np.asarray(float(first)), np.asarray(float(second))))
    x1, p1 = _support(mean_first)
    x2, p2 = _support(mean_second)
    chosen = _as_extreme(order(x1[:, None], x2[None, :]), seen, alternative)
    return RateTest(
        statistic=seen,
        p_value=min(1.0, float(p1 @ chosen @ p2)),
        alternative=alternative,
        method=f"e-test-{method}",
        null_value=null,
    )


def _ordering(
    y1: int, y2: int, e1: float, e2: float, null: float, compare: str, method: DifferenceMethod
) -> tuple[Callable[[Floats, Floats], Floats], float, float]:
    if compare == "difference":
        r1, r2 = _null_rates(float(y1), float(y2), e1, e2, null, method)
        return (lambda a, b: _difference_statistic(a, b, e1, e2, null, method)), r1 * e1, r2 * e2
    odds = null * e1 / e2
    mean_second = (y1 + y2) / (1 + odds)

    def statistic(a: Floats, b: Floats) -> Floats:
        variance = a + b * odds**2 if method == "wald" else (a + b) * odds
        value: Floats = (a - b * odds) / np.sqrt(variance + 1e-20)
        return value

    return statistic, mean_second * odds, mean_second


def _support(mean: float) -> tuple[Floats, Floats]:
    top = int(mean + 8 * sqrt(mean + 1) + 40)
    x = np.arange(top + 1, dtype=np.float64)
    pmf: Floats = np.exp(special.xlogy(x, mean) - mean - special.gammaln(x + 1))
    return x, pmf


def _as_extreme(values: Floats, seen: float, alternative: Alternative) -> Floats:
    slack = 1e-12 * max(1.0, abs(seen))
    if alternative == "two-sided":
        return (np.abs(values) >= abs(seen) - slack).astype(np.float64)
    extreme = values >= seen - slack if alternative == "greater" else values <= seen + slack
    return extreme.astype(np.float64)
