"""Quoted stretches, as marked text: `⟦…⟧` balanced, `⟦<…⟧` no opening mark, `⟦…>⟧` no closing mark, `⟦…+⟧` goes on."""

import time

import pytest

from onrecord.text.quotation_marks import MAX_DEPTH, paragraph_spans, quotation_spans
from onrecord.text.spans import Span


def marked(text: str) -> str:
    inserts = []
    for quotation in quotation_spans(text):
        inserts.append((quotation.span.start, 1, -quotation.span.end, "⟦" + "<" * (quotation.missing == "opening")))
        end = ">" * (quotation.missing == "closing") + "+" * quotation.continues
        inserts.append((quotation.span.end, 0, -quotation.span.start, end + "⟧"))
    for at, _, _, mark in sorted(inserts, reverse=True):
        text = text[:at] + mark + text[at:]
    return text


@pytest.mark.parametrize(
    "expected",
    [
        "He called it ⟦“a success”⟧ and ⟦“a model”⟧.",
        '⟦"We left,"⟧ she said. ⟦"Nobody stopped us."⟧',
        "⟦‘We left,’⟧ she said, in the analysts’ view.",
        "The US ⟦'mistakenly'⟧ struck, in Power's words.",
        "⟦'Info leak to terrorists can't be ruled out'⟧",
        "⟦«Nous partons»⟧, dit-il; ⟦« Oui »⟧.",
        "⟦„Wir gehen“⟧, sagte er. ⟦„Idziemy”⟧, powiedział.",
        "⟦»Ja«⟧, sagt sie. ⟦‚Nein‘⟧, sagt er.",
        "⟦``We go,''⟧ he said.",
        "⟦“He said ⟦‘never’⟧ to me,”⟧ she said.",
        "⟦\"He said ⟦'never'⟧ to me,\"⟧ she said.",
        "⟦\"He said ⟦'never.'⟧\"⟧",
        '⟦"The word "never" hurt,"⟧ she said.'.replace('"never"', '⟦"never"⟧'),
        'A report (⟦"the file"⟧) and a term—⟦"so-called"⟧—of art.',
        '⟦"[We] left,"⟧ she said; ⟦"... and came back."⟧',
        "He said ⟦“never’ again”⟧ and went.",
    ],
)
def test_balanced(expected: str) -> None:
    assert marked(expected.replace("⟦", "").replace("⟧", "")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The boys' room, the '90s, rock 'n' roll, 'tis, Jones’ house and Sana'a.",
        'She is 6\'2" tall and the pipe has 12" width.',
        "It's the coalition's, isn't it? Don’t.",
        "",
        "No marks at all.",
        "” … he went on.",
        "’",
    ],
)
def test_no_quotation(text: str) -> None:
    assert quotation_spans(text) == ()


@pytest.mark.parametrize(
    "expected",
    [
        "⟦<Everyone sees that they pretend for some reason,”⟧ said the general, who called it ⟦“odd”⟧.",
        "First.\n\n⟦<The actions demand an answer. Is it so?”⟧ asked he.\n\nLast.",
        '⟦<Everyone sees it,"⟧ he said.',
    ],
)
def test_opening_mark_missing(expected: str) -> None:
    assert marked(expected.replace("⟦<", "").replace("⟦", "").replace("⟧", "")) == expected


def test_closing_mark_missing_ends_with_its_paragraph() -> None:
    text = "He said “we go.\n\nNext paragraph."
    assert marked(text) == "He said ⟦“we go.>⟧\n\nNext paragraph."


def test_closing_mark_missing_inside_another_quotation() -> None:
    found = quotation_spans("“He said «never and left,” she said.")
    assert [(q.missing, q.depth) for q in found] == [("", 0), ("closing", 1)]
    assert not found[1].balanced


@pytest.mark.parametrize(("left", "right"), ["“”", "‘’", '""', "«»"])
def test_quotation_over_paragraphs(left: str, right: str) -> None:
    text = f"{left}One.\n\n{left}Two.\n\n{left}Three,{right} he said."
    assert marked(text) == f"⟦{left}One.+⟧\n\n⟦{left}Two.+⟧\n\n⟦{left}Three,{right}⟧ he said."
    assert all(q.balanced for q in quotation_spans(text))


def test_inner_spans_leave_the_marks_out() -> None:
    text = "A “b” ``c'' d”"
    assert [q.inner.of(text) for q in quotation_spans(text)] == ["b", "c"]


def test_given_paragraphs_bound_the_search() -> None:
    text = "“One\nTwo” three"
    assert [q.missing for q in quotation_spans(text)] == [""]
    assert [q.missing for q in quotation_spans(text, (Span(0, 4), Span(5, 15)))] == ["closing", "opening"]


def test_paragraphs_are_parted_by_blank_lines_of_any_kind() -> None:
    text = "\n a b \r\n\r\nc\n d\n \t\n\ne"
    assert [span.of(text) for span in paragraph_spans(text)] == ["a b", "c\n d", "e"]


@pytest.mark.xfail(strict=True, reason="a straight mark after a number inside straight marks is read as the end")
def test_inches_inside_a_quotation() -> None:
    text = '"We had a 12" gun," he said.'
    assert [q.span.of(text) for q in quotation_spans(text)] == ['"We had a 12" gun,"']


@pytest.mark.parametrize("unit", ['"a ', "'a ", "“", "x” 'a' ", "\" ' ”", "‘a’ ", "a' "])
def test_time_is_linear(unit: str) -> None:
    def seconds(n: int) -> float:
        started = time.process_time()
        quotation_spans(unit * n)
        return time.process_time() - started

    assert seconds(40_000) < 16 * max(seconds(10_000), 0.01)


def test_nesting_is_bounded() -> None:
    assert max(q.depth for q in quotation_spans("“" * 1000)) < MAX_DEPTH
