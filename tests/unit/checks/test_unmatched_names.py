"""Names that the record knows and a plan does not choose by."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.checks.check import Check

CheckOn = Callable[[str], Check]
CheckOnMade = Callable[[str, str], Check]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In September 2016 more than 300 strikes hit Mosul and Syria.", "Syria"),
        ("Strikes in Iraq and clashes in Raqqa rose in August 2016.", "Iraq"),
        ("In September 2016 clashes between Islamic State and rebels rose in Aleppo.", "rebels"),
        ("Turkish tanks and rebels clashed with Islamic State 40 times in September 2016.", "rebels"),
        ("In September 2016 Aleppo province’s Palmyra saw 40 deaths.", "Palmyra"),
    ],
)
def test_a_name_beside_the_one_that_is_chosen_is_marked(text: str, words: str, check_on: CheckOn) -> None:
    assert words in check_on(text).unresolved


@pytest.mark.parametrize(
    "text",
    [
        "Strikes in Mosul, Iraq, rose in September 2016.",
        "In September 2016, 40 civilians died in Manbij, Aleppo province.",
        "In September 2016 strikes across Iraq and Syria fell.",
        "There were 120 army attacks in Aleppo in September 2016.",
        "There were 120 rebel attacks in Aleppo in September 2016.",
    ],
)
def test_what_the_plan_holds_stays_firm(text: str, check_on: CheckOn) -> None:
    assert check_on(text).unresolved == ()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("matches", "Rangers and Hearts scored 4 goals in September 2016.", ("Hearts",)),
        ("matches", "Celtic and Aberdeen scored 5 goals in September 2016.", ("Aberdeen",)),
        ("both_ways", "Rangers scored 4 goals in September 2016.", ("Rangers",)),
        ("both_ways", "Hearts scored 4 goals in September 2016.", ()),
        ("floods", "Floods in Karachi, the capital of Sindh, killed 40 people in September 2016.", ()),
        ("floods", "Karachi and Punjab saw more floods in August 2016 than in July.", ("Punjab",)),
    ],
)
def test_records_of_other_things_are_held_alike(
    name: str, text: str, words: tuple[str, ...], check_on_made: CheckOnMade
) -> None:
    assert check_on_made(name, text).unresolved == words
