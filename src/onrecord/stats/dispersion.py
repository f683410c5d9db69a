"""How much more a series of counts varies than independent events would.

Question: by what factor is the variance of a day, of a window, or of the contrast of two windows inflated? 1 is what
independent events at a constant rate (Poisson) give.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.series import Floats, covered_counts, paired_totals, window_totals


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispersion:
    """The index of dispersion of daily counts, with Fisher's test against Poisson (upper tail)."""

    index_of_dispersion: float
    mean: float
    variance: float  # with n - 1
    statistic: float  # chi-square
    degrees_of_freedom: int
    p_value: float
    n_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdispersionTest:
    """Cameron and Trivedi's regression test of extra variance (upper tail)."""

    statistic: float  # z
    p_value: float
    dispersion: float  # 1 + a of variance = mean + a mean
    alpha: float  # of variance = mean + alpha mean**2


def _positive_mean(counts: Floats) -> float:
    mean = float(counts.mean())
    if mean <= 0:
        raise UndefinedStatisticError(
            "no event on any covered day: the dispersion is 0/0", fix="widen the period or the place"
        )
    return mean


def index_of_dispersion(counts: ArrayLike, *, covered: ArrayLike | None = None) -> Dispersion:
    """Return the variance of daily counts over their mean, with Fisher's dispersion test.

    Parameters
    ----------
    counts : array_like of shape (n_days,)
        Events a day.
    covered : array_like of bool of shape (n_days,), optional
        Days for which the record speaks; the others are left out.

    Returns
    -------
    Dispersion
        ``index_of_dispersion`` is 1 for Poisson days, above 1 for bursts.

    Raises
    ------
    UndefinedStatisticError
        With fewer than two covered days, or no event.

    Notes
    -----
    Looks at days one by one and is blind to their order: a record can have a mild index of a day and still a variance
    of monthly totals ten times Poisson (`fano_factor`, `allan_factor`).

    References
    ----------
    Fisher, Thornton & Mackenzie (1922), Annals of Applied Biology 9, 325-359. Cameron & Trivedi (2013), ch. 5.

    Examples
    --------
    >>> round(index_of_dispersion([2, 0, 5, 1]).index_of_dispersion, 3)
    2.333
    """
    values = covered_counts(counts, covered)
    mean = _positive_mean(values)
    if values.size < 2:
        raise UndefinedStatisticError("one covered day has no variance", fix="widen the period")
    variance = float(values.var(ddof=1))
    statistic = (values.size - 1) * variance / mean
    return Dispersion(
        index_of_dispersion=variance / mean,
        mean=mean,
        variance=variance,
        statistic=statistic,
        degrees_of_freedom=values.size - 1,
        p_value=float(special.chdtrc(values.size - 1, statistic)),
        n_days=values.size,
    )


def fano_factor(counts: ArrayLike, window: int, *, covered: ArrayLike | None = None) -> float:
    """Return the variance of window totals over their mean (overlapping windows, no unit).

    Parameters
    ----------
    counts : array_like of shape (n_days,)
        Events a day.
    window : int
        Covered days in a window (at least 1).

    Returns
    -------
    float
        1 for Poisson. Grows with the window under slow drift of the rate.

    Notes
    -----
    Biased low where the record holds few windows. The right inflation for one window against the long-run mean.

    References
    ----------
    Fano (1947), Physical Review 72, 26-29. Lowen & Teich (2005), Fractal-Based Point Processes.

    Examples
    --------
    >>> round(fano_factor([1, 3, 2, 6, 5, 7], 2), 4)
    1.5625
    """
    totals = window_totals(covered_counts(counts, covered), window)
    mean = _positive_mean(totals)
    if totals.size < 2:
        raise UndefinedStatisticError("one window has no variance", fix="use shorter windows")
    return float(totals.var(ddof=1)) / mean


def allan_factor(counts: ArrayLike, window: int, *, covered: ArrayLike | None = None) -> float:
    """Return the Allan factor A(W): half the mean squared difference of successive window totals, over their mean.

    Parameters
    ----------
    counts : array_like of shape (n_days,)
        Events a day.
    window : int
        Covered days in a window (at least 1); the record must hold two.

    Returns
    -------
    float
        1 for Poisson; the inflation of the variance when two *adjacent* windows of this length are compared.

    Notes
    -----
    Time is counted in covered days, so that a gap in the record closes up. Overlapping windows; the mean is that of
    the whole series. With n days it rests on about n / W independent differences.

    References
    ----------
    Allan (1966), Proc. IEEE 54, 221-230. Telesca et al. (2015) use it on earthquake counts.

    Examples
    --------
    >>> round(allan_factor([1, 3, 2, 6, 5, 7], 2), 4)
    1.4167
    """
    return contrast_factor(counts, window, window, covered=covered)


def contrast_factor(
    counts: ArrayLike, first: int, second: int, gap: int = 0, *, covered: ArrayLike | None = None
) -> float:
    """Return the Allan factor of two windows of any lengths with a gap between them.

    Parameters
    ----------
    counts : array_like of shape (n_days,)
        Events a day.
    first, second : int
        Lengths of the two windows, in covered days.
    gap : int
        Covered days between them.

    Returns
    -------
    float
        Mean squared difference of the two rates over what Poisson would give, ``mean (1/first + 1/second)``. Equal to
        `allan_factor` for adjacent windows of one length.

    Notes
    -----
    ``var(log ratio)`` is then about ``factor * (1/N1 + 1/N2)``. This is the second moment of the placebo distribution
    at the claim's own geometry, where the Allan factor of each window alone would miss the gap.

    Examples
    --------
    >>> counts = [1, 3, 2, 6, 5, 7]
    >>> contrast_factor(counts, 2, 2) == allan_factor(counts, 2)
    True
    """
    values = covered_counts(counts, covered)
    mean = _positive_mean(values)
    before, after = paired_totals(values, first, second, gap)
    return float(np.mean((after / second - before / first) ** 2)) / (mean * (1 / first + 1 / second))


def overdispersion_test(counts: ArrayLike, *, covered: ArrayLike | None = None) -> OverdispersionTest:
    """Test daily counts for extra variance by Cameron and Trivedi's auxiliary regression (constant mean).

    References
    ----------
    Cameron & Trivedi (1990), Journal of Econometrics 46, 347-364.

    Examples
    --------
    >>> round(overdispersion_test([2, 0, 5, 1, 0, 0, 9, 1]).dispersion, 3)
    3.972
    """
    values = covered_counts(counts, covered)
    mean = _positive_mean(values)
    extra = ((values - mean) ** 2 - values) / mean
    spread = float(extra.std(ddof=1))
    if spread == 0:
        raise UndefinedStatisticError("every day has the same count", fix="use a longer period")
    z = float(extra.mean()) / (spread / sqrt(values.size))
    return OverdispersionTest(
        statistic=z,
        p_value=float(special.ndtr(-z)),
        dispersion=1 + float(extra.mean()),
        alpha=float(extra.mean()) / mean,
    )
