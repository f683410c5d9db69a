"""The days for which a record speaks."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.records.columns import question
from onrecord.records.load import as_day, ask, rows_table
from onrecord.records.record import DayCoverage, Record
from onrecord.text.dates import Period


def coverage_of(record: Record, period: Period, *, time_column: str = "", shift_days: int = 0) -> DayCoverage:
    """Split the days of a period into those for which the record speaks and those that it leaves unknown.

    Parameters
    ----------
    record : Record
        An opened record.
    period : Period
        Any days, also outside the record: those are unknown.
    time_column : str
        The column that dates the rows ('' = the record's first).
    shift_days : int
        Added to the date of each row, as in `Selection`.

    Returns
    -------
    DayCoverage
        Covered and unknown days, each in order.
    """
    covered = covered_days(record, period, time_column=time_column, shift_days=shift_days)
    known = set(covered)
    return DayCoverage(covered=covered, unknown=tuple(d for d in period.days() if d not in known))


def covered_days(record: Record, period: Period, *, time_column: str = "", shift_days: int = 0) -> tuple[date, ...]:
    """Give the covered days of a period in order."""
    coverage, shift = record.descriptor.coverage, timedelta(days=shift_days)
    inside = period.moved(-shift_days).clipped(coverage.period)
    if inside is None:
        return ()
    if coverage.kind == "complete":
        return tuple(d + shift for d in inside.days() if d not in coverage.days_without)
    sql = question("which_days_are_covered", rows=rows_table(record, time_column))
    found = ask(record, sql, [inside.start.isoformat(), inside.end.isoformat()])
    return tuple(as_day(row[0]) + shift for row in found)
