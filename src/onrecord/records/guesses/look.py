"""A first look at a table: what is in each of its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.records.bad_rows import SAYS_TOTAL, TOTAL_ROW, BadRows, bad_rows_of, refuse
from onrecord.records.columns import quoted
from onrecord.records.find_table import find_table
from onrecord.records.guesses.answers import DateOrder
from onrecord.records.guesses.date_formats import DateReading, read_date_cells
from onrecord.records.pin import pinned
from onrecord.records.table import ReadTable, read_pinned

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MAX_FREQUENT = 50
"""Values of a column that are looked at one by one."""
MAX_DATES = 20_000
"""Different date cells that are read: more than fifty years of days."""
NUMBER = r"^\s*[-+]?\d+(\.\d+)?\s*$"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLook:
    """What is in one column."""

    name: str
    n_filled: int
    n_different: int
    n_numbers: int
    """Filled cells that are numbers."""
    least: float | None
    most: float | None
    frequent: tuple[str, ...]
    """The most frequent values first."""
    dates: DateReading | None

    @property
    def is_number(self) -> bool:
        """Tell whether every filled cell is a number."""
        return 0 < self.n_filled == self.n_numbers

    @property
    def coarseness(self) -> int:
        """How coarse its dates are: 0 days, or days and longer spans; then weeks, months, quarters, years."""
        spans = ("week", "month", "quarter", "year")
        return spans.index(self.dates.precision) + 1 if self.dates and self.dates.precision in spans else 0

    @property
    def is_category(self) -> bool:
        """Tell whether few values are repeated over the rows."""
        return 1 <= self.n_different <= MAX_FREQUENT and self.n_different < self.n_filled


@dataclass(frozen=True)
class TableLook:
    """A table that nobody has described yet."""

    path: Path
    table: ReadTable
    """The rows, in a table ``source`` of texts, numbered from 1."""
    columns: tuple[ColumnLook, ...]
    n_rows: int
    unread: BadRows
    """Rows that cannot be read, and were left out."""

    @property
    def connection(self) -> DuckDBPyConnection:
        """The connection to the rows."""
        return self.table.connection

    @cached_property
    def by_name(self) -> Mapping[str, ColumnLook]:
        """The columns by name."""
        return {c.name: c for c in self.columns}

    def cells(self, column: str) -> list[str]:
        """Give the different filled cells of a column, in order of the rows."""
        found = self.connection.execute(
            f"SELECT {quoted(column)} FROM source WHERE trim({quoted(column)}) <> '' "  # noqa: S608
            "GROUP BY 1 ORDER BY min(onrecord_row) LIMIT ?",
            [MAX_DATES],
        )
        return [row[0] for row in found.fetchall()]

    def rows(self, columns: tuple[str, ...], limit: int) -> list[tuple[str | None, ...]]:
        """Give the first rows, some columns of them."""
        select = ", ".join(map(quoted, columns))
        return self.connection.execute(
            f"SELECT {select} FROM source ORDER BY onrecord_row LIMIT ?",  # noqa: S608
            [limit],
        ).fetchall()


def look_at(
    path: Path, resource: Mapping[str, Any], *, date_order: DateOrder = "", skip_bad_rows: bool = False
) -> TableLook:
    """Look at every column of a table.

    Parameters
    ----------
    path : Path
        The file.
    resource : mapping
        How it is written, as a Data Package says it (``encoding``, ``dialect``).
    date_order : {'', 'day-first', 'month-first'}
        What a person has said about dates such as 03/04/2020.
    skip_bad_rows : bool
        Whether to go on without rows that cannot be read.

    Raises
    ------
    RecordError
        E209, E213, E216–E218 if the table cannot be read.
    """
    found = find_table(path.parent, {**resource, "path": path.name})
    with pinned(found) as table:
        read = read_pinned(table)
    if found.format in ("csv", "excel"):
        _part_totals(read, date_order)
    unread = bad_rows_of(read.connection)
    if not skip_bad_rows:
        refuse(unread, found)
    read.connection.execute("ALTER TABLE onrecord_read RENAME TO source")
    return _look(read, path, date_order, unread)


def _part_totals(read: ReadTable, date_order: DateOrder) -> None:
    """Take rows that say "Total" where the others have a date for rows that cannot be read."""
    for column in read.columns:
        cell = quoted(column)
        said = read.connection.execute(
            f"SELECT onrecord_row, {cell} FROM onrecord_read WHERE regexp_matches(lower({cell}), ?)",  # noqa: S608
            [SAYS_TOTAL],
        ).fetchall()
        others = read.connection.execute(
            f"SELECT {cell} FROM onrecord_read WHERE trim({cell}) <> '' AND NOT regexp_matches(lower({cell}), ?) "  # noqa: S608
            "GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?",
            [SAYS_TOTAL, MAX_FREQUENT],
        ).fetchall()
        if not said or not others or read_date_cells([row[0] for row in others], date_order) is None:
            continue
        bad = [(row, column, text, TOTAL_ROW) for row, text in said]
        read.connection.executemany("INSERT INTO onrecord_bad VALUES (?, 0, ?, ?, ?)", bad)
        read.connection.executemany("DELETE FROM onrecord_read WHERE onrecord_row = ?", [(row,) for row, _ in said])


def look_again(look: TableLook, date_order: DateOrder = "") -> TableLook:
    """Look at a table once more, after its rows or columns were changed."""
    return _look(look.table, look.path, date_order, look.unread)


def _look(table: ReadTable, path: Path, date_order: DateOrder, unread: BadRows) -> TableLook:
    connection = table.connection
    described = connection.execute("SELECT * FROM source LIMIT 0").description or ()
    [(n_rows,)] = connection.execute("SELECT count(*) FROM source").fetchall()
    names = tuple(str(column[0]) for column in described[1:])
    columns = tuple(_column(connection, name, date_order) for name in names)
    return TableLook(path, table, columns, int(n_rows), unread)


def _column(connection: DuckDBPyConnection, name: str, date_order: DateOrder) -> ColumnLook:
    cell = quoted(name)
    number = f"TRY_CAST({cell} AS DOUBLE)"
    [(filled, different, numbers, least, most)] = connection.execute(
        f"SELECT count(*), count(DISTINCT {cell}), count(*) FILTER (is_number), "  # noqa: S608
        f"min({number}) FILTER (is_number), max({number}) FILTER (is_number) "
        f"FROM (SELECT {cell}, regexp_matches({cell}, ?) AS is_number FROM source WHERE trim({cell}) <> '')",
        [NUMBER],
    ).fetchall()
    frequent = connection.execute(
        f"SELECT {cell} FROM source WHERE trim({cell}) <> '' "  # noqa: S608
        "GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?",
        [MAX_FREQUENT],
    ).fetchall()
    values = tuple(row[0] for row in frequent)
    return ColumnLook(
        name=name,
        n_filled=filled,
        n_different=different,
        n_numbers=numbers,
        least=least,
        most=most,
        frequent=values,
        dates=_dates(connection, cell, values, date_order),
    )


def _dates(
    connection: DuckDBPyConnection, cell: str, frequent: tuple[str, ...], order: DateOrder
) -> DateReading | None:
    """Read all cells of a column as dates if the frequent ones are."""
    if not frequent or read_date_cells(frequent, order) is None:
        return None
    every = connection.execute(
        f"SELECT DISTINCT {cell} FROM source WHERE trim({cell}) <> '' ORDER BY 1 LIMIT ?",  # noqa: S608
        [MAX_DATES],
    ).fetchall()
    return read_date_cells([row[0] for row in every], order)
