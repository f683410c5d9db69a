"""Elastic words as intervals."""

from __future__ import annotations

from math import inf

import pytest

from onrecord.checks.words import Interval, amount_words, fitting_amounts, fitting_ratios, size_words


@pytest.mark.parametrize(
    ("value", "comparison", "scale", "expected"),
    [
        (30, "equal", "count", (30, 30)),
        (30, "equal", "rate", (27, 33)),
        (30, "nearly", "rate", (27, 30)),
        (30, "about", "count", (27, 33)),
        (30, "at_least", "count", (30, inf)),
        (30, "at_most", "count", (0, 30)),
        ("dozens", "equal", "count", (24, 99)),
        ("hundreds", "more_than", "count", (100, inf)),
        ("half", "about", "share", (0.45, 0.55)),
    ],
)
def test_amounts(value, comparison, scale, expected):
    fits = fitting_amounts(value, comparison, scale)
    assert (round(fits.low, 9), round(fits.high, 9)) == expected


@pytest.mark.parametrize(
    ("direction", "size", "comparison", "fitting", "not_fitting"),
    [
        ("decrease", "sharply", None, 0.7, 0.8),
        ("increase", "sharply", None, 1.4, 1.2),
        ("decrease", 0.5, "more_than", 0.4, 0.5),
        ("decrease", 0.5, "nearly", 0.53, 0.49),
        ("increase", 3.0, "nearly", 2.8, 3.1),
        ("increase", 2.0, "more_than", 2.1, 2.0),
        ("none", None, None, 1.05, 1.2),
    ],
)
def test_ratios(direction, size, comparison, fitting, not_fitting):
    fits = fitting_ratios(direction, size, comparison)
    assert fitting in fits
    assert not_fitting not in fits


def test_an_interval_says_itself():
    assert Interval(low=27, high=30).words() == "27 to 30"
    assert Interval(low=0.5, low_open=True).words(as_percent=True) == "more than 50 %"
    assert Interval(low=94, high=94).words() == "exactly 94"
    assert Interval(low=0, high=0.75).words() == "at most 0.75"


def test_every_word_of_the_table_can_be_used():
    for word in amount_words():
        fitting_amounts(word, "equal", "count")
    for word in size_words():
        fitting_ratios("decrease", word, None)
        fitting_ratios("increase", word, None)
