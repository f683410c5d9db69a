"""Names of which neither plan nor record knows anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.checks.check import Check

CheckOn = Callable[[str], Check]
CheckOnMade = Callable[[str, str], Check]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In September clashes between Hezbollah and Islamic State rose in Homs.", "Hezbollah"),
        ("In September clashes between Hamas and Islamic State rose in Homs.", "Hamas"),
        ("The Russians cut their strikes in Iraq by a third in July 2016.", "Russians"),
    ],
)
def test_a_name_that_nobody_knows_is_marked(text: str, words: str, check_on: CheckOn) -> None:
    assert words in check_on(text).unresolved


@pytest.mark.parametrize(
    "text",
    [
        "The Americans cut their strikes in Iraq by about a third in July 2016.",
        "Dozens died in Aleppo on 12 September 2016.",
        "In August 2016 attacks counted by Airwars in Aleppo doubled.",
    ],
)
def test_what_the_plan_holds_stays_firm(text: str, check_on: CheckOn) -> None:
    assert check_on(text).unresolved == ()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("burglaries", "There were 62 Headingley burglaries in May 2016.", ("Headingley",)),
        ("matches", "Hibernian and Celtic scored 5 goals in September 2016.", ("Hibernian",)),
        ("burglaries", "There were 62 Harbour burglaries in May 2016.", ()),
        ("matches", "Celtic Women scored 4 goals in September 2016.", ("Women",)),
        ("matches", "Glasgow’s clubs scored 4 goals in September 2016.", ("Glasgow",)),
        ("floods", "Floods in Indian Punjab killed 40 people in August 2016.", ("Indian",)),
        ("floods", "Floods in the Indian state of Punjab killed 40 people in August 2016.", ("Indian",)),
        ("floods", "Floods in Karachi’s Lyari killed 40 people in September 2016.", ("Lyari",)),
    ],
)
def test_records_of_other_things_are_held_alike(
    name: str, text: str, words: tuple[str, ...], check_on_made: CheckOnMade
) -> None:
    assert check_on_made(name, text).unresolved == words
