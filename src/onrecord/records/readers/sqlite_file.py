"""SQLite files, through Python's own module: read-only, and no view is run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.records.columns import quoted
from onrecord.records.readers.database import table_of
from onrecord.records.readers.rows import MAX_SHOWN, Rows, Unread, check_names, unreadable
from onrecord.records.readers.text_file import not_text, shown
from onrecord.records.resource import TableResource

CHECK_IT = "check the file with: sqlite3 FILE 'PRAGMA quick_check'"


def read_sqlite(resource: TableResource) -> tuple[list[str], Rows]:
    """Give the columns of a table, and its rows in the order of their values.

    Raises
    ------
    RecordError
        E209 if the file is no database, E216 if it has no such table.
    """
    with _opened(resource) as database:
        kinds = database.execute("SELECT name, type FROM sqlite_schema WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~'")
        found = sorted(kinds.fetchall())
        table = table_of(
            resource, [n for n, kind in found if kind == "table"], [n for n, kind in found if kind == "view"]
        )
        names = [row[0] for row in database.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", [table])]
    check_names(names, resource)
    return names, _rows(resource, table, names)


def _rows(resource: TableResource, table: str, names: list[str]) -> Rows:
    columns = ", ".join(map(quoted, names))
    order = ", ".join(f"{quoted(name)} COLLATE BINARY" for name in names)
    with _opened(resource) as database:
        for row in database.execute(f"SELECT {columns} FROM {quoted(table)} ORDER BY {order}"):  # noqa: S608
            cells = [_text(value) for value in row]
            problem = next((p for c in cells if c and (p := not_text(c, "utf-8"))), "")
            if problem:
                yield Unread(problem=problem, text=shown(" | ".join(c or "" for c in cells)[:MAX_SHOWN]))
            else:
                yield cells


def _text(value: str | bytes | int | float | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.hex()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


@contextmanager
def _opened(resource: TableResource) -> Iterator[sqlite3.Connection]:
    database = None
    try:
        database = sqlite3.connect(f"{resource.path.as_uri()}?mode=ro", uri=True)
        database.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
        for pragma in ("query_only = 1", "trusted_schema = 0", "cell_size_check = 1"):
            database.execute(f"PRAGMA {pragma}")
        yield database
    except sqlite3.Error as error:
        raise unreadable(
            resource, f"SQLite says: {error}", "check the file with: sqlite3 FILE 'PRAGMA quick_check'"
        ) from error
    finally:
        if database is not None:
            database.close()
