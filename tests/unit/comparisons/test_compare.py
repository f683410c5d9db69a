"""Several articles side by side."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from onrecord.attributions.attribution import Attribution, Speaker
from onrecord.checks.check import (
    ChangeCheck,
    Check,
    CoincidenceCheck,
    ComparisonCheck,
    CountCheck,
    ExtremeCheck,
    OccurrenceCheck,
    RateCheck,
    ShareCheck,
    TrendCheck,
    Trigger,
)
from onrecord.checks.proposal import Proposal, Reading
from onrecord.claims.claim import Claim
from onrecord.cli.main import cli
from onrecord.comparisons import Comparison, compare_reports
from onrecord.comparisons.forms import COMPARISON_FORMS
from onrecord.documents import read_document
from onrecord.reports.report import CheckedClaim, Report
from onrecord.text.dates import Period, parse_period

ROOT = Path(__file__).resolve().parents[3]
JULY, AUGUST, SEPTEMBER = (parse_period(f"2017-0{m}") for m in (7, 8, 9))
YEAR = parse_period("2017")
IRAQ, SYRIA = (("country", ("Iraq",)),), (("country", ("Syria",)),)
ROWS = {"record": "r", "measure": "strikes", "where": IRAQ, "period": AUGUST}
FILLER = (
    "The river rose for three days and nobody in the lower town slept while the water stood in the market. "
    "By Friday the bakers had moved their ovens upstairs and sold bread from the windows to people in boats. "
    "The mayor promised a wall and the engineers promised a study of what such a wall would have to hold back."
)
OTHER = (
    "Nine candidates stand for the harbour council this spring, and four of them have fished for a living. "
    "The count begins at noon on Sunday in the old customs house, and the ferry runs an hour later than usual."
)


def report(text: str, *checks: Check, speakers: tuple[Speaker, ...] = ()) -> Report:
    """An article with a claim for each plan and one statement for each speaker."""
    document = read_document(text.encode())
    claims = [
        CheckedClaim(
            proposal=Proposal(
                claim=Claim(id=f"c{i}", text=f"claim {i}", spans=(), said_by="", kind=check.kind),
                readings=(Reading(check=check, probability=1.0),),
            )
        )
        for i, check in enumerate(checks, 1)
    ]
    empty = {"source": (), "cue": (), "content": (), "quotation": "direct", "kind": "speech", "probability": 1.0}
    said = tuple(Attribution(id=f"a{i}", speaker=s, **empty) for i, s in enumerate(speakers))  # type: ignore[arg-type]
    return Report(document=document, attributions=said, claims=tuple(claims), version="0")


def compared(*reports: Report) -> Comparison:
    return compare_reports(reports)


def relation(a: Check, b: Check) -> str:
    """How the claims of two articles of their own stand to each other; '' if they ask something else."""
    found = compared(report(FILLER, a), report(OTHER, b)).claims
    return found[0].relation if found else ""


def count(value: float | str, comparison: str = "equal", **fields: object) -> CountCheck:
    given = ROWS | fields
    return CountCheck(value=value, comparison=comparison, **given)  # type: ignore[arg-type]


def change(direction: str, baseline: Period = AUGUST, period: Period = SEPTEMBER) -> ChangeCheck:
    return ChangeCheck(record="r", where=IRAQ, period=period, baseline=baseline, direction=direction)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (count(500), count(500), "agree"),
        (count(500), count(900), "contradict"),
        (count(500), count(510, "about"), "agree"),
        (count(500), count("hundreds"), "agree"),
        (count(500), count(600, "more_than"), "contradict"),
        (count(500), count(500, where=SYRIA), ""),
        (count(500), count(500, period=JULY), ""),
        (count(500), count(500, measure="engagements"), ""),
        (count(500), count(500, record="other"), ""),
        (count(310), RateCheck(**ROWS, value=10), "agree"),
        (count(900), RateCheck(**ROWS, value=10), "contradict"),
        (
            count(3),
            OccurrenceCheck(**ROWS, negated=True),
            "contradict",
        ),
        (count(3), OccurrenceCheck(**ROWS), "agree"),
        (change("decrease"), change("decrease"), "agree"),
        (change("decrease"), change("increase"), "contradict"),
        (change("decrease"), change("increase", baseline=JULY), "differ"),
        (change("decrease"), change("decrease", baseline=JULY), "differ"),
        (change("decrease"), TrendCheck(record="r", where=IRAQ, period=SEPTEMBER, direction="decrease"), "differ"),
    ],
)
def test_two_answers_to_one_question(a, b, expected):
    assert relation(a, b) == expected
    assert relation(b, a) == expected


def test_shares_comparisons_and_extremes():
    def share(value: float | str) -> ShareCheck:
        return ShareCheck(record="r", where=IRAQ, period=AUGUST, value=value)

    def more(where: object, versus: object, direction: str) -> ComparisonCheck:
        return ComparisonCheck(record="r", where=where, versus=versus, period=AUGUST, direction=direction)  # type: ignore[arg-type]

    def worst(period: Period) -> ExtremeCheck:
        return ExtremeCheck(record="r", period=period, direction="highest", unit="month", within=YEAR)

    assert relation(share("most"), share(0.3)) == "contradict"
    assert relation(share("most"), share(0.8)) == "agree"
    assert relation(more(IRAQ, SYRIA, "more"), more(SYRIA, IRAQ, "less")) == "agree"
    assert relation(more(IRAQ, SYRIA, "more"), more(SYRIA, IRAQ, "more")) == "contradict"
    assert relation(worst(JULY), worst(JULY)) == "agree"
    assert relation(worst(JULY), worst(AUGUST)) == "contradict"


def test_coincidences_of_one_trigger_agree():
    trigger = Trigger(record="t", at=parse_period("2017-08-05"))
    one, other = (CoincidenceCheck(record="r", period=AUGUST, trigger=trigger, window_days=days) for days in (3, 7))
    assert relation(one, one) == "agree"
    assert relation(replace(one, period=AUGUST), other) == "agree"


def test_a_reprint_counts_once_and_contradicts_nobody():
    cut = FILLER.rpartition(". ")[0] + ". Added by our desk."
    found = compared(report(FILLER, count(500)), report(cut, count(500)), report(OTHER, count(900)))
    assert [story.articles for story in found.stories] == [(0, 1), (2,)]
    assert "share" in found.stories[0].evidence[0]
    [claim] = found.claims
    assert (claim.relation, claim.n_stories, len(claim.versions)) == ("contradict", 2, 3)
    assert compared(report(FILLER, count(500)), report(cut, count(500))).claims == ()


def test_what_one_article_says_against_itself_is_told():
    [claim] = compared(report(FILLER, count(500), count(900)), report(OTHER)).claims
    assert (claim.relation, claim.n_stories) == ("contradict", 1)


def test_a_shared_passage_is_mentioned_and_makes_no_story():
    own = "Another line of our own follows here, and one more. " * 2
    mixed = " ".join([FILLER.partition(". ")[0] + ".", OTHER, own])
    found = compared(report(FILLER), report(mixed))
    assert [story.articles for story in found.stories] == [(0,), (1,)]
    assert len(found.passages) == 1
    assert compared(report(FILLER), report(OTHER)).passages == ()


def test_chains_of_copies_are_one_story():
    line = "Sentence number {0} tells of the flood in words that stand nowhere else at all, it says {0}."
    parts = [line.format(i) for i in range(9)]
    copies = [" ".join(parts[:6]), " ".join(parts[2:8]), " ".join(parts[4:9])]
    assert [story.articles for story in compared(*map(report, copies)).stories] == [(0, 1, 2)]


def test_short_articles_are_one_story_only_if_they_are_the_same():
    assert [s.articles for s in compared(report("Rain."), report("Rain."), report("Snow.")).stories] == [(0, 1), (2,)]


def person(name: str, **fields: object) -> Speaker:
    return Speaker(name=name, type="person", probability=0.9, **fields)  # type: ignore[arg-type]


def test_a_last_name_is_the_full_name_of_another_article_if_only_one_fits():
    first = report(FILLER, speakers=(person("Ana Reyes"), person("Ana Reyes"), person("Joris Veld")))
    second = report(OTHER, speakers=(person("Reyes"),))
    [speaker] = compared(first, second).speakers
    assert (speaker.name, speaker.names) == ("Ana Reyes", ("Ana Reyes", "Reyes"))
    assert speaker.statements == ((0, 2), (1, 1))
    both = report(FILLER, speakers=(person("Ana Reyes"), person("Luis Reyes")))
    assert compared(both, second).speakers == ()


def test_an_official_is_somebody_else_each_time():
    official = Speaker(name="an official", type="anonymous", probability=0.9)
    assert compared(report(FILLER, speakers=(official,)), report(OTHER, speakers=(official,))).speakers == ()


def test_every_form_tells_the_same_and_nothing_foreign_runs():
    harm = "<script>window.hit=1</script> [x](javascript:1) \x1b[2J"
    one = report(FILLER, count(500), speakers=(person(harm),))
    one = replace(one, document=replace(one.document, title=harm, outlet=harm, url="javascript:alert(1)"))
    found = compared(one, report(OTHER, count(900), speakers=(person(harm),)))
    for name, form in COMPARISON_FORMS.items():
        text = form(found)
        assert "ontradict" in text, name
        assert "\x1b" not in text
        if name != "json":
            assert "2 articles, 2 stories" in text
    page = COMPARISON_FORMS["html"](found)
    assert "<script>" not in page
    assert 'href="javascript' not in page
    schema = json.loads((ROOT / "src/onrecord/reports/schemas/comparison.schema.json").read_text())
    jsonschema.validate(json.loads(COMPARISON_FORMS["json"](found)), schema)


def test_nothing_to_compare():
    assert compared().stories == ()
    assert "2 articles, 2 stories" in COMPARISON_FORMS["text"](compared(report(FILLER), report(OTHER)))


@pytest.fixture
def articles(tmp_path):
    texts = (
        "The coalition carried out 500 air strikes in Iraq in August 2017, General Igor Konashenkov said on Tuesday.\n",
        "The coalition carried out 900 air strikes in Iraq in August 2017, the spokesman Ryan Dillon told reporters.\n",
    )
    paths = [tmp_path / f"{name}.txt" for name in "ab"]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def check(*arguments: str) -> str:
    record = ROOT / "examples/records/coalition-strikes-2017"
    done = CliRunner().invoke(cli, ["check", *arguments, "-r", str(record), "--published", "2017-09-05"])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_check_puts_several_articles_side_by_side(articles, tmp_path):
    said = check(*articles)
    assert said.index("Side by side") > said.index("900")
    assert "They contradict each other." in said
    check(*articles, "-o", str(tmp_path / "all.html"))
    assert "2 articles, side by side" in (tmp_path / "all.html").read_text()
    check(*articles, "-o", str(tmp_path / "each"), "--format", "html")
    assert sorted(p.name for p in (tmp_path / "each").iterdir()) == ["a.html", "b.html", "comparison.html"]
    assert len(json.loads(check(*articles, "--format", "json"))["reports"]) == 2


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_tables_hold_the_rows_of_all_articles(articles, tmp_path, form):
    check(*articles, "-o", str(tmp_path / f"all.{form}"))
    lines = (tmp_path / f"all.{form}").read_text().splitlines()
    assert len(lines) == (3 if form == "csv" else 2)
    assert check(*articles, "--format", form).splitlines() == lines


def test_one_article_stays_a_report(articles, tmp_path):
    check(articles[0], "-o", str(tmp_path / "one.html"))
    assert "side by side" not in (tmp_path / "one.html").read_text()
    assert "Side by side" not in check(articles[0])
