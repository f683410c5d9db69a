"""Cells of a table read as numbers and days, and the rows in which they cannot be."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import RecordError
from onrecord.records.bad_rows import NOT_A_NUMBER, NOT_ISO, SAYS_TOTAL, TOTAL_ROW
from onrecord.records.columns import quoted
from onrecord.records.days import DAY_TIME, read_days
from onrecord.records.record import Descriptor, TimeColumn
from onrecord.records.resource import FieldFormat, TableResource
from onrecord.text.dates import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NO_SUCH_DAY = f"no day of the years {FIRST_YEAR} to {LAST_YEAR}"
MAX_DAYS = 1_000_000
"""Different date cells of a column, times of day left off: more than the days of two thousand years."""


@dataclass(frozen=True, slots=True)
class Expression:
    """SQL, and the values of its parameters."""

    sql: str
    parameters: tuple[str, ...] = ()


def check_columns(descriptor: Descriptor, columns: tuple[str, ...], resource: TableResource) -> None:
    """Refuse a descriptor that names columns which the table lacks, listing those that it does not use (E206)."""
    named = list(dict.fromkeys(_named_columns(descriptor, resource)))
    missing = [c for c in named if c not in columns]
    if not missing:
        return
    unused = ", ".join(c for c in columns if c not in named) or "none"
    raise RecordError(
        f"the descriptor names columns that the table lacks: {', '.join(map(repr, missing))}",
        where=resource.location,
        fix=_one_column(columns) or f"columns of the table that it does not use: {unused}",
        code="E206",
    )


def _one_column(columns: tuple[str, ...]) -> str:
    """Name the delimiter of a table that was read as one column."""
    if len(columns) > 1 or not (found := next((mark for mark in ";\t|," if mark in columns[0]), "")):
        return ""
    return f'all names stand in one column, {columns[0][:60]!r}: say "dialect": {{"delimiter": {json.dumps(found)}}}'


def number_columns(descriptor: Descriptor) -> tuple[str, ...]:
    """Give the columns of all measures, with their low and high estimates."""
    named = (c for m in descriptor.measures for c in (m.column, m.low_column, m.high_column) if c)
    return tuple(dict.fromkeys(named))


def number_text(field: FieldFormat) -> str:
    """Give the SQL of a cell's number as plain text: NULL if it is blank, or not written as the field says."""
    cell = f"nullif(trim({quoted(field.column)}), '')"
    if not field.group and field.decimal == ".":
        return f"CASE WHEN NOT contains({cell}, '_') THEN {cell} END"
    point = f"\\x{{{ord(field.decimal):x}}}"
    whole = rf"(\d{{1,3}}(\x{{{ord(field.group):x}}}\d{{3}})+|\d+)" if field.group else r"\d+"
    plain = f"replace({cell}, chr({ord(field.group)}), '')" if field.group else cell
    return (
        f"CASE WHEN regexp_full_match({cell}, '[-+]?{whole}({point}\\d+)?') "
        f"THEN replace({plain}, chr({ord(field.decimal)}), '.') END"
    )


def find_bad_numbers(connection: DuckDBPyConnection, descriptor: Descriptor, resource: TableResource) -> None:
    """List the cells of measures that are no finite number, or less than their field allows."""
    for column in number_columns(descriptor):
        field = resource.of(column)
        number = f"TRY_CAST({number_text(field)} AS DOUBLE)"
        connection.execute(
            f"INSERT INTO onrecord_bad SELECT onrecord_row, 0, ?, {quoted(column)}, "  # noqa: S608
            f"CASE WHEN coalesce(isfinite({number}), false) THEN 'less than ' || ? ELSE '{NOT_A_NUMBER}' END "
            f"FROM onrecord_read WHERE trim({quoted(column)}) <> '' "
            f"AND NOT coalesce(isfinite({number}) AND {number} >= CAST(? AS DOUBLE), false)",
            [column, f"{field.least:g}", field.least],
        )


def day_key(field: FieldFormat) -> Expression:
    """Give the SQL by which cells of one day are alike: without its time, in ISO 8601; '' if it is blank.

    A cell that does not follow the field's pattern is NULL.
    """
    cell = f"trim({quoted(field.column)})"
    if not field.date_format:
        iso = rf"\d{{4}}-\d{{2}}-\d{{2}}{DAY_TIME}"
        return Expression(
            f"CASE WHEN length({cell}) <= 10 THEN {cell} WHEN regexp_full_match({cell}, '{iso}') "
            f"THEN left({cell}, 10) ELSE {cell} END"
        )
    has_month = any(mark in field.date_format for mark in ("%m", "%b", "%B"))
    has_day = any(mark in field.date_format for mark in ("%d", "%j"))
    written = "%Y-%m-%d" if has_day else "%Y-%m" if has_month else "%Y"
    return Expression(
        f"CASE WHEN {cell} = '' THEN '' ELSE strftime(coalesce(try_strptime({cell}, ?), "
        f"try_strptime(regexp_replace({cell}, '{DAY_TIME}$', ''), ?)), '{written}') END",
        (field.date_format, field.date_format),
    )


def read_day_column(connection: DuckDBPyConnection, column: str, resource: TableResource, table: str) -> None:
    """Make a table of the days that the cells of a column mean, from a first to a last, each under its key.

    Each different key is read once. Cells that are no day are listed.
    """
    field = resource.of(column)
    key = day_key(field)
    keys = connection.execute(
        f"SELECT DISTINCT {key.sql} AS key FROM onrecord_read WHERE trim({quoted(column)}) <> '' "  # noqa: S608
        f"ORDER BY 1 LIMIT {MAX_DAYS}",
        list(key.parameters),
    ).fetchall()
    days: dict[str, tuple[str, str]] = {}
    for (cell,) in keys:
        try:
            period = read_days(cell or "")
        except ValueError:
            continue
        days[cell] = (period.start.isoformat(), period.end.isoformat())
    connection.execute(
        f"CREATE TABLE {table} AS SELECT unnest(?::VARCHAR[]) AS onrecord_key, unnest(?::DATE[]) AS onrecord_first, "
        "unnest(?::DATE[]) AS onrecord_last",
        [list(days), [first for first, _ in days.values()], [last for _, last in days.values()]],
    )
    why = f"not a date like {field.date_format}" if field.date_format else NOT_ISO
    connection.execute(
        f"INSERT INTO onrecord_bad SELECT onrecord_row, 0, ?, {quoted(column)}, "  # noqa: S608
        f"CASE WHEN regexp_matches(lower({quoted(column)}), ?) THEN ? "
        f"WHEN regexp_full_match({key.sql}, '\\d{{4}}-\\d{{2}}(-\\d{{2}})?') THEN '{NO_SUCH_DAY}' ELSE ? END "
        f"FROM onrecord_read "
        f"WHERE trim({quoted(column)}) <> '' AND coalesce({key.sql} NOT IN (SELECT onrecord_key FROM {table}), true)",
        [column, SAYS_TOTAL, TOTAL_ROW, *key.parameters, why, *key.parameters],
    )


def find_bad_order(
    connection: DuckDBPyConnection, time: TimeColumn, resource: TableResource, starts: str, ends: str
) -> None:
    """List the rows that end before they start."""
    start, end = day_key(resource.of(time.column)), day_key(resource.of(time.end_column))
    connection.execute(
        f"INSERT INTO onrecord_bad SELECT onrecord_row, 0, ?, {quoted(time.end_column)}, "  # noqa: S608
        f"'before ' || {quoted(time.column)} FROM onrecord_read "
        f"JOIN {starts} AS starts ON starts.onrecord_key = {start.sql} "
        f"JOIN {ends} AS ends ON ends.onrecord_key = {end.sql} WHERE ends.onrecord_last < starts.onrecord_first",
        [time.end_column, *start.parameters, *end.parameters],
    )


def find_bad_keys(connection: DuckDBPyConnection, resource: TableResource) -> None:
    """List the rows whose primary key is blank, or that of an earlier row."""
    if not resource.key:
        return
    columns = ", ".join(map(quoted, resource.key))
    shown = " || ' | ' || ".join(f"coalesce({quoted(c)}, '')" for c in resource.key)
    blank = " OR ".join(f"coalesce(trim({quoted(c)}), '') = ''" for c in resource.key)
    connection.execute(
        f"INSERT INTO onrecord_bad SELECT onrecord_row, 0, ?, {shown}, "  # noqa: S608
        "CASE WHEN onrecord_blank THEN 'blank, but it tells the rows apart' ELSE 'also in row ' || onrecord_with END "
        f"FROM (SELECT *, {blank} AS onrecord_blank, min(onrecord_row) OVER (PARTITION BY {columns}) AS onrecord_with "
        "FROM onrecord_read) WHERE onrecord_blank OR onrecord_with < onrecord_row",
        [" | ".join(resource.key)],
    )


def _named_columns(descriptor: Descriptor, resource: TableResource) -> Iterable[str]:
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
    yield from resource.key
