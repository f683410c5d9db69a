"""Rows that can be read, but cannot be right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records.columns import number_sql, question
from onrecord.records.load import ask, rows_table
from onrecord.records.record import Measure, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something that cannot be right in some rows; they are counted as they stand."""

    what: str
    n_rows: int
    first_rows: tuple[int, ...]
    """Up to five, counted from 1 below the column names."""


def doubts_about(record: Record) -> tuple[Doubt, ...]:
    """Find rows whose best estimate lies outside their low and high ones, and rows dated outside the record's period.

    Parameters
    ----------
    record : Record
        An opened record.
    """
    period = record.descriptor.coverage.period
    outside = "(onrecord_last < CAST(? AS DATE) OR onrecord_first > CAST(? AS DATE))"
    days = (period.start.isoformat(), period.end.isoformat())
    asked = [*_estimates(record), ("dated outside the record's period", outside, days)]
    found = []
    for what, wrong, parameters in asked:
        sql = question("which_rows_look_wrong", rows=rows_table(record), wrong=wrong)
        [(n_rows, first)] = ask(record, sql, parameters)
        if n_rows:
            found.append(Doubt(what=what, n_rows=int(n_rows), first_rows=tuple(first)))
    return tuple(found)


def _estimates(record: Record) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Give what can be wrong with the estimates of each measure, as words and SQL."""
    for measure in record.descriptor.measures:
        best = number_sql(record, measure.column)
        sides = [(measure.low_column, "<", "below"), (measure.high_column, ">", "above")]
        for column, sign, side in (s for s in sides if s[0]):
            yield f"{measure.column} {side} {column}", f"{best} {sign} {number_sql(record, column)}", ()
        yield from _swapped(record, measure)


def _swapped(record: Record, measure: Measure) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    if measure.low_column and measure.high_column:
        low, high = number_sql(record, measure.low_column), number_sql(record, measure.high_column)
        yield f"{measure.low_column} above {measure.high_column}", f"{low} > {high}", ()
