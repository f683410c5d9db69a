"""Many readings at once get what each gets alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.checks.check import ChangeCheck, CountCheck
from onrecord.errors import OnRecordError
from onrecord.findings.choices import combinations, combine, decision_points
from onrecord.findings.grid import Cell, answer_grid
from onrecord.findings.kinds import JUDGES
from onrecord.findings.ledger import PLAIN, Ledger
from onrecord.records import open_record
from onrecord.text.dates import parse_period

EXAMPLES = Path(__file__).parents[3] / "examples/records"
CHANGES = {
    "coalition-strikes-2014-2016": ("strikes", "2016-09", "2016-08"),
    "coalition-strikes-2017": ("strikes", "2017-09", "2017-08"),
    "ucdp-ged-syria-2016": ("best", "2016-11", "2016-10"),
}
SAID = [
    {"direction": "decrease"},
    {"direction": "increase", "size": 1.2},
    {"direction": "decrease", "size": "sharply"},
    {"direction": "decrease", "size": 0.5, "size_comparison": "more_than"},
    {"direction": "none"},
]


def alone(check, basis, records):
    """Answer one reading with a ledger of its own."""
    try:
        found = JUDGES[check.kind](check, Ledger(records), basis)
    except OnRecordError:
        return None
    return Cell(verdict=found.verdict, value=found.value)


@pytest.mark.parametrize("said", SAID, ids=str)
@pytest.mark.parametrize("name", CHANGES)
def test_a_grid_equals_single_checks_exactly(name, said):
    record = open_record(EXAMPLES / name)
    measure, period, baseline = CHANGES[name]
    check = ChangeCheck(
        record=name, measure=measure, period=parse_period(period), baseline=parse_period(baseline),
        assumed=("where", "baseline", "measure"), **said,
    )  # fmt: skip
    plans = [combine(check, taken) for taken in combinations(check, decision_points(check, record))]
    cells = answer_grid(plans, Ledger({name: record}))
    assert len(plans) > 300
    step = max(1, len(plans) // 60)
    for plan, cell in list(zip(plans, cells, strict=True))[::step]:
        assert cell == alone(*plan, {name: record}), plan


def plan(**changes):
    fields = {"record": "log", "measure": "fires", "direction": "decrease"}
    months = {"period": parse_period("2020-02"), "baseline": parse_period("2020-01")}
    return ChangeCheck(**{**fields, **months, **changes})


def test_empty_uncovered_and_unknown_sides(record_of, daily):
    january = [0] * 31
    rows = daily(1, january) + daily(2, [0] * 29) + daily(3, [4] * 31) + daily(4, [1] * 16) + daily(6, [3] * 30)
    records = {"log": record_of(rows)}
    months = {m: parse_period(f"2020-{m:02d}") for m in range(1, 8)}
    pairs = [(2, 1), (3, 2), (2, 3), (4, 3), (3, 4), (5, 4), (6, 4), (7, 6), (1, 7)]
    plans = [
        (plan(period=months[after], baseline=months[before], direction=direction), PLAIN)
        for after, before in pairs
        for direction in ("increase", "decrease", "none")
    ]
    plans += [(plan(period=parse_period("2019-12"), direction=said), PLAIN) for said in ("increase", "none")]
    assert list(answer_grid(plans, Ledger(records))) == [alone(*one, records) for one in plans]


def test_what_the_record_does_not_know_has_no_answer_and_spoils_no_other(record_of, daily):
    records = {"log": record_of(daily(1, [2] * 31) + daily(2, [1] * 29))}
    astray = replace(plan(), where=(("town", ("Nowhere",)),))
    count = CountCheck(record="log", measure="fires", period=parse_period("2020-01"), value=62)
    plans = [(astray, PLAIN), (plan(), PLAIN), (count, PLAIN), (replace(count, measure="floods"), PLAIN)]
    nowhere, change, counted, floods = answer_grid(plans, Ledger(records))
    assert (nowhere, floods) == (None, None)
    assert change is not None and change.verdict == "consistent"
    assert counted == Cell(verdict="consistent", value=62.0)
    assert answer_grid([(astray, PLAIN)], Ledger(records)) == (None,)
    assert answer_grid([], Ledger(records)) == ()
