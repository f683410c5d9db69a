"""Findings on an old and on a new record, side by side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.checks.claim_file import read_claim_file
from onrecord.findings.revision import revised_findings
from onrecord.records import open_record
from onrecord.reports.revisions import revisions_json, revisions_terminal

BLOCK = {
    "times": [{"column": "day", "meaning": "event"}],
    "places": [{"column": "town", "level": "place"}],
    "measures": [{"column": "hits", "unit": "hits"}],
    "coverage": {"kind": "complete", "period": "2020-01-01/2020-01-31"},
}
CLAIMS = """onrecord: 1
document: {path: a.txt}
claims:
- id: c1
  text: three hits in Ayton
  check: {kind: count, record: hits, measure: hits, where: {town: Ayton}, period: 2020-01, value: 3}
- id: c2
  text: one hit in Beeton
  check: {kind: count, record: hits, measure: hits, where: {town: Beeton}, period: 2020-01, value: 1}
- id: c3
  text: to frighten the town
  not_testable: intent
"""


@pytest.fixture
def revised(tmp_path: Path):
    def write(name: str, table: str):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "data.csv").write_text("day,town,hits\n" + table)
        package = {"name": "hits", "resources": [{"name": "hits", "path": "data.csv"}], "onrecord": BLOCK}
        (folder / "datapackage.json").write_text(json.dumps(package))
        return {"hits": open_record(folder)}

    def compare(old: str, new: str):
        claims = tmp_path / "claims.yaml"
        claims.write_text(CLAIMS)
        return revised_findings(read_claim_file(str(claims)).proposals, write("new", new), write("old", old))

    return compare


def test_an_outcome_that_turns_is_told_first_with_its_numbers(revised):
    found = revised("2020-01-01,Ayton,3\n2020-01-02,Beeton,1\n", "2020-01-01,Ayton,9\n2020-01-02,Beeton,1\n")
    assert [(r.claim, r.before, r.after) for r in found] == [
        ("c1", "consistent", "inconsistent"),
        ("c2", "consistent", "consistent"),
    ]
    assert [(n.label, n.before, n.after) for n in found[0].numbers] == [("period total", 3, 9)]
    text = revisions_terminal(found)
    assert text.startswith("1 outcome changed, 0 with other numbers, 1 the same (2 claims with a plan)\n")
    assert "consistent → inconsistent\n    period total: 3 → 9" in text
    assert "c2" not in text
    assert [r["turned"] for r in revisions_json(found)] == [True, False]


def test_a_place_that_is_gone_cannot_be_run(revised):
    found = revised("2020-01-01,Ayton,3\n2020-01-02,Beeton,1\n", "2020-01-01,Ayton,3\n")
    assert (found[1].before, found[1].after) == ("consistent", None)
    assert "consistent → could not be run" in revisions_terminal(found)


def test_the_same_record_changes_nothing(revised):
    found = revised("2020-01-01,Ayton,3\n2020-01-02,Beeton,1\n", "2020-01-01,Ayton,3\n2020-01-02,Beeton,1\n")
    assert not any(r.changed for r in found)
