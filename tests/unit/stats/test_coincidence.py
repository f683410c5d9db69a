"""Triggers and responses, and the price of looking in many places."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.base_rate import base_rate, base_rate_curve, marks, one_trigger
from onrecord.stats.circular_shift import circular_shift
from onrecord.stats.coincidence import analytic_p_value, coincidence_rates
from onrecord.stats.lead_lag import cross_correlation, granger_test, strongest_lag
from onrecord.stats.multiplicity import adjust_p_values, combine_p_values
from onrecord.stats.permutation import monte_carlo_p_value, permutation_test
from onrecord.stats.scan import recent_excess, scan_p_value
from onrecord.stats.trials import best_of_candidates, best_of_windows, sidak_p_value

RESPONSES = [3, 9, 20, 21, 40, 55, 70, 88, 90, 97]


def test_immediately_is_a_curve_that_rises() -> None:
    rates = [rate.base_rate for rate in base_rate_curve(RESPONSES, 100)]
    assert rates == sorted(rates)
    assert [rate.window_days for rate in base_rate_curve(RESPONSES, 100, 2)] == [2]


def test_a_trigger_that_nothing_follows_proves_nothing() -> None:
    assert one_trigger(30, RESPONSES, 100, 3).p_value == 1
    assert not one_trigger(30, RESPONSES, 100, 3).followed


def test_a_window_that_leaves_the_record_is_refused() -> None:
    with pytest.raises(UndefinedStatisticError, match="leaves the 100 covered days"):
        one_trigger(98, RESPONSES, 100, 3)
    with pytest.raises(UndefinedStatisticError, match="does not fit"):
        base_rate(RESPONSES, 100, 100)
    with pytest.raises(UndefinedStatisticError, match="outside the 100 covered days"):
        marks([100], 100)


def test_rates_by_hand_with_lag_and_at_the_edges() -> None:
    rates = coincidence_rates([0, 10, 99], [2, 13, 50, 0], 100, 1, lag_days=2)
    assert (rates.n_triggers, rates.n_triggers_followed) == (2, 2)
    assert (rates.n_responses, rates.n_responses_preceded) == (4, 2)


def test_a_response_near_the_start_has_no_trigger_from_the_end() -> None:
    assert coincidence_rates([5, 99], [0, 1], 100, 2).n_responses_preceded == 0


def test_analytic_p_values_at_the_edges() -> None:
    assert analytic_p_value(0, 5, 5, 0.1) == 1
    assert analytic_p_value(2, 2, 3, 1.0) == 1
    with pytest.raises(UndefinedStatisticError, match="is no case"):
        analytic_p_value(3, 2, 5, 0.1)


def test_circular_shift_both_ways() -> None:
    triggers = [2, 8, 19, 39, 54, 69, 87]
    more = circular_shift(triggers, RESPONSES, 100, 1)
    assert more.p_value < 0.06
    assert more.n_shifts + more.n_shifts_near_zero + 1 == 100
    fewer = circular_shift(triggers, RESPONSES, 100, 1, direction="decrease")
    assert fewer.p_value == 1
    assert fewer.p_value_analytic > 0.99


def test_shifts_too_small_to_count_are_no_evidence() -> None:
    near = circular_shift([2, 19], RESPONSES, 100, 1, min_shift=10)
    assert near.p_value >= 19 / 100


def test_dense_responses_make_an_analytic_p_value_of_one_sided_certainty() -> None:
    assert circular_shift([1], list(range(50)), 100, 98, min_shift=1, direction="decrease").p_value_analytic <= 1


@pytest.mark.parametrize(("triggers", "responses", "min_shift"), [([], [3], 1), ([3], [], 1), ([3], [4], 60)])
def test_no_test_without_events_or_shifts(triggers: list[int], responses: list[int], min_shift: int) -> None:
    with pytest.raises(UndefinedStatisticError, match="no test"):
        circular_shift(triggers, responses, 100, 1, min_shift=min_shift)


def test_the_best_of_four_windows_costs_more_than_one() -> None:
    found = best_of_windows([17, 49, 66], RESPONSES, 100, [0, 1, 3, 7])
    assert found.n_candidates == 4
    assert found.p_value > found.p_value_local
    with pytest.raises(UndefinedStatisticError, match="no trigger"):
        best_of_windows([99], RESPONSES, 100, [0, 1])
    with pytest.raises(UndefinedStatisticError, match="no candidate"):
        best_of_candidates([])


def test_trials_factors() -> None:
    assert sidak_p_value(1.0, 3) == 1
    with pytest.raises(UndefinedStatisticError, match="no case"):
        sidak_p_value(0.1, 0)


def test_false_discovery_agrees_with_scipy() -> None:
    p_values = [0.01, 0.02, 0.03, 0.04, 0.05, 0.001, 0.2, 0.8]
    assert adjust_p_values(p_values, method="benjamini-hochberg") == pytest.approx(
        stats.false_discovery_control(p_values)
    )


@pytest.mark.parametrize("p_values", [[], [1.2], [-0.1], [float("nan")]])
def test_p_values_are_probabilities(p_values: list[float]) -> None:
    with pytest.raises(UndefinedStatisticError, match="between 0 and 1"):
        adjust_p_values(p_values)


def test_certain_p_values_cannot_be_combined() -> None:
    with pytest.raises(UndefinedStatisticError, match="cannot be combined"):
        combine_p_values([0.0, 0.5])


def test_permutation_p_values_are_never_zero() -> None:
    assert monte_carlo_p_value(0, 999) == 0.001
    assert permutation_test([1, 1, 1], [9, 9, 9]).p_value == 0.1
    with pytest.raises(UndefinedStatisticError, match="no count"):
        monte_carlo_p_value(5, 4)
    with pytest.raises(UndefinedStatisticError, match="too many"):
        permutation_test(range(20), range(20))


def test_scans() -> None:
    assert scan_p_value(2, 3, 0.9).p_value <= 1
    assert not scan_p_value(8, 20, 0.019).exact
    with pytest.raises(UndefinedStatisticError, match="no scan"):
        scan_p_value(1, 8, 0.1)
    with pytest.raises(UndefinedStatisticError, match="is none"):
        recent_excess([1, 2], 0)
    assert recent_excess([1, 1, 1], 5).score == 0


def test_correlations_of_lags() -> None:
    x = np.sin(np.arange(60) / 3)
    assert cross_correlation(x, x, 2)[2] == pytest.approx(1)
    found = strongest_lag(np.roll(x, 4), x, 6)
    assert found.lag_days == 4
    assert 0 < found.p_value <= 1
    for bad in (lambda: cross_correlation(x, x, 60), lambda: strongest_lag(x, x, 30)):
        with pytest.raises(UndefinedStatisticError, match="lag"):
            bad()
    with pytest.raises(UndefinedStatisticError, match="no correlation"):
        cross_correlation([1, 1, 1], [1, 2, 3], 1)


def test_granger() -> None:
    with pytest.raises(UndefinedStatisticError, match="too few"):
        granger_test([1, 2, 3], [1, 2, 3], 2)
    noise = np.random.default_rng(2).normal(size=(2, 300))
    assert granger_test(noise[0], noise[1], 2).p_value > 0.001
