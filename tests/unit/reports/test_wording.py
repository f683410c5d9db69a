"""Numbers, dates and names as readers see them."""

from __future__ import annotations

import doctest
from datetime import date

import pytest

from onrecord.reports import plain, wording
from onrecord.reports.wording import listed, number_words, percent_words, period_words, quoted, shortened
from onrecord.text.dates import Period, day_period, month_period, year_period


@pytest.mark.parametrize("module", [wording, plain])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (-3, "−3"),
        (1234.5, "1,234"),
        (9.375, "9.38"),
        (0.744, "0.74"),
        (float("nan"), "–"),
        (1e6, "1,000,000"),
    ],
)
def test_numbers(value: float, words: str) -> None:
    assert number_words(value) == words


@pytest.mark.parametrize(
    ("share", "words"), [(1, "100 %"), (0, "0 %"), (0.315, "32 %"), (0.004, "0.4 %"), (0.998, "99.8 %")]
)
def test_percentages(share: float, words: str) -> None:
    assert percent_words(share) == words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (year_period(2016), "2016"),
        (month_period(2017, 9), "September 2017"),
        (day_period(date(2016, 9, 17)), "17 September 2016"),
        (Period(date(2016, 9, 1), date(2016, 9, 15)), "1–15 September 2016"),
        (Period(date(2016, 8, 28), date(2016, 9, 3)), "28 August – 3 September 2016"),
        (Period(date(2016, 12, 30), date(2017, 1, 2)), "30 December 2016 – 2 January 2017"),
    ],
)
def test_periods(period: Period, words: str) -> None:
    assert period_words(period) == words


def test_lists_read_as_sentences() -> None:
    assert [listed(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_long_words_are_cut_between_words() -> None:
    assert shortened("the quick brown fox jumps", 17) == "the quick brown…"
    assert len(shortened("x" * 99, 20)) == 20


def test_quotation_marks_inside_become_single() -> None:
    assert quoted('he said "stop," then “go”') == "“he said ‘stop,’ then ‘go’”"
