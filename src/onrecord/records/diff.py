"""What a revision of a record changed: rows that came, went and changed, columns, and the description."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from onrecord.errors import RecordError
from onrecord.records.columns import column_sql, question, quoted
from onrecord.records.load import ask, rows_table, stream
from onrecord.records.record import Descriptor, Record

Cells = tuple[tuple[str, str], ...]
"""Column and what stands in it; '' for a blank cell."""

ID_NAMES = (
    "id",
    "event_id_cnty",
    "eventid",
    "globaleventid",
    "data_id",
    "unique_reference_code",
    "reference_code",
    "uid",
)
"""Columns that are tried, in this order, where a record names no ``primaryKey``."""
MAX_DUPLICATES_SHOWN = 5
_LONG = 80
"""Descriptions of fields longer than this are only said to differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRow:
    """A row that both records have, with other cells."""

    key: Cells
    cells: tuple[tuple[str, str, str], ...]
    """Column, old cell, new cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDiff:
    """What the new record has other than the old."""

    old: Record
    new: Record
    by: tuple[str, ...]
    """The columns that tell rows apart; empty: whole rows were compared, so that a changed row went and came."""
    columns_came: tuple[str, ...]
    columns_went: tuple[str, ...]
    n_same: int
    came: tuple[Cells, ...]
    went: tuple[Cells, ...]
    changed: tuple[ChangedRow, ...]
    description: tuple[str, ...]
    """Fields of the ``onrecord`` block that differ, in plain words."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing changed."""
        return not any((self.came, self.went, self.changed, self.columns_came, self.columns_went, self.description))


def diff_records(old: Record, new: Record, *, by: Sequence[str] = ()) -> RecordDiff:
    """Compare two snapshots of a record.

    Parameters
    ----------
    old, new : Record
        Opened records, usually two releases of one table.
    by : sequence of str
        Columns that together tell rows apart; without them the ``primaryKey`` of the new record or a column of ids
        is taken, and else whole rows are compared.

    Returns
    -------
    RecordDiff
        Rows in order of their key. Both tables are gone through once, in order; only differences are held in memory.

    Raises
    ------
    RecordError
        E211 a column of `by` that a record lacks, E236 one that does not tell the rows apart.
    """
    key = tuple(by) or _guessed_key(old, new)
    for record in (old, new):
        _refuse_doubles(record, key)
    shared = [c for c in new.columns if c in old.columns]
    came, went, changed, n_same = [], [], [], 0
    order = [*key, *(c for c in shared if c not in key)] if key else shared
    for before, after in _paired(_rows(old, order, key), _rows(new, order, key), len(key) or len(order)):
        if before is None and after is not None:
            came.append(_cells(order, after))
        elif after is None and before is not None:
            went.append(_cells(order, before))
        elif before is not None and after is not None and before != after:
            changed.append(_changed(order, before, after, len(key)))
        else:
            n_same += 1
    return RecordDiff(
        old=old,
        new=new,
        by=key,
        columns_came=tuple(c for c in new.columns if c not in old.columns),
        columns_went=tuple(c for c in old.columns if c not in new.columns),
        n_same=n_same,
        came=tuple(came),
        went=tuple(went),
        changed=tuple(changed),
        description=tuple(_described(old.descriptor, new.descriptor)),
    )


def _guessed_key(old: Record, new: Record) -> tuple[str, ...]:
    """Take the primary key, or a column of ids that is different in every row of both records."""
    if new.resource.key and all(c in old.columns for c in new.resource.key):
        return new.resource.key
    both = {c.casefold(): c for c in new.columns if c in old.columns}
    candidates = (both[name] for name in ID_NAMES if name in both)
    return next(((c,) for c in candidates if not _doubles(old, (c,)) and not _doubles(new, (c,))), ())


def _refuse_doubles(record: Record, key: tuple[str, ...]) -> None:
    if key and (found := _doubles(record, key)):
        shown = "; ".join(f"{', '.join(map(repr, values))} in {n} rows" for *values, n in found)
        raise RecordError(
            f"{', '.join(key)} does not tell the rows apart",
            where=f"record {record.name} ({record.folder}): {shown}",
            fix="name columns that together are different in every row: --by COLUMN --by COLUMN",
            code="E236",
        )


def _doubles(record: Record, key: tuple[str, ...]) -> list[tuple[Any, ...]]:
    columns = ", ".join(column_sql(record, c) for c in key)
    sql = question("which_rows_share_a_key", columns=columns, rows=rows_table(record))
    return ask(record, sql, [str(MAX_DUPLICATES_SHOWN)])


def _rows(record: Record, columns: Sequence[str], key: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Go through the rows in order of the columns; blank cells are ''."""
    select = ", ".join(f"coalesce(CAST({column_sql(record, c)} AS VARCHAR), '') AS {quoted(c)}" for c in columns)
    order = ", ".join(str(i + 1) for i in range(len(key) or len(columns)))
    return stream(record, question("which_rows_in_order", columns=select, rows=rows_table(record), order=order))


def _paired(
    old: Iterator[tuple[str, ...]], new: Iterator[tuple[str, ...]], n_key: int
) -> Iterator[tuple[tuple[str, ...] | None, tuple[str, ...] | None]]:
    """Go through two ordered streams at once, and put rows of one key together."""
    before, after = next(old, None), next(new, None)
    while before is not None or after is not None:
        if after is None or (before is not None and before[:n_key] < after[:n_key]):
            yield before, None
            before = next(old, None)
        elif before is None or after[:n_key] < before[:n_key]:
            yield None, after
            after = next(new, None)
        else:
            yield before, after
            before, after = next(old, None), next(new, None)


def _cells(columns: Sequence[str], row: tuple[str, ...]) -> Cells:
    return tuple(zip(columns, row, strict=True))


def _changed(columns: Sequence[str], before: tuple[str, ...], after: tuple[str, ...], n_key: int) -> ChangedRow:
    cells = ((c, b, a) for c, b, a in zip(columns, before, after, strict=True) if b != a)
    return ChangedRow(key=_cells(columns[:n_key], after[:n_key]), cells=tuple(cells))


def _described(old: Descriptor, new: Descriptor) -> Iterator[str]:
    """Say which fields of the description differ."""
    for field in fields(Descriptor):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before == after:
            continue
        said = f"{before} → {after}"
        short = isinstance(after, str) and len(said) <= _LONG
        yield f"{field.name}: {said}" if short else f"{field.name} differs"
