"""DuckDB behind a wall: no extension is fetched, and only the named files can be reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.records.readers.rows import unreadable
from onrecord.records.resource import TableResource

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
MEMORY_LIMIT = "1GB"
"""What DuckDB may hold of a table; the rest waits on disk."""


def walled(reachable: Sequence[Path], database: Path | None = None) -> DuckDBPyConnection:
    """Connect to a database in memory, or in a file, from which only some files can be reached."""
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {**OFFLINE}
    if database is not None:
        config |= {"memory_limit": MEMORY_LIMIT, "temp_directory": str(database.parent / "spill")}
    connection = duckdb.connect(str(database or ":memory:"), config=config)
    # A named file comes with its write-ahead log, in which the last changes of a DuckDB file may still be.
    names = [name for path in reachable for name in (str(path), f"{path}.wal")]
    connection.execute("SET allowed_paths = ?", [names])
    connection.execute("SET enable_external_access = false")
    return connection


def settle(connection: DuckDBPyConnection) -> None:
    """Let nothing be set any more, and one thread work, so that sums never depend on which thread finishes first."""
    connection.execute("SET threads = 1; SET lock_configuration = true")


def literal(path: Path) -> str:
    """Write a path where DuckDB takes no parameter, as a text that cannot end early."""
    return "'" + str(path).replace("'", "''") + "'"


def is_pattern(path: Path) -> bool:
    """Tell whether DuckDB would take a path for a pattern of several files."""
    return any(mark in str(path) for mark in "*?[")


@contextmanager
def reading(resource: TableResource) -> Iterator[None]:
    """Turn what DuckDB says of a table into an error that tells the table (E209)."""
    import duckdb

    try:
        yield
    except duckdb.Error as error:
        raise unreadable(resource, str(error).splitlines()[0]) from error
