"""Cells of a table read as numbers and days, with the rows that cannot be."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import RecordError
from onrecord.records.columns import quoted
from onrecord.records.days import read_days
from onrecord.records.record import Descriptor, TimeColumn
from onrecord.records.table import MAX_ROWS_SHOWN
from onrecord.text.dates import Period

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def check_columns(descriptor: Descriptor, columns: tuple[str, ...], table: Path) -> None:
    """Refuse a descriptor that names columns which the table lacks, listing those that it does not use (E206)."""
    named = list(dict.fromkeys(_named_columns(descriptor)))
    missing = [c for c in named if c not in columns]
    if not missing:
        return
    unused = ", ".join(c for c in columns if c not in named) or "none"
    raise RecordError(
        f"the onrecord block names columns that the table lacks: {', '.join(map(repr, missing))}",
        where=str(table),
        fix=f"columns of the table that the block does not use: {unused}",
        code="E206",
    )


def number_columns(descriptor: Descriptor) -> tuple[str, ...]:
    """Give the columns of all measures, with their low and high estimates."""
    named = (c for m in descriptor.measures for c in (m.column, m.low_column, m.high_column) if c)
    return tuple(dict.fromkeys(named))


def check_numbers(connection: DuckDBPyConnection, descriptor: Descriptor, table: Path) -> None:
    """Refuse cells of measures that are no finite number, with their rows (E210); make empty cells blank."""
    for column in number_columns(descriptor):
        name = quoted(column)
        connection.execute(f"UPDATE source SET {name} = NULL WHERE trim({name}) = ''")  # noqa: S608
        wrong = connection.execute(
            f"SELECT onrecord_row, {name} FROM source WHERE {name} IS NOT NULL "  # noqa: S608
            f"AND NOT coalesce(isfinite(TRY_CAST({name} AS DOUBLE)), false) ORDER BY 1 LIMIT {MAX_ROWS_SHOWN}"
        ).fetchall()
        if wrong:
            raise _wrong_cells(column, [(row, cell, "not a number") for row, cell in wrong], table)


def days_of(connection: DuckDBPyConnection, column: str, table: Path) -> dict[str, Period]:
    """Read each different date cell once; blank cells date nothing, and other cells are refused (E210)."""
    cells = connection.execute(
        f"SELECT {quoted(column)}, min(onrecord_row) FROM source WHERE trim({quoted(column)}) <> '' "  # noqa: S608
        "GROUP BY 1 ORDER BY 2"
    ).fetchall()
    days: dict[str, Period] = {}
    wrong: list[tuple[int, str, str]] = []
    for cell, row in cells:
        try:
            days[cell] = read_days(cell)
        except ValueError:
            wrong.append((row, cell, "not an ISO 8601 date"))
    if wrong:
        raise _wrong_cells(column, wrong, table)
    return days


def check_order(
    connection: DuckDBPyConnection, time: TimeColumn, starts: dict[str, Period], ends: dict[str, Period], table: Path
) -> None:
    """Refuse rows that end before they start (E210)."""
    pairs = connection.execute(
        f"SELECT min(onrecord_row), {quoted(time.column)}, {quoted(time.end_column)} FROM source "  # noqa: S608
        "GROUP BY 2, 3 ORDER BY 1"
    ).fetchall()
    wrong = [
        (row, end, f"before {start}")
        for row, start, end in pairs
        if start in starts and end in ends and ends[end].end < starts[start].start
    ]
    if wrong:
        raise _wrong_cells(time.end_column, wrong, table)


def _named_columns(descriptor: Descriptor) -> Iterable[str]:
    for time in descriptor.times:
        yield from (c for c in (time.column, time.end_column, time.precision_column) if c)
    yield from (p.column for p in descriptor.places)
    yield from (a.column for a in descriptor.actors)
    yield from number_columns(descriptor)
    for totals in descriptor.totals:
        yield from (totals.column, *totals.within)
    wheres = [descriptor.coverage.where, *(r.where for r in descriptor.repeats)]
    for where in [*wheres, descriptor.late.where if descriptor.late else ()]:
        yield from (column for column, _ in where)
    for alias in descriptor.aliases:
        yield from alias.columns


def _wrong_cells(column: str, cells: list[tuple[int, str, str]], table: Path) -> RecordError:
    listed = "; ".join(f"row {row}: {cell[:60]!r} ({why})" for row, cell, why in cells[:MAX_ROWS_SHOWN])
    return RecordError(
        f"column {column!r} has cells that cannot be read",
        where=f"{table} (rows are counted from 1 below the column names): {listed}",
        fix="mend these cells, or leave them empty for unknown",
        code="E210",
    )
