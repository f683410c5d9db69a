"""The part that each row plays: late, a repetition, a sign of coverage, a total or one of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.records.cells import Expression, number_columns
from onrecord.records.columns import quoted
from onrecord.records.record import Descriptor, Totals, Where
from onrecord.records.totals import DerivedFigure, TotalsRow, split_totals

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def add_derived_rows(connection: DuckDBPyConnection, descriptor: Descriptor) -> None:
    """Make the view ``base``: the source, and the figures that follow from totals and their parts.

    Beside it stand the contradictions, the rows that are left out on each side, and the figures that nobody knows.
    """
    for table in (
        "onrecord_contradictions (onrecord_row BIGINT, totals INTEGER, measure VARCHAR, stated DOUBLE, added DOUBLE)",
        "onrecord_left_out (onrecord_row BIGINT, totals INTEGER, side VARCHAR)",
        "onrecord_unknown (onrecord_row BIGINT, totals INTEGER, value VARCHAR)",
    ):
        connection.execute(f"CREATE TABLE {table}")
    connection.execute(
        "CREATE TABLE onrecord_added AS "
        "SELECT *, true AS onrecord_derived, 0 AS onrecord_derived_by FROM source LIMIT 0"
    )
    connection.execute(
        "CREATE VIEW base AS SELECT *, false AS onrecord_derived, -1 AS onrecord_derived_by FROM source "
        "UNION ALL SELECT * FROM onrecord_added"
    )
    for i, totals in enumerate(descriptor.totals):
        _split(connection, descriptor, i, totals)


def parts_played(descriptor: Descriptor) -> Expression:
    """Give the SQL of the base with one true or false column for each part that a row can play."""
    parameters: list[str] = []

    def matches(where: Where) -> str:
        parameters.extend(value for _, values in where for value in values)
        return " AND ".join(f"coalesce({quoted(c)} IN ({', '.join('?' * len(v))}), false)" for c, v in where) or "true"

    def counted_with(side: str) -> str:
        conditions = []
        for i, totals in enumerate(descriptor.totals):
            parameters.extend([totals.total, side])
            derived = f"{quoted(totals.column)} {'=' if side == 'stated' else '<>'} ?"
            left_out = f"SELECT onrecord_row FROM onrecord_left_out WHERE totals = {i} AND side = ?"  # noqa: S608
            conditions.append(
                f"CASE WHEN onrecord_derived_by = {i} THEN {derived} ELSE onrecord_row NOT IN ({left_out}) END"
            )
        return " AND ".join(conditions) or "true"

    late = matches(descriptor.late.where) if descriptor.late else "false"
    repeats = " OR ".join(f"({matches(r.where)})" for r in descriptor.repeats) or "false"
    covers = matches(descriptor.coverage.where)
    parts, stated = counted_with("parts"), counted_with("stated")
    return Expression(
        f"SELECT *, {late} AS onrecord_late, {repeats} AS onrecord_repeats, "  # noqa: S608
        f"{covers} AS onrecord_covers, {parts} AS onrecord_parts, {stated} AS onrecord_stated FROM base",
        tuple(parameters),
    )


def _split(connection: DuckDBPyConnection, descriptor: Descriptor, i: int, totals: Totals) -> None:
    measures = [m.column for m in descriptor.measures]
    split = split_totals(totals, _totals_rows(connection, totals, measures))
    left_out = [(row, i, "parts") for row in split.not_with_parts]
    left_out += [(row, i, "stated") for row in split.not_with_stated]
    contradictions = [(c.row, i, measures[c.measure], c.stated, c.added) for c in split.contradictions]
    _insert(connection, "onrecord_left_out", ("BIGINT", "INTEGER", "VARCHAR"), left_out)
    _insert(connection, "onrecord_unknown", ("BIGINT", "INTEGER", "VARCHAR"), [(r, i, v) for r, v in split.unknown])
    types = ("BIGINT", "INTEGER", "VARCHAR", "DOUBLE", "DOUBLE")
    _insert(connection, "onrecord_contradictions", types, contradictions)
    for figure in split.derived:
        _add_derived_row(connection, descriptor, i, totals.column, figure)


def _insert(
    connection: DuckDBPyConnection, table: str, types: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> None:
    """Add rows to one of our own tables in a single statement."""
    columns = ", ".join(f"unnest(?::{kind}[])" for kind in types)
    if rows:
        connection.execute(f"INSERT INTO {table} SELECT {columns}", [list(c) for c in zip(*rows, strict=True)])


def _totals_rows(connection: DuckDBPyConnection, totals: Totals, measures: list[str]) -> list[TotalsRow]:
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
    connection: DuckDBPyConnection, descriptor: Descriptor, i: int, column: str, figure: DerivedFigure
) -> None:
    """Copy a row of the same total, with the value's name and numbers; low and high estimates stay blank."""
    amounts = dict(zip((m.column for m in descriptor.measures), figure.amounts, strict=True))
    numbers = dict.fromkeys(number_columns(descriptor), None) | amounts
    replaced = [f"? AS {quoted(column)}", *(f"CAST(CAST(? AS DOUBLE) AS VARCHAR) AS {quoted(c)}" for c in numbers)]
    connection.execute(
        f"INSERT INTO onrecord_added SELECT * REPLACE ({', '.join(replaced)}), true, {i} FROM source "  # noqa: S608
        "WHERE onrecord_row = ?",
        [figure.value, *numbers.values(), figure.like_row],
    )
