"""A table of a PostgreSQL server, read in one read-only transaction."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from onrecord.errors import RecordError
from onrecord.records.readers.database import table_of
from onrecord.records.readers.rows import check_names
from onrecord.records.resource import TableResource

if TYPE_CHECKING:
    from psycopg import Connection

CONNECT_TIMEOUT_S = 10
STATEMENT_TIMEOUT_S = 600
_SETTINGS = {
    "default_transaction_read_only": "on",
    "default_transaction_isolation": "repeatable\\ read",
    "statement_timeout": f"{STATEMENT_TIMEOUT_S}s",
    "timezone": "UTC",
    "datestyle": "ISO",
    "intervalstyle": "iso_8601",
    "extra_float_digits": "1",
}
"""What makes the same rows the same text on every server."""


def copy_postgresql(resource: TableResource, target: Path) -> list[str]:
    """Copy a table to a CSV file, its rows numbered in the order of their text, and give its columns.

    The server sorts and writes: no row becomes a Python object.

    Raises
    ------
    RecordError
        E216 if there is no such table, E217 if the server cannot be reached or refuses.
    """
    psycopg = _driver()
    from psycopg import sql

    try:
        with _connected(resource) as server:
            schema, table = _table(server, resource)
            names = _columns(server, schema, table)
            check_names(names, resource)
            cells = [sql.SQL("{}::text").format(sql.Identifier(name)) for name in names]
            order = sql.SQL(", ").join(sql.SQL('{} COLLATE "C"').format(cell) for cell in cells)
            query = sql.SQL(
                "COPY (SELECT row_number() OVER (ORDER BY {order}), {cells} FROM {table} ORDER BY 1) "
                "TO STDOUT (FORMAT csv, FORCE_QUOTE *, ENCODING 'UTF8')"
            ).format(order=order, cells=sql.SQL(", ").join(cells), table=sql.Identifier(schema, table))
            with server.cursor().copy(query) as blocks, target.open("wb") as file:
                for block in blocks:
                    file.write(block)
    except psycopg.Error as error:
        raise _refused(resource, str(error).strip().splitlines()[0]) from error
    return names


def _connected(resource: TableResource) -> Connection:
    import psycopg

    service = resource.location.rpartition(" ")[2]
    options = " ".join(f"-c {name}={value}" for name, value in _SETTINGS.items())
    return psycopg.connect(service=service, connect_timeout=CONNECT_TIMEOUT_S, options=options)


def _table(server: Connection, resource: TableResource) -> tuple[str, str]:
    """Find the table by its name, or by schema and name."""
    found = server.execute(
        "SELECT table_schema, table_name FROM information_schema.tables "
        "WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2"
    ).fetchall()
    by_label = {f"{schema}.{name}": (schema, name) for schema, name in found}
    alike = [label for label, (_, name) in by_label.items() if name == resource.table]
    if resource.table not in by_label and len(alike) == 1:
        return by_label[alike[0]]
    return by_label[table_of(resource, list(by_label))]


def _columns(server: Connection, schema: str, table: str) -> list[str]:
    found = server.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = %s AND table_name = %s "
        "ORDER BY ordinal_position",
        [schema, table],
    )
    return [row[0] for row in found]


def _refused(resource: TableResource, problem: str) -> RecordError:
    return RecordError(
        "the server cannot be read",
        where=f"{resource.location}: {problem}",
        fix="try the same with: psql service=NAME (~/.pg_service.conf says where it is, ~/.pgpass the password)",
        code="E217",
    )


def _driver() -> ModuleType:
    try:
        import psycopg
    except ImportError as error:
        raise RecordError(
            "tables of PostgreSQL need a driver that is not installed",
            where="the optional package psycopg",
            fix="pip install 'onrecord[postgresql]'",
            code="E217",
        ) from error
    return psycopg
