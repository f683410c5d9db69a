"""Rows of a table that cannot be read: found, counted, listed, and left out only if a person says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import BadRowsError
from onrecord.records.resource import TableResource

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MAX_ROWS_SHOWN = 20
"""Unreadable cells listed in one error."""
LEAVE_OUT = "mend them, or leave these rows out: --skip-bad-rows (--bad-rows FILE lists all)"
NOT_ISO, NOT_A_NUMBER = "not an ISO 8601 date", "not a number"
TOTAL_ROW = "no date: this looks like a row of totals"
SAYS_TOTAL = r"^\W*((grand|sub)[ -]?)?(totals?|sum|overall|combined|insgesamt|gesamt|summe)\W*$"
"""What the date cell of such a row says, as a pattern for DuckDB, in small letters."""
MAKE_BAD_ROWS = (
    'CREATE TABLE onrecord_bad (onrecord_row BIGINT, line BIGINT, "column" VARCHAR, cell VARCHAR, problem VARCHAR)'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """One cell, or a whole row, that cannot be read."""

    row: int
    """Counted from 1 below the column names; rows of a database in the order of their values."""
    line: int
    """Line of a text file, if the row as a whole cannot be read; else 0."""
    column: str
    """'' if the row as a whole cannot be read."""
    text: str
    problem: str

    def in_words(self) -> str:
        """Say it in one line.

        Examples
        --------
        >>> BadRow(row=2, line=0, column="hits", text="1,200", problem="not a number").in_words()
        "row 2, 'hits': '1,200' (not a number)"
        """
        line = f" (line {self.line})" if self.line else ""
        cell = f", {self.column!r}: {self.text[:60]!r} ({self.problem})" if self.column else f": {self.problem}"
        return f"row {self.row}{line}{cell}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRows:
    """What could not be read of a table."""

    connection: DuckDBPyConnection
    n_rows: int
    n_cells: int
    """Cells, or rows that cannot be read as a whole."""

    def __iter__(self) -> Iterator[BadRow]:
        """Go through them in order, however many they are."""
        return self._read("")

    def first(self) -> list[BadRow]:
        """Give those that an error lists."""
        return list(self._read(f"LIMIT {MAX_ROWS_SHOWN}"))

    def _read(self, limit: str) -> Iterator[BadRow]:
        found = self.connection.cursor().execute(
            f"SELECT onrecord_row, line, \"column\", coalesce(cell, ''), problem FROM onrecord_bad ORDER BY ALL {limit}"  # noqa: S608
        )
        while rows := found.fetchmany(1_000):
            for row, line, column, text, problem in rows:
                yield BadRow(row=row, line=line, column=column, text=text, problem=problem)


def bad_rows_of(connection: DuckDBPyConnection) -> BadRows:
    """Count what could not be read."""
    [(n_rows, n_cells)] = connection.execute(
        "SELECT count(DISTINCT onrecord_row), count(*) FROM onrecord_bad"
    ).fetchall()
    return BadRows(connection=connection, n_rows=n_rows, n_cells=n_cells)


def refuse(bad: BadRows, resource: TableResource) -> None:
    """Stop if there are rows that cannot be read, with the first of them and what may mend them.

    Raises
    ------
    BadRowsError
        E209 if rows cannot be read as a whole, E210 if cells of them are no number, date or key.
    """
    if not bad.n_rows:
        return
    first = bad.first()
    listed = [row.in_words() for row in first]
    if bad.n_cells > len(first):
        listed.append(f"… and {bad.n_cells - len(first):,} more")
    order = "in the order of their values" if resource.is_database else "below the column names"
    raise BadRowsError(
        f"{bad.n_rows:,} row{' of the table cannot' if bad.n_rows == 1 else 's of the table cannot'} be read",
        where="\n    ".join([f"{resource.location} (rows are counted from 1 {order})", *listed]),
        fix="; ".join(
            [*_hints(first), "mend them, or leave these rows out: --skip-bad-rows (--bad-rows FILE lists all)"]
        ),
        code="E209" if any(not row.column for row in first) else "E210",
        rows=bad,
    )


_NUMERIC_DATE = re.compile(r"\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b.*")
_GROUPED = re.compile(r"[-+]?\d{1,3}([.,'’ \u00a0\u202f]\d{3})+([.,]\d+)?|[-+]?\d+,\d+")


def _hints(first: list[BadRow]) -> Iterator[str]:
    """Say which words of the descriptor would make the listed cells readable; nothing is chosen for the person."""
    if any(row.line and row.problem.startswith("the byte") for row in first):
        yield 'say which "encoding" the resource has, such as "cp1252"'
    if dates := [(row, m) for row in first if row.problem == NOT_ISO and (m := _NUMERIC_DATE.fullmatch(row.text))]:
        yield _date_hint(dates[0][0].column, [match for _, match in dates])
    grouped = [row for row in first if row.problem == NOT_A_NUMBER and _GROUPED.fullmatch(row.text.strip())]
    if grouped:
        yield (
            "say how numbers are written, in schema.fields: "
            f'{{"name": "{grouped[0].column}", "groupChar": ",", "decimalChar": "."}} or the other way round'
        )
    if any(row.problem.startswith("less than") for row in first):
        yield 'a code for unknown belongs in schema.missingValues; negative amounts need "constraints": {"minimum": …}'


def _date_hint(column: str, dates: list[re.Match[str]]) -> str:
    mark, year = dates[0][2], "%Y" if len(dates[0][4]) == 4 else "%y"
    fitting = [
        order for order, place in (("%d{0}%m{0}", 3), ("%m{0}%d{0}", 1)) if all(int(m[place]) <= 12 for m in dates)
    ]
    patterns = [f'"{order.format(mark)}{year}"' for order in fitting] or ['"%d/%m/%Y"']
    return (
        "say which is the day and which the month, in schema.fields: "
        f'{{"name": "{column}", "type": "date", "format": {" or ".join(patterns)}}}'
    )
