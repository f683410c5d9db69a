"""The smallest change that a record could have told from its ordinary movement.

Question: had the rate truly fallen (or risen) by this much, would the placebo rank have said so four times in five?
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.dispersion import contrast_factor
from onrecord.stats.placebo import critical_distance, smoothed_log_ratio
from onrecord.stats.rates import normal_quantile
from onrecord.stats.series import Floats, covered_counts, paired_totals

# A fall of more than nine tenths, or a tenfold rise, is not looked for: no claim of a size rests on more, and the
# normal formula is meaningless there (METHODS: treat more than 85 % as "cannot").
LARGEST_FACTOR = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectableChange:
    """The smallest changes that two windows of a record show with the given power.

    Shares: a ``decrease`` of 0.4 is a fall by 40 %, an ``increase`` of 0.7 a rise by 70 %. None: not reached even by a
    fall of 90 % or a tenfold rise.
    """

    decrease: float | None
    increase: float | None
    decrease_by_formula: float  # 1 - exp(-(z + z) se), with the Allan factor
    increase_by_formula: float
    power: float
    significance_level: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedWindows:
    """Every pair of windows of a record at one geometry, and the distance beyond which one is unusual."""

    earlier: Floats
    later: Floats
    days_earlier: int
    days_later: int
    critical: float  # of the absolute log ratio; inf: never

    def reversed(self) -> PairedWindows:
        """Return the pairs as seen backwards in time."""
        return PairedWindows(
            earlier=self.later,
            later=self.earlier,
            days_earlier=self.days_later,
            days_later=self.days_earlier,
            critical=self.critical,
        )


def paired_windows(
    counts: ArrayLike, first: int, second: int, gap: int = 0, *, significance_level: float = 0.05
) -> PairedWindows:
    """Return the pairs of windows of a record with the critical distance of their absolute log ratio."""
    earlier, later = paired_totals(covered_counts(counts), first, second, gap)
    distances = np.abs(smoothed_log_ratio(earlier, later, first, second))
    return PairedWindows(
        earlier=np.rint(earlier),
        later=np.rint(later),
        days_earlier=first,
        days_later=second,
        critical=critical_distance(distances, significance_level),
    )


def thinned_power(pairs: PairedWindows, kept: float) -> float:
    """Return how often the placebo rank would call a fall to a share `kept` unusual, over every date of the record.

    Parameters
    ----------
    pairs : PairedWindows
        The record's windows.
    kept : float
        The share of the later window's events that remain, in (0, 1].

    Returns
    -------
    float
        The mean over all dates of the exact probability, each later count thinned binomially.

    Examples
    --------
    >>> pairs = paired_windows([20, 22, 19, 21] * 20, 4, 4)
    >>> round(thinned_power(pairs, 0.5), 3)
    1.0
    """
    if pairs.critical == inf:
        return 0.0
    span, trials = pairs.days_earlier + pairs.days_later, pairs.later.astype(np.int64)
    rate = (pairs.earlier + pairs.days_earlier / span) / pairs.days_earlier * pairs.days_later
    below = np.ceil(rate * exp(-pairs.critical) - pairs.days_later / span) - 1
    above = np.floor(rate * exp(pairs.critical) - pairs.days_later / span)
    fall = np.where(below >= 0, special.bdtr(np.clip(below, 0, pairs.later), trials, kept), 0.0)
    rise = np.where(above < pairs.later, special.bdtrc(np.minimum(above, pairs.later), trials, kept), 0.0)
    return float(np.mean(np.minimum(fall + rise, 1.0)))


def smallest_detectable_change(
    counts: ArrayLike,
    first: int,
    second: int,
    gap: int = 0,
    *,
    significance_level: float = 0.05,
    power: float = 0.8,
    baseline_count: float | None = None,
) -> DetectableChange:
    """Return the smallest change between two windows that this record shows with the given power.

    Parameters
    ----------
    counts : array_like of shape (n_days,)
        Events a covered day, the whole record in order.
    first, second : int
        Lengths of the earlier and the later window (covered days).
    gap : int
        Covered days between them.
    significance_level, power : float
        In (0, 1); 0.05 and 0.80 give the usual "MDE 80".
    baseline_count : float, optional
        Events expected in the first window, for the formula. Default: the record's mean.

    Returns
    -------
    DetectableChange

    Raises
    ------
    UndefinedStatisticError
        If the record has no event or holds no such pair of windows.

    Notes
    -----
    Two answers that check each other: the later window of every pair of the record is thinned (for an increase, the
    earlier one) and the exact probability averaged; and the formula ``1 - exp(-(z_alpha + z_beta) se)`` with the Allan
    standard error. Longer windows do not help: the Allan factor grows about as fast as the count.

    Examples
    --------
    >>> change = smallest_detectable_change([20, 22, 19, 21] * 20, 4, 4)
    >>> round(change.decrease_by_formula, 2)
    0.35
    """
    if not 0 < power < 1:
        raise UndefinedStatisticError(f"a power of {power} is no power", fix="use a number between 0 and 1, e.g. 0.8")
    values = covered_counts(counts)
    pairs = paired_windows(values, first, second, gap, significance_level=significance_level)
    factor = max(1.0, contrast_factor(values, first, second, gap))
    expected = float(values.mean()) * first if baseline_count is None else baseline_count
    if expected <= 0:
        raise UndefinedStatisticError("the first window has no event to fall from", fix="pass the record's mean")
    error = sqrt(factor * (1 / expected + first / (expected * second)))
    reach = (normal_quantile(1 - significance_level) + float(special.ndtri(power))) * error
    kept, raised = _smallest(pairs, power), _smallest(pairs.reversed(), power)
    return DetectableChange(
        decrease=None if kept is None else 1 - kept,
        increase=None if raised is None else 1 / raised - 1,
        decrease_by_formula=1 - exp(-reach),
        increase_by_formula=exp(reach) - 1,
        power=power,
        significance_level=significance_level,
    )


def _smallest(pairs: PairedWindows, power: float) -> float | None:
    """The largest share kept at which the power is reached, by bisection to a tenth of a percent."""
    low, high = 1 / LARGEST_FACTOR, 1.0
    if thinned_power(pairs, low) < power:
        return None
    while high - low > 1e-3:
        middle = (low + high) / 2
        low, high = (middle, high) if thinned_power(pairs, middle) >= power else (low, middle)
    return low
