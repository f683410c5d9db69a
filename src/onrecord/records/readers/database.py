"""What readers of databases share: which table is meant."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.errors import RecordError
from onrecord.records.resource import TableResource


def table_of(resource: TableResource, tables: Sequence[str], views: Sequence[str] = ()) -> str:
    """Choose the table that is named, or the only one there is.

    Raises
    ------
    RecordError
        E216 if there is no such table, several and none named, or a view is named.
    """
    if resource.table in tables:
        return resource.table
    if not resource.table and len(tables) == 1:
        return tables[0]
    what = f"the database has {len(tables) or 'no'} tables" + (", and none is named" if tables else "")
    if resource.table:
        what = f"the database has no table {resource.table!r}"
    if resource.table in views:
        what = f"{resource.table!r} is a view; views of a file could read other files, and are not run"
    listed = ", ".join(map(repr, tables[:20])) + (f" … ({len(tables)} tables)" if len(tables) > 20 else "")
    raise RecordError(
        what,
        where=f"{resource.location}: {listed or 'no table'}",
        fix='name one: "dialect": {"table": "…"}',
        code="E216",
    )
