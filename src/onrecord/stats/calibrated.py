"""A rate ratio whose interval is calibrated on the record's own dispersion.

Question: how uncertain is a ratio of two rates, if the record moves between windows as it did elsewhere?
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

from numpy.typing import ArrayLike
from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.dispersion import contrast_factor
from onrecord.stats.placebo import geometry
from onrecord.stats.rates import check_count_and_exposure, normal_quantile
from onrecord.stats.series import Window, covered_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibratedRatio:
    """A rate ratio, after / before, with an interval inflated by the Allan factor."""

    estimate: float
    low: float
    high: float
    confidence_level: float
    p_value: float
    statistic: float  # z of the logarithm
    standard_error: float  # of the logarithm
    allan_factor: float  # of the claim's geometry, floored at 1; that of the before window if they differ


def record_calibrated_rate_ratio(
    before: float,
    after: float,
    *,
    allan_before: float,
    allan_after: float,
    exposure_before: float = 1.0,
    exposure_after: float = 1.0,
    confidence_level: float = 0.95,
) -> CalibratedRatio:
    """Return ``log ratio ± z sqrt(A1/N1 + A2/N2)``, the Allan factors floored at 1.

    Parameters
    ----------
    before, after : float
        Events in the two windows (both positive).
    allan_before, allan_after : float
        Allan factors of windows of these lengths (`allan_factor`), or twice the `contrast_factor` of the pair.
    exposure_before, exposure_after : float
        Covered days.
    confidence_level : float
        In (0, 1).

    Returns
    -------
    CalibratedRatio

    Raises
    ------
    UndefinedStatisticError
        If a count is zero (the logarithm has no value): use the placebo rank.

    Notes
    -----
    A normal approximation, on an Allan factor that itself rests on few independent windows: 10 to 20 on a record of two
    years at 30 days. Breaks with counts under about ten; read beside `placebo_in_time`, which makes neither assumption.

    Examples
    --------
    >>> ratio = record_calibrated_rate_ratio(644, 450, allan_before=9.85, allan_after=9.85)
    >>> round(ratio.low, 3), round(ratio.high, 3)
    (0.479, 1.02)
    """
    check_count_and_exposure(before, exposure_before)
    check_count_and_exposure(after, exposure_after)
    if min(before, after) <= 0:
        raise UndefinedStatisticError(
            f"counts {before} and {after} have no log ratio", fix="widen the periods, or read the placebo rank"
        )
    factors = max(allan_before, 1.0), max(allan_after, 1.0)
    error = sqrt(factors[0] / before + factors[1] / after)
    centre = log(after / exposure_after) - log(before / exposure_before)
    half = normal_quantile(confidence_level) * error
    return CalibratedRatio(
        estimate=exp(centre),
        low=exp(centre - half),
        high=exp(centre + half),
        confidence_level=confidence_level,
        p_value=float(2 * special.ndtr(-abs(centre) / error)),
        statistic=centre / error,
        standard_error=error,
        allan_factor=factors[0],
    )


def calibrate_rate_ratio(
    counts: ArrayLike, before: Window, after: Window, *, confidence_level: float = 0.95
) -> CalibratedRatio:
    """Compare two windows of a series by `record_calibrated_rate_ratio`, with the factor of their own geometry.

    Parameters
    ----------
    counts : array_like of shape (n_days,)
        Events a covered day, the whole record in order.
    before, after : Window
        The two windows; of any lengths, gap and order, not overlapping.

    Returns
    -------
    CalibratedRatio

    Examples
    --------
    >>> ratio = calibrate_rate_ratio([5, 6, 4, 7, 5, 9, 8, 9], Window(start=2, stop=5), Window(start=5, stop=8))
    >>> round(ratio.estimate, 3), round(ratio.allan_factor, 3)
    (1.625, 1.35)
    """
    values = covered_counts(counts)
    first, second, gap = geometry(before, after)
    factor = contrast_factor(values, first, second, gap)
    return record_calibrated_rate_ratio(
        float(values[before.start : before.stop].sum()),
        float(values[after.start : after.stop].sum()),
        allan_before=factor,
        allan_after=factor,
        exposure_before=before.length,
        exposure_after=after.length,
        confidence_level=confidence_level,
    )
