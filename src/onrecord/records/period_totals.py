"""Totals of a whole period: with bounds, by value, by estimate, and the rows behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.records.columns import amount_sql, column_sql, number_sql, question
from onrecord.records.conditions import day_parameters, wanted_rows
from onrecord.records.load import ask, rows_table
from onrecord.records.record import Cells, LowHighTotals, PlacementBounds, Record, RowsBehind, Selection, ValueTotal
from onrecord.records.values import value_index
from onrecord.text.dates import Period


def placement_bounds(record: Record, selection: Selection, period: Period) -> PlacementBounds:
    """Sum the rows that lie wholly inside a period, and those that touch it.

    Rows dated to several days may mean any of them: the true total lies between the two.
    """
    wanted = wanted_rows(record, selection, period)
    sql = question(
        "how_much_surely_and_possibly_inside",
        rows=rows_table(record, selection.time_column),
        amount=amount_sql(record, selection.measure),
        wanted=wanted.sql,
    )
    days = day_parameters(selection, period)
    [(inside, touching)] = ask(record, sql, [*days, *days, *wanted.parameters])
    return PlacementBounds(inside=float(inside), touching=float(touching))


def low_high_totals(record: Record, selection: Selection, period: Period) -> LowHighTotals:
    """Sum the low, best and high estimates of the selected rows; None where the measure has no such column."""
    measure = record.descriptor.measure(selection.measure)
    low, high = (measure.low_column, measure.high_column) if measure else ("", "")
    wanted = wanted_rows(record, selection, period)
    sql = question(
        "how_much_low_and_high",
        rows=rows_table(record, selection.time_column),
        low=number_sql(record, low) if low else "NULL::DOUBLE",
        amount=amount_sql(record, selection.measure),
        high=number_sql(record, high) if high else "NULL::DOUBLE",
        wanted=wanted.sql,
    )
    [found] = ask(record, sql, [*day_parameters(selection, period), *wanted.parameters])
    return LowHighTotals(
        low=float(found[0]) if low else None,
        best=float(found[1]),
        high=float(found[2]) if high else None,
        n_rows=int(found[3]),
    )


def value_totals(record: Record, selection: Selection, period: Period, column: str) -> tuple[ValueTotal, ...]:
    """Sum the selected rows for each value of a column, spellings of one place or actor joined, largest total first.

    Rows on days that the record does not cover are summed too; blank cells of the measure add nothing.

    Raises
    ------
    RecordError
        E211 if the record has no such column.
    """
    wanted = wanted_rows(record, selection, period)
    sql = question(
        "how_much_by_value",
        column=column_sql(record, column),
        rows=rows_table(record, selection.time_column),
        amount=amount_sql(record, selection.measure),
        wanted=wanted.sql,
    )
    spellings = value_index(record).spellings
    joined: dict[tuple[str, ...], tuple[float, int]] = {}
    for value, total, n_rows in ask(record, sql, [*day_parameters(selection, period), *wanted.parameters]):
        key = spellings.get((column, value), (value,)) if value is not None else ()
        before = joined.get(key, (0.0, 0))
        joined[key] = (before[0] + float(total), before[1] + int(n_rows))
    found = [ValueTotal(values=key, total=total, n_rows=n) for key, (total, n) in joined.items()]
    return tuple(sorted(found, key=lambda v: (-v.total, v.values)))


def first_rows(record: Record, selection: Selection, period: Period, limit: int = 50) -> tuple[Cells, ...]:
    """Give the first rows behind a total, by day, as (column, value) pairs; blank cells are ''."""
    return rows_behind(record, [(selection, period)], limit).rows


def rows_behind(record: Record, stretches: Sequence[tuple[Selection, Period]], limit: int | None = None) -> RowsBehind:
    """Give the rows that the totals of some stretches add up, each once, those of the first stretch first.

    Parameters
    ----------
    record
        The record that holds them.
    stretches
        What was summed: which rows, over which days. All are dated by the time column of the first.
    limit
        How many rows are given at most; None: all.
    """
    parts, parameters = [], []
    for i, (selection, period) in enumerate(stretches):
        wanted = wanted_rows(record, selection, period)
        days = "onrecord_day BETWEEN CAST(? AS DATE) AND CAST(? AS DATE)"
        parts.append(f"WHEN {days}\n  AND {wanted.sql} THEN {i}")
        parameters += [*day_parameters(selection, period), *wanted.parameters]
    sql = question(
        "which_rows",
        columns=", ".join(column_sql(record, c) for c in record.columns),
        rows=rows_table(record, stretches[0][0].time_column),
        stretches="\n  ".join(parts),
        limit="" if limit is None else "LIMIT CAST(? AS INTEGER)",
    )
    found = ask(record, sql, [*parameters, *(() if limit is None else (str(limit),))])
    cells: dict[tuple[str, str], tuple[str, str]] = {}
    """Each cell once, as most of a table is the same words again."""
    rows = tuple(tuple(cells.setdefault(cell, cell) for cell in _cells(record, row)) for row in found)
    return RowsBehind(rows=rows, n_rows=int(found[0][-1]) if found else 0)


def _cells(record: Record, row: Sequence[object]) -> Iterator[tuple[str, str]]:
    return ((column, "" if v is None else str(v)) for column, v in zip(record.columns, row[:-1], strict=True))
