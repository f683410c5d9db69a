"""The further forms: tables, Markdown, annotations, standoff."""

from __future__ import annotations

import csv
import doctest
import json
from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest
from hostile import hostile_report

from onrecord.attributions.attribution import NO_SPEAKER, Attribution
from onrecord.errors import DocumentError
from onrecord.reports import Report, markdown
from onrecord.reports.brat import read_brat, write_brat
from onrecord.reports.csv import attributions_csv, claims_csv, safe_cell
from onrecord.reports.forms import ATTRIBUTION_FORMS, FORM_OF_ENDING, REPORT_FORMS
from onrecord.text.spans import Span

ENDINGS = {"text": "txt", "html": "html", "json": "json", "jsonl": "jsonl", "csv": "csv", "md": "md", "brat": "ann"}


@pytest.mark.parametrize("name", sorted(set(REPORT_FORMS) - {"text", "html", "json"}))
def test_forms_of_a_report_are_as_approved(
    name: str, report: Report, matches_snapshot: Callable[[str, str], None]
) -> None:
    matches_snapshot(f"report-{name}.{ENDINGS.get(name, 'json')}", REPORT_FORMS[name](report))


@pytest.mark.parametrize("name", sorted(set(ATTRIBUTION_FORMS) - {"text"}))
def test_forms_of_attributions_are_as_approved(
    name: str, report: Report, matches_snapshot: Callable[[str, str], None]
) -> None:
    written = ATTRIBUTION_FORMS[name](report.document, report.attributions)
    matches_snapshot(f"attributions-{name}.{ENDINGS.get(name, 'json')}", written)


@pytest.mark.parametrize("name", sorted(REPORT_FORMS))
def test_any_report_can_be_written_in_any_form(name: str, report: Report) -> None:
    empty = replace(report, claims=(), attributions=(), records=(), warnings=())
    for some in (hostile_report(), empty, replace(report, document=replace(report.document, text="", blocks=()))):
        assert REPORT_FORMS[name](some) or (name == "brat" and not some.attributions)


def test_every_ending_leads_to_a_form() -> None:
    assert set(FORM_OF_ENDING.values()) <= set(REPORT_FORMS) | set(ATTRIBUTION_FORMS)


def test_a_table_has_one_row_an_attribution(report: Report) -> None:
    rows = list(csv.DictReader(StringIO(attributions_csv(report.document, report.attributions))))
    assert [row["id"] for row in rows] == [a.id for a in report.attributions]
    assert rows[5]["content"] == (
        "The alliance … eased off in order to let the movement regroup before the autumn … "
        "and “the raids will be back by September”"
    )


def test_a_table_has_one_row_a_claim_and_no_score_for_the_untestable(report: Report) -> None:
    rows = {row["id"]: row for row in csv.DictReader(StringIO(claims_csv(report)))}
    assert len(rows) == len(report.claims)
    assert rows["c1"]["outcome"] == "consistent" and rows["c1"]["movement"] == "ordinary"
    assert rows["c6"]["outcome"] == "not_testable" and rows["c6"]["estimate_value"] == ""


@pytest.mark.parametrize("formula", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx"])
def test_no_cell_is_run_by_a_spreadsheet(formula: str, report: Report) -> None:
    said = replace(report.attributions[0], speaker=replace(report.attributions[0].speaker, name=formula))
    [row] = csv.DictReader(StringIO(attributions_csv(report.document, [said])))
    assert row["speaker"] == f"'{formula}"


@pytest.mark.parametrize("number", ["-2", "-40.205", "+1", "-1.5e-3"])
def test_plain_numbers_stay_as_the_record_has_them(number: str) -> None:
    assert safe_cell(number) == number


def test_markdown_holds_no_markup_of_others() -> None:
    written = REPORT_FORMS["md"](hostile_report())
    assert "<" not in written.replace("\\<", "")
    assert doctest.testmod(markdown).failed == 0


def test_annotations_quote_what_their_offsets_hold(report: Report) -> None:
    page = json.loads(REPORT_FORMS["annotations"](report))
    text = report.document.text
    for item in page["items"]:
        for target in item["target"]:
            position, quote = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_brat_is_read_as_it_was_written(report: Report) -> None:
    read = read_brat(write_brat(report.document, report.attributions), report.document.text)
    assert [_core(a) for a in read] == [_core(a) for a in report.attributions]


def _core(attribution: Attribution) -> tuple[object, ...]:
    a = attribution
    named = (a.speaker.name, a.speaker.type, a.speaker.roles)
    return a.id, a.source, a.cue, a.content, a.quotation, a.kind, named, a.probability, a.via


def test_brat_cuts_a_span_at_line_breaks_and_joins_it_again(report: Report) -> None:
    document = replace(report.document, text="He said: one\n\ntwo three", blocks=())
    said = Attribution(
        id="a1",
        source=(Span(0, 2),),
        cue=(Span(3, 7),),
        content=(Span(9, 17), Span(18, 23)),
        quotation="indirect",
        kind="speech",
        speaker=NO_SPEAKER,
        probability=0.5,
    )
    written = write_brat(document, [said])
    assert "T4\tContent 9 12;14 17;18 23\tone two three" in written
    assert read_brat(written, document.text)[0].content == said.content


def test_brat_of_other_tools_is_read() -> None:
    text = "The mayor said burglaries fell."
    ann = (
        "T1\tSource 0 9\tThe mayor\nT2\tCue 10 14\tsaid\nT3\tContent 15 30\tburglaries fell\n"
        "T4\tAttribution 0 30\tx\nE1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
        "#1\tAnnotatorNotes E1\tlooks odd\nR1\tx\n"
    )
    [said] = read_brat(ann, text)
    assert [s.of(text) for s in (*said.source, *said.cue, *said.content)] == ["The mayor", "said", "burglaries fell"]
    assert said.quotation == "indirect" and not said.speaker.resolvable


@pytest.mark.parametrize(
    ("ann", "message"),
    [
        ("T1\tSource 0 99\tx", r"\[0, 99\) is no range"),
        ("T1\tSource\tx", "no line of brat"),
        ("E1\tAttribution:T4 Content:T3", "E1 names T3"),
    ],
)
def test_a_broken_standoff_file_is_named_with_its_line(ann: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read_brat(ann, "short text", path="x.ann")
