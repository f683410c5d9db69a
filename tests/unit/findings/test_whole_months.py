"""A record whose rows are of whole months answers for whole months, and for nothing finer."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.checks.check import CountCheck
from onrecord.findings.run import run_check
from onrecord.records import Selection, coverage_of, daily_series, describe_record, open_record
from onrecord.records.draft import draft_record, write_record
from onrecord.records.guesses import Answers
from onrecord.records.record import Record
from onrecord.text.dates import parse_period

MONTHS = {"2023-01": 1204, "2023-02": 1100, "2023-03": 1300, "2023-05": 900}


@pytest.fixture(params=[None, False], ids=["unasked", "not complete"])
def months(request: pytest.FixtureRequest, tmp_path: Path) -> Record:
    """A monthly table of one town, without April."""
    rows = "".join(f"{month};Harbour;{n}\n" for month, n in MONTHS.items())
    (tmp_path / "m.csv").write_text("Month;District;Burglaries\n" + rows, encoding="utf-8")
    write_record(draft_record(tmp_path / "m.csv", Answers(complete=request.param, careful=True)))
    return open_record(tmp_path)


def outcome(record: Record, period: str, value: float) -> tuple[str, str]:
    check = CountCheck(record=record.name, measure="Burglaries", period=parse_period(period), value=value)
    found = run_check(check, {record.name: record})
    assert found.daily is None
    assert found.movement.word == "not_assessable"
    return found.outcome, found.sentence


def test_the_days_of_its_months_are_covered(months):
    covered = coverage_of(months, parse_period("2023-01/2023-05"))
    assert (len(covered.covered), len(covered.unknown)) == (31 + 28 + 31 + 31, 30)


def test_whole_months_are_counted(months):
    assert outcome(months, "2023-01", 1204)[0] == "consistent"
    assert outcome(months, "2023-01/2023-02", 2304)[0] == "consistent"
    assert outcome(months, "2023-02", 1204)[0] == "inconsistent"


@pytest.mark.parametrize("period", ["2023-01-05", "2023-01-01", "2023-01-01/2023-02-15"])
def test_nothing_finer_is_answered(months, period):
    assert outcome(months, period, 40) == (
        "insufficient_record",
        f"The record's rows are of whole months, and say nothing of {parse_period(period).words()}",
    )


def test_a_month_without_a_row_is_unknown(months):
    assert outcome(months, "2023-04", 0)[0] == "insufficient_record"


def test_its_days_are_said_to_be_none_that_anybody_counted(months):
    series = daily_series(months, Selection(measure="Burglaries"), parse_period("2023-01"))
    assert "each row of the record is of a whole month; nothing is known of single days" in series.notes
    assert any("finer than a month" in said for said in describe_record(months).cannot)
