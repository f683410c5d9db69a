"""The table of a record, read into DuckDB as texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from onrecord.records.bad_rows import MAKE_BAD_ROWS, bad_rows_of, refuse
from onrecord.records.columns import quoted
from onrecord.records.find_table import find_table
from onrecord.records.pin import PinnedTable, pinned
from onrecord.records.readers.csv_file import read_csv_file
from onrecord.records.readers.duckdb_file import parquet_names
from onrecord.records.readers.rows import unreadable
from onrecord.records.readers.text_file import MAX_LINE, holds_nul
from onrecord.records.resource import TableResource
from onrecord.records.stage import StagedTable, stage_table
from onrecord.records.walled import is_pattern, literal, reading, settle, walled

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LARGE_CSV, LARGE_PARQUET = 1 << 25, 1 << 22
"""Bytes of a file from which its rows are kept on disk and not in memory; Parquet is packed about eightfold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTable:
    """The rows of a table as texts, numbered from 1, in ``onrecord_read``: a table, or a view of the file itself.

    Rows that cannot be read are in ``onrecord_bad``.
    """

    connection: DuckDBPyConnection
    columns: tuple[str, ...]
    folder: TemporaryDirectory[str] | None
    """Where the rows of a large table lie; it goes when nobody holds it any more."""


def read_table(path: Path, dialect: Mapping[str, object]) -> ReadTable:
    """Read a table that no record describes yet; ``source`` holds its rows.

    Raises
    ------
    RecordError
        E209 if rows cannot be read, and what `find_table` raises.
    """
    resource = find_table(path.parent, {"path": path.name, "dialect": dialect})
    with pinned(resource) as table:
        read = read_pinned(table)
    refuse(bad_rows_of(read.connection), resource)
    read.connection.execute("CREATE VIEW source AS SELECT * FROM onrecord_read")
    settle(read.connection)
    return read


def read_pinned(table: PinnedTable) -> ReadTable:
    """Read a pinned table into a connection that can reach nothing else afterwards.

    Raises
    ------
    RecordError
        E209, E216–E218: what is wrong with the table as a whole. Single rows are in ``onrecord_bad``.
    """
    resource = table.resource
    with reading(resource):
        read = _read_as_it_is(resource) if table.staged is None else None
        if read is None:
            with _staged(table) as staged:
                read = _read_staged(staged, resource)
    return read


def _read_as_it_is(resource: TableResource) -> ReadTable | None:
    """Let DuckDB read a Parquet or a plain CSV file; None if it cannot, or does not take every row."""
    plain_csv = resource.format == "csv" and resource.encoding in ("utf-8", "utf8") and not resource.packed
    if plain_csv and resource.header_row == 1 and not is_pattern(resource.path) and not holds_nul(resource.path):
        return _read_csv(resource, read_csv_file(resource)[0])
    return _read_parquet(resource) if resource.format == "parquet" else None


def _read_csv(resource: TableResource, names: Sequence[str]) -> ReadTable | None:
    import duckdb

    read = _room(resource, [resource.path], LARGE_CSV, names)
    cells = [f"c{i}" for i in range(len(names))]
    reader = (
        "read_csv(?, columns = ?, header = true, auto_detect = false, delim = ?, quote = ?, escape = ?, "
        f"store_rejects = true, strict_mode = true, max_line_size = {MAX_LINE})"
    )
    marks = [resource.delimiter, resource.quote, resource.quote]
    parameters = [str(resource.path), dict.fromkeys(cells, "VARCHAR"), *marks]
    select = _texts(read, resource, "row_number() OVER ()", cells)
    try:
        read.connection.execute(f"CREATE TABLE onrecord_read AS {select} FROM {reader}", parameters)
    except duckdb.Error:
        return None  # such as line ends of two kinds: our own reader takes more, and knows the rows that it does not
    [(n_rejected,)] = read.connection.execute("SELECT count(*) FROM reject_errors").fetchall()
    return None if n_rejected else read


def _read_parquet(resource: TableResource) -> ReadTable:
    if is_pattern(resource.path):
        raise unreadable(resource, "*, ? and [ in its name would be read as a pattern", "rename the file")
    names = parquet_names(resource)
    read = _room(resource, [resource.path], LARGE_PARQUET, names)
    select = _texts(read, resource, "file_row_number + 1", names)
    reader = f"read_parquet({literal(resource.path)}, file_row_number = true)"
    # A view: only columns that are asked for are read, and the rows are written once, when they are dated.
    read.connection.execute(f"CREATE VIEW onrecord_read AS {select} FROM {reader}")
    return read


def _read_staged(staged: StagedTable, resource: TableResource) -> ReadTable:
    read = _room(resource, [staged.rows, staged.unread], LARGE_CSV, staged.names)
    cells = [f"c{i}" for i in range(len(staged.names))]
    reader = (
        "read_csv(?, columns = ?, header = false, auto_detect = false, strict_mode = false, "
        f"max_line_size = {MAX_LINE})"
    )
    types = {"n": "BIGINT"} | dict.fromkeys(cells, "VARCHAR")
    select = _texts(read, resource, "n", cells)
    read.connection.execute(f"CREATE TABLE onrecord_read AS {select} FROM {reader}", [str(staged.rows), types])
    read.connection.execute(
        f"INSERT INTO onrecord_bad SELECT n, line, '', text, problem FROM {reader}",  # noqa: S608
        [str(staged.unread), {"n": "BIGINT", "line": "BIGINT", "text": "VARCHAR", "problem": "VARCHAR"}],
    )
    return read


@contextmanager
def _staged(table: PinnedTable) -> Iterator[StagedTable]:
    """Give the rows as plain CSV: those that were written out for the hash, or written out now."""
    if table.staged is not None:
        yield table.staged
        return
    with TemporaryDirectory(prefix="onrecord-") as folder:
        yield stage_table(table.resource, Path(folder))


def _room(resource: TableResource, files: Sequence[Path], large_bytes: int, names: Sequence[str]) -> ReadTable:
    """Open a database in memory, or on disk for a large table."""
    is_large = sum(file.stat().st_size for file in files) >= large_bytes
    folder = TemporaryDirectory(prefix="onrecord-") if is_large else None
    connection = walled(files, Path(folder.name) / "rows.duckdb" if folder else None)
    connection.execute(MAKE_BAD_ROWS)
    return ReadTable(connection=connection, columns=tuple(names), folder=folder)


def _texts(read: ReadTable, resource: TableResource, number: str, cells: Sequence[str]) -> str:
    """Give the SELECT of every cell as text, under its own name; codes for unknown become blank."""
    text = "{0}"
    if resource.missing:
        read.connection.execute(
            "CREATE TABLE onrecord_missing AS SELECT ?::VARCHAR[] AS codes", [list(resource.missing)]
        )
        text = "CASE WHEN list_contains((SELECT codes FROM onrecord_missing), {0}) THEN NULL ELSE {0} END"
    columns = ", ".join(
        f"{text.format(f'CAST({quoted(cell)} AS VARCHAR)')} AS {quoted(name)}"
        for cell, name in zip(cells, read.columns, strict=True)
    )
    return f"SELECT {number} AS onrecord_row, {columns}"
