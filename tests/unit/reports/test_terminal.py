"""The report in a terminal: narrow, without colour, and safe."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hostile import hostile_report

from onrecord.reports import Report, attributions_terminal, to_terminal, use_color


def test_the_report_is_as_approved(report: Report, matches_snapshot: Callable[[str, str], None]) -> None:
    matches_snapshot("report.txt", to_terminal(report))


def test_attributions_are_as_approved(report: Report, matches_snapshot: Callable[[str, str], None]) -> None:
    matches_snapshot("attributions.txt", attributions_terminal(report.document, report.attributions))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(report: Report, width: int) -> None:
    lines = to_terminal(report, width=width).splitlines()
    assert max(map(len, lines)) <= width


def test_colour_changes_no_word(report: Report) -> None:
    coloured = to_terminal(report, color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == to_terminal(report)


def test_foreign_text_cannot_steer_the_terminal() -> None:
    report = hostile_report()
    for text in (to_terminal(report), attributions_terminal(report.document, report.attributions)):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_brackets_are_words_and_not_markup(report: Report) -> None:
    changed = replace(report, document=replace(report.document, title="[red]A [link=x]title[/]"))
    assert "[red]A [link=x]title[/]" in to_terminal(changed)


def test_outcomes_are_told_without_colour(report: Report) -> None:
    text = to_terminal(report)
    for words in ("=  CONSISTENT", "≠  INCONSISTENT", "±  MIXED", "?  RECORD INSUFFICIENT"):
        assert words in text


def test_what_no_record_can_test_has_its_reason_and_no_score(report: Report) -> None:
    section = to_terminal(report).partition("NOT TESTED")[2].partition("WHO SAID WHAT")[0]
    assert "motive" in section and "prediction" in section
    assert "CONSISTENT" not in section


def test_an_article_without_claims_or_statements_is_a_report(report: Report) -> None:
    empty = replace(report, claims=(), attributions=(), records=(), warnings=())
    assert "0 claims tested" in to_terminal(empty)
    assert "No statement" in attributions_terminal(report.document, ())


@pytest.mark.parametrize(
    ("environ", "is_terminal", "expected"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_no_color_is_honoured(environ: dict[str, str], is_terminal: bool, expected: bool) -> None:
    assert use_color(environ, is_terminal=is_terminal) is expected
