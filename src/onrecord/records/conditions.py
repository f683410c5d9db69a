"""Which rows a selection wants, as SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.records.columns import column_sql
from onrecord.records.record import Record, Selection, TimeColumn, Where
from onrecord.text.dates import Period


@dataclass(frozen=True, slots=True)
class Condition:
    """SQL that is true for the wanted rows, and the values of its parameters."""

    sql: str
    parameters: tuple[str, ...]


def wanted_rows(record: Record, selection: Selection, period: Period) -> Condition:
    """Say which rows a selection wants; `period` matters only to rows that must lie inside it."""
    sql, parameters = _where_parts(record, selection.where)
    asked = {column for column, _ in selection.where}
    if not selection.include_late:
        sql.append("NOT onrecord_late")
    if not any(column in asked for rows in record.descriptor.repeats for column, _ in rows.where):
        sql.append("NOT onrecord_repeats")
    sql += _totals_parts(record, selection, asked)
    time = time_of(record, selection.time_column)
    if selection.day_precise_only:
        precise, values = _day_precise(record, time)
        sql.append(precise)
        parameters += values
    if selection.dated_by == "inside":
        sql.append("onrecord_first >= CAST(? AS DATE) AND onrecord_last <= CAST(? AS DATE)")
        parameters += day_parameters(selection, period)
    return Condition("\n  AND ".join(sql) or "true", tuple(parameters))


def where_rows(record: Record, where: Where) -> Condition:
    """Say which rows have the asked values."""
    sql, parameters = _where_parts(record, where)
    return Condition("\n  AND ".join(sql) or "true", tuple(parameters))


def day_parameters(selection: Selection, period: Period) -> tuple[str, str]:
    """Give the first and last day of a period as the rows are dated, before they are shifted."""
    return unshifted(period.start, selection), unshifted(period.end, selection)


def unshifted(day: date, selection: Selection) -> str:
    """Give the day on which rows are dated that count on `day`."""
    return (day - timedelta(days=selection.shift_days)).isoformat()


def time_of(record: Record, time_column: str) -> TimeColumn:
    """Give the time column of a name ('' = the record's first)."""
    times = record.descriptor.times
    return next((t for t in times if t.column == time_column), times[0])


def _where_parts(record: Record, where: Where) -> tuple[list[str], list[str]]:
    sql, parameters = [], []
    for column, values in where:
        sql.append(f"{column_sql(record, column)} IN ({', '.join('?' * len(values))})" if values else "false")
        parameters += list(values)
    return sql, parameters


def _totals_parts(record: Record, selection: Selection, asked: set[str]) -> list[str]:
    """Sum either the parts or the stated totals, unless the question itself names one of them."""
    totals = record.descriptor.totals
    if not totals or any(t.column in asked for t in totals):
        return []
    return [f"onrecord_{selection.totals or totals[0].prefer}"]


def _day_precise(record: Record, time: TimeColumn) -> tuple[str, list[str]]:
    if not time.precision_column:
        return "onrecord_first = onrecord_last", []
    marks = ", ".join("?" * len(time.day_precisions))
    known = f"{column_sql(record, time.precision_column)} IN ({marks})" if marks else "false"
    return f"{known} AND onrecord_first = onrecord_last", list(time.day_precisions)
