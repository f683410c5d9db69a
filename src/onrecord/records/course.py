"""How a record's first measure runs over its days: a rate for each day, week, month or year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from onrecord.records.daily import daily_series
from onrecord.records.record import Record, Selection
from onrecord.records.steps import Step
from onrecord.text.dates import Period, month_period, year_period

Unit = Literal["day", "week", "month", "year"]
MAX_SPANS = 60
"""So many marks fit a line of a terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The rate of a measure, span by span."""

    counted: str
    """What is summed, in words ("deaths", "rows")."""
    unit: Unit
    """How long a span is; the first and last may be cut by the record's own period."""
    spans: tuple[Period, ...]
    rates: tuple[float | None, ...]
    """Per covered day; None where no day of the span is covered."""


def course_of(record: Record) -> Course:
    """Give the course of a record's first measure (or of its rows) over its own period."""
    period = record.descriptor.coverage.period
    measure = record.descriptor.measures[0] if record.descriptor.measures else None
    series = daily_series(record, Selection(measure=measure.column if measure else "events"), period)
    unit = _unit(period, record.descriptor.coverage.step)
    spans = tuple(_spans(period, unit))
    rates = []
    for span in spans:
        first = (span.start - period.start).days
        days = slice(first, first + span.n_days)
        covered = series.covered[days]
        rates.append(float(series.totals[days][covered].mean()) if covered.any() else None)
    return Course(counted=measure.unit if measure else "rows", unit=unit, spans=spans, rates=tuple(rates))


def _unit(period: Period, step: Step) -> Unit:
    coarser = (("day", 1), ("week", 7), ("month", 28))
    finest = {"": 0, "week": 1, "month": 2, "quarter": 3, "year": 3}[step]
    for unit, days in coarser[finest:]:
        if period.n_days <= MAX_SPANS * days:
            return unit  # type: ignore[return-value]
    return "year"


def _spans(period: Period, unit: Unit) -> Iterator[Period]:
    day = period.start
    while day <= period.end:
        span = {
            "day": Period(day, day),
            "week": Period(day, day + timedelta(days=6)),
            "month": month_period(day.year, day.month),
            "year": year_period(day.year),
        }[unit]
        cut = Period(day, min(span.end, period.end))
        yield cut
        day = cut.end + timedelta(days=1)
