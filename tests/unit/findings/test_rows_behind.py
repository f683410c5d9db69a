"""The rows behind a finding: those of every sum that its numbers are made of, each once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from onrecord.checks.read_claim_file import check_from_dict
from onrecord.findings.ledger import Ledger
from onrecord.findings.rows import MOST_CELLS, all_rows_behind, rows_of
from onrecord.findings.run import run_check
from onrecord.findings.sensitivity import answer

ROWS = [
    ("2020-01-05", "Ayton", 3), ("2020-01-06", "Beeton", 1), ("2020-02-01", "Ayton", 2), ("2020-02-01", "Ayton", 2),
    ("2020-03-01", "Beeton", 5), ("2020-03-02", "Ayton", 1),
]  # fmt: skip
AYTON, BEETON = {"town": "Ayton"}, {"town": "Beeton"}

Find = Callable[..., Any]


def cells(rows: Any) -> list[tuple[str, ...]]:
    return [tuple(value for _, value in row) for row in rows]


@pytest.mark.parametrize(
    ("spec", "behind"),
    [
        ({"kind": "count", "period": "2020-01", "value": 4}, [0, 1]),
        ({"kind": "change", "period": "2020-02", "baseline": "2020-01", "direction": "increase"}, [2, 3, 0, 1]),
        ({"kind": "comparison", "where": BEETON, "versus": AYTON, "period": "2020-01", "direction": "more"}, [1, 0]),
        ({"kind": "share", "where": AYTON, "of": {}, "period": "2020-01", "value": 0.75}, [0, 1]),
        (
            {"kind": "extreme", "period": "2020-02", "within": "2020-01/2020-03", "unit": "month",
             "direction": "highest"},
            [2, 3, 0, 1, 4, 5],
        ),
        ({"kind": "trend", "period": "2020-01/2020-03", "direction": "increase"}, [0, 1, 2, 3, 4, 5]),
        ({"kind": "occurrence", "where": BEETON, "period": "2020-03"}, [4]),
    ],
)  # fmt: skip
def test_all_rows_that_are_summed_are_there_once_those_of_the_claim_first(
    find: Find, spec: dict[str, Any], behind: list[int]
) -> None:
    finding = find(ROWS, spec)
    assert cells(finding.rows) == [tuple(map(str, ROWS[i])) for i in behind]
    assert finding.n_rows == len(behind)


def test_a_finding_keeps_as_many_rows_as_have_room_and_says_how_many_there_are(record_of: Find) -> None:
    records = {"log": record_of(ROWS)}
    check = check_from_dict({"kind": "count", "record": "log", "measure": "fires", "period": "2020", "value": 14})
    ledger = Ledger(records)
    answer(check, ledger)
    few = rows_of(ledger, ledger.summed(), most_cells=7)
    assert (len(few.rows), few.n_rows) == (2, 6)
    assert all_rows_behind(check, records).rows == run_check(check, records).rows
    assert MOST_CELLS >= 50 * 3


def test_rows_are_dated_as_their_sums_are(record_of: Find) -> None:
    """In a record of announcements, a claim about what happened takes the rows of the days after."""
    times = [{"column": "day", "meaning": "announcement", "lag_days": 1}]
    records = {"log": record_of(ROWS, times=times)}
    spec = {"kind": "count", "record": "log", "measure": "fires", "period": "2020-01-31", "value": 4}
    finding = run_check(check_from_dict({**spec, "date_basis": "event"}), records)
    assert finding.totals[0].n_rows == finding.n_rows == 2
    assert {row[0] for row in cells(finding.rows)} == {"2020-02-01"}


def test_a_trigger_of_another_record_is_cited_too(record_of, daily):
    rows = daily(1, [1] * 31) + daily(2, [5] * 29)
    record = record_of(rows)
    check = check_from_dict(
        {
            "kind": "coincidence",
            "trigger": {"record": "other", "at": "2020-02-01"},
            "response": {"record": "log", "measure": "fires"},
            "window_days": 3,
            "direction": "increase",
        }
    )
    other = replace(record, descriptor=replace(record.descriptor, name="other"))
    finding = run_check(check, {"log": record, "other": other})
    assert [cited.name for cited in finding.provenance.other_records] == ["other"]
