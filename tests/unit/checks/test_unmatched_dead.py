"""The dead of one party among all the dead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.checks.check import Check

CheckOn = Callable[[str], Check]
CheckOnMade = Callable[[str, str], Check]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In September 2016 the army lost 40 men in Aleppo.", "army lost"),
        ("In September 2016, 40 Syrian soldiers were killed in Aleppo.", "Syrian soldiers were killed"),
        ("Clashes in September 2016 killed 40 rebels in Aleppo.", "rebels"),
    ],
)
def test_a_partys_own_dead_are_marked(text: str, words: str, check_on: CheckOn) -> None:
    assert words in check_on(text).unresolved


@pytest.mark.parametrize(
    "text",
    [
        "Attacks by insurgents killed 40 people in Damascus in September 2016.",
    ],
)
def test_what_the_plan_holds_stays_firm(text: str, check_on: CheckOn) -> None:
    assert check_on(text).unresolved == ()
