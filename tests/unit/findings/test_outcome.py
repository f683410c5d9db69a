"""The outcome rule, row by row of its table."""

from __future__ import annotations

from onrecord.findings.answer import Answer
from onrecord.findings.finding import Movement
from onrecord.findings.outcome import Tried, decide

FITS = Answer(verdict="consistent", value=1.0, sentence="it fits")
FITS_NOT = Answer(verdict="inconsistent", value=2.0, sentence="it does not fit")
OPEN = Answer(verdict="insufficient_record", value=None, sentence="open")


def tried(answer: Answer, *, about_dates: bool = False) -> Tried:
    return Tried(taken=(("the baseline", "July"),), answer=answer, about_dates=about_dates)


def movement(word) -> Movement:
    return Movement(word=word, sentence=word)


def test_arithmetic_decides():
    assert decide(FITS, (), None, rests_on_unusual=False) == ("consistent", ())
    assert decide(FITS_NOT, (), None, rests_on_unusual=False) == ("inconsistent", ())


def test_coverage_comes_first():
    assert decide(OPEN, (tried(FITS),), None, rests_on_unusual=False)[0] == "insufficient_record"


def test_another_choice_turns_it_mixed_and_is_named():
    outcome, [reason] = decide(FITS, (tried(FITS_NOT),), None, rests_on_unusual=False)
    assert outcome == "mixed"
    assert "with the baseline July" in reason


def test_a_choice_that_leaves_it_open_does_not_turn_it():
    assert decide(FITS, (tried(OPEN), tried(FITS)), None, rests_on_unusual=False)[0] == "consistent"


def test_words_that_the_plan_does_not_hold_leave_it_open():
    outcome, [reason] = decide(FITS, (), None, rests_on_unusual=False, unresolved=("drone strikes",))
    assert outcome == "insufficient_record"
    assert "“drone strikes”" in reason


def test_coarse_dates_that_turn_it_leave_it_open():
    assert decide(FITS, (tried(FITS_NOT, about_dates=True),), None, rests_on_unusual=False)[0] == "insufficient_record"


def test_movement_decides_only_what_rests_on_it():
    for word, rests, outcome in (
        ("ordinary", False, "consistent"),
        ("ordinary", True, "inconsistent"),
        ("not_assessable", True, "insufficient_record"),
        ("unusual", True, "consistent"),
    ):
        assert decide(FITS, (), movement(word), rests_on_unusual=rests)[0] == outcome
    assert decide(FITS, (), None, rests_on_unusual=True)[0] == "insufficient_record"
    assert decide(FITS_NOT, (), movement("unusual"), rests_on_unusual=True)[0] == "inconsistent"
