"""For which days a table seems to speak."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any, cast

from onrecord.records.days import read_days
from onrecord.records.guesses.answers import Answers
from onrecord.records.guesses.date_formats import DateReading
from onrecord.records.guesses.guess import Question, Reason
from onrecord.records.guesses.look import ColumnLook, TableLook
from onrecord.records.guesses.shapes import Shape
from onrecord.records.steps import Step, is_whole
from onrecord.text.dates import Period, parse_period

Covered = tuple[dict[str, Any], list[Reason], list[Question]]

_IS_IT_COMPLETE = Question(
    field="complete",
    text="Does a day without a row mean that nothing happened? The table cannot tell; "
    "if in doubt, no: then such a day is unknown.",
    options=("yes", "no"),
    careful="no",
    flag="--complete or --not-complete",
)


def guess_coverage(look: TableLook, time: ColumnLook, answers: Answers, shape: Shape | None = None) -> Covered:
    """Guess the ``coverage`` of a table by the column that dates its rows.

    Notes
    -----
    Rows of whole months or years speak for all their days: such a table is complete but for the months or years
    that it lacks. Whether a day without a row is a day without an event, no table can say: a codebook or a person must.
    """
    reading = time.dates
    if reading is None:
        raise TypeError("a time column has dates")
    period = Period(reading.first, reading.last)
    spans = [] if reading.is_ambiguous else _spans(look, time)
    why = f"rows are dated from {period.start} to {period.end}; {_missing_words(spans, period)}"
    if time.coarseness:
        return _by_spans(spans, period, reading, answers)
    complete = answers.complete if answers.complete is not None or shape is None else shape.complete
    if complete is None:
        return _said("rows", period, why, [_IS_IT_COMPLETE])
    told = "you said so" if answers.complete is not None else shape.fields["why_complete"] if shape else ""
    lost = shape.fields.get("lost", ()) if shape and complete else ()
    without = [day for span in lost if (days := parse_period(span).clipped(period)) for day in days.days()]
    return _said("complete" if complete else "rows", period, f"{told}; {why}", [], without)


def _said(kind: str, period: Period, why: str, questions: list[Question], without: Sequence[date] = ()) -> Covered:
    block: dict[str, Any] = {"kind": kind, "period": f"{period.start.isoformat()}/{period.end.isoformat()}"}
    if without:
        block["days_without"] = [day.isoformat() for day in without]
    meaning = "a day without a row is unknown" if kind == "rows" else "a day without a row is zero"
    but = f" but for {len(without):,} days" if without else ""
    return block, [Reason(part="coverage", said=f"{period.words()}; {meaning}{but}", why=why)], questions


def _by_spans(spans: Sequence[Period], period: Period, reading: DateReading, answers: Answers) -> Covered:
    known = {day for span in spans for day in span.days()}
    without = [day for day in period.days() if day not in known and not answers.complete]
    block, _, _ = _said("complete", period, "", [], without)
    length = reading.precision
    if all(is_whole(span, cast(Step, length)) for span in spans):
        block["step"] = length
    said = f"{period.words()}; a {length} without a row is {'zero' if answers.complete else 'unknown'}"
    lacking = f"; {len(without):,} days have none" if without else ""
    return block, [Reason(part="coverage", said=said, why=f"each row stands for a whole {length}{lacking}")], []


def _missing_words(spans: Sequence[Period], period: Period) -> str:
    if not spans:
        return "the days are not known before the order of day and month is"
    covered = sorted({day for span in spans if span.n_days == 1 for day in span.days()})
    gap = max(((b - a).days - 1 for a, b in pairwise(covered)), default=0)
    longest = f", the longest gap {gap} day{'s' if gap > 1 else ''}" if gap else ""
    missing = period.n_days - len(covered)
    return f"{missing:,} of {period.n_days:,} days have no row{longest}" if missing else "every day has a row"


def _spans(look: TableLook, time: ColumnLook) -> list[Period]:
    spans = []
    for cell in look.cells(time.name):
        try:
            spans.append(read_days(cell))
        except ValueError:
            continue
    return spans
