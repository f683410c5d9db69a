"""Two-period count regressions: the usual peers, for the benchmark and for comparison.

Question: what would a Poisson, quasi-Poisson, negative binomial or Newey-West regression of the days on "after" say?
With one group variable the fitted means are the two sample means, so that everything is closed but the NB2 dispersion.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.rate_tests import normal_p_value
from onrecord.stats.rates import normal_quantile
from onrecord.stats.series import Floats, covered_counts

Variance = Literal["poisson", "quasi", "nb2", "sandwich", "hac"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoPeriodFit:
    """The log rate ratio of two periods, after against before, under a variance model."""

    estimate: float  # rate ratio
    low: float
    high: float
    confidence_level: float
    log_rate_ratio: float
    standard_error: float  # of the logarithm
    statistic: float
    p_value: float
    variance: str
    dispersion: float  # Pearson chi-square over residual degrees of freedom


@dataclass(frozen=True, slots=True, kw_only=True)
class NegativeBinomialFit:
    """Maximum-likelihood NB2 dispersion of two groups with their own means."""

    theta: float  # 1 / alpha; variance = mean + mean**2 / theta
    theta_standard_error: float
    log_likelihood: float


def two_period_fit(
    before: ArrayLike,
    after: ArrayLike,
    *,
    variance: Variance = "quasi",
    n_lags: int = 7,
    confidence_level: float = 0.95,
) -> TwoPeriodFit:
    """Regress daily counts on "after" with a log link, under one of five variance models.

    Parameters
    ----------
    before, after : array_like of shape (n_days,)
        Counts of the covered days of the two periods; each with at least one event.
    variance : str
        ``poisson``, ``quasi`` (Pearson scale, t reference), ``nb2`` (maximum likelihood), ``sandwich`` (HC0) or ``hac``
        (Newey-West with `n_lags`, days in order, before then after).
    confidence_level : float
        In (0, 1).

    Returns
    -------
    TwoPeriodFit

    Raises
    ------
    UndefinedStatisticError
        If a period has no event, or the two together fewer than three days.

    Notes
    -----
    None of them is calibrated on event records: each looks at the dispersion *inside* the two periods and is blind to
    slow movement of the rate, which makes them call 32 to 53 % of arbitrary dates a change at nominal 5 %.

    References
    ----------
    Cameron & Trivedi (2013), Regression Analysis of Count Data, ch. 3. Venables & Ripley (2002), ch. 7.

    Examples
    --------
    >>> fit = two_period_fit([4, 6, 5, 5], [2, 3, 1, 2])
    >>> round(fit.estimate, 2)
    0.4
    """
    first, second = covered_counts(before), covered_counts(after)
    if min(first.sum(), second.sum()) == 0 or first.size + second.size < 3:
        raise UndefinedStatisticError("a period without events has no log rate", fix="use compare_rates")
    estimate = log(float(second.mean()) / float(first.mean()))
    dispersion = _pearson(first, second)
    error = sqrt(_variance(first, second, variance, n_lags, dispersion))
    statistic = estimate / error if error > 0 else float(np.sign(estimate)) * float("inf")
    freedom = first.size + second.size - 2
    quasi = variance == "quasi"
    p_value = float(2 * special.stdtr(freedom, -abs(statistic))) if quasi else normal_p_value(statistic, "two-sided")
    reach = float(special.stdtrit(freedom, 0.5 + confidence_level / 2)) if quasi else normal_quantile(confidence_level)
    return TwoPeriodFit(
        estimate=exp(estimate),
        low=exp(estimate - reach * error),
        high=exp(estimate + reach * error),
        confidence_level=confidence_level,
        log_rate_ratio=estimate,
        standard_error=error,
        statistic=statistic,
        p_value=p_value,
        variance=variance,
        dispersion=dispersion,
    )


def _pearson(first: Floats, second: Floats) -> float:
    squares = sum(float(((x - x.mean()) ** 2).sum() / x.mean()) for x in (first, second))
    return squares / (first.size + second.size - 2)


def _variance(first: Floats, second: Floats, variance: Variance, n_lags: int, dispersion: float) -> float:
    if variance == "nb2":
        alpha = 1 / negative_binomial_fit(first, second).theta
        return sum((1 + alpha * float(x.mean())) / float(x.sum()) for x in (first, second))
    if variance in ("poisson", "quasi"):
        return (1 / float(first.sum()) + 1 / float(second.sum())) * (dispersion if variance == "quasi" else 1.0)
    # Scores of the log ratio, day by day: residuals over their group's total, the first group with a minus.
    influence = np.concatenate([-(first - first.mean()) / first.sum(), (second - second.mean()) / second.sum()])
    total = float(influence @ influence)
    for lag in range(1, (n_lags if variance == "hac" else 0) + 1):
        total += 2 * (1 - lag / (n_lags + 1)) * float(influence[lag:] @ influence[:-lag])
    return max(total, 0.0)


def negative_binomial_fit(*groups: ArrayLike) -> NegativeBinomialFit:
    """Fit one NB2 dispersion to groups of counts, each with its own mean.

    Parameters
    ----------
    *groups : array_like
        Counts; every group has at least one event.

    Returns
    -------
    NegativeBinomialFit
        ``theta`` is capped at 1e8 where the groups show no extra variance (then Poisson).

    References
    ----------
    Venables & Ripley (2002), Modern Applied Statistics with S, 7.4 (``glm.nb``).

    Examples
    --------
    >>> fit = negative_binomial_fit([0, 9, 1, 4, 12, 0], [2, 0, 7, 1, 1, 0])
    >>> round(fit.theta, 2)
    0.66
    """
    samples = [covered_counts(group) for group in groups]
    if not samples or any(sample.sum() == 0 for sample in samples):
        raise UndefinedStatisticError("a group without events has no dispersion", fix="leave the group out")
    counts = np.concatenate(samples)
    means = np.concatenate([np.full(sample.size, sample.mean()) for sample in samples])
    theta = _best_theta(counts, means)
    information = -_theta_curvature(theta, counts, means)
    return NegativeBinomialFit(
        theta=theta,
        theta_standard_error=1 / sqrt(information) if information > 0 else float("inf"),
        log_likelihood=negative_binomial_log_likelihood(theta, counts, means),
    )


def _best_theta(counts: Floats, means: Floats) -> float:
    from scipy.optimize import brentq

    def score(log_theta: float) -> float:
        theta = exp(log_theta)
        terms = special.digamma(theta + counts) - special.digamma(theta) - np.log1p(means / theta)
        return float(np.sum(terms + (means - counts) / (theta + means)))

    low, high = log(1e-4), log(1e8)
    # Without extra variance the score stays positive up to rounding: theta runs to infinity, and this is Poisson.
    if float(np.sum((counts - means) ** 2 - counts)) <= 0 or score(low) <= 0 or score(log(1e5)) >= 0:
        return 1e8
    return exp(float(brentq(score, low, high if score(high) < 0 else log(1e5), xtol=1e-13)))


def _theta_curvature(theta: float, counts: Floats, means: Floats) -> float:
    terms = special.polygamma(1, theta + counts) - special.polygamma(1, theta) + 1 / theta
    terms = terms - 2 / (theta + means) + (counts + theta) / (theta + means) ** 2
    return float(np.sum(terms))


def negative_binomial_log_likelihood(theta: float, counts: Floats, means: Floats) -> float:
    """Return the NB2 log likelihood of counts with these means and one theta."""
    terms = special.gammaln(theta + counts) - special.gammaln(theta) - special.gammaln(counts + 1)
    terms = terms + special.xlogy(counts, means / (means + theta)) - theta * np.log1p(means / theta)
    return float(np.sum(terms))
