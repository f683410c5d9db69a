"""One total a day."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from onrecord.records.columns import amount_sql, quoted, question
from onrecord.records.conditions import Condition, day_parameters, wanted_rows
from onrecord.records.coverage import covered_days
from onrecord.records.load import Row, as_day, ask, rows_table
from onrecord.records.record import DailySeries, Record, Selection
from onrecord.text.dates import Period

MAX_DAYS = 200 * 366
"""Longest period that is laid out day by day: two centuries, so that a mistyped year is no memory error."""


def daily_series(record: Record, selection: Selection, period: Period) -> DailySeries:
    """Sum the selected rows day by day.

    Parameters
    ----------
    record : Record
        An opened record.
    selection : Selection
        Which rows, what is summed, and how they are dated. Its `where` holds the record's own values: use
        `resolve_where` first, so that all spellings of a place are asked for.
    period : Period
        The days to give; days outside the record are uncovered.

    Returns
    -------
    DailySeries
        Totals, numbers of rows and coverage, one entry a day, with the SQL and what had to be done to the rows.

    Notes
    -----
    A row dated to several days counts on the first. A day with a blank cell among its selected rows has no known
    total, and is given as uncovered.
    """
    rows = rows_table(record, selection.time_column)
    wanted = wanted_rows(record, selection, period)
    sql = question("how_much_each_day", rows=rows, amount=amount_sql(record, selection.measure), wanted=wanted.sql)
    parameters = (*day_parameters(selection, period), *wanted.parameters)
    found = ask(record, sql, parameters)
    shift = timedelta(days=selection.shift_days)
    covered = covered_days(record, period, time_column=selection.time_column, shift_days=selection.shift_days)
    by_day = {as_day(row[0]) + shift: row for row in found}
    notes = _notes(record, selection, period, rows, wanted, by_day, set(covered))
    return _laid_out(selection, period, by_day, set(covered), sql, parameters, notes)


def _laid_out(
    selection: Selection,
    period: Period,
    by_day: dict[date, Row],
    covered: set[date],
    sql: str,
    parameters: tuple[str, ...],
    notes: tuple[str, ...],
) -> DailySeries:
    n = period.n_days
    totals, n_rows, known = np.zeros(n), np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.bool_)
    for i, day in enumerate(period.days()):
        _, total, count, blank = by_day.get(day, (day, 0.0, 0, 0))
        known[i] = day in covered and not blank
        if known[i] or selection.include_late:
            totals[i], n_rows[i] = total, count
    return DailySeries(
        start=period.start, totals=totals, n_rows=n_rows, covered=known, sql=sql, parameters=parameters, notes=notes
    )


def _notes(
    record: Record,
    selection: Selection,
    period: Period,
    rows: str,
    wanted: Condition,
    by_day: dict[date, Row],
    covered: set[date],
) -> tuple[str, ...]:
    notes = [*_derived(record, selection, period, rows, wanted), *_contradictions(record, selection, period, rows)]
    blank = sum(1 for day, row in by_day.items() if row[3] and day in covered)
    if blank:
        days = "1 day is" if blank == 1 else f"{blank} days are"
        notes.append(f"{days} left out as unknown: a cell of {selection.measure} is blank.")
    outside = sum(int(row[2]) for day, row in by_day.items() if day not in covered)
    if outside and not selection.include_late:
        notes.append(f"{_rows(outside)} dated to days for which the record does not speak: left out.")
    elif outside:
        notes.append(f"{_rows(outside)} dated to days for which the record does not otherwise speak: counted.")
    return tuple(notes)


def _rows(n: int) -> str:
    return "1 row is" if n == 1 else f"{n} rows are"


def _derived(record: Record, selection: Selection, period: Period, rows: str, wanted: Condition) -> list[str]:
    notes = []
    for totals in record.descriptor.totals:
        sql = question("how_many_derived", column=quoted(totals.column), rows=rows, wanted=wanted.sql)
        for value, n in ask(record, sql, [*day_parameters(selection, period), *wanted.parameters]):
            others = " and ".join(p for p in totals.parts if p != value)
            figures = "1 figure" if n == 1 else f"{n} figures"
            notes.append(f"{figures} for {value} derived: the figure for {totals.total} less that for {others}.")
    return notes


def _contradictions(record: Record, selection: Selection, period: Period, rows: str) -> list[str]:
    notes = []
    for i, totals in enumerate(record.descriptor.totals):
        sql = question("which_totals_contradict_their_parts", rows=rows)
        found = ask(record, sql, [str(i), selection.measure, *day_parameters(selection, period)])
        for day, stated, added in found:
            shown = as_day(day) + timedelta(days=selection.shift_days)
            notes.append(
                f"{shown.isoformat()}: {' and '.join(totals.parts)} add up to {added:g}, "
                f"but {stated:g} is stated for {totals.total}: kept as stated."
            )
    return notes
