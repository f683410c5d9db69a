"""The table of a record, read into memory with DuckDB."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import RecordError
from onrecord.records.columns import RESERVED, quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FORMATS = {".csv": "csv", ".parquet": "parquet"}
MAX_ROWS_SHOWN = 20
"""Unreadable rows listed in one error."""

OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false", "threads": "1"}
"""No extension is fetched, and one thread, so that sums never depend on the order in which threads finish."""


def table_path(folder: Path, resource: Mapping[str, Any]) -> Path:
    """Find the table's file, which must lie inside the record's folder.

    Raises
    ------
    RecordError
        E207 the path leads out of the folder, E208 no such file, E213 a format that is not read.
    """
    path = str(resource["path"])
    root = folder.resolve()
    if "\0" in path or "://" in path:
        raise _outside(path, folder)
    found = (root / path).resolve()
    if not found.is_relative_to(root) or Path(path).is_absolute():
        raise _outside(path, folder)
    if not found.is_file():
        files = ", ".join(sorted(p.name for p in root.iterdir() if p.suffix in FORMATS)) or "no table"
        raise RecordError(
            f"the table {path!r} is not there",
            where=f"{folder} holds {files}",
            fix="mend resources[].path",
            code="E208",
        )
    if found.suffix.lower() not in FORMATS:
        raise RecordError(
            f"tables of the format {found.suffix or 'without ending'!r} are not read",
            where=str(folder / path),
            fix="save the table as CSV or Parquet",
            code="E213",
        )
    return found


def read_table(path: Path, dialect: Mapping[str, str]) -> DuckDBPyConnection:
    """Read a CSV or Parquet file into a table ``source`` of texts, its rows numbered from 1.

    The connection can reach no file and no network afterwards.

    Raises
    ------
    RecordError
        E209 if rows cannot be read, or two columns have one name.
    """
    import duckdb

    connection = duckdb.connect(":memory:", config=dict(OFFLINE))
    try:
        if FORMATS[path.suffix.lower()] == "csv":
            _read_csv(connection, path, dialect)
        else:
            _read_parquet(connection, path)
    except duckdb.Error as error:
        raise _unreadable(path, str(error).splitlines()[0]) from error
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _read_csv(connection: DuckDBPyConnection, path: Path, dialect: Mapping[str, str]) -> None:
    """Read all cells as text under plain names first, so that no column name is ever part of the reading."""
    delimiter, quote = dialect.get("delimiter", ","), dialect.get("quoteChar", '"')
    names = _header(path, delimiter, quote)
    plain = {f"c{i}": "VARCHAR" for i in range(len(names))}
    select = ", ".join(f"c{i} AS {quoted(name)}" for i, name in enumerate(names))
    connection.execute(
        f"CREATE TABLE source AS SELECT row_number() OVER () AS {RESERVED}row, {select} "  # noqa: S608
        "FROM read_csv(?, columns = ?, header = true, auto_detect = false, delim = ?, quote = ?, escape = ?, "
        "store_rejects = true, strict_mode = true, max_line_size = 16777216)",
        [str(path), plain, delimiter, quote, quote],
    )
    rejects = connection.execute(
        "SELECT DISTINCT line, error_message FROM reject_errors ORDER BY line LIMIT ?", [MAX_ROWS_SHOWN]
    ).fetchall()
    if rejects:
        raise _unreadable(path, "; ".join(f"line {line}: {message}" for line, message in rejects))


def _read_parquet(connection: DuckDBPyConnection, path: Path) -> None:
    relation = connection.execute("SELECT * FROM read_parquet(?) LIMIT 0", [str(path)])
    names = [str(column[0]) for column in relation.description or ()]
    _check_names(names, path)
    select = ", ".join(f"CAST({quoted(name)} AS VARCHAR) AS {quoted(name)}" for name in names)
    connection.execute(
        f"CREATE TABLE source AS SELECT row_number() OVER () AS {RESERVED}row, {select} FROM read_parquet(?)",  # noqa: S608
        [str(path)],
    )


def _header(path: Path, delimiter: str, quote: str) -> list[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            names = next(csv.reader(lines, delimiter=delimiter, quotechar=quote), [])
    except (UnicodeDecodeError, csv.Error, TypeError) as error:
        raise _unreadable(path, f"line 1: {error}") from error
    _check_names(names, path)
    return names


def _check_names(names: list[str], path: Path) -> None:
    """Refuse columns that could not be told apart (SQL does not mind case), or that are ours."""
    if not names:
        raise _unreadable(path, "line 1: no column names")
    folded = Counter(name.casefold() for name in names)
    if twice := [name for name in names if folded[name.casefold()] > 1]:
        raise _unreadable(path, f"line 1: columns with one name: {', '.join(twice)}")
    if ours := [name for name in names if name.casefold().startswith(RESERVED) or not name.strip()]:
        raise _unreadable(path, f"line 1: names that cannot be used: {', '.join(map(repr, ours))}")


def _outside(path: str, folder: Path) -> RecordError:
    return RecordError(
        f"the table {path!r} lies outside the record's folder",
        where=str(folder / "datapackage.json"),
        fix="move the table into the folder and name it by its relative path; links out of it are refused",
        code="E207",
    )


def _unreadable(path: Path, problem: str) -> RecordError:
    return RecordError(
        "the table cannot be read",
        where=f"{path}: {problem}",
        fix="mend these rows, or the dialect of the resource",
        code="E209",
    )
