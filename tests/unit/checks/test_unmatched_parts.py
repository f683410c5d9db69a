"""Parts of places, and all but them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.checks.check import Check

CheckOn = Callable[[str], Check]
CheckOnMade = Callable[[str, str], Check]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In September 2016, 40 civilians died in the old city of Aleppo.", "old city of Aleppo"),
        ("In September 2016, 40 civilians died in the Sukkari neighbourhood of Aleppo.", "neighbourhood of Aleppo"),
        ("In September 2016, 40 civilians died in opposition-controlled parts of Aleppo.", "parts of Aleppo"),
        ("In September 2016, 40 civilians died in government-held Aleppo.", "government-held Aleppo"),
        ("In September 2016 coalition strikes in Mosul’s eastern districts rose.", "Mosul’s eastern districts"),
        ("In September 2016, 200 people died in greater Damascus.", "greater Damascus"),
        ("Clashes on the Aleppo front rose in September 2016.", "Aleppo front"),
        ("In September 2016 the coalition carried out 40 strikes between Mosul and Raqqa.", "Mosul and Raqqa"),
        ("Outside Aleppo, 120 people were killed in September 2016.", "Outside Aleppo"),
        ("Apart from Mosul, strikes in Iraq fell in September 2016.", "Apart from Mosul"),
        ("Everywhere but in Aleppo, clashes fell in September 2016.", "but in Aleppo"),
    ],
)
def test_a_part_of_a_place_is_marked(text: str, words: str, check_on: CheckOn) -> None:
    assert words in check_on(text).unresolved


@pytest.mark.parametrize(
    "text",
    [
        "In September 2016 strikes in the surroundings of Mosul fell.",
    ],
)
def test_what_the_plan_holds_stays_firm(text: str, check_on: CheckOn) -> None:
    assert check_on(text).unresolved == ()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("burglaries", "Burglaries fell by a third in the two districts of Harbour and Northgate in 2016.", ()),
    ],
)
def test_records_of_other_things_are_held_alike(
    name: str, text: str, words: tuple[str, ...], check_on_made: CheckOnMade
) -> None:
    assert check_on_made(name, text).unresolved == words
