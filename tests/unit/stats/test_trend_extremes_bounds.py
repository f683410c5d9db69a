"""Trends, changes, superlatives, bounds and late reports."""

from __future__ import annotations

from math import inf, nan

import numpy as np
import pytest
from scipy import stats

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.bounds import coverage_bounds, ratio_bounds
from onrecord.stats.changepoint import optimal_partition, single_change
from onrecord.stats.extremes import daily_maximum, day_range, record_theory
from onrecord.stats.reporting_delay import chain_ladder
from onrecord.stats.series import Window
from onrecord.stats.trend import mann_kendall, spearman, theil_sen, trend_in_time

rng = np.random.default_rng(5)
DAYS = rng.poisson(15, size=300).astype(float)


def test_theil_sen_and_spearman_agree_with_scipy() -> None:
    ours, theirs = theil_sen(DAYS[:60]), stats.theilslopes(DAYS[:60])
    assert ours.estimate == pytest.approx(theirs.slope)
    assert (ours.low, ours.high) == pytest.approx((theirs.low_slope, theirs.high_slope), abs=0.005)
    rho = stats.spearmanr(np.arange(60), DAYS[:60])
    assert spearman(DAYS[:60]).estimate == pytest.approx(rho.statistic)
    assert spearman(DAYS[:60]).p_value == pytest.approx(rho.pvalue)
    assert spearman([1, 2, 3], [4, 5, 9]).p_value > 0


def test_dependence_inflates_the_variance_of_a_trend() -> None:
    walk = np.cumsum(rng.normal(size=120))
    plain, corrected = mann_kendall(walk, correct_dependence=False), mann_kendall(walk)
    assert corrected.inflation > 1.5
    assert corrected.p_value > plain.p_value
    assert mann_kendall(DAYS).p_value > 0.01


def test_a_straight_line_has_no_dependence_left_to_correct() -> None:
    assert mann_kendall(np.arange(20.0)).inflation == 1


@pytest.mark.parametrize("values", [[1, 2], [3, 3, 3, 3]])
def test_no_trend_of_nothing(values: list[float]) -> None:
    with pytest.raises(UndefinedStatisticError, match="no trend"):
        mann_kendall(values)
    with pytest.raises(UndefinedStatisticError, match="no rank correlation"):
        spearman(values)


def test_one_value_has_no_slope() -> None:
    with pytest.raises(UndefinedStatisticError, match="no slope"):
        theil_sen([1])


def test_a_slope_is_ranked_among_the_record() -> None:
    days = DAYS.copy()
    days[100:130] += np.arange(30)
    assert trend_in_time(days, Window(start=100, stop=130)).p_value < 0.02
    assert trend_in_time(days, Window(start=200, stop=230)).p_value > 0.05
    with pytest.raises(UndefinedStatisticError, match="no slope here"):
        trend_in_time(days, Window(start=100, stop=102))
    with pytest.raises(UndefinedStatisticError, match="no other period"):
        trend_in_time(days[:20], Window(start=2, stop=18))


def test_one_change_and_none() -> None:
    step = np.concatenate([np.full(30, 4.0), np.full(20, 12.0)])
    assert single_change(step).end == 30
    assert optimal_partition(step, 3 * np.log(50)).ends == (30,)
    assert optimal_partition(step, 3 * np.log(50), min_days=26).ends == ()
    with pytest.raises(UndefinedStatisticError, match="at least two days"):
        single_change([3])


def test_the_busiest_day_of_two_years_is_no_miracle() -> None:
    """Maximum of 570 days is 48 at a mean of 21.5: Poisson 6e-7 for the day, NB2 0.41 for the maximum."""
    poisson, nb2 = daily_maximum(48, 21.475, 570), daily_maximum(48, 21.475, 570, alpha=1 / 18.4)
    assert poisson.p_value_day == pytest.approx(5.7e-7, rel=0.05)
    assert nb2.p_value_maximum == pytest.approx(0.41, abs=0.01)
    assert daily_maximum(0, 3, 10).p_value_maximum == 1
    assert day_range(30, alpha=1e-12) == day_range(30)


def test_records_need_periods() -> None:
    with pytest.raises(UndefinedStatisticError, match="no record"):
        record_theory(0)
    with pytest.raises(UndefinedStatisticError, match="is no case"):
        daily_maximum(3, 3, 0)


def test_total_and_rate_can_point_in_opposite_directions() -> None:
    """Strikes in August and September 2016: 527 on 30 of 31 days, 516 on 25 of 30."""
    august = coverage_bounds([527 / 30] * 30 + [0], [True] * 30 + [False], daily_maximum=48)
    september = coverage_bounds([516 / 25] * 25 + [0] * 5, [True] * 25 + [False] * 5, daily_maximum=48)
    found = ratio_bounds(august, september)
    assert found.total_ratio == pytest.approx(0.979, abs=5e-4)
    assert found.rate_ratio == pytest.approx(1.175, abs=5e-4)
    assert found.signs_disagree
    assert not found.sign_settled


def test_bounds_at_the_edges() -> None:
    none, some = coverage_bounds([0, 0], [True, True]), coverage_bounds([3, 4], [True, True])
    rise = ratio_bounds(none, some)
    assert (rise.ratio_low, rise.rate_ratio, rise.ratio_high) == (inf, inf, inf)
    assert rise.sign_settled
    assert ratio_bounds(some, none).ratio_high == 0
    with pytest.raises(UndefinedStatisticError, match="no event"):
        ratio_bounds(none, none)
    with pytest.raises(UndefinedStatisticError, match="raise the maximum"):
        coverage_bounds([5, 0], [True, False], daily_maximum=4)


def test_a_triangle_is_square_and_has_counts() -> None:
    with pytest.raises(UndefinedStatisticError, match="square"):
        chain_ladder([[1, 2, 3], [1, 2, nan]])
    with pytest.raises(UndefinedStatisticError, match="no factor"):
        chain_ladder([[0, 2], [1, nan]])
