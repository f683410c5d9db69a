"""DuckDB files and Parquet: DuckDB reads them itself, walled off from everything else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.records.columns import quoted
from onrecord.records.readers.database import table_of
from onrecord.records.readers.rows import check_names, unreadable
from onrecord.records.resource import TableResource
from onrecord.records.walled import literal, reading, walled

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def copy_duckdb(resource: TableResource, target: Path) -> list[str]:
    """Copy a table of a DuckDB file to a CSV file, its rows numbered in the order of their text; give its columns.

    Raises
    ------
    RecordError
        E209 if the file cannot be read, E216 if it has no such table.
    """
    _check_mark(resource, DUCKDB_MARK, "DuckDB file")
    with reading(resource), _attached(resource, target) as connection:
        found = connection.execute(
            "SELECT schema_name || '.' || table_name, schema_name, table_name FROM duckdb_tables() "
            "WHERE database_name = 'given' ORDER BY 1"
        ).fetchall()
        views = connection.execute(
            "SELECT view_name FROM duckdb_views() WHERE database_name = 'given' AND NOT internal ORDER BY 1"
        ).fetchall()
        labels = {name if schema == "main" else label: (schema, name) for label, schema, name in found}
        schema, table = labels[table_of(resource, list(labels), [view for (view,) in views])]
        whole = f"given.{quoted(schema)}.{quoted(table)}"
        described = connection.execute(f"SELECT * FROM {whole} LIMIT 0").description or ()  # noqa: S608
        names = [str(column[0]) for column in described]
        check_names(names, resource)
        cells = ", ".join(f"CAST({quoted(name)} AS VARCHAR) AS {quoted(name)}" for name in names)
        connection.execute(
            f"COPY (SELECT row_number() OVER (), * FROM (SELECT {cells} FROM {whole} ORDER BY ALL)) "  # noqa: S608
            f"TO {literal(target)} (FORMAT csv, HEADER false, FORCE_QUOTE *)"
        )
    return names


@contextmanager
def _attached(resource: TableResource, target: Path) -> Iterator[DuckDBPyConnection]:
    connection = walled([resource.path, target])
    try:
        connection.execute(f"ATTACH {literal(resource.path)} AS given (READ_ONLY)")
        yield connection
    finally:
        connection.close()


def parquet_names(resource: TableResource) -> list[str]:
    """Give the columns of a Parquet file.

    Raises
    ------
    RecordError
        E209 if it has more rows than are read, or columns that cannot be used.
    """
    _check_mark(resource, PARQUET_MARK, "Parquet file")
    connection, path = walled([resource.path]), [str(resource.path)]
    with reading(resource):
        [(n_rows,)] = connection.execute("SELECT sum(num_rows) FROM parquet_file_metadata(?)", path).fetchall()
        if n_rows > MAX_ROWS:
            raise unreadable(resource, f"{n_rows:,} rows, more than {MAX_ROWS:,}")
        described = connection.execute("SELECT * FROM read_parquet(?) LIMIT 0", path).description or ()
    names = [str(column[0]) for column in described]
    check_names(names, resource)
    return names


DUCKDB_MARK, PARQUET_MARK = ((8, b"DUCK"),), ((0, b"PAR1"), (-4, b"PAR1"))
"""Bytes by which a whole file is known, and where they stand; a Parquet file that was cut off lacks the last."""
MAX_ROWS = 500_000_000
"""Rows of a Parquet file, which can claim any number in a few bytes."""


def _check_mark(resource: TableResource, marks: tuple[tuple[int, bytes], ...], kind: str) -> None:
    size = resource.path.stat().st_size
    with resource.path.open("rb") as file:
        for place, mark in marks:
            file.seek(min(place % size, size) if size else 0)
            if file.read(len(mark)) != mark:
                raise unreadable(resource, f"this is no whole {kind}", "fetch or save it again")
