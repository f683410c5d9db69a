"""Whether two rates are about the same: "no change" as a claim that can be shown, not as the lack of a finding.

Question: does the ratio of two rates lie inside a margin?
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import Literal

from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.calibrated import CalibratedRatio
from onrecord.stats.rate_ratio import Alternative, compare_rates
from onrecord.stats.rate_tests import rate_ratio_test


@dataclass(frozen=True, slots=True, kw_only=True)
class EquivalenceTest:
    """Two one-sided tests: the ratio is above `margin_low` and below `margin_high`."""

    p_value: float  # the larger of the two
    p_value_above_low: float
    p_value_below_high: float
    margin_low: float
    margin_high: float
    method: str


def _check_margins(margin_low: float, margin_high: float) -> None:
    if not 0 < margin_low < margin_high:
        raise UndefinedStatisticError(
            f"[{margin_low}, {margin_high}] is no margin for a ratio", fix="use e.g. 0.8 and 1.25"
        )


def _result(above: float, below: float, low: float, high: float, method: str) -> EquivalenceTest:
    return EquivalenceTest(
        p_value=max(above, below),
        p_value_above_low=above,
        p_value_below_high=below,
        margin_low=low,
        margin_high=high,
        method=method,
    )


def equivalence_of_rates(
    before: int,
    after: int,
    *,
    exposure_before: float,
    exposure_after: float,
    margin_low: float,
    margin_high: float,
    method: Literal["exact", "score"] = "exact",
) -> EquivalenceTest:
    """Test whether after / before lies inside a margin, for independent events.

    Parameters
    ----------
    before, after : int
        Events in the two periods, not both 0.
    exposure_before, exposure_after : float
        Covered days.
    margin_low, margin_high : float
        Ratios that count as "about the same" lie strictly between.
    method : str
        ``exact`` (conditional) or ``score``.

    Returns
    -------
    EquivalenceTest

    Raises
    ------
    UndefinedStatisticError
        For margins that are no interval, or no event at all.

    Notes
    -----
    Independent events. On event records use `calibrated_equivalence`, whose answer is usually "cannot tell".

    References
    ----------
    Schuirmann (1987), J. Pharmacokinetics and Biopharmaceutics 15, 657-680. Goeman, Solari & Stijnen (2010), Statistics
    in Medicine 29, 2117-2125.

    Examples
    --------
    >>> test = equivalence_of_rates(
    ...     516, 527, exposure_before=25, exposure_after=30, margin_low=0.8, margin_high=1.25, method="score"
    ... )
    >>> round(test.p_value, 6)
    0.158678
    """
    _check_margins(margin_low, margin_high)

    def one_sided(null: float, alternative: Alternative) -> float:
        if method == "score":
            return rate_ratio_test(
                after,
                before,
                exposure_first=exposure_after,
                exposure_second=exposure_before,
                null_ratio=null,
                alternative=alternative,
            ).p_value
        return compare_rates(
            before,
            after,
            exposure_before=exposure_before,
            exposure_after=exposure_after,
            null_ratio=null,
            alternative=alternative,
        ).p_value

    return _result(one_sided(margin_low, "greater"), one_sided(margin_high, "less"), margin_low, margin_high, method)


def calibrated_equivalence(ratio: CalibratedRatio, *, margin_low: float, margin_high: float) -> EquivalenceTest:
    """Test whether a ratio lies inside a margin, with the record's own dispersion.

    Examples
    --------
    >>> from onrecord.stats.calibrated import record_calibrated_rate_ratio
    >>> ratio = record_calibrated_rate_ratio(644, 650, allan_before=9.85, allan_after=9.85)
    >>> round(calibrated_equivalence(ratio, margin_low=0.8, margin_high=1.25).p_value, 3)
    0.11
    """
    _check_margins(margin_low, margin_high)
    centre, error = log(ratio.estimate), ratio.standard_error
    above = float(special.ndtr(-(centre - log(margin_low)) / error))
    below = float(special.ndtr(-(log(margin_high) - centre) / error))
    return _result(above, below, margin_low, margin_high, "record-calibrated")
