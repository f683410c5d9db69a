"""Whether a change lies outside a record's own ordinary movement: the one rule, in one place.

``unusual``         the placebo rank of the change is at most the significance level
``ordinary``        it is not, and the record could have shown a change of some size
``not_assessable``  the windows, the length of the record or its events do not allow an answer; `reason` says which
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from numpy.typing import ArrayLike

from onrecord.stats.calibrated import CalibratedRatio, calibrate_rate_ratio
from onrecord.stats.detectable import DetectableChange, smallest_detectable_change
from onrecord.stats.placebo import PlaceboRank, clear_pairs, geometry, placebo_in_time
from onrecord.stats.series import Floats, Window, covered_counts

Verdict = Literal["unusual", "ordinary", "not_assessable"]
Reason = Literal["", "windows_overlap", "outside_record", "no_events", "too_few_placebos", "too_thin"]

# Chosen by simulation of stationary records (log-normal Cox noise fitted to a strike record, windows of 7, 14 and 30
# days): at 30 days the placebo rank rejects 10 to 19 % at nominal 5 % with 2 to 6 independent placebos, 7 to 10 % with
# 8, 6 to 8 % from 15 on. Chosen on the same noise it is checked on. docs/methods/calibration.md has the table.
MIN_INDEPENDENT_PLACEBOS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Whether a change is unusual for its record, with what that rests on.

    ``p_value`` is that of the placebo rank. Parts that could not be computed are None, and `reason` says why.
    """

    verdict: Verdict
    reason: Reason
    p_value: float | None
    placebo: PlaceboRank | None
    calibrated: CalibratedRatio | None  # None also where a window has no event
    detectable: DetectableChange | None


def assess_movement(
    counts: ArrayLike,
    before: Window,
    after: Window,
    *,
    significance_level: float = 0.05,
    detectable: DetectableChange | None = None,
) -> Movement:
    """Say whether the change between two windows is unusual for this record.

    Parameters
    ----------
    counts : array_like of shape (n_days,)
        Events a covered day, the whole record in order.
    before, after : Window
        Baseline and period, as positions in the series; of any lengths, gap and order.
    significance_level : float
        In (0, 1).
    detectable : DetectableChange, optional
        `smallest_detectable_change` of this record at these lengths and this gap, if it is at hand: it does not depend
        on the dates, and is by far the slowest part.

    Returns
    -------
    Movement
        Never raises for windows or counts that give no answer: `reason` is then one of ``windows_overlap``,
        ``outside_record``, ``no_events``, ``too_few_placebos``, ``too_thin``.

    Notes
    -----
    The rule: too few independent placebos (under 8) → not assessable. Else a placebo p-value of at most the level →
    unusual. Else, if not even a fall of 90 % (or a tenfold rise, whichever way the change went) would be called unusual
    four times in five → not assessable, ``too_thin``. Else ordinary. So "ordinary" is only said where the record could
    have shown something, and it is never "no change".

    The rank was chosen among a dozen rules (Allan z and t, both ranks, and their combinations) by size and power on
    simulations fitted to the strike record, and at the record's own dates. It finds more real cuts than the Allan z,
    most of all in thin series, at a somewhat larger size: about 7 % against 4 % at 30 days
    (docs/methods/calibration.md).

    Examples
    --------
    >>> counts = [20, 22, 19, 21] * 25
    >>> assess_movement(counts, Window(start=40, stop=44), Window(start=44, stop=48)).verdict
    'ordinary'
    >>> assess_movement(counts[:20], Window(start=4, stop=8), Window(start=8, stop=12)).reason
    'too_few_placebos'
    """
    values = covered_counts(counts)
    reason = _obstacle(values, before, after)
    if reason:
        return _not_assessable(reason)
    placebo = placebo_in_time(values, before, after, confidence_level=1 - significance_level)
    calibrated = _calibrated(values, before, after, 1 - significance_level)
    if placebo.n_placebo_independent < MIN_INDEPENDENT_PLACEBOS:
        return _not_assessable("too_few_placebos", placebo, calibrated)
    detectable = detectable or _detectable(values, before, after, significance_level)
    unusual = placebo.p_value <= significance_level
    if not unusual and _needed(detectable, placebo.estimate) is None:
        return _not_assessable("too_thin", placebo, calibrated, detectable)
    return Movement(
        verdict="unusual" if unusual else "ordinary",
        reason="",
        p_value=placebo.p_value,
        placebo=placebo,
        calibrated=calibrated,
        detectable=detectable,
    )


def _obstacle(values: Floats, before: Window, after: Window) -> Reason:
    stop = max(before.stop, after.stop)
    if before.start < after.stop and after.start < before.stop:
        return "windows_overlap"
    if stop > values.size:
        return "outside_record"
    if values[before.start : before.stop].sum() + values[after.start : after.stop].sum() == 0:
        return "no_events"
    first, second, gap = geometry(before, after)
    n_pairs = values.size - (first + gap + second) + 1
    return "" if clear_pairs(n_pairs, first, second, gap, before, after).any() else "too_few_placebos"


def _calibrated(values: Floats, before: Window, after: Window, confidence_level: float) -> CalibratedRatio | None:
    if min(values[before.start : before.stop].sum(), values[after.start : after.stop].sum()) == 0:
        return None
    return calibrate_rate_ratio(values, before, after, confidence_level=confidence_level)


def _detectable(values: Floats, before: Window, after: Window, significance_level: float) -> DetectableChange:
    gap = max(before.start, after.start) - min(before.stop, after.stop)
    return smallest_detectable_change(values, before.length, after.length, gap, significance_level=significance_level)


def _needed(detectable: DetectableChange, ratio: float) -> float | None:
    return detectable.decrease if ratio < 1 else detectable.increase


def _not_assessable(
    reason: Reason,
    placebo: PlaceboRank | None = None,
    calibrated: CalibratedRatio | None = None,
    detectable: DetectableChange | None = None,
) -> Movement:
    return Movement(
        verdict="not_assessable",
        reason=reason,
        p_value=None if placebo is None else placebo.p_value,
        placebo=placebo,
        calibrated=calibrated,
        detectable=detectable,
    )
