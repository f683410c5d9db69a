"""Names of columns as SQL, only ever those that the table has."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources

from onrecord.errors import RecordError
from onrecord.records.record import Descriptor, Record


def quoted(column: str) -> str:
    """Quote a name as an SQL identifier, whatever it contains."""
    return '"' + column.replace('"', '""') + '"'


def column_sql(record: Record, column: str) -> str:
    """Quote a column of the record's table.

    Raises
    ------
    RecordError
        E211 if the table has no such column.
    """
    if column not in record.columns:
        raise no_such_column(record.descriptor, record.columns, column, where=f"record {record.name}")
    return quoted(column)


def amount_sql(record: Record, measure: str) -> str:
    """Give the SQL of what one row adds to a measure, or to its low or high estimate; blank cells are NULL.

    Raises
    ------
    RecordError
        E215 if it is neither ``events`` nor a column of the record's measures.
    """
    if measure == "events":
        return "CAST(NOT onrecord_derived AS DOUBLE)"
    measures = record.descriptor.measures
    columns = [c for m in measures for c in (m.column, m.low_column, m.high_column) if c]
    if measure not in columns:
        known = ", ".join(["events", *dict.fromkeys(columns)])
        raise RecordError(
            f"{measure!r} is no measure of the record",
            where=f"record {record.name}",
            fix=f"use one of: {known}",
            code="E215",
        )
    return number_sql(record, measure)


def number_sql(record: Record, column: str) -> str:
    """Give the SQL of a column's numbers."""
    return f"CAST({column_sql(record, column)} AS DOUBLE)"


def question(name: str, **names: str) -> str:
    """Read the SQL of a question, with its table and columns filled in.

    Parameters
    ----------
    name : str
        The file in ``sql/`` without its ending.
    **names : str
        SQL made by this module for each ``{slot}`` of the file; never text from outside.
    """
    text = resources.files("onrecord.records").joinpath(f"sql/{name}.sql").read_text("utf-8")
    parts = text.split("{")
    filled = [parts[0]]
    for part in parts[1:]:
        slot, _, rest = part.partition("}")
        filled.append(names[slot] + rest)
    return "".join(filled).strip()


def no_such_column(descriptor: Descriptor, columns: Iterable[str], column: str, *, where: str) -> RecordError:
    """Make the error for a column that the table lacks, listing those that could be meant."""
    times = {c for t in descriptor.times for c in (t.column, t.end_column, t.precision_column)}
    others = ", ".join(c for c in columns if c not in times) or "none"
    return RecordError(f"the record has no column {column!r}", where=where, fix=f"use one of: {others}", code="E211")
