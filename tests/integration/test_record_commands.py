"""`onrecord record …` as a user types it: real processes, a real terminal, what is printed and what is written."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RELEASES = ROOT / "tests/unit/records/releases/fixtures"
CSV = "date,town,killed\n03/04/2020,Ayton,3\n05/04/2020,Beeton,1\n"


def onrecord(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord", "record", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, encoding="utf-8")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    (tmp_path / "t.csv").write_text(CSV)
    return tmp_path / "t.csv"


def test_init_in_a_script_says_what_it_needs_and_then_writes(table):
    asked = onrecord("init", table)
    assert asked.returncode == 1
    assert "[E235] 3 questions only you can answer" in asked.stderr
    assert "--dates day-first or --dates month-first" in asked.stderr
    made = onrecord("init", table, "--dates", "day-first", "--yes")
    assert made.returncode == 0, made.stderr
    assert "killed counts deaths" in made.stdout
    assert max(map(len, made.stdout.splitlines())) <= 80
    described = onrecord("describe", table.parent)
    assert "deaths a covered day, by day, 3 April 2020 to 5 April 2020" in described.stdout


def test_init_asks_at_a_terminal(table):
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-m", "onrecord", "record", "init", str(table)])
    said = b""
    answers = {b"month first?": b"day-first\n", b"announcement?": b"\n", b"unknown.": b"yes\n"}
    while True:
        try:
            said += os.read(terminal, 4096)
        except OSError:
            break
        for question, answer in list(answers.items()):
            flat = said.replace(b"\r\n", b" ")
            if question in flat and flat.rstrip().endswith(b":"):
                os.write(terminal, answer)
                del answers[question]
                break
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, said.decode()
    block = json.loads((table.parent / "datapackage.json").read_text())["onrecord"]
    assert block["coverage"] == {"kind": "complete", "period": "2020-04-03/2020-04-05"}


def test_init_without_writing_prints_the_package_alone(table):
    made = onrecord("init", table, "--dates", "day-first", "--yes", "--dry-run")
    assert json.loads(made.stdout)["onrecord"]["measures"][0]["column"] == "killed"
    assert not (table.parent / "datapackage.json").exists()


def test_init_replaces_only_by_force_and_says_so_first(table):
    assert onrecord("init", table, "--dates", "day-first", "--yes").returncode == 0
    again = onrecord("init", table, "--dates", "day-first", "--yes")
    assert (again.returncode, again.stdout) == (1, "")
    assert "[E234] there is a datapackage.json already" in again.stderr
    assert onrecord("init", table, "--dates", "day-first", "--yes", "--force").returncode == 0


def test_init_goes_on_without_bad_rows_only_if_told(table):
    table.write_text(CSV + "06/04/2020\n")
    assert "[E209] 1 row of the table cannot be read" in onrecord("init", table, "--yes").stderr
    made = onrecord("init", table, "--dates", "day-first", "--yes", "--skip-bad-rows")
    assert made.returncode == 3
    assert "1 of 3 rows cannot be read and are left out" in made.stderr


def test_init_lists_bad_rows_whether_it_goes_on_or_not(table):
    table.write_text("province,2020-01,2020-02,2020-03\nNorth,1,2,3\nSouth,1\n")
    listed = table.parent / "bad.csv"
    assert onrecord("init", table, "--yes", "--bad-rows", listed).returncode == 1
    assert "2 cells, but 4 columns" in listed.read_text()
    listed.unlink()
    made = onrecord("init", table, "--yes", "--bad-rows", listed, "--skip-bad-rows")
    assert (made.returncode, "1 row cannot be read and is left out" in made.stdout) == (3, True)
    assert "2 cells, but 4 columns" in listed.read_text()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--place", "town=planet"], "--place town=planet: 'planet' is none of country, province, district, place"),
        (["--dates", "sideways"], "'sideways' is not one of 'day-first', 'month-first'"),
        (["--lag", "-3"], "-3 is not in the range 0<=x<=3660"),
    ],
)
def test_wrong_flags_are_wrong_usage(table, arguments, message):
    made = onrecord("init", table, *arguments)
    assert (made.returncode, message in made.stderr) == (2, True), made.stderr


def test_releases_become_a_record_with_their_contradictions(tmp_path):
    made = onrecord("from-releases", RELEASES, "-o", tmp_path / "strikes", "--by", "task force")
    assert made.returncode == 0, made.stderr
    assert "3 releases, 24 figures" in made.stdout
    assert "which repeats the line of Norvia alone (27 + 4 = 31)" in made.stdout
    assert "what others did than task force" in onrecord("describe", tmp_path / "strikes").stdout
    assert onrecord("describe", tmp_path / "strikes/places").returncode == 0


def test_names_are_joined_asked_and_counted(table):
    table.write_text(
        "date,town\n2020-01-01,Deir Ezzor\n2020-01-02,Dayr Az Zawr\n2020-01-03,Abu Kamal\n2020-01-03,Al Bukamal\n"
    )
    onrecord("init", table, "--yes")
    made = onrecord("names", table.parent)
    assert "places: 1 of several spellings, 1 pairs to confirm" in made.stdout
    assert "1 pair of spellings waits for you in places.yaml" in onrecord("describe", table.parent).stdout


def test_diff_and_run_say_what_a_revision_changes(tmp_path):
    for name, n in (("old", 3), ("new", 5)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "t.csv").write_text(f"id,date,town,killed\n1,2020-04-03,Ayton,{n}\n2,2020-04-04,Beeton,1\n")
        assert onrecord("init", tmp_path / name / "t.csv", "--yes", "--name", "deaths").returncode == 0
    found = json.loads(onrecord("diff", tmp_path / "old", tmp_path / "new", "--json").stdout)
    assert found["changed"] == [{"key": {"id": "1"}, "cells": {"killed": {"old": "3", "new": "5"}}}]
    assert "~ id 1: killed: 3 → 5" in onrecord("diff", tmp_path / "old", tmp_path / "new").stdout
    claims = tmp_path / "claims.yaml"
    claims.write_text(
        "onrecord: 1\ndocument: {path: a.txt}\nclaims:\n- id: c1\n  text: three were killed in Ayton on 3 April\n"
        "  check: {kind: count, record: deaths, measure: killed, where: {town: Ayton}, period: 2020-04-03, value: 3}\n"
    )
    command = [sys.executable, "-m", "onrecord", "run", str(claims), "--record", str(tmp_path / "new")]
    ran = subprocess.run(
        [*command, "--against", str(tmp_path / "old")], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert "period total: 3 → 5" in ran.stdout, ran.stderr
    other = onrecord("init", tmp_path / "old/t.csv", "--yes", "--name", "another", "--force")
    assert other.returncode == 0
    ran = subprocess.run(
        [*command, "--against", str(tmp_path / "old")], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (ran.returncode, "--against: no --record is named another (there are: deaths)" in ran.stderr) == (2, True)
