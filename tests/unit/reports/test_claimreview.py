"""ClaimReview: a draft until the publisher has spoken, held against the vocabulary of schema.org."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from every_kind import report_of_every_kind
from hostile import hostile_report
from pyld import jsonld
from sample_report import sample_report
from schema_org import problems_of

from onrecord.cli.main import cli
from onrecord.errors import OnRecordError
from onrecord.reports import to_html
from onrecord.reports.claimreview import to_claimreview
from onrecord.reports.prov import to_prov
from onrecord.reports.publisher import read_publisher

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
HOUSE = """
author: {name: The Orsa Desk, url: https://desk.example}
url: https://desk.example/checks/{article}#{claim}
published: 2021-07-14
best: 5
worst: 1
ratings:
  consistent: {value: 5, words: Backed by the record}
  inconsistent: {value: 1, words: The record says otherwise}
  mixed: {value: 3, words: Depends on the reading}
  insufficient_record: {words: Unproven}
"""


@pytest.fixture
def house(tmp_path):
    path = tmp_path / "house.yaml"
    path.write_text(HOUSE, encoding="utf-8")
    return path


def graph(text: str) -> list[dict]:
    return json.loads(text)["@graph"]


def test_without_a_publisher_all_are_drafts_without_verdict():
    reviews = graph(to_claimreview(sample_report()))
    assert {review["creativeWorkStatus"] for review in reviews} == {"Draft"}
    assert not [r for r in reviews if {"author", "url"} & set(r) or "ratingValue" in r.get("reviewRating", {})]
    lacking = "A draft. Still missing, and for the publisher to say: author, url"
    assert all(r["abstract"].startswith(lacking) for r in reviews)
    assert all(len(review["claimReviewed"]) <= 75 for review in reviews)


def test_only_what_was_tested_has_a_rating(house):
    report = sample_report()
    for publisher in ({}, {"publisher": read_publisher(house)}):
        rated = {r["@id"].partition("#")[2] for r in graph(to_claimreview(report, **publisher)) if "reviewRating" in r}
        assert rated == {f"{checked.claim.id}-review" for checked in report.tested}


def test_a_final_review_carries_the_house_and_its_scale(house):
    report = sample_report()
    reviews = graph(to_claimreview(report, read_publisher(house), final=True))
    assert {r["creativeWorkStatus"] for r in reviews} == {"Published"}
    assert not any("abstract" in r for r in reviews)
    outcomes = {f"urn:sha256:{report.document.sha256}#{c.claim.id}-review": c.outcome for c in report.claims}
    words = {outcomes[r["@id"]]: r["reviewRating"]["alternateName"] for r in reviews if "reviewRating" in r}
    assert (
        words.items()
        <= {
            "consistent": "Backed by the record",
            "inconsistent": "The record says otherwise",
            "mixed": "Depends on the reading",
            "insufficient_record": "Unproven",
        }.items()
    )
    by_outcome = {outcomes[r["@id"]]: r["reviewRating"] for r in reviews if "reviewRating" in r}
    assert all(("ratingValue" in rating) == (o != "insufficient_record") for o, rating in by_outcome.items())
    first = reviews[0]
    assert first["author"] == {"@type": "Organization", "name": "The Orsa Desk", "url": "https://desk.example"}
    assert first["url"] == f"https://desk.example/checks/{report.document.sha256}#c1"


@pytest.mark.parametrize("line", ["author", "url", "  inconsistent", "  consistent"])
def test_a_final_one_is_refused_while_something_is_missing(tmp_path, line):
    path = tmp_path / "house.yaml"
    path.write_text("\n".join(x for x in HOUSE.splitlines() if not x.startswith(f"{line}:")), encoding="utf-8")
    report = sample_report()
    outcomes = {c.outcome for c in report.tested}
    publisher = read_publisher(path)
    if line.strip() in ("author", "url") or line.strip() in outcomes:
        name = line.strip() if not line.startswith(" ") else f"ratings.{line.strip()}"
        with pytest.raises(OnRecordError, match=f"E705.*are drafts: the publisher's file lacks {name}"):
            to_claimreview(report, publisher, final=True)
        assert "Draft" in {r["creativeWorkStatus"] for r in graph(to_claimreview(report, publisher))}
    else:
        to_claimreview(report, publisher, final=True)


@pytest.mark.parametrize("publisher", [False, True])
def test_every_type_and_property_is_schema_orgs(house, publisher):
    given = (read_publisher(house),) if publisher else ()
    for report in (sample_report(), hostile_report()):
        reviews = graph(to_claimreview(report, *given))
        assert [problem for review in reviews for problem in problems_of(review)] == []


def test_the_check_against_the_vocabulary_can_fail():
    verdict = {"@type": "ClaimReview", "verdict": "true"}
    assert list(problems_of(verdict)) == [".verdict: ClaimReview has no such property"]
    assert list(problems_of({"@type": "Verdict"})) == [": the type 'Verdict' is not known"]
    assert list(problems_of({"@type": "ClaimReview", "itemReviewed": {"@type": "Claim", "appearance": "here"}})) == [
        ".itemReviewed.appearance: 'here' is none of ['CreativeWork']"
    ]


def test_a_parser_of_json_ld_reads_it_and_writes_it_again(house):
    written = json.loads(to_claimreview(sample_report(), read_publisher(house), final=True))
    local = {"@context": {"@vocab": "https://schema.org/"}}
    expanded = jsonld.expand({**written, **local})
    assert {node["@type"][0] for node in expanded} == {"https://schema.org/ClaimReview"}
    again = jsonld.compact(expanded, local["@context"])
    assert again["@graph"] == written["@graph"]


def test_it_can_stand_in_a_script_element():
    assert "</" not in to_claimreview(hostile_report())


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("- a list", "holds no fields"),
        ("author: [", "cannot be read"),
        ("a" * 100_001, "too large"),
        ("verdict: true", "'verdict' is not known here"),
        ("author: Orsa", "author is no list of fields"),
        ("author: {name: [1]}", "name is no text"),
        ("url: ftp://desk.example", "url: 'ftp://desk.example' is no http or https address"),
        ("url: javascript:alert(1)", "no http or https address"),
        ("url: https://desk.example/{claim.__class__}", "may hold {claim} and {article}"),
        ("url: https://desk.example/{", "and no other brackets"),
        ("best: lots", "best: 'lots' is no number"),
        ("best: nan", "best: 'nan' is no number"),
        ("ratings: {not_testable: {words: Unproven}}", "only consistent, inconsistent, mixed"),
        ("ratings: {mixed: {value: 3}}", "ratings.mixed has no words"),
        ("ratings: {mixed: {value: 3, words: Half}}", "say best and worst of the scale"),
        ("{best: 5, worst: 1, ratings: {mixed: {value: 6, words: Half}}}", "the value 6 lies outside of the scale"),
    ],
)
def test_a_publishers_file_that_cannot_be_used(tmp_path, content, problem):
    path = tmp_path / "house.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(OnRecordError) as caught:
        read_publisher(path)
    assert caught.value.code == "E704"
    assert problem in str(caught.value)


def test_the_command(tmp_path, house):
    article, record = EXAMPLES / "articles" / "strikes-2017.txt", EXAMPLES / "records" / "coalition-strikes-2017"
    command = ["check", str(article), "-r", str(record), "--format", "claimreview"]
    done = CliRunner().invoke(cli, [*command, "--publisher", str(house), "--final"])
    assert done.exit_code == 0, done.output
    assert {r["creativeWorkStatus"] for r in graph(done.stdout)} == {"Published"}
    refused = CliRunner().invoke(cli, [*command, "--final"])
    assert (refused.exit_code, "[E705]" in refused.stderr, refused.stdout) == (1, True, "")
    other = CliRunner().invoke(cli, [*command[:-1], "json", "--publisher", str(house)])
    assert (other.exit_code, "--publisher and --final belong to --format claimreview" in other.stderr) == (2, True)


def test_both_records_of_a_coincidence_are_cited_with_their_days():
    report = report_of_every_kind()
    [checked] = (c for c in report.claims if c.finding.check.kind == "coincidence")
    own, [other] = checked.finding.provenance, checked.finding.provenance.other_records
    written = to_claimreview(replace(report, claims=(checked,)))
    [review] = json.loads(written)["@graph"]
    assert list(problems_of(review)) == []
    assert [(cited["name"], cited["identifier"], cited["temporalCoverage"]) for cited in review["isBasedOn"]] == [
        (own.record, f"sha256:{own.record_sha256}", "2016-08-20/2016-09-16 and 2016-09-17/2016-09-20"),
        ("coalition-strikes-2014-2016", f"sha256:{other.sha256}", "2016-09-17"),
    ]
    assert f"record:{other.sha256}" in to_prov(report)
    assert other.sha256 in to_html(report)
