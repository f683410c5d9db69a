"""Sentences, as marked text: `|` stands where one ends."""

import pytest

from onrecord.text.sentences import sentence_spans
from onrecord.text.spans import Span


def marked(text: str) -> str:
    return " | ".join(span.of(text) for span in sentence_spans(text))


@pytest.mark.parametrize(
    "expected",
    [
        "It fell. | It rose! | Did it? | Yes.",
        "Col. J. Smith met Mr. Haddad at 9 a.m. Moscow time. | No. 10 denied it.",
        "U.S. Central Command said that 3.5 percent fell. | He left the U.S. | The army came.",
        "On Sept. 19 Gen. Doe spoke. | Lt. Col. Roe, of Acme Corp. in Ohio, did not.",
        "It ended in Sept. | The army left at 5 p.m. | They stayed.",
        "The firm, Acme Inc., fell. | Dr. No. | Rose.",
        '"We left. Nobody stopped us. It was late," she said. | "Why?" Copley asked. | He knew.',
        "“This is a mess.” | He left. | “Was it so?” asked Doe. | “It was!” | They cheered.",
        "Is their change of tack a wish? It is so.” asked Konashenkov. | He left.",
        "He paused … and went on. | Then... | It stopped. | Wait... it goes on.",
        "A total of 94 strikes (see p. 3) hit 126 targets. | (It was a Monday.) | The next day had 30.",
        "J. R. Smith, e.g. in London, i.e. near St. Paul, vs. Jones. | End.",
        "It cost $3.5 m. in all. | The rest is unknown.",
        "He spoke of “‘the end.’ It came.” | She left.",
        "He died in 2014. [4] | Born c. 1818, he wrote Op. 46 in 1840.[5][6] | It was praised.",
        "1. The strikes stopped. | 2. They did not.",
        "No stop at the end",
    ],
)
def test_sentences(expected: str) -> None:
    assert marked(expected.replace(" | ", " ")) == expected


def test_a_blank_line_ends_a_sentence_and_a_line_break_does_not() -> None:
    assert marked("A headline\n\nThe first\nsentence.\r\n\r\nSecond") == "A headline | The first\nsentence. | Second"


def test_a_quotation_that_never_closes_holds_nothing_together() -> None:
    assert marked("He said “we go. They left. All of them.") == "He said “we go. | They left. | All of them."


def test_within_a_block() -> None:
    text = "Title\nOne. Two. Three."
    assert [span.of(text) for span in sentence_spans(text, Span(6, 15))] == ["One.", "Two."]


def test_nothing() -> None:
    assert sentence_spans(" \n ") == ()


@pytest.mark.xfail(strict=True, reason="a capital letter with a full stop is read as an initial")
def test_a_letter_at_the_end() -> None:
    assert marked("He voted for plan B. Smith did not.") == "He voted for plan B. | Smith did not."
