"""Where a table is and how it is written, as a Data Package's resource says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

TableFormat = Literal["csv", "excel", "jsonl", "parquet", "sqlite", "duckdb", "postgresql"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFormat:
    """How the cells of one column are written."""

    column: str
    date_format: str = ""
    """A pattern of ``strptime`` ("%d/%m/%Y"); '' = ISO 8601. Which of 03/04/2016 is the month is never guessed."""
    decimal: str = "."
    group: str = ""
    """The mark between thousands ("," in 1,200); '' = none."""
    least: float = 0.0
    """The smallest number that a cell may hold: a negative count is a mistake, or a code for unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableResource:
    """One table: a file in the record's folder, or a table of a database."""

    path: Path
    """The file; for a server, the folder of the record."""
    location: str
    """What a person is shown: the file's path, or the server's service."""
    format: TableFormat
    packed: bool = False
    """Whether the file is packed with gzip."""
    encoding: str = "utf-8"
    delimiter: str = ","
    quote: str = '"'
    sheet: str = ""
    """Name of an Excel sheet, or its number from 1; '' = the only one."""
    header_row: int = 1
    """Line of a text file, or row of a sheet, that holds the column names; what is above is no part of the table."""
    table: str = ""
    """Name of a database's table; '' = the only one. Never SQL."""
    fields: tuple[FieldFormat, ...] = field(default=())
    missing: tuple[str, ...] = ()
    """Cells that mean unknown, besides blank ones."""
    key: tuple[str, ...] = ()
    """Columns that together are different in every row."""

    @property
    def is_database(self) -> bool:
        """Whether the table is pinned by its rows: a database's bytes change when nothing in a table does."""
        return self.format in ("sqlite", "duckdb", "postgresql")

    def of(self, column: str) -> FieldFormat:
        """Give how a column's cells are written."""
        return next((f for f in self.fields if f.column == column), FieldFormat(column=column))
