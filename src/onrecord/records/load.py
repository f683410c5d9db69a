"""A record's rows in DuckDB: dated, with the part that each plays, ready for questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

from onrecord.errors import RecordError
from onrecord.records.bad_rows import BadRows, bad_rows_of, refuse
from onrecord.records.cells import (
    check_columns,
    day_key,
    find_bad_keys,
    find_bad_numbers,
    find_bad_order,
    number_columns,
    number_text,
    read_day_column,
)
from onrecord.records.columns import quoted
from onrecord.records.parts_played import add_derived_rows, parts_played
from onrecord.records.pin import PinnedTable, pinned
from onrecord.records.record import Descriptor, Record
from onrecord.records.resource import TableResource
from onrecord.records.table import ReadTable, read_pinned
from onrecord.records.walled import reading, settle

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = tuple[Any, ...]
Arrays = dict[str, NDArray[Any]]

_ROWS_AT_ONCE = 10_000
MAX_LOADED = 8
"""Tables kept at hand: a check looks at one or two, a newsroom's session at a handful."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedTable:
    """The rows of a record in a connection that reaches nothing else."""

    connection: DuckDBPyConnection
    columns: tuple[str, ...]
    n_rows: int
    bad_rows: BadRows
    folder: TemporaryDirectory[str] | None


def ask(record: Record, sql: str, parameters: Sequence[str] = ()) -> list[Row]:
    """Put one question to the rows of a record."""
    return list(_loaded(record).connection.cursor().execute(sql, list(parameters)).fetchall())


def ask_arrays(record: Record, sql: str, parameters: Sequence[str] = ()) -> Arrays:
    """Put one question to the rows of a record, and get each column as an array."""
    return _loaded(record).connection.cursor().execute(sql, list(parameters)).fetchnumpy()


def stream(record: Record, sql: str, parameters: Sequence[str] = ()) -> Iterator[Row]:
    """Put one question to the rows of a record, and go through the answer without holding it."""
    cursor = _loaded(record).connection.cursor().execute(sql, list(parameters))
    while rows := cursor.fetchmany(_ROWS_AT_ONCE):
        yield from rows


def bad_rows(record: Record) -> BadRows:
    """Give the rows that were left out because they cannot be read."""
    return _loaded(record).bad_rows


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
def load_rows(table: PinnedTable, descriptor: Descriptor, *, skip_bad_rows: bool) -> LoadedTable:
    """Read a table once for each content and descriptor.

    Raises
    ------
    RecordError
        E206 a column of the descriptor is not in the table, E209 and E210 rows that cannot be read, if they are not
        to be skipped, E216–E218 what is wrong with the table as a whole.
    """
    if not table.is_fresh:
        with pinned(table.resource, table.sha256) as again:
            return _load(again, descriptor, skip_bad_rows)
    return _load(table, descriptor, skip_bad_rows)


def _load(table: PinnedTable, descriptor: Descriptor, skip_bad_rows: bool) -> LoadedTable:
    read = read_pinned(table)
    with reading(table.resource):
        return _prepared(read, table.resource, descriptor, skip_bad_rows)


def _prepared(read: ReadTable, resource: TableResource, descriptor: Descriptor, skip_bad_rows: bool) -> LoadedTable:
    connection = read.connection
    check_columns(descriptor, read.columns, resource)
    find_bad_numbers(connection, descriptor, resource)
    _read_days(connection, descriptor, resource)
    find_bad_keys(connection, resource)
    bad = bad_rows_of(connection)
    if not skip_bad_rows:
        refuse(bad, resource)
    _make_source(connection, descriptor, resource)
    add_derived_rows(connection, descriptor)
    _make_dated(connection, descriptor, resource)
    settle(connection)
    n_rows = connection.execute("SELECT count(*) FROM dated WHERE NOT onrecord_derived").fetchall()[0][0]
    return LoadedTable(
        connection=connection, columns=read.columns, n_rows=int(n_rows), bad_rows=bad, folder=read.folder
    )


def _loaded(record: Record) -> LoadedTable:
    """Give the rows of an opened record, read again if they are no longer at hand (E219 if they have changed)."""
    known = PinnedTable(resource=record.resource, sha256=record.table_sha256)
    return load_rows(known, record.descriptor, skip_bad_rows=record.skip_bad_rows)


def _read_days(connection: DuckDBPyConnection, descriptor: Descriptor, resource: TableResource) -> None:
    """Read the days of all time columns, each into a table of its own."""
    for i, time in enumerate(descriptor.times):
        read_day_column(connection, time.column, resource, f"starts_{i}")
        if time.end_column:
            read_day_column(connection, time.end_column, resource, f"ends_{i}")
            find_bad_order(connection, time, resource, f"starts_{i}", f"ends_{i}")


def _make_source(connection: DuckDBPyConnection, descriptor: Descriptor, resource: TableResource) -> None:
    """Make the view ``source``: rows that can be read, numbers of measures written plainly."""
    numbers = [f"{number_text(resource.of(c))} AS {quoted(c)}" for c in number_columns(descriptor)]
    replaced = f" REPLACE ({', '.join(numbers)})" if numbers else ""
    connection.execute(
        f"CREATE VIEW source AS SELECT *{replaced} FROM onrecord_read "  # noqa: S608
        "WHERE onrecord_row NOT IN (SELECT onrecord_row FROM onrecord_bad)"
    )


def _make_dated(connection: DuckDBPyConnection, descriptor: Descriptor, resource: TableResource) -> None:
    """Make the one table that stays, ``dated``, and a view of it for each time column; drop what they were made of."""
    played = parts_played(descriptor)
    select, joins, parameters = [], [], list(played.parameters)
    for i, time in enumerate(descriptor.times):
        last = f"starts_{i}.onrecord_last"
        key = day_key(resource.of(time.column))
        joins.append(f"LEFT JOIN starts_{i} ON starts_{i}.onrecord_key = {key.sql}")
        parameters += key.parameters
        if time.end_column:
            key = day_key(resource.of(time.end_column))
            joins.append(f"LEFT JOIN ends_{i} ON ends_{i}.onrecord_key = {key.sql}")
            parameters += key.parameters
            last = f"greatest({last}, coalesce(ends_{i}.onrecord_last, {last}))"
        select += [f"starts_{i}.onrecord_first AS onrecord_first_{i}", f"{last} AS onrecord_last_{i}"]
    connection.execute(
        f"CREATE TABLE dated AS SELECT played.*, {', '.join(select)} FROM ({played.sql}) AS played {' '.join(joins)}",  # noqa: S608
        parameters,
    )
    for i in range(len(descriptor.times)):
        connection.execute(_view(descriptor, i))
    [(kind,)] = connection.execute(
        "SELECT table_type FROM information_schema.tables WHERE table_name = 'onrecord_read'"
    ).fetchall()
    connection.execute(f"DROP VIEW base; DROP VIEW source; DROP {'VIEW' if kind == 'VIEW' else 'TABLE'} onrecord_read")


def _view(descriptor: Descriptor, i: int) -> str:
    """Give the SQL of the view in which one time column dates the rows."""
    others = ", ".join(f"onrecord_{side}_{j}" for j in range(len(descriptor.times)) for side in ("first", "last"))
    by_end = "onrecord_late" if descriptor.late is not None and descriptor.late.dated_by == "end" else "false"
    return (
        f"CREATE VIEW rows_by_time_{i} AS SELECT * EXCLUDE ({others}), onrecord_first_{i} AS onrecord_first, "  # noqa: S608
        f"onrecord_last_{i} AS onrecord_last, "
        f"CASE WHEN {by_end} THEN onrecord_last_{i} ELSE onrecord_first_{i} END AS onrecord_day FROM dated"
    )


def as_day(cell: object) -> date:
    """Take a DATE that DuckDB returned."""
    if not isinstance(cell, date):
        raise TypeError(f"a day was expected, not {cell!r}")
    return cell
