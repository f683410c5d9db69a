"""What must hold for every input: the invariances of the statistics."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.base_rate import base_rate, one_trigger
from onrecord.stats.bounds import coverage_bounds, ratio_bounds
from onrecord.stats.calibrated import calibrate_rate_ratio, record_calibrated_rate_ratio
from onrecord.stats.changepoint import optimal_partition, single_change
from onrecord.stats.circular_shift import circular_shift
from onrecord.stats.dispersion import allan_factor, contrast_factor, fano_factor, index_of_dispersion
from onrecord.stats.equivalence import equivalence_of_rates
from onrecord.stats.extremes import daily_maximum, record_theory
from onrecord.stats.level import level_in_time
from onrecord.stats.movement import assess_movement
from onrecord.stats.multiplicity import adjust_p_values, combine_p_values
from onrecord.stats.placebo import placebo_in_time
from onrecord.stats.rate_ratio import compare_rates
from onrecord.stats.rates import rate_interval
from onrecord.stats.series import Window
from onrecord.stats.shares import share_interval
from onrecord.stats.trend import mann_kendall, theil_sen
from onrecord.stats.trials import best_of_candidates, sidak_p_value

counts = st.integers(0, 400)
exposures = st.floats(0.5, 400)
p_lists = st.lists(st.floats(0.0001, 0.9999), min_size=1, max_size=12)
series = st.lists(st.integers(0, 40), min_size=40, max_size=90).filter(lambda days: sum(days) > 0)
METHODS = ("garwood", "midp", "score", "jeffreys", "byar", "sqrt", "anscombe", "vandenbroucke", "wald")


@given(counts, counts, exposures, exposures, st.sampled_from(["central", "midp"]))
def test_swapping_periods_inverts_the_ratio_and_keeps_p(a: int, b: int, e: float, f: float, method: str) -> None:
    assume(a + b > 0)
    forth = compare_rates(a, b, exposure_before=e, exposure_after=f, method=method)
    back = compare_rates(b, a, exposure_before=f, exposure_after=e, method=method)
    assert forth.p_value == pytest.approx(back.p_value, rel=1e-7, abs=1e-300)
    assert forth.low == pytest.approx(0.0 if back.high == inf else 1 / back.high, rel=1e-5)
    if a and b:
        assert forth.estimate == pytest.approx(1 / back.estimate)


@given(counts, counts, exposures, exposures, st.floats(0.01, 100))
def test_scaling_both_exposures_changes_nothing(a: int, b: int, e: float, f: float, scale: float) -> None:
    assume(a + b > 0)
    one = compare_rates(a, b, exposure_before=e, exposure_after=f)
    other = compare_rates(a, b, exposure_before=e * scale, exposure_after=f * scale)
    assert one.p_value == pytest.approx(other.p_value, rel=1e-8, abs=1e-300)
    assert one.low == pytest.approx(other.low, rel=1e-8)


@given(counts, counts, exposures, exposures)
def test_interval_and_p_value_of_a_ratio_agree(a: int, b: int, e: float, f: float) -> None:
    assume(a + b > 0)
    ratio = compare_rates(a, b, exposure_before=e, exposure_after=f)
    assert 0 <= ratio.p_value <= 1
    assume(abs(ratio.p_value - 0.05) > 1e-6)
    assert (ratio.p_value < 0.05) == (not ratio.low <= 1 <= ratio.high)
    assert ratio.low <= ratio.estimate <= ratio.high or ratio.estimate == inf == ratio.high


@given(counts, exposures, st.sampled_from(METHODS))
def test_rate_intervals_hold_the_estimate_and_scale(count: int, exposure: float, method: str) -> None:
    interval = rate_interval(count, exposure, method=method)
    assert 0 <= interval.low <= interval.high
    # Jeffreys' prior has no mass at 0, so that its interval of no event starts just above it.
    assert interval.low <= interval.estimate * (1 + 1e-12) or (method == "jeffreys" and count == 0)
    scaled = rate_interval(count, exposure * 3, method=method)
    assert scaled.high == pytest.approx(interval.high / 3)


@given(counts, exposures, st.floats(0.5, 0.95))
def test_more_confidence_is_wider(count: int, exposure: float, level: float) -> None:
    narrow = rate_interval(count, exposure, confidence_level=level)
    wide = rate_interval(count, exposure, confidence_level=level + 0.04)
    assert wide.low <= narrow.low
    assert narrow.high <= wide.high


@given(series, st.randoms(use_true_random=False))
def test_order_of_days_never_matters_to_the_index_of_dispersion(days: list[int], random: object) -> None:
    shuffled = list(days)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert index_of_dispersion(shuffled).index_of_dispersion == pytest.approx(
        index_of_dispersion(days).index_of_dispersion
    )


@given(series, st.integers(1, 15))
def test_allan_and_fano_do_not_know_the_direction_of_time(days: list[int], window: int) -> None:
    assert allan_factor(days[::-1], window) == pytest.approx(allan_factor(days, window))
    assert fano_factor(days[::-1], window) == pytest.approx(fano_factor(days, window))
    assert contrast_factor(days, window, window) == allan_factor(days, window) >= 0


@given(series, st.lists(st.booleans(), min_size=90, max_size=90))
def test_uncovered_days_are_left_out_whatever_stands_there(days: list[int], mask: list[bool]) -> None:
    covered = np.array(mask[: len(days)])
    assume(np.array(days)[covered].sum() > 0 and covered.sum() > 2)
    filled = np.where(covered, days, -7.0)
    assert index_of_dispersion(filled, covered=covered) == index_of_dispersion(np.array(days)[covered])


@given(series, st.integers(0, 20), st.integers(2, 8), st.integers(0, 5), st.integers(2, 8))
def test_placebo_rank_swaps_and_never_reaches_zero(days: list[int], start: int, f: int, gap: int, s: int) -> None:
    before, after = Window(start=start, stop=start + f), Window(start=start + f + gap, stop=start + f + gap + s)
    try:
        forth, back = placebo_in_time(days, before, after), placebo_in_time(days, after, before)
    except UndefinedStatisticError:
        return
    assert forth.p_value == pytest.approx(back.p_value)
    assert 0 < forth.p_value <= 1
    assert forth.low * back.high == pytest.approx(1) or back.high == inf
    assert (forth.p_value <= 0.05 + 1e-12) == (not forth.low <= 1 <= forth.high)
    assert forth.n_placebo_independent <= forth.n_placebo


@given(series, st.integers(0, 20), st.integers(2, 8))
def test_reversing_time_keeps_the_placebo_rank(days: list[int], start: int, w: int) -> None:
    n = len(days)
    before, after = Window(start=start, stop=start + w), Window(start=start + w, stop=start + 2 * w)
    try:
        here = placebo_in_time(days, before, after)
    except UndefinedStatisticError:
        return
    mirrored = (
        Window(start=n - before.stop, stop=n - before.start),
        Window(start=n - after.stop, stop=n - after.start),
    )
    assert placebo_in_time(days[::-1], *mirrored).p_value == pytest.approx(here.p_value)


@settings(max_examples=30)
@given(series, st.integers(0, 30), st.integers(1, 10), st.integers(0, 40))
def test_movement_always_answers_with_a_verdict_or_a_reason(days: list[int], start: int, w: int, then: int) -> None:
    found = assess_movement(days, Window(start=start, stop=start + w), Window(start=then, stop=then + w))
    assert (found.verdict == "not_assessable") == bool(found.reason)
    if found.verdict == "unusual":
        assert found.p_value is not None
        assert found.p_value <= 0.05 + 1e-12
    if found.verdict == "ordinary":
        assert found.detectable is not None


@given(st.integers(1, 4000), st.integers(1, 4000), st.floats(0.1, 50), st.floats(0.1, 50))
def test_calibrated_ratio_inverts_and_never_beats_poisson(a: int, b: int, one: float, two: float) -> None:
    forth = record_calibrated_rate_ratio(a, b, allan_before=one, allan_after=two)
    back = record_calibrated_rate_ratio(b, a, allan_before=two, allan_after=one)
    assert forth.p_value == pytest.approx(back.p_value, abs=1e-300)
    assert forth.low == pytest.approx(1 / back.high)
    assert forth.standard_error >= (1 / a + 1 / b) ** 0.5 * (1 - 1e-12)


@given(series)
def test_calibrated_ratio_of_a_series_needs_events_in_both(days: list[int]) -> None:
    before, after = Window(start=0, stop=10), Window(start=10, stop=20)
    if min(sum(days[:10]), sum(days[10:20])) == 0:
        with pytest.raises(UndefinedStatisticError, match="no log ratio"):
            calibrate_rate_ratio(days, before, after)
    else:
        assert calibrate_rate_ratio(days, before, after).allan_factor >= 1


@given(series, st.integers(0, 30), st.integers(1, 9))
def test_level_p_values_are_ranks(days: list[int], start: int, length: int) -> None:
    window = Window(start=start, stop=start + length)
    two, high, low = (level_in_time(days, window, alternative=a) for a in ("two-sided", "greater", "less"))
    assert 0 < two.p_value <= 1
    assert two.p_value == pytest.approx(min(1.0, 2 * min(high.p_value, low.p_value)))
    assert high.p_value + low.p_value >= 1


@given(st.sets(st.integers(0, 119), min_size=1, max_size=60), st.integers(0, 110), st.integers(0, 8))
def test_one_trigger_is_never_below_the_base_rate(responses: set[int], trigger: int, window: int) -> None:
    days = sorted(responses)
    single = one_trigger(trigger, days, 120, window)
    assert single.p_value >= base_rate(days, 120, window).base_rate
    assert base_rate(days, 120, window).base_rate <= base_rate(days, 120, window + 1).base_rate + 1 / 111


@settings(max_examples=40)
@given(
    st.sets(st.integers(0, 99), min_size=2, max_size=30),
    st.sets(st.integers(0, 89), min_size=1, max_size=30),
    st.integers(0, 5),
    st.sampled_from(["increase", "decrease"]),
)
def test_rotations_reject_at_most_five_in_a_hundred(
    responses: set[int], triggers: set[int], window: int, direction: str
) -> None:
    effect, cause = np.array(sorted(responses)), sorted(triggers)
    p_values = [
        circular_shift(cause, (effect + shift) % 100, 100, window, direction=direction).p_value for shift in range(100)
    ]
    assert min(p_values) > 0
    for level in (0.02, 0.05, 0.1, 0.25):
        assert np.mean(np.array(p_values) <= level) <= level + 1e-12


@given(st.sets(st.integers(0, 99), min_size=1, max_size=30), st.sets(st.integers(0, 89), min_size=1, max_size=30))
def test_events_in_any_order_and_twice_are_the_same_days(responses: set[int], triggers: set[int]) -> None:
    ordered = circular_shift(sorted(triggers), sorted(responses), 100, 2)
    shuffled = circular_shift([*triggers, *triggers], sorted(responses, reverse=True), 100, 2)
    assert ordered == shuffled


@given(p_lists, st.sampled_from(["holm", "benjamini-hochberg", "bonferroni", "hochberg", "hommel", "sidak"]))
def test_adjusted_p_values_are_never_smaller_and_keep_the_order(p_values: list[float], method: str) -> None:
    adjusted = adjust_p_values(p_values, method=method)
    assert all(p - 1e-9 <= q <= 1 for p, q in zip(p_values, adjusted, strict=True))
    order = np.argsort(p_values, kind="stable")
    assert np.all(np.diff(np.array(adjusted)[order]) >= -1e-9)
    assert max(adjust_p_values(p_values, method="bonferroni")) >= max(adjust_p_values(p_values)) - 1e-12


@given(p_lists)
def test_combining_does_not_know_the_order(p_values: list[float]) -> None:
    for method in ("fisher", "stouffer"):
        assert combine_p_values(p_values, method=method) == pytest.approx(
            combine_p_values(p_values[::-1], method=method)
        )


@given(st.floats(0, 1), st.integers(1, 500))
def test_a_trials_factor_only_raises_p(p_value: float, n: int) -> None:
    assert p_value - 1e-15 <= sidak_p_value(p_value, n) <= 1


@given(st.lists(st.lists(st.integers(0, 9), min_size=12, max_size=12), min_size=1, max_size=5))
def test_the_best_of_candidates_is_never_better_than_alone(rows: list[list[int]]) -> None:
    found = best_of_candidates(rows)
    assert found.p_value_local <= found.p_value <= 1


@given(st.lists(st.integers(0, 50), min_size=3, max_size=30), st.lists(st.booleans(), min_size=30, max_size=30))
def test_coverage_bounds_hold_every_filling(days: list[int], mask: list[bool]) -> None:
    covered = np.array(mask[: len(days)])
    assume(covered.any())
    bounds = coverage_bounds(days, covered, daily_maximum=50)
    assert bounds.total_low <= sum(days) <= bounds.total_high
    assert bounds.rate_low <= bounds.rate or bounds.coverage == 1
    if bounds.total > 0:
        itself = ratio_bounds(bounds, bounds)
        assert itself.ratio_low <= 1 <= itself.ratio_high
        assert not itself.signs_disagree


@given(st.integers(0, 60), st.integers(1, 60), st.floats(0.01, 0.99))
def test_shares_mirror(count: int, total: int, null: float) -> None:
    assume(count <= total)
    one = share_interval(count, total, null_share=null)
    other = share_interval(total - count, total, null_share=1 - null)
    assert one.low == pytest.approx(1 - other.high, abs=1e-9)
    assert one.p_value == pytest.approx(other.p_value, abs=1e-9)


@given(st.lists(st.integers(0, 30), min_size=4, max_size=40).filter(lambda days: len(set(days)) > 1))
def test_trends_turn_round_with_time(days: list[int]) -> None:
    forth, back = mann_kendall(days, correct_dependence=False), mann_kendall(days[::-1], correct_dependence=False)
    assert forth.statistic == -back.statistic
    assert forth.p_value == pytest.approx(back.p_value)
    assert theil_sen(days).estimate == pytest.approx(-theil_sen(days[::-1]).estimate)


@given(st.lists(st.integers(0, 30), min_size=2, max_size=30).filter(lambda days: sum(days) > 0))
def test_a_partition_never_costs_more_than_one_segment(days: list[int]) -> None:
    found = optimal_partition(days, 3.0)
    alone = optimal_partition(days, 1e9)
    assert alone.ends == ()
    assert found.cost <= alone.cost + 1e-9
    assert single_change(days).statistic >= -1e-9


@given(counts, counts, exposures, exposures)
def test_equivalence_and_difference_cannot_both_be_shown(a: int, b: int, e: float, f: float) -> None:
    assume(a + b > 0)
    same = equivalence_of_rates(a, b, exposure_before=e, exposure_after=f, margin_low=0.8, margin_high=1.25)
    assert same.p_value == max(same.p_value_above_low, same.p_value_below_high)
    ratio = compare_rates(a, b, exposure_before=e, exposure_after=f)
    assert not (same.p_value < 0.025 and not ratio.high >= 0.8)


@given(st.integers(0, 200), st.floats(0.1, 100), st.integers(1, 1000), st.floats(0, 3))
def test_the_maximum_of_many_days_is_likelier_than_one_day(count: int, mean: float, n: int, alpha: float) -> None:
    found = daily_maximum(count, mean, n, alpha=alpha)
    assert found.p_value_day <= found.p_value_maximum * (1 + 1e-9) + 1e-300
    assert record_theory(n).variance_of_records <= record_theory(n).expected_records
