"""Many daily series from one question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from onrecord.records.columns import amount_sql, question
from onrecord.records.conditions import wanted_rows
from onrecord.records.coverage import covered_days
from onrecord.records.daily import days_lacking_a_figure
from onrecord.records.load import Arrays, ask_arrays, rows_table
from onrecord.records.record import DailySeries, Record, Selection
from onrecord.records.steps import whole_steps
from onrecord.text.dates import Period

Days = NDArray[np.bool_]


def daily_series_together(record: Record, selections: Sequence[Selection], period: Period) -> tuple[DailySeries, ...]:
    """Sum several selections day by day, with one pass over the rows.

    Parameters
    ----------
    record : Record
        An opened record.
    selections : sequence of Selection
        As for `daily_series`, all dated by the same time column, and by the first day of a row.
    period : Period
        The days to give.

    Returns
    -------
    tuple of DailySeries
        In the order of `selections`; each equals what `daily_series` gives, but without notes.
    """
    if not selections:
        return ()
    asked = tuple(dict.fromkeys(replace(one, shift_days=0) for one in selections))
    shifts = [one.shift_days for one in selections]
    days = Period(period.start - timedelta(days=max(shifts)), period.end - timedelta(days=min(shifts)))
    sql, parameters = _question(record, asked, days)
    found = ask_arrays(record, sql, parameters)
    known: dict[tuple[object, ...], Days] = {}
    return tuple(
        _laid_out(record, one, asked.index(replace(one, shift_days=0)), period, found, (sql, parameters), known)
        for one in selections
    )


def _question(record: Record, asked: Sequence[Selection], days: Period) -> tuple[str, tuple[str, ...]]:
    columns, parameters = [], []
    for i, one in enumerate(asked):
        wanted, amount = wanted_rows(record, one, days), amount_sql(record, one.measure)
        columns += [
            f"coalesce(fsum({amount}) FILTER (WHERE {wanted.sql}), 0) AS total_{i}",
            f"count(*) FILTER (WHERE {wanted.sql}) AS n_rows_{i}",
            f"count(*) FILTER (WHERE {wanted.sql} AND {amount} IS NULL) AS n_blank_{i}",
        ]
        parameters += [*wanted.parameters] * 3
    rows = rows_table(record, asked[0].time_column)
    sql = question("how_much_each_day_together", columns=",\n       ".join(columns), rows=rows)
    return sql, (*parameters, days.start.isoformat(), days.end.isoformat())


def _laid_out(
    record: Record,
    selection: Selection,
    i: int,
    period: Period,
    found: Arrays,
    asked: tuple[str, tuple[str, ...]],
    known: dict[tuple[object, ...], Days],
) -> DailySeries:
    """Put what was found on the days of the period; days that are not known stay empty but for late rows."""
    start, shift = np.datetime64(period.start), selection.shift_days
    index = (found["day"].astype("datetime64[D]") - start).astype(np.int64) + shift
    inside = (index >= 0) & (index < period.n_days)
    on = index[inside]
    blank = np.zeros(period.n_days, dtype=np.bool_)
    blank[on] = found[f"n_blank_{i}"][inside] > 0
    covered = _known(record, selection, period, known) & ~_of_whole_steps(blank, record, period)
    totals, n_rows = np.zeros(period.n_days), np.zeros(period.n_days, dtype=np.int64)
    totals[on], n_rows[on] = found[f"total_{i}"][inside], found[f"n_rows_{i}"][inside]
    if not selection.include_late:
        totals[~covered], n_rows[~covered] = 0.0, 0
    sql, parameters = asked
    return DailySeries(
        start=period.start, totals=totals, n_rows=n_rows, covered=covered, sql=sql, parameters=parameters
    )


def _of_whole_steps(blank: Days, record: Record, period: Period) -> Days:
    """Take a month for unknown whose figure is blank, where rows are of whole months."""
    step = record.descriptor.coverage.step
    if not step or not blank.any():
        return blank
    days = whole_steps((day for day, is_blank in zip(period.days(), blank, strict=True) if is_blank), step)
    return np.array([day in days for day in period.days()], dtype=np.bool_)


def _known(record: Record, selection: Selection, period: Period, known: dict[tuple[object, ...], Days]) -> Days:
    """Give the days on which the record speaks, and no total or part that is asked for is missing."""
    with_totals = {totals.column for totals in record.descriptor.totals}
    key = (selection.shift_days, *(pair for pair in selection.where if pair[0] in with_totals))
    if key not in known:
        shift = selection.shift_days
        days = set(covered_days(record, period, time_column=selection.time_column, shift_days=shift))
        days -= days_lacking_a_figure(record, selection, period)
        known[key] = np.array([day in days for day in period.days()], dtype=np.bool_)
    return known[key]
