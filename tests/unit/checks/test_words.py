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


@pytest.mark.parametrize(
    ("value", "comparison", "fitting", "not_fitting"),
    [
        (30, "less_than", (29.9, 0), (30,)),
        (30, "at_most", (30, 0), (30.1,)),
        ("most", "equal", (0.51, 1.0), (0.5,)),
    ],
)
def test_bounds_are_open_where_the_words_are(value, comparison, fitting, not_fitting):
    fits = fitting_amounts(value, comparison, "share" if value == "most" else "count")
    assert all(one in fits for one in fitting)
    assert not any(one in fits for one in not_fitting)


@pytest.mark.parametrize(
    ("comparison", "fitting", "not_fitting"),
    [
        ("at_least", 0.5, 0.51),  # fell by at least a half: half or less is left
        ("more_than", 0.49, 0.5),
        ("at_most", 0.5, 0.49),  # fell by at most a half: half or more is left
        ("less_than", 0.51, 0.5),
        ("equal", 0.54, 0.56),
    ],
)
def test_in_a_fall_the_comparison_speaks_of_the_fall(comparison, fitting, not_fitting):
    fits = fitting_ratios("decrease", 0.5, comparison)
    assert fitting in fits
    assert not_fitting not in fits


def test_only_numbers_fit():
    assert "half" not in Interval(low=0.45, high=0.55)
    assert Interval(low=0, high=30, high_open=True).words() == "less than 30"


def test_an_interval_meets_what_it_overlaps():
    fits = Interval(low=24, high=99)
    assert fits.meets(20, 24)
    assert fits.meets(99, 120)
    assert fits.meets(10, 200)
    assert not fits.meets(100, 200)
    assert not fits.meets(3, 23)
