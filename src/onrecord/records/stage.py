"""A table written out as plain CSV, its rows numbered, with those that cannot be read beside it."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.records.readers.csv_file import read_csv_file
from onrecord.records.readers.duckdb_file import copy_duckdb
from onrecord.records.readers.excel import read_excel
from onrecord.records.readers.json_lines import read_json_lines
from onrecord.records.readers.postgresql import copy_postgresql
from onrecord.records.readers.rows import Rows, Unread, unreadable
from onrecord.records.readers.sqlite_file import read_sqlite
from onrecord.records.resource import TableFormat, TableResource

BY_ROW: Mapping[TableFormat, Callable[[TableResource], tuple[list[str], Rows]]] = {
    "csv": read_csv_file,
    "excel": read_excel,
    "jsonl": read_json_lines,
    "sqlite": read_sqlite,
}
COPIED: Mapping[TableFormat, Callable[[TableResource, Path], list[str]]] = {
    "duckdb": copy_duckdb,
    "postgresql": copy_postgresql,
}


MAX_UNREAD = 1_000_000
"""Rows that cannot be read and are listed: with more, the table is not what its description says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedTable:
    """Two CSV files without column names: the rows, each led by its number, and the rows that cannot be read."""

    names: tuple[str, ...]
    rows: Path
    unread: Path
    """Row number, line, text, problem."""

    def sha256(self) -> str:
        """Hash the names and rows."""
        digest = hashlib.sha256("\x1f".join(self.names).encode())
        for path in (self.rows, self.unread):
            digest.update(file_sha256(path).encode())
        return digest.hexdigest()


def stage_table(resource: TableResource, folder: Path) -> StagedTable:
    """Write a table out into a folder of our own; memory holds one row at a time.

    Raises
    ------
    RecordError
        E209, E216–E218: what is wrong with the table as a whole. Single rows are listed, not raised.
    """
    rows, unread = folder / "rows.csv", folder / "unread.csv"
    if resource.format in COPIED:
        names = COPIED[resource.format](resource, rows)
        unread.touch()
    else:
        names, found = BY_ROW[resource.format](resource)
        _write(found, rows, unread, resource)
    return StagedTable(names=tuple(names), rows=rows, unread=unread)


def _write(found: Rows, rows: Path, unread: Path, resource: TableResource) -> None:
    n_unread = 0
    with rows.open("w", encoding="utf-8", newline="") as good, unread.open("w", encoding="utf-8", newline="") as bad:
        # Every cell in quotes: only then does DuckDB take line ends inside a cell for what they are.
        write_good, write_bad = (
            csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerow for file in (good, bad)
        )
        for number, row in enumerate(found, start=1):
            if isinstance(row, Unread):
                n_unread += 1
                if n_unread > MAX_UNREAD:
                    said = f"more than {MAX_UNREAD:,} rows cannot be read, such as row {number:,}: {row.problem}"
                    raise unreadable(resource, said)
                write_bad([number, row.line, row.text, row.problem])
            else:
                write_good([number, *row])


def file_sha256(path: Path) -> str:
    """Hash a file, a block at a time."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
