"""Choices about how a record's rows are dated and counted."""

from __future__ import annotations

from dataclasses import replace

from onrecord.checks.check import (
    ChangeCheck,
    Check,
    CoincidenceCheck,
    CountCheck,
    OccurrenceCheck,
    RateCheck,
    TrendCheck,
)
from onrecord.findings.decision_point import DecisionPoint, Option
from onrecord.findings.ledger import PLAIN, Basis
from onrecord.records.record import Record


def late_point(record: Record) -> DecisionPoint | None:
    """Rows that report earlier days late."""
    if record.descriptor.late is None:
        return None
    option = Option(words="counted on the day on which they closed", basis=(("include_late", True),))
    return DecisionPoint(name="rows reported late", plain="left out", options=(option,))


def totals_point(record: Record) -> DecisionPoint | None:
    """A stated total, or the sum of its parts."""
    if not record.descriptor.totals:
        return None
    preferred = record.descriptor.totals[0].prefer
    other = "stated" if preferred == "parts" else "parts"
    words = {"stated": "as the release states it", "parts": "added up from its parts"}
    option = Option(words=words[other], basis=(("totals", other),))
    return DecisionPoint(name="the total", plain=words[preferred], options=(option,))


def estimate_point(check: Check, record: Record) -> DecisionPoint | None:
    """The record's low and high estimates. A ratio is taken of best estimates, so that there they only show."""
    measure = record.descriptor.measure(check.measure)
    if measure is None or not (measure.low_column or measure.high_column):
        return None
    ends = (("low", measure.low_column), ("high", measure.high_column))
    options = tuple(Option(words=f"taken {name}", basis=(("estimate", name),)) for name, column in ends if column)
    return DecisionPoint(
        name=f"the estimate of {measure.unit}",
        plain="taken best",
        options=options,
        decides=isinstance(check, CountCheck | RateCheck),
    )


def own_basis(check: Check, record: Record) -> Basis:
    """Give the basis that the plan itself takes: days of the event are those before their announcements."""
    time = record.descriptor.times[0]
    reports = check.date_basis == "event" and time.meaning == "announcement"
    return replace(PLAIN, shift_days=-time.lag_days) if reports else PLAIN


def date_basis_point(check: Check, record: Record) -> DecisionPoint | None:
    """The day of an announcement, or the day that it reports: open unless the words say which.

    A single day is that of the announcement, as articles name it, unless the plan assumes so.
    """
    time = record.descriptor.times[0]
    if time.meaning != "announcement" or not time.lag_days:
        return None
    issued, reported = "dated as issued", f"read as reporting {time.lag_days} day before"
    several_days = check.period.n_days > 1 and not isinstance(check, CoincidenceCheck)
    left_open = check.date_basis is None and (several_days or "date_basis" in check.assumed)
    plain, other, shift = (reported, issued, 0) if check.date_basis == "event" else (issued, reported, -time.lag_days)
    option = Option(words=other, basis=(("shift_days", shift),))
    return DecisionPoint(name="each announcement", plain=plain, options=(option,), decides=left_open)


def coarse_dates_point(check: Check, record: Record) -> DecisionPoint | None:
    """Rows dated to several days: where they could turn the answer, it stays open."""
    if not record.descriptor.times[0].end_column:
        return None
    options = [Option(words="counted only if wholly inside", basis=(("placed", "inside"),))]
    if isinstance(check, OccurrenceCheck):  # in a sum, rows dated to a year would drown the others
        options.append(Option(words="counted if any of their days is inside", basis=(("placed", "touching"),)))
    return DecisionPoint(
        name="events without a known day", plain="dated by their first day", options=tuple(options), about_dates=True
    )


def exposure_point(check: Check, record: Record) -> DecisionPoint | None:
    """Totals, as somebody adds them up who takes days without a row as empty.

    Exploratory: the rule of this program is that such a day is unknown, and totals over unequal coverage are no
    answer to "more or fewer" (``docs/methods/sensitivity.md``).
    """
    if not isinstance(check, ChangeCheck | TrendCheck | RateCheck):
        return None
    options = [Option(words="a calendar day, unknown days taken as empty", basis=(("exposure", "calendar_days"),))]
    if not isinstance(check, RateCheck):
        options.append(Option(words="as bare totals", basis=(("exposure", "total"),)))
    plain = f"a covered {record.descriptor.coverage.step or 'day'}"
    return DecisionPoint(name="the number", plain=plain, options=tuple(options), decides=False)
