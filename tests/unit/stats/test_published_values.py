"""Values that papers, manuals and other programs print: reproduced without the shared file of reference values."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.changepoint import optimal_partition, single_change
from onrecord.stats.coincidence import coincidence_rates
from onrecord.stats.dispersion import overdispersion_test
from onrecord.stats.equivalence import equivalence_of_rates
from onrecord.stats.power import power_of_equivalence, power_of_rate_difference, power_of_rate_ratio
from onrecord.stats.rate_intervals import rate_difference_interval, rate_ratio_interval
from onrecord.stats.rate_tests import e_test, rate_difference_test, rate_ratio_test
from onrecord.stats.regression import negative_binomial_fit, two_period_fit
from onrecord.stats.scan import recent_excess

GU = {"exposure_first": 51477.5, "exposure_second": 54308.7}  # 60 against 30: Gu et al. 2008, example 1
NG = {"exposure_first": 28010, "exposure_second": 19017}  # 41 against 15: Ng, Gu & Tang 2007


@pytest.mark.parametrize(("first", "n", "printed"), [(1.8, 29, 0.90056), (2.2, 115, 0.90014), (2.4, 404, 0.90064)])
def test_power_of_a_ratio_as_pass_prints_it(first: float, n: int, printed: float) -> None:
    power = power_of_rate_ratio(
        first, 2.2, n, exposure=2.5, null_ratio=1.2, significance_level=0.025, alternative="less"
    )
    assert power == pytest.approx(printed, abs=1e-5)


def test_power_of_a_difference_and_of_equivalence_as_pass_prints_them() -> None:
    assert power_of_rate_difference(15, 10, 6, sample_ratio=4 / 3, alternative="greater") == pytest.approx(
        0.82566, abs=1e-5
    )
    equivalence = power_of_equivalence(2.5, 2.5, 965, margin_low=0.875, margin_high=1 / 0.875, exposure=0.9, alpha=0.35)
    assert equivalence == pytest.approx(0.90022, abs=1e-5)


def test_power_without_an_effect_is_the_level_and_bursts_take_it_away() -> None:
    assert power_of_rate_ratio(5, 5, 30) == pytest.approx(0.05)
    plain, bursty = (power_of_rate_ratio(7, 10, 30, dispersion=d) for d in (1, 10))
    assert plain > 0.95 > 0.4 > bursty > 0.05


@pytest.mark.parametrize(
    ("method", "low", "high"),
    [
        ("wald-half", 1.354191, 3.233964),  # statsmodels 0.15 confint_poisson_2indep
        ("score", 1.365962, 3.259306),  # R ratesci 1.0.0
        ("score-skew", 1.369870, 3.302346),  # R ratesci 1.0.0, Laud 2017
        ("score-log", 1.390341, 3.434825),
        ("wald-log", 1.361280, 3.270517),
        ("mover", 1.361468, 3.258623),
    ],
)
def test_ratio_intervals(method: Any, low: float, high: float) -> None:
    ours = rate_ratio_interval(60, 30, **GU, method=method)
    assert (ours.low, ours.high) == pytest.approx((low, high), abs=1e-6)


@pytest.mark.parametrize(
    ("method", "low", "high"),
    [
        ("wald", 0.258122, 0.968198),
        ("score", 0.265796, 0.989192),  # statsmodels and R ratesci
        ("wald-half", 0.256190, 0.970130),
        ("mover", 0.261936, 0.986413),
    ],
)
def test_difference_intervals(method: Any, low: float, high: float) -> None:
    ours = rate_difference_interval(60, 30, exposure_first=51.4775, exposure_second=54.3087, method=method)
    assert (ours.low, ours.high) == pytest.approx((low, high), abs=1e-6)
    assert ours.low < ours.estimate < ours.high


@pytest.mark.parametrize(
    ("method", "null", "statistic", "p_value"),
    [("wald", 0, 2.2047, 0.0137), ("score", 0, 2.0818, 0.0187), ("wald", 0.0002, 1.5514, 0.0604)],
)
def test_differences_of_ng_gu_and_tang(method: Any, null: float, statistic: float, p_value: float) -> None:
    ours = rate_difference_test(41, 15, **NG, null_difference=null, method=method, alternative="greater")
    assert (ours.statistic, ours.p_value) == pytest.approx((statistic, p_value), abs=6e-5)


@pytest.mark.parametrize(
    ("first", "second", "exposures", "null", "alternative", "printed"),
    [  # Krishnamoorthy & Thomson 2004 and the authors' FORTRAN, as scipy's tests quote them
        (0, 3, (100, 100), 0.0, "two-sided", 0.0884),
        (2, 6, (100, 100), 0.0, "two-sided", 0.1749),
        (50, 1, (15, 1), 0.05, "two-sided", 0.0992032),
        (4, 3, (20, 100), 0.0, "greater", 0.0080536),
        (4, 3, (20, 10), 0.0, "less", 0.3083216),
    ],
)
def test_e_tests_of_krishnamoorthy_and_thomson(
    first: int, second: int, exposures: tuple[int, int], null: float, alternative: Any, printed: float
) -> None:
    ours = e_test(
        first, second, exposure_first=exposures[0], exposure_second=exposures[1], compare="difference",
        null_value=null, alternative=alternative, method="wald",
    )  # fmt: skip
    assert ours.p_value == pytest.approx(printed, abs=5e-5)


@pytest.mark.parametrize(("method", "printed"), [("wald", 0.0184), ("score", 0.0179)])
def test_e_tests_of_ng_gu_and_tang(method: Any, printed: float) -> None:
    ours = e_test(41, 15, **NG, compare="difference", alternative="greater", method=method)
    assert ours.p_value == pytest.approx(printed, abs=5e-5)


def test_a_difference_that_the_counts_cannot_have_is_no_null() -> None:
    with pytest.raises(UndefinedStatisticError, match="more than these counts allow"):
        e_test(1, 1, exposure_first=10, exposure_second=10, compare="difference", null_value=5.0, method="wald")


@pytest.mark.parametrize(
    ("method", "printed"),
    [("wald", 0.2309), ("score", 0.2398), ("wald-log", 0.2402), ("score-log", 0.2303), ("sqrt", 0.2499)],
)
def test_ratios_of_gu(method: Any, printed: float) -> None:
    ours = rate_ratio_test(41, 15, **NG, null_ratio=1.5, alternative="greater", method=method)
    assert ours.p_value == pytest.approx(printed, abs=2e-4)  # the paper rounds its statistic first


def test_a_month_that_is_nearly_the_same_is_not_shown_to_be() -> None:
    ours = equivalence_of_rates(
        516, 527, exposure_before=25, exposure_after=30, margin_low=0.8, margin_high=1.25, method="score"
    )
    assert ours.p_value == pytest.approx(0.158678, abs=1e-6)  # statsmodels 0.15 tost_poisson_2indep


def test_the_change_of_means_is_found_where_it_is() -> None:
    low, high = [10.0, 11, 9, 10, 10, 9, 11, 10], [20.0, 21, 19, 20, 20]
    assert single_change(low + high, cost="normal").end == 8
    assert optimal_partition([1, 0, 2, 1, 1, 9, 8, 11, 9, 10], 3.0).ends == (5,)


def test_a_lag_moves_the_window() -> None:
    rates = coincidence_rates([0, 10, 20], [2, 3, 22], 30, 1, lag_days=2)
    assert rates.n_triggers_followed == 2
    assert rates.n_responses_preceded == 3
    with pytest.raises(UndefinedStatisticError, match="0 responses give no rate"):
        coincidence_rates([0, 10], [], 30, 1)
    early = coincidence_rates([0, 10], [1, 2], 30, 3, lag_days=1)  # day 1 is one day behind day 0, and 2 two
    assert early.n_responses_preceded == 2


def test_extra_variance_is_told_from_none() -> None:
    rng = np.random.default_rng(4)
    even, bursty = rng.poisson(5.0, 300), rng.negative_binomial(1, 1 / 6, 300)
    assert overdispersion_test(even).p_value > 0.05
    assert overdispersion_test(bursty).p_value < 1e-3
    assert overdispersion_test(bursty).alpha == pytest.approx(1.0, rel=0.3)
    with pytest.raises(UndefinedStatisticError, match="same count"):
        overdispersion_test([2, 2, 2, 2])


def test_robust_errors_agree_where_days_are_even_and_grow_with_runs() -> None:
    rng = np.random.default_rng(5)
    before, after = rng.poisson(20.0, 400).astype(float), rng.poisson(20.0, 400).astype(float)
    errors = {v: two_period_fit(before, after, variance=v, n_lags=7).standard_error for v in ("poisson", "hac")}
    errors["sandwich"] = two_period_fit(before, after, variance="sandwich").standard_error
    assert errors["sandwich"] == pytest.approx(errors["poisson"], rel=0.1)
    assert errors["hac"] == pytest.approx(errors["poisson"], rel=0.25)
    runs = np.repeat(rng.poisson(20.0, 40), 10).astype(float)
    hac, plain = (two_period_fit(runs, after, variance=v, n_lags=7).standard_error for v in ("hac", "sandwich"))
    assert hac > 1.5 * plain


def test_a_dispersion_that_was_put_in_comes_out() -> None:
    rng = np.random.default_rng(6)
    fit = negative_binomial_fit(rng.negative_binomial(2, 2 / 7, 500), rng.negative_binomial(2, 2 / 12, 500))
    assert fit.theta == pytest.approx(2.0, abs=3 * fit.theta_standard_error)
    assert 0 < fit.theta_standard_error < 0.3


def test_no_extra_variance_is_the_poisson_limit() -> None:
    assert negative_binomial_fit([3, 3, 3, 4], [2, 3, 2, 2]).theta == 1e8
    with pytest.raises(UndefinedStatisticError, match="group without events"):
        negative_binomial_fit([1, 2], [0, 0])


def test_a_recent_run_is_found_with_its_length() -> None:
    assert recent_excess([3, 3, 3, 3, 9, 8, 10], 3.0).duration == 3
    assert recent_excess([3, 3, 3], 3.0).score == 0.0
