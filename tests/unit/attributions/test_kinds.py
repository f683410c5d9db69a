"""Attitude, negation and hedging of a cue."""

from __future__ import annotations

import pytest

from onrecord.attributions.kinds import is_hedged, is_negated, kind_of
from onrecord.text.spans import Span


def whole(cue: str) -> tuple[Span, ...]:
    return (Span(0, len(cue)),) if cue else ()


@pytest.mark.parametrize(
    ("cue", "kind"),
    [
        ("went on to suggest", "speech"),
        ("according to", "speech"),
        (":", "speech"),
        ("", "speech"),
        ("tweeted", "writing"),
        ("had long believed", "belief"),
        ("plans to", "intention"),
        ("seemed", "perception"),
        ("the claim of", "speech"),
    ],
)
def test_kind_comes_from_the_cue(cue: str, kind: str) -> None:
    assert kind_of(whole(cue), cue) == kind


def test_a_written_medium_beside_the_cue_makes_it_writing() -> None:
    assert kind_of(whole("said"), "said", around="in a letter to the council") == "writing"


def test_what_a_document_says_is_written() -> None:
    assert kind_of(whole("says"), "says", by_document=True) == "writing"


@pytest.mark.parametrize(
    ("cue", "negated"),
    [("did not say", True), ("didn’t mention", True), ("has never claimed", True), ("denied", False), ("noted", False)],
)
def test_denied_is_said_but_did_not_say_is_not(cue: str, negated: bool) -> None:
    assert is_negated(whole(cue), cue) is negated


@pytest.mark.parametrize(
    ("cue", "around", "hedged"),
    [
        ("reportedly said", "", True),
        ("said", "allegedly", True),
        ("might say", "", True),
        ("said", "because it may rain", False),
        ("said", "", False),
    ],
)
def test_hedges_of_the_report_itself(cue: str, around: str, hedged: bool) -> None:
    assert is_hedged(whole(cue), cue, around=around) is hedged
