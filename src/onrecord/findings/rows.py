"""The rows of the records that the numbers of a finding add up."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.checks.check import Check
from onrecord.findings.ledger import Ledger, Summed
from onrecord.findings.sensitivity import answer
from onrecord.records import Cells, Record, RowsBehind, rows_behind

MOST_CELLS = 150_000
"""Cells kept with a finding: more rows than a page has room for, few enough for memory."""
RECORD_COLUMN = "onrecord_record"
"""Where rows come from more than one record: the name of theirs."""


def all_rows_behind(check: Check, records: Mapping[str, Record]) -> RowsBehind:
    """Give every row that a plan adds up, however many there are."""
    ledger = Ledger(records)
    answer(check, ledger)
    return rows_of(ledger, ledger.summed())


def rows_of(ledger: Ledger, summed: tuple[Summed, ...], *, most_cells: int | None = None) -> RowsBehind:
    """Give the rows of what was summed, those that the claim is about first; at most so many cells."""
    names = list(dict.fromkeys(one.record for one in summed))
    rows: list[Cells] = []
    n_rows = n_cells = 0
    for name in names:
        record = ledger.record(name)
        room = None if most_cells is None else max((most_cells - n_cells) // len(record.columns), 1)
        found = rows_behind(record, [(one.selection, one.period) for one in summed if one.record == name], room)
        n_rows += found.n_rows
        n_cells += len(found.rows) * len(record.columns)
        rows += found.rows if len(names) == 1 else (((RECORD_COLUMN, name), *row) for row in found.rows)
    return RowsBehind(rows=tuple(rows), n_rows=n_rows)
