"""Groups in common words that act, and whom a plan does not choose."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.checks.check import Check


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In September 2016 jihadists carried out 30 attacks in Hasakah.", "jihadists"),
        ("In September 2016 there were 30 attacks by gunmen in Hasakah.", "gunmen"),
        ("In September 2016 Islamic State and its allies killed 40 civilians in Homs.", "and its allies"),
    ],
)
def test_those_who_act_are_marked(text: str, words: str, check_on: Callable[[str], Check]) -> None:
    assert words in check_on(text).unresolved


@pytest.mark.parametrize(
    "text",
    [
        "In September 2016 rebels carried out 30 attacks in Hasakah.",
        "In September 2016 the coalition carried out 30 strikes near Mosul after jihadists attacked.",
    ],
)
def test_those_whom_the_record_knows_are_held(text: str, check_on: Callable[[str], Check]) -> None:
    assert check_on(text).unresolved == ()


def test_a_record_that_tells_no_parties_can_hold_none(check_on_made: Callable[[str, str], Check]) -> None:
    check = check_on_made("burglaries", "Burglaries by gunmen in Harbour rose in May 2016.")
    assert check.unresolved == ("gunmen",)


def test_a_second_move_the_other_way_is_marked(check_on: Callable[[str], Check]) -> None:
    check = check_on("In September 2016 strikes rose in Iraq but fell in Syria.")
    assert (check.kind, check.unresolved) == ("change", ("but fell",))


@pytest.mark.parametrize("words", ["their fighting", "their clashes"])
def test_acts_of_parties_that_only_a_pronoun_names_are_marked(words: str, check_on: Callable[[str], Check]) -> None:
    check = check_on(f"In September 2016 the death toll of {words} fell.")
    assert words in check.unresolved


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Burglaries rose in Harbour and fell in Northgate in May 2016.", "rose"),
        ("Police solved 115 burglaries in Harbour in 2015.", "solved"),
        ("A new patrol prevented 40 burglaries in Harbour in May 2016.", "prevented"),
    ],
)
def test_what_did_not_simply_happen_is_marked(
    text: str, words: str, check_on_made: Callable[[str, str], Check]
) -> None:
    assert words in check_on_made("burglaries", text).unresolved
