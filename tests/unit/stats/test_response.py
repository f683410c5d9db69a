"""What followed one trigger, beside what follows every other day."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.base_rate import base_rate
from onrecord.stats.response import rank_response, search_p_value
from onrecord.stats.series import Window

QUIET = [0] * 30
BURST = [*QUIET, 5, 5, *QUIET]


def windows(trigger: int, days: int, before: int = 10) -> tuple[Window, Window]:
    return Window(start=trigger - before, stop=trigger), Window(start=trigger, stop=trigger + days)


def test_a_lone_burst_is_as_rare_as_the_days_that_see_it_coming():
    rank = rank_response(BURST, *windows(30, 2))
    assert rank.followed
    assert rank.estimate == inf
    assert rank.base_rate == rank.p_value == base_rate([30, 31], 62, 1).base_rate == 3 / 61
    assert rank.p_value_strength == 1 / rank.n_dates  # no other day is followed by ten after nothing


def test_nothing_that_followed_is_no_evidence():
    rank = rank_response(BURST, *windows(20, 2))
    assert (rank.followed, rank.p_value, rank.estimate) == (False, 1.0, None)


def test_of_a_decrease_the_response_is_silence():
    counts = [1] * 30 + [0, 0] + [1] * 30
    silent = rank_response(counts, *windows(30, 2), direction="decrease")
    assert silent.followed
    assert silent.p_value == silent.base_rate == pytest.approx(1 / 61)
    assert silent.p_value_strength == 1 / silent.n_dates
    assert rank_response(counts, *windows(15, 2), direction="decrease").p_value == 1.0


def test_the_rate_before_is_per_day():
    assert rank_response([2] * 20 + [3] * 20, *windows(20, 5)).estimate == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Window(start=0, stop=5), Window(start=6, stop=8)),
        (Window(start=5, stop=8), Window(start=0, stop=5)),
        (Window(start=50, stop=60), Window(start=60, stop=70)),
    ],
)
def test_windows_that_do_not_touch_inside_the_record_are_refused(before: Window, after: Window):
    with pytest.raises(UndefinedStatisticError, match="do not touch inside the record"):
        rank_response(BURST, before, after)


def test_a_search_costs_and_alike_candidates_cost_nothing():
    rng = np.random.default_rng(1)
    series = [rng.poisson(1.0, 300).astype(float) for _ in range(8)]
    series[0][100:103] += 3
    before, after = windows(100, 3, before=28)
    alone = search_p_value([(series[0], before, after)])
    twice = search_p_value([(series[0], before, after)] * 2)
    many = search_p_value([(one, before, after) for one in series])
    assert alone.p_value == alone.p_value_local == twice.p_value == many.p_value_local
    assert alone.p_value == rank_response(series[0], before, after).p_value_strength
    assert 3 * alone.p_value < many.p_value <= 8 * alone.p_value + 1e-12


def test_candidates_share_one_trigger():
    one, other = windows(30, 2), windows(31, 2)
    with pytest.raises(UndefinedStatisticError, match="do not share one trigger"):
        search_p_value([(BURST, *one), (BURST, *other)])
    with pytest.raises(UndefinedStatisticError, match="do not share one trigger"):
        search_p_value([])
