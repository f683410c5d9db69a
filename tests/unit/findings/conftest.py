"""A small record written for a test: one row a day and place, with days that are not covered."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord.checks.read_claim_file import check_from_dict
from onrecord.findings.finding import Finding
from onrecord.findings.run import run_check
from onrecord.records import Record, open_record

Row = tuple[str, str, int]

BLOCK: dict[str, Any] = {
    "row_means": "one line of a daily log",
    "times": [{"column": "day", "meaning": "event"}],
    "places": [{"column": "town", "level": "place"}],
    "measures": [{"column": "fires", "unit": "fires", "words": ["fire"]}],
    "coverage": {"kind": "rows", "period": "2020-01-01/2020-12-31"},
}


@pytest.fixture
def record_of(tmp_path: Path) -> Callable[..., Record]:
    """Make a record from rows (day, town, fires), with changes to its descriptor."""

    def make(rows: Iterable[Row], *, columns: tuple[str, ...] = ("day", "town", "fires"), **changes: Any) -> Record:
        folder = tmp_path / "log"
        folder.mkdir(exist_ok=True)
        with (folder / "data.csv").open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(rows)
        package = {
            "name": "log",
            "title": "A log of fires",
            "resources": [{"name": "log", "path": "data.csv"}],
            "onrecord": {**BLOCK, **changes},
        }
        (folder / "datapackage.json").write_text(json.dumps(package))
        return open_record(folder)

    return make


@pytest.fixture
def find(record_of: Callable[..., Record]) -> Callable[..., Finding]:
    """Run one check, given as in a claim file, on a record made of rows."""

    def run(rows: Iterable[Row], spec: dict[str, Any], **changes: Any) -> Finding:
        record = record_of(rows, **changes)
        plain = {} if spec["kind"] == "coincidence" else {"record": "log", "measure": "fires"}
        check = check_from_dict({**plain, **spec})
        return run_check(check, {"log": record})

    return run


def daily(month: int, totals: Iterable[int | None], *, town: str = "Alton", year: int = 2020) -> list[Row]:
    """Give one row a day from the first of a month; None leaves the day uncovered."""
    return [(date(year, month, i).isoformat(), town, n) for i, n in enumerate(totals, 1) if n is not None]


@pytest.fixture(name="daily")
def daily_fixture() -> Callable[..., list[Row]]:
    """Give `daily` to tests."""
    return daily
