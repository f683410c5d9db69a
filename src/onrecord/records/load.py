"""A record's rows in memory: dated, with the part that each plays, ready for questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

from onrecord.errors import RecordError
from onrecord.records.cells import check_columns, check_numbers, check_order, days_of
from onrecord.records.columns import quoted
from onrecord.records.parts_played import add_derived_rows, add_parts_played
from onrecord.records.record import Descriptor, Record, TimeColumn
from onrecord.records.table import read_table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = tuple[Any, ...]
Arrays = dict[str, NDArray[Any]]
Dialect = tuple[tuple[str, str], ...]

MAX_LOADED = 8
"""Tables kept in memory: a check looks at one or two, a newsroom's session at a handful."""


@dataclass(frozen=True, slots=True)
class LoadedTable:
    """The rows of a record in a connection that reaches nothing else."""

    connection: DuckDBPyConnection
    columns: tuple[str, ...]
    n_rows: int


def ask(record: Record, sql: str, parameters: Sequence[str] = ()) -> list[Row]:
    """Put one question to the rows of a record."""
    loaded = load_rows(record.table, record.sha256, record.dialect, record.descriptor)
    return list(loaded.connection.cursor().execute(sql, list(parameters)).fetchall())


def ask_arrays(record: Record, sql: str, parameters: Sequence[str] = ()) -> Arrays:
    """Put one question to the rows of a record, and get each column as an array."""
    loaded = load_rows(record.table, record.sha256, record.dialect, record.descriptor)
    return loaded.connection.cursor().execute(sql, list(parameters)).fetchnumpy()


def rows_table(record: Record, time_column: str = "") -> str:
    """Give the name of the table in which rows are dated by a time column ('' = the record's first).

    Raises
    ------
    RecordError
        E211 if the column is none of the record's time columns.
    """
    columns = [t.column for t in record.descriptor.times]
    if time_column and time_column not in columns:
        raise RecordError(
            f"{time_column!r} does not date the rows",
            where=f"record {record.name}",
            fix=f"use one of: {', '.join(columns)}",
            code="E211",
        )
    return f"rows_by_time_{columns.index(time_column) if time_column else 0}"


@lru_cache(maxsize=MAX_LOADED)
def load_rows(table: Path, sha256: str, dialect: Dialect, descriptor: Descriptor) -> LoadedTable:
    """Read a table once for each content and descriptor (`sha256` tells contents of one path apart).

    Raises
    ------
    RecordError
        E206 a column of the descriptor is not in the table, E209 unreadable rows, E210 cells that are no date or
        number.
    """
    connection = read_table(table, dict(dialect))
    described = connection.execute("SELECT * FROM source LIMIT 0").description or ()
    columns = tuple(str(column[0]) for column in described[1:])
    check_columns(descriptor, columns, table)
    check_numbers(connection, descriptor, table)
    add_derived_rows(connection, descriptor)
    add_parts_played(connection, descriptor)
    for i, time in enumerate(descriptor.times):
        _date_rows(connection, descriptor, i, time, table)
    n_rows = connection.execute("SELECT count(*) FROM source").fetchall()[0][0]
    return LoadedTable(connection, columns, int(n_rows))


def _date_rows(connection: DuckDBPyConnection, descriptor: Descriptor, i: int, time: TimeColumn, table: Path) -> None:
    """Make the table in which rows are dated by one time column."""
    starts = days_of(connection, time.column, table)
    ends = days_of(connection, time.end_column, table) if time.end_column else starts
    if time.end_column:
        check_order(connection, time, starts, ends, table)
    for name, days in (("starts", starts), ("ends", ends)):
        connection.execute(
            f"CREATE OR REPLACE TABLE {name} AS SELECT unnest(?::VARCHAR[]) AS cell, "
            "unnest(?::DATE[]) AS first, unnest(?::DATE[]) AS last",
            [list(days), [p.start for p in days.values()], [p.end for p in days.values()]],
        )
    last = "greatest(starts.last, coalesce(ends.last, starts.last))"
    by_end = "onrecord_late" if descriptor.late is not None and descriptor.late.dated_by == "end" else "false"
    connection.execute(
        f"CREATE TABLE rows_by_time_{i} AS SELECT played.*, starts.first AS onrecord_first, {last} AS onrecord_last, "  # noqa: S608
        f"CASE WHEN {by_end} THEN {last} ELSE starts.first END AS onrecord_day "
        f"FROM played LEFT JOIN starts ON starts.cell = played.{quoted(time.column)} "
        f"LEFT JOIN ends ON ends.cell = played.{quoted(time.end_column or time.column)}"
    )


def as_day(cell: object) -> date:
    """Take a DATE that DuckDB returned."""
    if not isinstance(cell, date):
        raise TypeError(f"a day was expected, not {cell!r}")
    return cell
