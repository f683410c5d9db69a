"""A record's rows in memory: dated, with the part that each plays, ready for questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import RecordError
from onrecord.records.columns import quoted
from onrecord.records.days import read_days
from onrecord.records.record import Descriptor, Record, TimeColumn, Totals, Where
from onrecord.records.table import MAX_ROWS_SHOWN, read_table
from onrecord.records.totals import TotalsRow, split_totals
from onrecord.text.dates import Period

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = tuple[Any, ...]
Dialect = tuple[tuple[str, str], ...]


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


@lru_cache(maxsize=8)
def load_rows(table: Path, sha256: str, dialect: Dialect, descriptor: Descriptor) -> LoadedTable:
    """Read a table once for each content and descriptor (`sha256` tells contents of one path apart).

    Raises
    ------
    RecordError
        E206 a column of the descriptor is not in the table, E209 unreadable rows, E210 cells that are no date or number.
    """
    connection = read_table(table, {"dialect": dict(dialect)})
    described = connection.execute("SELECT * FROM source LIMIT 0").description or ()
    columns = tuple(str(column[0]) for column in described[1:])
    _check_columns(descriptor, columns, table)
    _check_numbers(connection, descriptor, table)
    _add_derived_rows(connection, descriptor)
    _add_parts_played(connection, descriptor)
    for i, time in enumerate(descriptor.times):
        _date_rows(connection, descriptor, i, time, table)
    n_rows = connection.execute("SELECT count(*) FROM source").fetchall()[0][0]
    return LoadedTable(connection, columns, int(n_rows))


def _check_columns(descriptor: Descriptor, columns: tuple[str, ...], table: Path) -> None:
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


def _named_columns(descriptor: Descriptor) -> Iterable[str]:
    for time in descriptor.times:
        yield from (c for c in (time.column, time.end_column, time.precision_column) if c)
    yield from (p.column for p in descriptor.places)
    yield from (a.column for a in descriptor.actors)
    yield from _number_columns(descriptor)
    for totals in descriptor.totals:
        yield from (totals.column, *totals.within)
    wheres = [descriptor.coverage.where, *(r.where for r in descriptor.repeats)]
    for where in [*wheres, descriptor.late.where if descriptor.late else ()]:
        yield from (column for column, _ in where)
    for alias in descriptor.aliases:
        yield from alias.columns


def _number_columns(descriptor: Descriptor) -> Iterable[str]:
    for measure in descriptor.measures:
        yield from (c for c in (measure.column, measure.low_column, measure.high_column) if c)


def _check_numbers(connection: DuckDBPyConnection, descriptor: Descriptor, table: Path) -> None:
    """Find cells of measures that are no finite number, and make empty texts blank."""
    for column in dict.fromkeys(_number_columns(descriptor)):
        name = quoted(column)
        connection.execute(f"UPDATE source SET {name} = NULL WHERE trim({name}) = ''")  # noqa: S608
        wrong = connection.execute(
            f"SELECT onrecord_row, {name} FROM source WHERE {name} IS NOT NULL "  # noqa: S608
            f"AND NOT coalesce(isfinite(TRY_CAST({name} AS DOUBLE)), false) ORDER BY 1 LIMIT {MAX_ROWS_SHOWN}"
        ).fetchall()
        if wrong:
            raise _wrong_cells(column, [(row, cell, "not a number") for row, cell in wrong], table)


def _wrong_cells(column: str, cells: list[tuple[int, str, str]], table: Path) -> RecordError:
    listed = "; ".join(f"row {row}: {cell[:60]!r} ({why})" for row, cell, why in cells[:MAX_ROWS_SHOWN])
    return RecordError(
        f"column {column!r} has cells that cannot be read",
        where=f"{table} (rows are counted from 1 below the column names): {listed}",
        fix="mend these cells, or leave them empty for unknown",
        code="E210",
    )


def _add_derived_rows(connection: DuckDBPyConnection, descriptor: Descriptor) -> None:
    connection.execute(
        "CREATE TABLE onrecord_contradictions (onrecord_row BIGINT, totals INTEGER, measure VARCHAR, stated DOUBLE, added DOUBLE)"
    )
    connection.execute("CREATE TABLE onrecord_stand_ins (onrecord_row BIGINT, totals INTEGER, part VARCHAR)")
    connection.execute("CREATE TABLE base AS SELECT *, false AS onrecord_derived FROM source")
    for i, totals in enumerate(descriptor.totals):
        measures = [m.column for m in descriptor.measures]
        split = split_totals(totals, _totals_rows(connection, totals, measures))
        for c in split.contradictions:
            connection.execute(
                "INSERT INTO onrecord_contradictions VALUES (?, ?, ?, ?, ?)",
                [c.row, i, measures[c.measure], c.stated, c.added],
            )
        for part, rows in (
            ("only_stated", split.only_stated),
            ("unused_part", split.unused_parts),
            ("only_part", split.only_parts),
        ):
            for row in sorted(rows):
                connection.execute("INSERT INTO onrecord_stand_ins VALUES (?, ?, ?)", [row, i, part])
        for derived in split.derived:
            amounts = dict(zip(measures, derived.amounts, strict=True))
            _add_derived_row(connection, descriptor, totals.column, derived.value, derived.like_row, amounts)


def _totals_rows(connection: DuckDBPyConnection, totals: Totals, measures: list[str]) -> Iterable[TotalsRow]:
    within = ", ".join(quoted(c) for c in totals.within)
    amounts = "".join(f", CAST({quoted(m)} AS DOUBLE)" for m in measures)
    values = [totals.total, *totals.parts]
    found = connection.execute(
        f"SELECT onrecord_row, {quoted(totals.column)}, {within}{amounts} FROM source "  # noqa: S608
        f"WHERE {quoted(totals.column)} IN ({', '.join('?' * len(values))}) ORDER BY onrecord_row",
        values,
    ).fetchall()
    n = 2 + len(totals.within)
    return [TotalsRow(row=r[0], value=r[1], within=tuple(r[2:n]), amounts=tuple(r[n:])) for r in found]


def _add_derived_row(
    connection: DuckDBPyConnection,
    descriptor: Descriptor,
    column: str,
    value: str,
    like_row: int,
    amounts: dict[str, float | None],
) -> None:
    """Copy the row with the total, with the part's name and numbers; estimates without a total stay blank."""
    numbers = dict.fromkeys(_number_columns(descriptor), None) | amounts
    replaced = [f"? AS {quoted(column)}", *(f"CAST(? AS VARCHAR) AS {quoted(c)}" for c in numbers)]
    connection.execute(
        f"INSERT INTO base SELECT * REPLACE ({', '.join(replaced)}), true FROM source WHERE onrecord_row = ?",  # noqa: S608
        [value, *numbers.values(), like_row],
    )


def _add_parts_played(connection: DuckDBPyConnection, descriptor: Descriptor) -> None:
    """Mark late rows, rows that repeat others, rows that show coverage, and which side of a total each row is on."""
    parameters: list[str] = []

    def matches(where: Where) -> str:
        parameters.extend(value for _, values in where for value in values)
        return " AND ".join(f"coalesce({quoted(c)} IN ({', '.join('?' * len(v))}), false)" for c, v in where) or "true"

    late = matches(descriptor.late.where) if descriptor.late else "false"
    repeats = " OR ".join(f"({matches(r.where)})" for r in descriptor.repeats) or "false"
    covers = matches(descriptor.coverage.where)
    parts = " AND ".join(_side(i, t, "parts", parameters.append) for i, t in enumerate(descriptor.totals)) or "true"
    stated = " AND ".join(_side(i, t, "stated", parameters.append) for i, t in enumerate(descriptor.totals)) or "true"
    connection.execute(
        f"CREATE TABLE played AS SELECT *, {late} AS onrecord_late, {repeats} AS onrecord_repeats, "  # noqa: S608
        f"{covers} AS onrecord_covers, {parts} AS onrecord_parts, {stated} AS onrecord_stated FROM base",
        parameters,
    )


def _side(i: int, totals: Totals, side: str, add: Callable[[str], object]) -> str:
    """Give the condition for rows that are summed if parts (or stated totals) are preferred."""

    def stands_in(part: str) -> str:
        return f"onrecord_row IN (SELECT onrecord_row FROM onrecord_stand_ins WHERE totals = {i} AND part = '{part}')"  # noqa: S608

    add(totals.total)
    is_total = f"coalesce({quoted(totals.column)} = ?, false)"
    if side == "parts":
        return f"(CASE WHEN {is_total} THEN {stands_in('only_stated')} ELSE NOT {stands_in('unused_part')} END)"
    for part in totals.parts:
        add(part)
    is_part = f"coalesce({quoted(totals.column)} IN ({', '.join('?' * len(totals.parts))}), false)"
    return (
        f"(CASE WHEN {is_total} THEN true WHEN {is_part} "
        f"THEN {stands_in('only_part')} AND NOT onrecord_derived ELSE true END)"
    )


def _date_rows(connection: DuckDBPyConnection, descriptor: Descriptor, i: int, time: TimeColumn, table: Path) -> None:
    """Make the table in which rows are dated by one time column."""
    starts = _days_of(connection, time.column, table)
    ends = _days_of(connection, time.end_column, table) if time.end_column else starts
    if time.end_column:
        _check_order(connection, time, starts, ends, table)
    for name, days in (("starts", starts), ("ends", ends)):
        connection.execute(
            f"CREATE OR REPLACE TABLE {name} AS SELECT unnest(?::VARCHAR[]) AS cell, "  # noqa: S608
            "unnest(?::DATE[]) AS first, unnest(?::DATE[]) AS last",
            [list(days), [p.start for p in days.values()], [p.end for p in days.values()]],
        )
    by_end = descriptor.late is not None and descriptor.late.dated_by == "end"
    last = "coalesce(greatest(ends.last, starts.last), starts.last)" if time.end_column else "starts.last"
    connection.execute(
        f"CREATE TABLE rows_by_time_{i} AS SELECT played.*, starts.first AS onrecord_first, {last} AS onrecord_last, "  # noqa: S608
        f"CASE WHEN onrecord_late AND {str(by_end).lower()} THEN {last} ELSE starts.first END AS onrecord_day "
        f"FROM played LEFT JOIN starts ON starts.cell = played.{quoted(time.column)} "
        f"LEFT JOIN ends ON ends.cell = played.{quoted(time.end_column or time.column)}"
    )


def _days_of(connection: DuckDBPyConnection, column: str, table: Path) -> dict[str, Period]:
    """Read each date cell once; blank cells date nothing."""
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


def _check_order(
    connection: DuckDBPyConnection, time: TimeColumn, starts: dict[str, Period], ends: dict[str, Period], table: Path
) -> None:
    pairs = connection.execute(
        f"SELECT min(onrecord_row), {quoted(time.column)}, {quoted(time.end_column)} FROM source GROUP BY 2, 3 ORDER BY 1"  # noqa: S608
    ).fetchall()
    wrong = [
        (row, end, f"before {start}")
        for row, start, end in pairs
        if start in starts and end in ends and ends[end].end < starts[start].start
    ]
    if wrong:
        raise _wrong_cells(time.end_column, wrong, table)


def as_day(cell: object) -> date:
    """Take a DATE that DuckDB returned."""
    if not isinstance(cell, date):
        raise TypeError(f"a day was expected, not {cell!r}")
    return cell
