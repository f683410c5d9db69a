"""Sides of a comparison that are not alike, and parties that are no sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.checks.check import Check

CheckOn = Callable[[str], Check]
CheckOnMade = Callable[[str, str], Check]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In September 2016 Aleppo saw more clashes than the army.", "the army"),
        ("In September 2016 attacks by the army and by rebels rose in Aleppo.", "by the army and by rebels"),
    ],
)
def test_sides_that_are_not_alike_are_marked(text: str, words: str, check_on: CheckOn) -> None:
    assert words in check_on(text).unresolved


@pytest.mark.parametrize(
    "text",
    [
        "In September 2016 fighting between the army and rebels rose in Aleppo.",
        "In September 2016 fighting between the army and rebels rose in Aleppo by leaps and bounds.",
    ],
)
def test_what_the_plan_holds_stays_firm(text: str, check_on: CheckOn) -> None:
    assert check_on(text).unresolved == ()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("matches", "Celtic scored more goals than Rangers in 2016.", ("Rangers in 2016",)),
    ],
)
def test_records_of_other_things_are_held_alike(
    name: str, text: str, words: tuple[str, ...], check_on_made: CheckOnMade
) -> None:
    assert check_on_made(name, text).unresolved == words
