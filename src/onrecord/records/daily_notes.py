"""What had to be done to the rows of a daily series, in plain words."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from onrecord.records.columns import question, quoted
from onrecord.records.conditions import day_parameters, wanted_rows
from onrecord.records.load import as_day, ask, rows_table
from onrecord.records.record import Record, Selection, Totals
from onrecord.text.dates import Period


def derived_notes(record: Record, selection: Selection, period: Period) -> list[str]:
    """Say which figures of the series no row states."""
    if selection.measure == "events":
        return []
    notes = []
    rows, wanted = rows_table(record, selection.time_column), wanted_rows(record, selection, period)
    for totals in record.descriptor.totals:
        sql = question("how_many_derived", column=quoted(totals.column), rows=rows, wanted=wanted.sql)
        for value, n in ask(record, sql, [*day_parameters(selection, period), *wanted.parameters]):
            figures = "1 figure" if n == 1 else f"{n} figures"
            notes.append(f"{figures} for {value} derived: {_derivation(totals, value)}.")
    return notes


def contradiction_notes(record: Record, selection: Selection, period: Period) -> list[str]:
    """Say on which days a stated total is not the sum of its parts."""
    notes = []
    for i, totals in enumerate(record.descriptor.totals):
        sql = question("which_totals_contradict_their_parts", rows=rows_table(record, selection.time_column))
        found = ask(record, sql, [str(i), selection.measure, *day_parameters(selection, period)])
        for day, stated, added in found:
            shown = as_day(day) + timedelta(days=selection.shift_days)
            notes.append(
                f"{shown.isoformat()}: {' and '.join(totals.parts)} add up to {added:g}, "
                f"but {stated:g} is stated for {totals.total}: kept as stated."
            )
    return notes


def unknown_note(selection: Selection, days: Collection[date]) -> list[str]:
    """Say how many days are left out because a figure is not stated."""
    if not days:
        return []
    are = "1 day is" if len(days) == 1 else f"{len(days)} days are"
    return [f"{are} left out as unknown: a figure of {selection.measure} is blank or missing."]


def step_note(record: Record) -> tuple[str, ...]:
    """Say that the days of a record of months are none that anybody counted."""
    step = record.descriptor.coverage.step
    return (f"each row of the record is of a whole {step}; nothing is known of single days",) if step else ()


def skipped_note(record: Record) -> list[str]:
    """Say how many rows a person chose to leave out, because they cannot be read."""
    if not record.n_skipped:
        return []
    rows = (
        "1 row of the table could not be read and is"
        if record.n_skipped == 1
        else (f"{record.n_skipped:,} rows of the table could not be read and are")
    )
    return [f"{rows} left out."]


def uncovered_note(selection: Selection, n_rows: int) -> list[str]:
    """Say what happened to rows that are dated to days for which the record does not speak."""
    if not n_rows:
        return []
    are = "1 row is" if n_rows == 1 else f"{n_rows} rows are"
    done = "counted" if selection.include_late else "left out"
    return [f"{are} dated to days for which the record does not otherwise speak: {done}."]


def _derivation(totals: Totals, value: str) -> str:
    others = " and ".join(p for p in totals.parts if p != value)
    if value == totals.total:
        return f"the sum of {others}"
    return f"the figure for {totals.total} less that for {others}"
