"""A record whose rows are of whole months answers for whole months, and for nothing finer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.checks.check import CountCheck
from onrecord.checks.read_claim_file import check_from_dict
from onrecord.findings.finding import Finding
from onrecord.findings.grid import answer_grid
from onrecord.findings.kinds import JUDGES
from onrecord.findings.ledger import Basis, Ledger
from onrecord.findings.run import run_check
from onrecord.records import (
    Selection,
    coverage_of,
    daily_series,
    daily_series_together,
    describe_record,
    open_record,
)
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


@pytest.fixture
def panel(tmp_path: Path) -> Callable[..., Record]:
    """Make a record of a table of months."""

    def make(table: str, measure: str = "n") -> Record:
        (tmp_path / "p.csv").write_text(table, encoding="utf-8")
        write_record(draft_record(tmp_path / "p.csv", Answers(careful=True, measures=((measure, "strikes"),))))
        return open_record(tmp_path)

    return make


def found(record: Record, **said: object) -> Finding:
    return run_check(check_from_dict({"record": record.name, "measure": "n", **said}), {record.name: record})


EVEN = "month;country;n\n" + "".join(
    f"2016-{m:02};Iraq;{n}\n" for m, n in enumerate([310, 300, 310, 320, 330, 340, 350, 360], 1)
)


def test_months_are_compared_as_months_whatever_their_length(panel):
    fell = found(panel(EVEN), kind="change", period="2016-02", baseline="2016-01", direction="decrease")
    assert fell.outcome == "consistent"
    assert fell.sentence == (
        "Down 3 % a covered month: 310 → 300 strikes a month, January 2016 → February 2016 "
        "(31 of 31 and 29 of 29 days covered)"
    )
    assert "A day it is the other way (up 3 %: 10 → 10.3), because they have 31 and 29 days" in fell.reasons
    assert [e.label for e in fell.estimates] == ["ratio of the rates, period ÷ baseline"]
    assert fell.estimates[0].value == pytest.approx(300 / 310)


def test_stretches_of_several_months_are_compared_by_the_month(panel):
    rose = found(panel(EVEN), kind="change", period="2016-03/2016-04", baseline="2016-02", direction="increase")
    assert rose.outcome == "consistent"
    assert rose.sentence.startswith("Up 5 % a covered month: 300 → 315 strikes a month")
    assert not [reason for reason in rose.reasons if "other way" in reason]


def test_a_grid_of_months_equals_single_changes(panel):
    record = panel(EVEN)
    said = {"kind": "change", "record": record.name, "measure": "n", "direction": "decrease"}
    check = check_from_dict({**said, "period": "2016-02", "baseline": "2016-01"})
    plans = [(check, Basis(exposure=exposure)) for exposure in ("covered_days", "calendar_days", "total")]
    cells = answer_grid(plans, Ledger({record.name: record}))
    alone = [JUDGES["change"](check, Ledger({record.name: record}), basis) for _, basis in plans]
    assert [(cell.verdict, cell.value) for cell in cells] == [(one.verdict, one.value) for one in alone]
    assert [cell.verdict for cell in cells] == ["consistent", "inconsistent", "consistent"]
    assert alone[1].sentence.startswith("up 3 % a covered day: 10 → 10.3 strikes a day")


def test_the_lowest_month_is_that_with_the_least_not_with_the_least_a_day(panel):
    lowest = found(
        panel(EVEN), kind="extreme", period="2016-02", within="2016-01/2016-08", unit="month", direction="lowest"
    )
    assert lowest.outcome == "consistent"


def test_a_mean_a_month_is_one_of_months(panel):
    record = panel(EVEN)
    said = {"kind": "rate", "value": 300, "comparison": "equal"}
    assert found(record, **said, per="month", period="2016-02").estimates[0].value == pytest.approx(300)
    assert found(record, **said, per="month", period="2016-01/2016-02").estimates[0].value == pytest.approx(305)
    assert found(record, **said, per="day", period="2016-02").estimates[0].value == pytest.approx(300 / 29)


def test_a_trend_goes_by_the_rows_of_the_record(panel):
    quarters = "quarter;country;n\n" + "".join(
        f"{y}Q{q};Iraq;{10 * y + q}\n" for y in (2016, 2017) for q in range(1, 5)
    )
    rises = found(panel(quarters), kind="trend", period="2016/2017", direction="increase")
    assert rises.outcome == "consistent"
    assert rises.estimates[0].method == "Spearman, rates a quarter"
    assert rises.sentence.startswith(
        "Rank correlation with time +1.00 over 8 steps: 20,161 strikes a quarter in January"
    )


BLANK = "Country,Jan-16,Feb-16,Mar-16,Apr-16\nIraq,100,120,90,80\nSyria,50,60,70,\n"


def test_a_blank_month_is_unknown_and_no_zero(panel):
    record = panel(BLANK, "count")
    april = found(record, kind="count", period="2016-04", value=0, where={"Country": "Syria"}, measure="count")
    assert april.outcome == "insufficient_record"
    assert april.totals[0].n_covered_days == 0
    both = found(record, kind="count", period="2016-04", value=80, measure="count")
    assert both.outcome == "insufficient_record"
    iraq = found(record, kind="count", period="2016-04", value=80, where={"Country": "Iraq"}, measure="count")
    assert iraq.outcome == "consistent"


def test_an_unknown_month_is_bounded_by_the_highest_month(panel):
    total = Ledger({"p": panel(BLANK, "count")}).total(
        "", "p", "count", (("Country", ("Syria",)),), parse_period("2016-01/2016-04")
    )
    assert (total.n_steps, total.n_covered_steps, total.n_covered_days) == (4, 3, 91)
    assert total.unit_of_pace == "month"
    assert (total.total_low, total.total_high) == (180, 250)
    assert (total.pace_low, total.pace, total.pace_high) == pytest.approx((45, 60, 62.5))
    assert total.daily_minimum is total.daily_maximum is None


def test_many_series_of_months_are_those_read_alone(panel):
    record, over = panel(BLANK, "count"), parse_period("2016")
    both = [Selection(measure="count"), Selection(measure="count", where=(("Country", ("Iraq",)),))]
    for one, together in zip(both, daily_series_together(record, both, over), strict=True):
        alone = daily_series(record, one, over)
        assert (alone.covered == together.covered).all()
        assert (alone.totals == together.totals).all()
