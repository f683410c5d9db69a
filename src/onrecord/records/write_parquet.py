"""Plain rows to a Parquet file, through DuckDB."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.records.columns import quoted
from onrecord.records.walled import OFFLINE

Cell = str | int | float | bool | None

_TYPES: dict[type, str] = {bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE", str: "VARCHAR"}


def write_parquet(path: Path, columns: Sequence[str], rows: Sequence[Mapping[str, Cell]]) -> None:
    """Write rows of text, numbers and truth values; a column's type is that of its values, numbers widened to DOUBLE.

    Parameters
    ----------
    path : Path
        The file; it is replaced.
    columns : sequence of str
        Names, in order.
    rows : sequence of mappings
        A missing name is null.

    Raises
    ------
    OnRecordError
        E701 if the file cannot be written.
    """
    import duckdb

    connection = duckdb.connect(":memory:", config=dict(OFFLINE))
    try:
        fields = ", ".join(f"{quoted(name)} {_type_of(name, rows)}" for name in columns)
        connection.execute(f"CREATE TABLE rows_out ({fields})")
        if rows:
            slots = ", ".join("?" for _ in columns)
            values = [[row.get(name) for name in columns] for row in rows]
            connection.executemany(f"INSERT INTO rows_out VALUES ({slots})", values)  # noqa: S608 only placeholders
        target = str(path).replace("'", "''")
        connection.execute(f"COPY rows_out TO '{target}' (FORMAT parquet)")
    except duckdb.IOException as error:
        said = str(error).splitlines()[0]
        raise OnRecordError(
            f"{path} cannot be written: {said}", where=str(path), fix="name another file", code="E701"
        ) from error
    finally:
        connection.close()


def _type_of(name: str, rows: Sequence[Mapping[str, Cell]]) -> str:
    types = {type(value) for row in rows if (value := row.get(name)) is not None}
    if types <= {int, float} and len(types) == 2:
        return "DOUBLE"
    return _TYPES[types.pop()] if len(types) == 1 else "VARCHAR"
