"""For every record: a finding knows neither the order of rows nor how a day's events are cut into rows."""

from __future__ import annotations

import csv
import json
import random
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.checks.read_claim_file import check_from_dict
from onrecord.findings.finding import Finding
from onrecord.findings.run import run_check
from onrecord.records import open_record

Row = tuple[str, str, int]

PACKAGE = {
    "name": "log",
    "title": "A log of fires",
    "resources": [{"name": "log", "path": "data.csv"}],
    "onrecord": {
        "row_means": "one line of a daily log",
        "times": [{"column": "day", "meaning": "event"}],
        "places": [{"column": "town", "level": "place"}],
        "measures": [{"column": "fires", "unit": "fires"}],
        "coverage": {"kind": "rows", "period": "2020-01-01/2020-03-31"},
    },
}
SPECS: tuple[dict[str, Any], ...] = (
    {"kind": "count", "period": "2020-02", "value": 40, "comparison": "about"},
    {"kind": "rate", "period": "2020-02", "value": 2, "per": "day"},
    {"kind": "change", "period": "2020-02", "baseline": "2020-01", "direction": "decrease", "assumed": ["where"]},
    {"kind": "share", "period": "2020-02", "where": {"town": "Alton"}, "value": "most"},
    {"kind": "comparison", "period": "2020-02", "where": {"town": "Alton"}, "versus": {"town": "Borough"},
     "direction": "more"},
    {"kind": "extreme", "period": "2020-02", "within": "2020-01/2020-03", "unit": "month", "direction": "highest"},
    {"kind": "trend", "period": "2020-01/2020-03", "direction": "increase"},
    {"kind": "occurrence", "period": "2020-02-10", "where": {"town": "Borough"}, "negated": True},
)  # fmt: skip

days = st.lists(st.none() | st.tuples(st.integers(0, 9), st.integers(0, 5)), min_size=60, max_size=91)
specs = st.sampled_from(SPECS)


def rows_of(totals: list[tuple[int, int] | None]) -> list[Row]:
    """Give a row a day and town; None leaves the day uncovered."""
    rows = []
    for i, total in enumerate(totals):
        day = (date(2020, 1, 1) + timedelta(days=i)).isoformat()
        rows += [] if total is None else [(day, "Alton", total[0]), (day, "Borough", total[1])]
    return rows or [("2020-01-01", "Alton", 0)]


def finding_on(rows: Iterable[Row], spec: dict[str, Any]) -> Finding:
    """Run one check on a record made of rows; what names the file itself, and its rows, is left out."""
    with tempfile.TemporaryDirectory() as folder:
        with (Path(folder) / "data.csv").open("w", newline="") as file:
            csv.writer(file).writerows([("day", "town", "fires"), *rows])
        (Path(folder) / "datapackage.json").write_text(json.dumps(PACKAGE))
        check = check_from_dict({"record": "log", "measure": "fires", **spec})
        found = run_check(check, {"log": open_record(folder)})
    return replace(found, rows=(), provenance=replace(found.provenance, record_sha256=""))


@settings(max_examples=12, deadline=None)
@given(days, specs, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(
    totals: list[tuple[int, int] | None], spec: dict[str, Any], chance: random.Random
) -> None:
    rows = rows_of(totals)
    shuffled = rows.copy()
    chance.shuffle(shuffled)
    assert finding_on(shuffled, spec) == finding_on(rows, spec)


@settings(max_examples=12, deadline=None)
@given(days, specs, st.randoms(use_true_random=False))
def test_a_day_cut_into_more_rows_is_the_same_day(
    totals: list[tuple[int, int] | None], spec: dict[str, Any], chance: random.Random
) -> None:
    rows, cut = rows_of(totals), []
    for day, town, n in rows:
        part = chance.randint(0, n)
        cut += [(day, town, part), (day, town, n - part)]
    whole, split = finding_on(rows, spec), finding_on(cut, spec)
    assert [replace(t, n_rows=0) for t in split.totals] == [replace(t, n_rows=0) for t in whole.totals]
    assert (split.outcome, split.estimates, split.movement) == (whole.outcome, whole.estimates, whole.movement)
    assert split.sensitivity == whole.sensitivity


@settings(max_examples=12, deadline=None)
@given(days)
def test_swapping_period_and_baseline_turns_the_ratio_round(totals: list[tuple[int, int] | None]) -> None:
    forth = {"kind": "change", "period": "2020-02", "baseline": "2020-01", "direction": "increase"}
    back = {**forth, "period": "2020-01", "baseline": "2020-02", "direction": "decrease"}
    one, other = finding_on(rows_of(totals), forth), finding_on(rows_of(totals), back)
    assert one.outcome == other.outcome
    if one.estimates and 0 < (one.estimates[0].value or 0) < float("inf"):
        assert one.estimates[0].value == pytest.approx(1 / other.estimates[0].value)
        assert one.estimates[0].low == pytest.approx(1 / other.estimates[0].high) or not one.estimates[0].low
