"""Covered-day series and their windows."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.errors import OnRecordError, UndefinedStatisticError
from onrecord.stats.series import Window, covered_counts, paired_totals, window_totals


def test_a_day_without_coverage_is_not_a_day_without_events() -> None:
    assert list(covered_counts([3, 0, 9, 4], [True, True, False, True])) == [3, 0, 4]


@pytest.mark.parametrize(
    ("counts", "covered", "message"),
    [
        ([1, 2], [True], "not one series"),
        ([[1, 2]], None, "not one series"),
        ([], None, "no covered day"),
        ([1, 2], [False, False], "no covered day"),
        ([1, -2], None, "negative or missing"),
        ([1, float("nan")], None, "negative or missing"),
    ],
)
def test_what_is_no_series_is_refused(counts: list[float], covered: list[bool] | None, message: str) -> None:
    with pytest.raises(UndefinedStatisticError, match=message):
        covered_counts(counts, covered)


def test_missing_counts_on_uncovered_days_do_no_harm() -> None:
    assert list(covered_counts([1, float("nan")], [True, False])) == [1]


def test_an_undefined_statistic_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(OnRecordError) as caught:
        Window(start=4, stop=4)
    assert caught.value.code == "E600"
    assert "no covered day" in caught.value.what
    assert "at least one covered day" in caught.value.fix


@pytest.mark.parametrize("length", [0, 4])
def test_a_window_must_fit(length: int) -> None:
    with pytest.raises(UndefinedStatisticError, match="holds no window"):
        window_totals([1, 2, 3], length)


@pytest.mark.parametrize(("first", "second", "gap"), [(2, 2, 0), (0, 1, 0), (1, 1, -1)])
def test_a_pair_must_fit(first: int, second: int, gap: int) -> None:
    with pytest.raises(UndefinedStatisticError, match="holds no pair"):
        paired_totals([1, 2, 3], first, second, gap)


def test_pairs_line_up() -> None:
    before, after = paired_totals(np.arange(8.0), 2, 3, 1)
    assert list(before) == [1, 3, 5]
    assert list(after) == [12, 15, 18]
