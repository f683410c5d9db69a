"""Two event rates: the exact conditional test and its interval.

Question: is the rate of the second period (or place) different from that of the first, if events are independent?
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Literal

import numpy as np
from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.rates import check_count_and_exposure, normal_quantile
from onrecord.stats.series import Floats

Alternative = Literal["two-sided", "greater", "less"]
ConditionalMethod = Literal["central", "midp"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRatio:
    """A ratio of two rates, after divided by before (no unit)."""

    estimate: float  # inf if before is 0
    low: float
    high: float  # inf if before is 0, or one-sided
    p_value: float
    alternative: str
    confidence_level: float
    null_ratio: float
    method: str


def compare_rates(
    before: int,
    after: int,
    *,
    exposure_before: float = 1.0,
    exposure_after: float = 1.0,
    null_ratio: float = 1.0,
    alternative: Alternative = "two-sided",
    confidence_level: float = 0.95,
    method: ConditionalMethod = "central",
) -> RateRatio:
    """Compare two event rates by the exact conditional test (central).

    Parameters
    ----------
    before, after : int
        Events in the two periods (at least 0, not both 0).
    exposure_before, exposure_after : float
        Covered days of the two periods (positive).
    null_ratio : float
        The ratio after / before under the null hypothesis.
    alternative : str
        ``two-sided`` (twice the smaller tail), ``greater`` or ``less`` (of after / before).
    confidence_level : float
        In (0, 1).
    method : str
        ``central`` (exact, Clopper-Pearson) or ``midp`` (less conservative, not guaranteed).

    Returns
    -------
    RateRatio
        After / before (``inf`` if before is 0), interval and p-value of one family: the interval leaves out
        `null_ratio` if and only if the p-value is below ``1 - confidence_level``.

    Raises
    ------
    UndefinedStatisticError
        If both counts are zero. A missing answer is never NaN.

    Notes
    -----
    Given the total, `after` is binomial with probability ``q = r E2 / (r E2 + E1)``. Assumes independent events, which
    attacks are not: on a real strike record it calls 43 to 62 % of arbitrary dates a change. Read it beside the
    dispersion, and use `placebo_in_time` for "unusual". Minimum-likelihood two-sided p-values can contradict the
    interval, so that they are not offered here (`minlike_p_value` exists for comparison).

    References
    ----------
    Przyborowski & Wilenski (1940), Biometrika 31, 313-323. Fay (2010), Biostatistics 11, 373-374.

    Examples
    --------
    >>> ratio = compare_rates(21, 11, exposure_before=3011, exposure_after=800)
    >>> round(ratio.estimate, 4), round(ratio.low, 4), round(ratio.high, 4), round(ratio.p_value, 4)
    (1.9715, 0.8584, 4.2773, 0.112)
    """
    _check_pair(before, exposure_before, after, exposure_after)
    normal_quantile(confidence_level)
    share = null_ratio * exposure_after / (null_ratio * exposure_after + exposure_before)
    weight = 0.5 if method == "midp" else 1.0
    alpha = (1 - confidence_level) * (1.0 if alternative != "two-sided" else 0.5)
    low_share, high_share = _share_limits(after, before + after, alpha, weight)
    scale = exposure_before / exposure_after
    return RateRatio(
        estimate=inf if before == 0 else after / before * scale,
        low=0.0 if alternative == "less" else _odds(low_share) * scale,
        high=inf if alternative == "greater" else _odds(high_share) * scale,
        p_value=_p_value(after, before + after, share, alternative, weight),
        alternative=alternative,
        confidence_level=confidence_level,
        null_ratio=null_ratio,
        method=method,
    )


def _check_pair(before: int, exposure_before: float, after: int, exposure_after: float) -> None:
    check_count_and_exposure(before, exposure_before)
    check_count_and_exposure(after, exposure_after)
    if before + after == 0:
        raise UndefinedStatisticError("no event in either period", fix="widen the periods or the place")


def _odds(share: float) -> float:
    return inf if share >= 1 else share / (1 - share)


def _upper_tail(count: int, total: int, share: float, weight: float) -> float:
    """P(X > count) + weight * P(X = count)."""
    above = 0.0 if count >= total else float(special.bdtrc(count, total, share))
    at_least = 1.0 if count <= 0 else float(special.bdtrc(count - 1, total, share))
    return above + weight * (at_least - above)


def _lower_tail(count: int, total: int, share: float, weight: float) -> float:
    return _upper_tail(total - count, total, 1 - share, weight)


def _p_value(count: int, total: int, share: float, alternative: Alternative, weight: float) -> float:
    upper = _upper_tail(count, total, share, weight)
    lower = _lower_tail(count, total, share, weight)
    if alternative == "greater":
        return upper
    return lower if alternative == "less" else min(1.0, 2 * min(upper, lower))


def _share_limits(count: int, total: int, alpha: float, weight: float) -> tuple[float, float]:
    """Clopper-Pearson (weight 1) or mid-p limits of a binomial share."""
    low = 0.0 if count == 0 else float(special.betaincinv(count, total - count + 1, alpha))
    high = 1.0 if count == total else float(special.betainccinv(count + 1, total - count, alpha))
    if weight == 1.0:
        return low, high
    from scipy.optimize import brentq

    tiny = 1e-15
    if count > 0:
        low = brentq(lambda q: _upper_tail(count, total, q, weight) - alpha, low, 1 - tiny, xtol=1e-14)
    if count < total:
        high = brentq(lambda q: _lower_tail(count, total, q, weight) - alpha, tiny, high, xtol=1e-14)
    return float(low), float(high)


def minlike_p_value(count: int, total: int, share: float, *, midp: bool = False) -> float:
    """Return the two-sided p-value that sums every outcome no more probable than the one seen.

    For comparison with R ``poisson.test`` and ``binom.test`` only: this p-value and the central interval can contradict
    each other (2 in 17,877 against 9 in 16,660: p 0.033, interval 0.022 to 1.0005).

    Examples
    --------
    >>> round(minlike_p_value(2, 11, 17877 / (17877 + 16660)), 7)
    0.0330942
    """
    probability = _binomial_pmf(total, share)
    seen = probability[count]
    mass = float(probability[probability <= seen * (1 + 1e-7)].sum())
    return min(1.0, mass - (float(seen) / 2 if midp else 0.0))


def blaker_p_value(count: int, total: int, share: float) -> float:
    """Return Blaker's two-sided p-value: the smaller tail plus the largest opposite tail that does not exceed it.

    References
    ----------
    Blaker (2000), Canadian Journal of Statistics 28, 783-798.

    Examples
    --------
    >>> round(blaker_p_value(0, 3, 0.5), 6)
    0.25
    """
    probability = _binomial_pmf(total, share)
    lower, upper = np.cumsum(probability), np.cumsum(probability[::-1])[::-1]
    smaller = np.minimum(lower, upper)
    return min(1.0, float(probability[smaller <= smaller[count] * (1 + 1e-7)].sum()))


def _binomial_pmf(total: int, share: float) -> Floats:
    k = np.arange(total + 1, dtype=np.float64)
    log_choose = special.gammaln(total + 1) - special.gammaln(k + 1) - special.gammaln(total - k + 1)
    pmf: Floats = np.exp(log_choose + special.xlogy(k, share) + special.xlog1py(total - k, -share))
    return pmf
