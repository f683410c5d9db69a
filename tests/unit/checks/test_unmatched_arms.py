"""Arms that no column tells from others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.checks.check import Check

CheckOn = Callable[[str], Check]
CheckOnMade = Callable[[str, str], Check]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Barrel bombs killed 40 people in Aleppo in September 2016.", "Barrel bombs"),
        ("In September 2016 American drones hit Mosul 40 times.", "drones"),
    ],
)
def test_arms_are_marked(text: str, words: str, check_on: CheckOn) -> None:
    assert words in check_on(text).unresolved
