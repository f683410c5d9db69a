"""The command line as a user types it: real processes, real files, exit statuses and messages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import jsonschema
import pytest

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "examples/articles/strikes-2017.txt"
PAGE = ROOT / "examples/articles/deir-ez-zor-2016.html"
RECORD = ROOT / "examples/records/coalition-strikes-2017"
SCHEMAS = ROOT / "src/onrecord/reports/schemas"


def onrecord(*arguments: object, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        check=False,
    )


def text(process: subprocess.CompletedProcess[bytes]) -> str:
    assert process.returncode == 0, process.stderr.decode()
    return process.stdout.decode()


def test_check_tells_what_the_record_shows():
    said = text(onrecord("check", ARTICLE, "--record", RECORD))
    assert "Igor Konashenkov" in said
    assert "8 of 30 days" in said
    assert "RECORD INSUFFICIENT" in said


def test_check_as_json_follows_its_schema_and_is_the_same_every_time():
    first, second = (onrecord("check", ARTICLE, "--record", RECORD, "--format", "json") for _ in range(2))
    assert first.stdout == second.stdout
    report = json.loads(text(first))
    jsonschema.validate(report, json.loads((SCHEMAS / "report.schema.json").read_text()))
    for claim in report["claims"]:
        assert claim["finding"]["outcome"] if "check" in claim else claim["not_testable"]


def test_check_writes_one_page(tmp_path):
    page = tmp_path / "report.html"
    text(onrecord("check", ARTICLE, "--record", RECORD, "-o", page))
    assert page.read_text().startswith("<!doctype html>")


def test_parquet_holds_what_csv_holds(tmp_path):
    claims, said = tmp_path / "claims.parquet", tmp_path / "said.parquet"
    text(onrecord("check", ARTICLE, "--record", RECORD, "-o", claims))
    text(onrecord("attributions", ARTICLE, PAGE, "-o", said))
    rows = duckdb.sql(f"SELECT id, speaker, probability FROM '{said}'").fetchall()
    lines = text(onrecord("attributions", ARTICLE, PAGE, "--format", "jsonl")).splitlines()
    found = [a for line in lines for a in json.loads(line)["attributions"]]
    assert [(i, s) for i, s, _ in rows] == [(a["id"], a["speaker"]["name"]) for a in found]
    assert duckdb.sql(f"SELECT count(*) FROM '{claims}' WHERE outcome = 'insufficient_record'").fetchall()[0][0] >= 1


def test_attributions_follow_their_contract():
    lines = text(onrecord("attributions", ARTICLE, PAGE, "--format", "jsonl")).splitlines()
    plain, markup = (json.loads(line) for line in lines)
    assert plain["text"] == ARTICLE.read_text()
    for document in (plain, markup):
        jsonschema.validate(document, json.loads((SCHEMAS / "attributions.schema.json").read_text()))
        for attribution in document["attributions"]:
            for start, end in attribution["source"] + attribution["cue"] + attribution["content"]:
                assert document["text"][start:end].strip()


def sentences(report: dict) -> list[str]:
    return [claim["finding"]["sentence"] for claim in report["claims"] if claim["finding"]]


def test_the_edited_plan_runs_again(tmp_path):
    plan = tmp_path / "claims.yaml"
    plan.write_text(text(onrecord("claims", ARTICLE, "--record", RECORD)))
    unedited = json.loads(text(onrecord("run", plan, "--record", RECORD, "--format", "json")))
    checked = json.loads(text(onrecord("check", ARTICLE, "--record", RECORD, "--format", "json")))
    assert sentences(unedited) == sentences(checked)
    assert "baseline: 2017-08" in plan.read_text()
    plan.write_text(plan.read_text().replace("baseline: 2017-08", "baseline: 2017-07-30/2017-08-15"))
    edited = json.loads(text(onrecord("run", plan, "--record", RECORD, "--format", "json")))
    assert "30 July 2017 to 15 August 2017" in json.dumps(edited, ensure_ascii=False)
    assert edited["document"]["sha256"] == checked["document"]["sha256"]


def test_a_record_describes_itself():
    said = text(onrecord("record", "describe", RECORD))
    assert "30 of 65 days" in said


def test_an_article_on_standard_input():
    assert json.loads(text(onrecord("attributions", "-", "--format", "json", stdin=ARTICLE.read_bytes())))[
        "attributions"
    ]


def test_a_run_writes_the_rows_behind_each_claim(tmp_path):
    plan, folder = tmp_path / "claims.yaml", tmp_path / "rows"
    plan.write_bytes(onrecord("claims", ARTICLE, "--record", RECORD).stdout)
    report = json.loads(text(onrecord("run", plan, "--record", RECORD, "--format", "json", "--rows", folder)))
    counted = {
        f"claim-{number}-rows.csv": claim["finding"]["n_rows"]
        for number, claim in enumerate(report["claims"], start=1)
        if claim["finding"] and claim["finding"]["n_rows"]
    }
    assert counted and sorted(path.name for path in folder.iterdir()) == sorted(counted)
    for name, n_rows in counted.items():
        assert len((folder / name).read_text().splitlines()) == n_rows + 1


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("check", "no-such-article.txt"), 1, "no-such-article.txt"),
        (("check", ARTICLE, "--record", "no-such-record"), 1, "no-such-record"),
        (("check", ARTICLE, "--record", RECORD.parent), 1, "datapackage.json"),
        (("check", ARTICLE, "--published", "the other day"), 1, "the other day"),
        (("run", "no-such-plan.yaml"), 1, "onrecord claims ARTICLE"),
        (("check",), 2, "ARTICLE"),
        (("check", ARTICLE, "--format", "tea"), 2, "tea"),
        (("nonsense",), 2, "nonsense"),
        (("check", ARTICLE, "--format", "parquet"), 2, "-o FILE.parquet"),
        (("check", ARTICLE, "--record", RECORD, "-o", "/no/such/folder/x.html"), 1, "E701"),
    ],
)
def test_mistakes_get_a_message_and_no_traceback(arguments, status, message):
    process = onrecord(*arguments)
    said = process.stderr.decode()
    assert process.returncode == status, said
    assert message in said
    assert "Traceback" not in said


def test_what_can_be_read_is_read_and_the_rest_is_named(tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    process = onrecord("attributions", empty, ARTICLE, "--format", "jsonl")
    assert process.returncode == 3
    assert len(process.stdout.splitlines()) == 1
    assert "empty.txt" in process.stderr.decode()


@pytest.mark.parametrize(
    "spec", ["record: other", "measure: engines", "where: {country: Atlantis}", "where: {planet: Mars}"]
)
def test_a_plan_that_cannot_run_names_itself(tmp_path, spec):
    key, value = spec.split(": ", 1)
    fields = {
        "kind": "count",
        "record": "coalition-strikes-2017",
        "measure": "strikes",
        "period": "2017-08",
        "value": "3",
    }
    check = ", ".join(f"{k}: {v}" for k, v in {**fields, key: value}.items())
    plan = tmp_path / "claims.yaml"
    plan.write_text(f"onrecord: 1\nclaims:\n  - {{id: c1, text: words, check: {{{check}}}}}\n")
    process = onrecord("run", plan, "--record", RECORD)
    said = process.stderr.decode()
    assert process.returncode == 1
    assert "claim c1" in said
    assert "Traceback" not in said


def test_a_period_outside_the_record_is_an_outcome_not_an_error(tmp_path):
    plan = tmp_path / "claims.yaml"
    check = "{kind: count, record: coalition-strikes-2017, measure: strikes, period: 2012-03, value: 3}"
    plan.write_text(f"onrecord: 1\nclaims:\n  - {{id: c1, text: words, check: {check}}}\n")
    assert "outside the record" in " ".join(text(onrecord("run", plan, "--record", RECORD)).split())
