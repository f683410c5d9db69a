"""Placebo in time, calibrated ratio, smallest detectable change, and the rule."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.calibrated import calibrate_rate_ratio, record_calibrated_rate_ratio
from onrecord.stats.detectable import paired_windows, smallest_detectable_change, thinned_power
from onrecord.stats.level import level_in_time
from onrecord.stats.movement import MIN_INDEPENDENT_PLACEBOS, assess_movement
from onrecord.stats.placebo import critical_distance, placebo_in_time, placebo_set
from onrecord.stats.series import Window

rng = np.random.default_rng(20160917)
DAYS = rng.poisson(20 * np.exp(0.15 * np.sin(np.arange(400) / 17))).astype(float)
THIN = rng.poisson(0.2, size=400).astype(float)
BEFORE, AFTER = Window(start=180, stop=194), Window(start=194, stop=208)


def cut(days: np.ndarray, kept: float) -> np.ndarray:
    days = days.copy()
    days[AFTER.start : AFTER.stop] = np.round(days[AFTER.start : AFTER.stop] * kept)
    return days


def test_a_fall_by_two_thirds_is_unusual_and_no_fall_is_ordinary() -> None:
    assert assess_movement(cut(DAYS, 0.33), BEFORE, AFTER).verdict == "unusual"
    ordinary = assess_movement(DAYS, BEFORE, AFTER)
    assert ordinary.verdict == "ordinary"
    assert ordinary.detectable is not None
    assert ordinary.detectable.decrease is not None


def test_verdicts_come_with_their_numbers() -> None:
    found = assess_movement(cut(DAYS, 0.33), BEFORE, AFTER)
    assert found.placebo is not None
    assert found.calibrated is not None
    assert found.p_value == found.placebo.p_value <= 0.05
    assert found.placebo.high < 1
    assert found.placebo.n_placebo_independent >= MIN_INDEPENDENT_PLACEBOS


@pytest.mark.parametrize(
    ("days", "before", "after", "reason"),
    [
        (DAYS, Window(start=0, stop=20), Window(start=10, stop=30), "windows_overlap"),
        (DAYS, Window(start=380, stop=390), Window(start=395, stop=405), "outside_record"),
        (
            np.where(np.arange(400) < 300, DAYS, 0),
            Window(start=310, stop=320),
            Window(start=320, stop=330),
            "no_events",
        ),
        (DAYS[:30], Window(start=0, stop=10), Window(start=10, stop=20), "too_few_placebos"),
        (DAYS[:60], Window(start=0, stop=7), Window(start=7, stop=14), "too_few_placebos"),
        (THIN, BEFORE, AFTER, "too_thin"),
    ],
)
def test_why_movement_cannot_be_assessed(days: np.ndarray, before: Window, after: Window, reason: str) -> None:
    found = assess_movement(days, before, after)
    assert (found.verdict, found.reason) == ("not_assessable", reason)


def test_a_thin_record_may_still_be_struck_by_a_flood() -> None:
    flooded = THIN.copy()
    flooded[AFTER.start : AFTER.stop] += 9
    assert assess_movement(flooded, BEFORE, AFTER).verdict == "unusual"


def test_a_window_without_events_has_no_calibrated_ratio_but_a_rank() -> None:
    found = assess_movement(cut(DAYS, 0), BEFORE, AFTER)
    assert found.calibrated is None
    assert found.verdict == "unusual"
    assert found.placebo is not None
    assert found.placebo.estimate == 0


def test_a_detectable_change_at_hand_is_used() -> None:
    known = smallest_detectable_change(DAYS, 14, 14)
    assert assess_movement(DAYS, BEFORE, AFTER, detectable=known).detectable is known


def test_nothing_before_is_an_infinite_ratio_with_a_rank() -> None:
    days = DAYS.copy()
    days[BEFORE.start : BEFORE.stop] = 0
    rank = placebo_in_time(days, BEFORE, AFTER)
    assert rank.estimate == inf
    assert rank.p_value < 0.01


def test_too_few_placebos_for_a_level_leave_the_interval_open() -> None:
    rank = placebo_in_time(DAYS[:24], Window(start=0, stop=3), Window(start=3, stop=6), confidence_level=0.99)
    assert (rank.low, rank.high, rank.critical_ratio) == (0, inf, inf)


def test_placebos_never_share_a_day_with_the_claim() -> None:
    days = DAYS.copy()
    days[BEFORE.start : AFTER.stop] = 1000
    days[AFTER.start : AFTER.stop] = 9000
    assert np.abs(placebo_set(days, BEFORE, AFTER).placebos).max() < 1


def test_placebos_of_distant_windows_may_lie_between_them() -> None:
    far = Window(start=300, stop=314)
    assert placebo_set(DAYS, Window(start=100, stop=114), far).placebos.size > 0


def test_placebo_errors() -> None:
    with pytest.raises(UndefinedStatisticError, match="overlap"):
        placebo_in_time(DAYS, Window(start=0, stop=5), Window(start=4, stop=9))
    with pytest.raises(UndefinedStatisticError, match="window ends at 500"):
        placebo_in_time(DAYS, Window(start=0, stop=5), Window(start=490, stop=500))
    with pytest.raises(UndefinedStatisticError, match="no event in either window"):
        placebo_in_time([0] * 20 + [1], Window(start=0, stop=2), Window(start=2, stop=4))
    with pytest.raises(UndefinedStatisticError, match="no other date"):
        placebo_in_time([1, 2, 3, 4], Window(start=0, stop=2), Window(start=2, stop=4))


def test_any_distance_is_beyond_none() -> None:
    assert critical_distance(np.array([1.0]), 0.999999999999) == 0.0


def test_detectable_change_shrinks_with_power_and_grows_with_noise() -> None:
    easy, hard = (smallest_detectable_change(DAYS, 14, 14, power=p) for p in (0.5, 0.9))
    assert easy.decrease is not None
    assert hard.decrease is not None
    assert easy.decrease < hard.decrease
    assert smallest_detectable_change(THIN, 14, 14).decrease is None
    assert smallest_detectable_change(DAYS, 14, 14, baseline_count=40).decrease_by_formula > easy.decrease_by_formula


def test_formula_and_thinning_agree_on_a_quiet_record() -> None:
    found = smallest_detectable_change(rng.poisson(20, size=600), 14, 14)
    assert found.decrease == pytest.approx(found.decrease_by_formula, abs=0.05)


def test_detectable_change_refuses_what_it_cannot_do() -> None:
    with pytest.raises(UndefinedStatisticError, match="no power"):
        smallest_detectable_change(DAYS, 14, 14, power=1)
    with pytest.raises(UndefinedStatisticError, match="no event to fall from"):
        smallest_detectable_change(DAYS, 14, 14, baseline_count=0)
    assert thinned_power(paired_windows(DAYS[:12], 3, 3), 0.1) == 0


def test_power_without_a_change_is_the_size() -> None:
    assert thinned_power(paired_windows(DAYS, 14, 14), 1.0) == pytest.approx(0.05, abs=0.015)


def test_a_calibrated_ratio_of_a_gap_uses_the_gap() -> None:
    near = calibrate_rate_ratio(DAYS, BEFORE, AFTER)
    far = calibrate_rate_ratio(DAYS, BEFORE, Window(start=240, stop=254))
    assert far.allan_factor > near.allan_factor
    with pytest.raises(UndefinedStatisticError, match="no log ratio"):
        record_calibrated_rate_ratio(0, 4, allan_before=1, allan_after=1)


def test_august_and_september_2016_as_announced() -> None:
    """527 strikes on 30 covered days, 516 on 25: ratio 1.175, and far from unusual at an Allan factor of 9.85."""
    ratio = record_calibrated_rate_ratio(
        527, 516, exposure_before=30, exposure_after=25, allan_before=9.85, allan_after=9.85
    )
    assert ratio.estimate == pytest.approx(1.175, abs=5e-4)
    assert ratio.low < 0.85 < 1.6 < ratio.high


def test_the_level_of_a_period() -> None:
    days = DAYS.copy()
    days[100:110] = 90
    high = level_in_time(days, Window(start=100, stop=110), alternative="greater")
    assert high.p_value == pytest.approx(1 / (high.n_placebo + 1))
    assert high.n_placebo_independent == 10 + 29
    assert high.low < high.median < high.high < high.estimate


def test_the_share_of_a_whole() -> None:
    part, whole = DAYS.copy(), DAYS * 2
    part[50:60] = whole[50:60]
    assert level_in_time(part, Window(start=50, stop=60), whole=whole).estimate == 1
    whole[200:210] = 0
    part[200:210] = 0
    with pytest.raises(UndefinedStatisticError, match="whole has no event"):
        level_in_time(part, Window(start=200, stop=210), whole=whole)
    with pytest.raises(UndefinedStatisticError, match="differ in length"):
        level_in_time(part, Window(start=50, stop=60), whole=whole[:300])


def test_levels_refuse_what_does_not_fit() -> None:
    with pytest.raises(UndefinedStatisticError, match="window ends"):
        level_in_time(DAYS, Window(start=395, stop=405))
    with pytest.raises(UndefinedStatisticError, match="no other period"):
        level_in_time(DAYS[:9], Window(start=2, stop=9))
