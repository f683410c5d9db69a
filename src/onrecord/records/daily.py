"""One total a day."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from onrecord.records.columns import amount_sql, question
from onrecord.records.conditions import day_parameters, wanted_rows
from onrecord.records.coverage import covered_days
from onrecord.records.daily_notes import (
    contradiction_notes,
    derived_notes,
    skipped_note,
    step_note,
    uncovered_note,
    unknown_note,
)
from onrecord.records.load import Row, as_day, ask, rows_table
from onrecord.records.record import DailySeries, Record, Selection
from onrecord.records.steps import whole_steps
from onrecord.text.dates import Period

_SEPARATOR = "\x1f"
"""Between the values of one parameter, as in ``which_days_lack_a_figure``."""


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
    A row dated to several days counts on the first. A day on which a selected figure is blank or missing has no known
    total, and is given as uncovered; of a record of months, all days of its month are.
    """
    rows = rows_table(record, selection.time_column)
    wanted = wanted_rows(record, selection, period)
    amount = amount_sql(record, selection.measure)
    sql = question("how_much_each_day", rows=rows, amount=amount, wanted=wanted.sql)
    parameters = (*day_parameters(selection, period), *wanted.parameters)
    shift = timedelta(days=selection.shift_days)
    by_day = {as_day(row[0]) + shift: row for row in ask(record, sql, parameters)}
    covered = set(covered_days(record, period, time_column=selection.time_column, shift_days=selection.shift_days))
    blank = {day for day, row in by_day.items() if row[3]}
    lacking = days_lacking_a_figure(record, selection, period) | whole_steps(blank, record.descriptor.coverage.step)
    notes = (
        *skipped_note(record),
        *step_note(record),
        *derived_notes(record, selection, period),
        *contradiction_notes(record, selection, period),
        *unknown_note(selection, covered & lacking),
        *uncovered_note(selection, sum(int(row[2]) for day, row in by_day.items() if day not in covered)),
    )
    return _laid_out(selection, period, by_day, covered - lacking, sql, parameters, notes)


def _laid_out(
    selection: Selection,
    period: Period,
    by_day: dict[date, Row],
    known: set[date],
    sql: str,
    parameters: tuple[str, ...],
    notes: tuple[str, ...],
) -> DailySeries:
    n = period.n_days
    totals, n_rows, covered = np.zeros(n), np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.bool_)
    for i, day in enumerate(period.days()):
        covered[i] = day in known
        if day in by_day and (covered[i] or selection.include_late):
            _, totals[i], n_rows[i], _ = by_day[day]
    return DailySeries(
        start=period.start, totals=totals, n_rows=n_rows, covered=covered, sql=sql, parameters=parameters, notes=notes
    )


def days_lacking_a_figure(record: Record, selection: Selection, period: Period) -> set[date]:
    """Give the days on which a total, or the part that is asked for, is neither stated nor follows from the others."""
    where = dict(selection.where)
    days: set[date] = set()
    for i, totals in enumerate(record.descriptor.totals):
        values = where.get(totals.column, (totals.total,))
        sql = question("which_days_lack_a_figure", rows=rows_table(record, selection.time_column))
        found = ask(record, sql, [str(i), _SEPARATOR.join(values), *day_parameters(selection, period)])
        days |= {as_day(row[0]) + timedelta(days=selection.shift_days) for row in found}
    return whole_steps(days, record.descriptor.coverage.step)
