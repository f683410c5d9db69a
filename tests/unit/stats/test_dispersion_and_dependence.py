"""How much more days vary than Poisson, and how they hang together."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.dependence import autocorrelation, block_length, effective_sample_size, ljung_box, long_run_variance
from onrecord.stats.dispersion import (
    allan_factor,
    contrast_factor,
    fano_factor,
    index_of_dispersion,
    overdispersion_test,
)
from onrecord.stats.regression import negative_binomial_fit, two_period_fit

POISSON = np.random.default_rng(7).poisson(9, size=4000).astype(float)


def test_poisson_days_have_factors_near_one() -> None:
    assert index_of_dispersion(POISSON).index_of_dispersion == pytest.approx(1, abs=0.1)
    assert allan_factor(POISSON, 10) == pytest.approx(1, abs=0.2)
    assert fano_factor(POISSON, 10) == pytest.approx(1, abs=0.2)
    assert contrast_factor(POISSON, 10, 25, 40) == pytest.approx(1, abs=0.25)


def test_slow_drift_shows_in_windows_and_not_in_days() -> None:
    rate = 9 + 3 * np.sin(np.arange(4000) / 80)
    days = np.random.default_rng(8).poisson(rate)
    assert index_of_dispersion(days).index_of_dispersion < 2
    assert fano_factor(days, 60) > 10
    assert contrast_factor(days, 60, 60, 190) > allan_factor(days, 60) > 5


@pytest.mark.parametrize("statistic", [index_of_dispersion, overdispersion_test])
def test_no_event_no_dispersion(statistic: object) -> None:
    with pytest.raises(UndefinedStatisticError, match="0/0"):
        statistic([0, 0, 0])  # type: ignore[operator]


def test_too_little_is_refused() -> None:
    with pytest.raises(UndefinedStatisticError, match="one covered day"):
        index_of_dispersion([4])
    with pytest.raises(UndefinedStatisticError, match="one window"):
        fano_factor([4, 5], 2)
    with pytest.raises(UndefinedStatisticError, match="same count"):
        overdispersion_test([2, 2, 2])


def test_autocorrelation_refuses_a_constant_and_a_lag_too_long() -> None:
    with pytest.raises(UndefinedStatisticError, match="same value"):
        autocorrelation([2, 2, 2], 1)
    with pytest.raises(UndefinedStatisticError, match="no autocorrelation at lag 3"):
        autocorrelation([1, 2, 3], 3)


def test_persistent_days_are_worth_fewer() -> None:
    rng = np.random.default_rng(1)
    x = np.zeros(3000)
    for day in range(1, 3000):
        x[day] = 0.8 * x[day - 1] + rng.normal()
    assert effective_sample_size(x) == pytest.approx(3000 * 0.2 / 1.8, rel=0.3)
    assert long_run_variance(x, 40) == pytest.approx(1 / 0.2**2, rel=0.4)
    assert ljung_box(x, 5).p_value < 1e-100
    assert block_length(x).circular > block_length(rng.normal(size=3000)).circular


def test_block_length_of_a_series_that_never_settles() -> None:
    assert block_length(np.arange(30.0)).stationary <= 10
    assert block_length(np.arange(400.0)).stationary > 10


def test_regression_needs_events_in_both_periods() -> None:
    with pytest.raises(UndefinedStatisticError, match="no log rate"):
        two_period_fit([0, 0], [1, 2])
    with pytest.raises(UndefinedStatisticError, match="no dispersion"):
        negative_binomial_fit([0, 0])


def test_nb2_without_extra_variance_is_poisson() -> None:
    poisson, nb2 = (two_period_fit([5, 5, 5, 6], [4, 4, 5, 4], variance=v) for v in ("poisson", "nb2"))
    assert negative_binomial_fit([5, 5, 5, 6]).theta == 1e8
    assert nb2.standard_error == pytest.approx(poisson.standard_error, rel=1e-6)


def test_a_sandwich_of_constant_days_has_no_spread() -> None:
    fit = two_period_fit([5, 5, 5], [4, 4, 4], variance="sandwich")
    assert fit.standard_error == 0
    assert fit.p_value == 0
    assert fit.statistic == -np.inf
