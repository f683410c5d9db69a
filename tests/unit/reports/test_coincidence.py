"""The timing of a response in every form: the curve over windows, and the price of the search."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest

from onrecord.findings.finding import Coincidence, CurvePoint, Trials
from onrecord.reports import Report, to_html, to_json, to_terminal
from onrecord.reports.markdown import to_markdown

TIMING = Coincidence(
    sentence="62 strikes within 1 day; after an arbitrary day there is at least one within 1 day in 93 % of cases",
    curve=(
        CurvePoint(
            window_days=1, total=62.0, n_covered_days=2, rate_ratio=0.9, followed=True,
            base_rate=0.93, p_value=0.93, p_value_strength=0.41,
        ),
        CurvePoint(
            window_days=2, total=0.0, n_covered_days=2, rate_ratio=None, followed=False,
            base_rate=0.97, p_value=1.0, p_value_strength=0.12,
        ),
    ),
    trials=Trials(
        prespecified=False, windows=(1, 2), responses=("Iraq", "<b>Syria</b>"), n_candidates=4,
        p_value=0.34, p_value_alone=0.12,
    ),
)  # fmt: skip


@pytest.fixture
def timed(report: Report) -> Report:
    """The sample report, its first tested claim with a timing."""
    first = next(i for i, claim in enumerate(report.claims) if claim.finding is not None)
    claims = list(report.claims)
    claims[first] = replace(claims[first], finding=replace(claims[first].finding, coincidence=TIMING))
    return replace(report, claims=tuple(claims))


def test_json_holds_every_window_and_the_trials(timed: Report) -> None:
    written = json.loads(to_json(timed))
    schema = json.loads(files("onrecord.reports").joinpath("schemas/report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(written, schema)
    [found] = [c["finding"]["coincidence"] for c in written["claims"] if c["finding"] and c["finding"]["coincidence"]]
    assert [point["window_days"] for point in found["curve"]] == [1, 2]
    assert (found["curve"][0]["p_value"], found["curve"][1]["rate_ratio"]) == (0.93, None)
    assert found["trials"]["n_candidates"] == 4
    assert found["trials"]["p_value"] == 0.34


def test_every_form_for_readers_says_how_often_it_happens_anyway(timed: Report) -> None:
    words = "at least one within 1 day in 93 % of cases"
    assert words in " ".join(to_terminal(timed).split())
    assert words in to_markdown(timed)
    page = to_html(timed)
    assert words in page
    assert "each with 2 windows" in page
    assert "&lt;b&gt;Syria&lt;/b&gt;" in page
    assert "<b>Syria</b>" not in page


def test_what_was_named_beforehand_lists_nothing_else(timed: Report) -> None:
    named = replace(TIMING, trials=replace(TIMING.trials, prespecified=True))
    claims = tuple(
        replace(c, finding=replace(c.finding, coincidence=named)) if c.finding and c.finding.coincidence else c
        for c in timed.claims
    )
    assert "could as well have been pointed at" in to_html(timed)
    assert "could as well have been pointed at" not in to_html(replace(timed, claims=claims))


def test_p_values_beside_each_other(report: Report) -> None:
    words = (
        "Tested beside 2 other plans on this record: the chance of so unusual a number is then 62 % instead of 31 % "
        "(Holm; 46 % by Benjamini–Hochberg)."
    )
    assert words in to_html(report)
    assert words in to_markdown(report)


def test_a_terminal_tells_only_of_unusual_numbers_that_others_were_tested_too(report: Report) -> None:
    first = next(i for i, claim in enumerate(report.claims) if claim.finding is not None)
    finding = report.claims[first].finding
    assert finding is not None and finding.movement is not None
    unusual = replace(finding, movement=replace(finding.movement, word="unusual"))
    claims = (*report.claims[:first], replace(report.claims[first], finding=unusual), *report.claims[first + 1 :])
    assert "Tested beside" not in to_terminal(report)
    assert "Tested beside 2 other plans" in to_terminal(replace(report, claims=claims))
