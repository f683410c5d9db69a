"""One rate, two rates, shares: against scipy and at the edges."""

from __future__ import annotations

from math import inf

import pytest
from scipy import stats

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.equivalence import calibrated_equivalence, equivalence_of_rates
from onrecord.stats.power import power_of_rate_ratio
from onrecord.stats.rate_intervals import rate_difference_interval, rate_ratio_interval
from onrecord.stats.rate_ratio import compare_rates
from onrecord.stats.rate_tests import e_test, rate_difference_test, rate_ratio_test
from onrecord.stats.rates import count_tail, normal_quantile, rate_interval, tolerance_interval
from onrecord.stats.shares import share_interval


@pytest.mark.parametrize(
    ("count", "exposure", "message"), [(-1, 3, "no count"), (3, 0, "no rate"), (3, inf, "no rate")]
)
def test_no_rate_without_count_or_exposure(count: float, exposure: float, message: str) -> None:
    with pytest.raises(UndefinedStatisticError, match=message):
        rate_interval(count, exposure)


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_confidence_level_is_a_share(level: float) -> None:
    with pytest.raises(UndefinedStatisticError, match="no level"):
        normal_quantile(level)


def test_midp_lies_inside_garwood_and_reaches_down_to_no_event() -> None:
    exact, midp = rate_interval(0, 10), rate_interval(0, 10, method="midp")
    assert midp.low == exact.low == 0
    assert 0 < midp.high < exact.high


def test_a_count_of_nothing_is_certain_and_an_absurd_one_is_not_zero_in_logarithm() -> None:
    assert count_tail(0, 30).p_value == 1
    assert count_tail(5000, 30).log10_p_value == -inf


def test_tolerance_interval_holds_the_mean() -> None:
    low, high = tolerance_interval(0, 10, 10)
    assert (low, high) == (0, 8)


def test_no_event_in_either_period_is_undefined_and_not_nan() -> None:
    with pytest.raises(UndefinedStatisticError, match="no event in either period"):
        compare_rates(0, 0, exposure_before=30, exposure_after=30)


def test_nothing_before_is_an_infinite_ratio() -> None:
    ratio = compare_rates(0, 5, exposure_before=30, exposure_after=30)
    assert (ratio.estimate, ratio.high) == (inf, inf)
    assert ratio.low > 0.9


def test_midp_intervals_at_the_edges() -> None:
    none, all_ = compare_rates(5, 0, method="midp"), compare_rates(0, 5, method="midp")
    assert none.low == 0
    assert all_.high == inf
    assert none.high == pytest.approx(1 / all_.low)


def test_one_sided_tests_halve_the_central_p_value() -> None:
    two = compare_rates(20, 45)
    one = compare_rates(20, 45, alternative="greater")
    assert two.p_value == pytest.approx(2 * one.p_value)
    assert one.high == inf
    assert compare_rates(20, 45, alternative="less").low == 0


def test_one_sided_p_value_is_the_binomial_tail() -> None:
    assert compare_rates(20, 45, alternative="greater").p_value == pytest.approx(stats.binom.sf(44, 65, 0.5))


def test_e_test_agrees_with_scipy() -> None:
    ours = e_test(12, 30, exposure_first=10, exposure_second=14, compare="difference", method="wald")
    assert ours.p_value == pytest.approx(stats.poisson_means_test(12, 10, 30, 14).pvalue, rel=1e-9)


@pytest.mark.parametrize("alternative", ["greater", "less", "two-sided"])
def test_e_test_stays_a_probability(alternative: str) -> None:
    assert 0 < e_test(3, 4, alternative=alternative).p_value <= 1


@pytest.mark.parametrize("test", [e_test, rate_difference_test, rate_ratio_test])
def test_no_event_no_test(test: object) -> None:
    with pytest.raises(UndefinedStatisticError, match=r"no event|not defined"):
        test(0, 0)  # type: ignore[operator]


def test_an_e_test_of_an_impossible_difference_is_refused() -> None:
    with pytest.raises(UndefinedStatisticError, match="more than these counts allow"):
        e_test(1, 0, null_value=50, compare="difference", method="wald")


def test_logarithms_need_events_on_both_sides() -> None:
    with pytest.raises(UndefinedStatisticError, match="not defined"):
        rate_ratio_test(0, 4, method="wald-log")
    with pytest.raises(UndefinedStatisticError, match="no large-sample ratio"):
        rate_ratio_interval(0, 4)
    with pytest.raises(UndefinedStatisticError, match="no event in either"):
        rate_difference_interval(0, 0)


def test_equal_exposures_leave_the_score_without_skew() -> None:
    # At a null of 1 and equal exposures the score is symmetric, so that correcting it moves the limits only little.
    plain, corrected = rate_ratio_interval(40, 40), rate_ratio_interval(40, 40, method="score-skew")
    assert corrected.low == pytest.approx(plain.low, rel=0.01)
    assert corrected.low == pytest.approx(1 / corrected.high, rel=1e-6)


def test_equivalence_is_not_the_lack_of_a_difference() -> None:
    few = equivalence_of_rates(8, 9, exposure_before=1, exposure_after=1, margin_low=0.8, margin_high=1.25)
    assert compare_rates(8, 9).p_value > 0.5
    assert few.p_value > 0.2
    with pytest.raises(UndefinedStatisticError, match="no margin"):
        equivalence_of_rates(8, 9, exposure_before=1, exposure_after=1, margin_low=1.25, margin_high=0.8)


def test_calibrated_equivalence_is_harder_than_poisson() -> None:
    from onrecord.stats.calibrated import record_calibrated_rate_ratio

    margins = {"margin_low": 0.8, "margin_high": 1.25}
    plain = calibrated_equivalence(record_calibrated_rate_ratio(644, 650, allan_before=1, allan_after=1), **margins)
    bursty = calibrated_equivalence(record_calibrated_rate_ratio(644, 650, allan_before=9, allan_after=9), **margins)
    assert plain.p_value < 0.001 < bursty.p_value


def test_power_needs_rates() -> None:
    with pytest.raises(UndefinedStatisticError, match="no power"):
        power_of_rate_ratio(0, 2, 10)


def test_shares_agree_with_scipy() -> None:
    ours, theirs = share_interval(17, 30), stats.binomtest(17, 30).proportion_ci(method="exact")
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high))
    with pytest.raises(UndefinedStatisticError, match="no share"):
        share_interval(4, 3)
    assert share_interval(3, 3).high == 1
    assert share_interval(0, 3, alternative="less").low == 0
