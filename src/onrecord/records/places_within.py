"""Which places lie in which, by the rows of a record."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from onrecord.records.columns import column_sql, question
from onrecord.records.load import ask, rows_table
from onrecord.records.record import Record

NEARLY_ALL = 0.9
"""Part of a place's rows that name the coarser place; the others are slips, or places of the same name."""


def lies_within(
    record: Record, column: str, values: tuple[str, ...], coarser: str, places: tuple[str, ...]
) -> bool:  # fmt: skip
    """Tell whether some places lie in others.

    Parameters
    ----------
    record
        An opened record.
    column, values
        The places that may lie inside.
    coarser, places
        The column and values of those around them.
    """
    beside: Counter[str] = Counter()
    for value in values:
        beside.update(_values_beside(record, column, coarser).get(value, {}))
    inside = sum(n for value, n in beside.items() if value in places)
    return inside > 0 and inside >= NEARLY_ALL * beside.total()


@lru_cache(maxsize=32)
def _values_beside(record: Record, column: str, other: str) -> Mapping[str, Mapping[str, int]]:
    """Count for each value of a column the values of another in the same rows."""
    columns = f"{column_sql(record, column)}, {column_sql(record, other)}"
    sql = question("which_values_together", columns=columns, rows=rows_table(record), column=column_sql(record, column))
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for value, beside, n in ask(record, sql):
        counted[str(value)][str(beside)] += int(n)
    return counted
