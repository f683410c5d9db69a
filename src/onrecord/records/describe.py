"""What a record can answer, and what it cannot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.records.columns import question
from onrecord.records.course import Course, course_of
from onrecord.records.coverage import coverage_of
from onrecord.records.doubts import Doubt, doubts_about
from onrecord.records.load import as_day, ask, rows_table
from onrecord.records.names.names_file import FILES, read_names_file
from onrecord.records.period_totals import low_high_totals, value_totals
from onrecord.records.record import Descriptor, Record, Selection, ValueTotal
from onrecord.text.dates import Period

MAX_VALUES_SHOWN = 10
"""Places or actors listed a column: enough to recognise the record by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMeaning:
    """One column of the table, and what it means."""

    column: str
    meaning: str
    """In plain words; '' for a column that the descriptor does not use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTotal:
    """What a measure sums to over the whole record."""

    measure: str
    unit: str
    total: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopValues:
    """The values of a column with the most of the first measure."""

    column: str
    level: str
    measure: str
    n_values: int
    """Different places or actors, spellings joined."""
    values: tuple[ValueTotal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a record holds, for which days, and which kinds of claims it can test."""

    record: Record
    columns: tuple[ColumnMeaning, ...]
    first_day: date | None
    last_day: date | None
    """First and last day to which a row is dated; None without dated rows."""
    n_undated: int
    n_days: int
    n_covered_days: int
    gaps: tuple[Period, ...]
    """Runs of days for which the record does not speak, in order."""
    measures: tuple[MeasureTotal, ...]
    tops: tuple[TopValues, ...]
    answers: tuple[str, ...]
    """Kinds of claims that it can test."""
    cannot: tuple[str, ...]
    """What it cannot tell, in plain words."""
    notes: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()
    """What cannot be right in some rows."""
    course: Course | None = None
    """How the first measure runs over the record's days."""
    n_unsure_names: int = 0
    """Pairs of spellings that wait for a person in the files of names."""


def describe_record(record: Record) -> Description:
    """Describe a record: its columns and their meaning, its days and gaps, its totals, and what it can answer.

    Parameters
    ----------
    record : Record
        An opened record.
    """
    descriptor = record.descriptor
    period = descriptor.coverage.period
    coverage = coverage_of(record, period)
    first, last, undated = _span(record)
    whole = Period(min(first or period.start, period.start), max(last or period.end, period.end))
    return Description(
        record=record,
        columns=tuple(ColumnMeaning(column=c, meaning=_meaning(descriptor, c)) for c in record.columns),
        first_day=first,
        last_day=last,
        n_undated=undated,
        n_days=period.n_days,
        n_covered_days=len(coverage.covered),
        gaps=_runs(coverage.unknown),
        measures=_measure_totals(record, whole),
        tops=_tops(record, whole),
        answers=_answers(descriptor),
        cannot=_cannot(record),
        notes=descriptor.notes,
        doubts=doubts_about(record),
        course=course_of(record),
        n_unsure_names=sum(u.same == "?" for part in FILES for u in read_names_file(record.folder, part).unsure),
    )


def _span(record: Record) -> tuple[date | None, date | None, int]:
    sql = question("which_days_have_rows", rows=rows_table(record))
    [(first, last, undated)] = ask(record, sql)
    return (as_day(first), as_day(last), int(undated)) if first is not None else (None, None, int(undated))


def _runs(days: tuple[date, ...]) -> tuple[Period, ...]:
    """Join days that follow each other."""
    runs: list[Period] = []
    for day in days:
        if runs and day - runs[-1].end == timedelta(days=1):
            runs[-1] = Period(runs[-1].start, day)
        else:
            runs.append(Period(day, day))
    return tuple(runs)


def _measure_totals(record: Record, period: Period) -> tuple[MeasureTotal, ...]:
    totals = []
    for measure, unit in [("events", "rows"), *((m.column, m.unit) for m in record.descriptor.measures)]:
        found = low_high_totals(record, Selection(measure=measure), period)
        totals.append(MeasureTotal(measure=measure, unit=unit, total=found.best, low=found.low, high=found.high))
    return tuple(totals)


def _tops(record: Record, period: Period) -> tuple[TopValues, ...]:
    descriptor = record.descriptor
    measure = descriptor.measures[0].column if descriptor.measures else "events"
    tops = []
    for column, level in [
        *((p.column, p.level) for p in descriptor.places),
        *((a.column, a.role) for a in descriptor.actors),
    ]:
        found = [v for v in value_totals(record, Selection(measure=measure), period, column) if v.values]
        tops.append(
            TopValues(
                column=column,
                level=level,
                measure=measure,
                n_values=len(found),
                values=tuple(found[:MAX_VALUES_SHOWN]),
            )
        )
    return tuple(tops)


def _meaning(descriptor: Descriptor, column: str) -> str:
    """Say in plain words what a column means; a column may mean more than one thing."""
    meanings = []
    for time in descriptor.times:
        lag = f", usually {time.lag_days} day{'s' if time.lag_days != 1 else ''} later" if time.lag_days else ""
        if column == time.column:
            meanings.append(f"day of the {time.meaning}{lag}")
        elif column == time.end_column:
            meanings.append("last day on which the event may have happened")
        elif column == time.precision_column:
            meanings.append(f"precision of the date; a known day: {', '.join(time.day_precisions)}")
    meanings += [f"place ({p.level})" for p in descriptor.places if column == p.column]
    meanings += [f"actor ({a.role.replace('_', ' ')})" for a in descriptor.actors if column == a.column]
    for measure in descriptor.measures:
        if column == measure.column:
            meanings.append(f"number of {measure.unit}")
        elif column in (measure.low_column, measure.high_column):
            meanings.append(f"{'low' if column == measure.low_column else 'high'} estimate of {measure.column}")
    if descriptor.late and any(column == c for c, _ in descriptor.late.where):
        meanings.append("marks rows that report late")
    return "; ".join(meanings)


def _answers(descriptor: Descriptor) -> tuple[str, ...]:
    kinds = ["count", "rate", "change", "extreme", "trend", "occurrence"]
    if descriptor.places or descriptor.actors:
        kinds += ["comparison", "share"]
    return (*kinds, "coincidence")


def _cannot(record: Record) -> tuple[str, ...]:
    """Say what the record cannot tell, as far as its descriptor shows it."""
    descriptor = record.descriptor
    cannot = ["why something happened, and what anybody wanted"]
    period = descriptor.coverage.period
    cannot.append(f"anything before {period.start.isoformat()} or after {period.end.isoformat()}")
    if descriptor.coverage.kind == "rows":
        cannot.append("whether nothing happened on a day without a row: such a day is unknown")
    if descriptor.coverage.step:
        cannot.append(f"anything finer than a {descriptor.coverage.step}: each row is of a whole one")
    if not descriptor.places:
        cannot.append("where something happened")
    if not descriptor.actors and not descriptor.about_actors:
        cannot.append("who did something")
    elif not descriptor.actors:
        cannot.append(f"what others did than {descriptor.about_actors[0]}")
    if not descriptor.measures:
        cannot.append("amounts: only rows can be counted")
    if descriptor.times[0].meaning == "announcement":
        cannot.append("the day of an event for certain: rows are dated by their announcement")
    return tuple(cannot)
