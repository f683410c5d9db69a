"""Power of comparisons of two rates under Poisson, inflated-Poisson and negative binomial variance.

Question: with these rates and exposures, how often would a large-sample test find the difference?
"""

from __future__ import annotations

from math import log, sqrt

from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.rate_ratio import Alternative


def _normal_power(effect: float, n: float, alpha: float, deviation: float, alternative: Alternative) -> float:
    """Power of a z-test of `effect`, given the standard deviation of one unit."""
    tail = alpha / 2 if alternative == "two-sided" else alpha
    critical = -float(special.ndtri(tail))
    shift = effect * sqrt(n) / deviation
    above = float(special.ndtr(shift - critical)) if alternative != "less" else 0.0
    below = float(special.ndtr(-shift - critical)) if alternative != "greater" else 0.0
    return above + below


def _positive(**values: float) -> None:
    for name, value in values.items():
        if not value > 0:
            raise UndefinedStatisticError(f"{name} is {value}: no power", fix=f"use a positive {name}")


def power_of_rate_ratio(
    rate_first: float,
    rate_second: float,
    n_first: float,
    *,
    sample_ratio: float = 1.0,
    exposure: float = 1.0,
    null_ratio: float = 1.0,
    significance_level: float = 0.05,
    dispersion: float = 1.0,
    alternative: Alternative = "two-sided",
) -> float:
    """Return the power of a Wald test of the logarithm of a ratio of two rates (variance of the alternative).

    Parameters
    ----------
    rate_first, rate_second : float
        True events a unit of exposure (positive).
    n_first : float
        Units (days) in the first sample; the second has ``sample_ratio * n_first``.
    exposure : float
        Exposure of a unit.
    null_ratio : float
        First / second under the null hypothesis.
    dispersion : float
        Variance over mean: 1 Poisson; the Allan factor for adjacent windows of a record.
    alternative : str
        ``greater`` or ``less`` of the ratio, or ``two-sided``.

    Returns
    -------
    float
        In (0, 1).

    References
    ----------
    Gu et al. (2008), Biometrical Journal 50, 283-298. PASS documentation, chapter 436 and following.

    Examples
    --------
    >>> round(power_of_rate_ratio(21.475 * 0.7, 21.475, 30, dispersion=9.85), 3)
    0.457
    """
    _positive(rate_first=rate_first, rate_second=rate_second, n_first=n_first, dispersion=dispersion)
    _positive(sample_ratio=sample_ratio, exposure=exposure, null_ratio=null_ratio)
    scale = dispersion / exposure
    deviation = sqrt(scale * (1 / rate_first + 1 / (sample_ratio * rate_second)))
    effect = log(rate_first / rate_second) - log(null_ratio)
    return _normal_power(effect, n_first, significance_level, deviation, alternative)


def power_of_rate_difference(
    rate_first: float,
    rate_second: float,
    n_first: float,
    *,
    sample_ratio: float = 1.0,
    null_difference: float = 0.0,
    significance_level: float = 0.05,
    alternative: Alternative = "two-sided",
) -> float:
    """Return the power of a Wald test of a difference of two rates (variance of the alternative).

    Examples
    --------
    >>> round(power_of_rate_difference(15, 10, 6, sample_ratio=4 / 3, alternative="greater"), 5)
    0.82566
    """
    _positive(rate_first=rate_first, rate_second=rate_second, n_first=n_first, sample_ratio=sample_ratio)
    deviation = sqrt(rate_first + rate_second / sample_ratio)
    effect = rate_first - rate_second - null_difference
    return _normal_power(effect, n_first, significance_level, deviation, alternative)


def power_of_equivalence(
    rate_first: float,
    rate_second: float,
    n_first: float,
    *,
    margin_low: float,
    margin_high: float,
    sample_ratio: float = 1.0,
    exposure: float = 1.0,
    significance_level: float = 0.05,
    alpha: float = 0.0,
) -> float:
    """Return the power of two one-sided tests that the ratio lies inside a margin, NB2 variance.

    Parameters
    ----------
    alpha : float
        NB2 dispersion, ``variance = mean + alpha mean**2``.

    References
    ----------
    Zhu (2016), Statistics in Biopharmaceutical Research 9, 107-115.

    Examples
    --------
    >>> round(power_of_equivalence(
    ...     2.5, 2.5, 965, margin_low=0.875, margin_high=1 / 0.875, exposure=0.9, alpha=0.35), 5)
    0.90022
    """
    _positive(rate_first=rate_first, rate_second=rate_second, n_first=n_first, margin_low=margin_low)
    spread = (1 / rate_second + 1 / (sample_ratio * rate_first)) / exposure + (1 + sample_ratio) / sample_ratio * alpha
    root = sqrt(n_first / spread)
    critical = -float(special.ndtri(significance_level))
    centre = log(rate_first / rate_second)
    above = float(special.ndtr((centre - log(margin_low)) * root - critical))
    below = float(special.ndtr((log(margin_high) - centre) * root - critical))
    return max(0.0, above + below - 1)
