"""Rows of a record that cannot be read, on the command line: refused, listed, or left out and said so."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.main import cli
from onrecord.errors import BadRowsError

BLOCK = {
    "times": [{"column": "day", "meaning": "event"}],
    "places": [{"column": "town", "level": "place"}],
    "measures": [{"column": "hits", "unit": "hits"}],
    "coverage": {"kind": "complete", "period": "2020-01-01/2020-01-31"},
}
TABLE = "day,town,hits\n2020-01-01,Ayton,3\n2020-01-02,Ayton\n2020-01-03,Ayton,=cmd|'/C calc'!A0\n2020-01-05,A,2\n"
PLAN = """onrecord: 1
claims:
- id: c1
  text: There were 5 hits in January.
  check: {kind: count, record: small, measure: hits, period: 2020-01, value: 5, comparison: equal}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a record with two rows that cannot be read."""
    folder = tmp_path / "small"
    folder.mkdir()
    package = {"name": "small", "resources": [{"name": "hits", "path": "data.csv"}], "onrecord": BLOCK}
    (folder / "datapackage.json").write_text(json.dumps(package))
    (folder / "data.csv").write_text(TABLE)
    return folder


def test_they_are_refused_and_listed_in_a_file(folder: Path, tmp_path: Path):
    listed = tmp_path / "bad.csv"
    result = CliRunner().invoke(cli, ["record", "describe", str(folder), "--bad-rows", str(listed)])
    assert isinstance(result.exception, BadRowsError)
    with listed.open(newline="") as rows:
        assert list(csv.reader(rows)) == [
            ["record", "row", "line", "column", "text", "problem"],
            [str(folder), "2", "3", "", "2020-01-02,Ayton", "2 cells, but 3 columns"],
            [str(folder), "3", "", "hits", "'=cmd|'/C calc'!A0", "not a number"],
        ]


def test_left_out_they_are_counted_and_the_exit_status_is_3(folder: Path, tmp_path: Path):
    listed = tmp_path / "bad.csv"
    options = ["--skip-bad-rows", "--bad-rows", str(listed)]
    result = CliRunner().invoke(cli, ["record", "describe", str(folder), *options])
    assert result.exit_code == 3
    assert f"{folder}: 2 of 4 rows cannot be read and are left out" in result.output
    assert "hits: 5" in result.output
    assert listed.read_text().count("\n") == 3


def test_a_finding_says_that_rows_were_left_out(folder: Path, tmp_path: Path):
    plan = tmp_path / "claims.yaml"
    plan.write_text(PLAN)
    refused = CliRunner().invoke(cli, ["run", str(plan), "--record", str(folder)])
    assert isinstance(refused.exception, BadRowsError)
    result = CliRunner().invoke(cli, ["run", str(plan), "--record", str(folder), "--skip-bad-rows", "--format", "md"])
    assert result.exit_code == 3
    assert "2 rows of the table could not be read and are left out" in result.output


def test_a_record_without_such_rows_ends_with_0_and_an_empty_list(folder: Path, tmp_path: Path):
    (folder / "data.csv").write_text("day,town,hits\n2020-01-01,Ayton,3\n")
    listed = tmp_path / "bad.csv"
    result = CliRunner().invoke(cli, ["record", "describe", str(folder), "--bad-rows", str(listed)])
    assert result.exit_code == 0
    assert listed.read_text() == "record,row,line,column,text,problem\n"
