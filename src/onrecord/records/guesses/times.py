"""Which columns date the rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.errors import RecordError
from onrecord.records.guesses.answers import Answers
from onrecord.records.guesses.date_formats import ISO, ways_of_writing
from onrecord.records.guesses.guess import Question, Reason
from onrecord.records.guesses.header_words import has_word, word_lists, words_of
from onrecord.records.guesses.look import ColumnLook, TableLook

DAY_PRECISE_CODES = ("1", "day", "exact", "exact date")
"""What codebooks write for a known day (UCDP ``date_prec``, ACLED ``time_precision``)."""


def time_columns(look: TableLook, answers: Answers) -> list[ColumnLook]:
    """Give the columns that date the rows, the one to use first in front.

    Raises
    ------
    RecordError
        E230 if no column holds dates.
    """
    if answers.time:
        chosen = column_of(look, answers.time, "--time")
        if chosen.dates is None:
            raise _no_dates(look, f"column {answers.time!r} holds no dates that can be read")
        return [chosen, *(c for c in _dated(look) if c.name != chosen.name and not _is_end(c.name))]
    found = [c for c in _dated(look) if not _is_end(c.name)]
    if not found:
        raise _no_dates(look, "no column holds dates that can be read")
    return sorted(found, key=_rank)


def guess_times(look: TableLook, answers: Answers) -> tuple[list[dict[str, Any]], list[Reason], list[Question]]:
    """Guess the ``times`` of the block, with reasons and what has to be asked."""
    columns = _without_coarser(time_columns(look, answers))
    times, reasons, questions = [], [], []
    for i, column in enumerate(columns):
        time = _time(look, column, answers if i == 0 else Answers())
        times.append(time)
        reasons.append(_reason(column, time))
    if not answers.meaning and not _meaning_words(columns[0].name):
        questions.append(_meaning_question(columns[0]))
    return times, reasons, questions


def order_question(look: TableLook, times: list[dict[str, Any]]) -> Question | None:
    """Ask which of 03/04/2020 comes first, if a column that dates the rows leaves it open."""
    named = (look.by_name[name] for time in times for key, name in time.items() if key in ("column", "end_column"))
    column = next((c for c in named if c.dates is not None and c.dates.is_ambiguous), None)
    return _order_question(column) if column is not None else None


def column_of(look: TableLook, name: str, flag: str) -> ColumnLook:
    """Find a column that a person named.

    Raises
    ------
    RecordError
        E231 if the table has no such column.
    """
    if name in look.by_name:
        return look.by_name[name]
    raise RecordError(
        f"{flag} {name!r}: the table has no such column",
        where=str(look.path),
        fix=f"use one of: {', '.join(look.by_name)}",
        code="E231",
    )


def _dated(look: TableLook) -> Iterator[ColumnLook]:
    lists = word_lists()["time"]
    for column in look.columns:
        reading = column.dates
        if reading is None or has_word(column.name, lists["not_when"]):
            continue
        named = has_word(column.name, lists["names"])
        plain_number = column.is_number and reading.patterns == (ISO,)
        if named or not plain_number:
            yield column


def _without_coarser(columns: list[ColumnLook]) -> list[ColumnLook]:
    """Leave out months and years beside a column of days: they repeat it."""
    if columns[0].coarseness:
        return columns[:1]
    return [c for c in columns if not c.coarseness]


def _rank(column: ColumnLook) -> tuple[int, bool, bool, int]:
    """Sort fine dates before coarse ones, event days before announcements, columns named for time before others."""
    lists = word_lists()["time"]
    return (
        column.coarseness,
        _meaning(column.name) == "announcement",
        not has_word(column.name, lists["names"]),
        -column.n_filled,
    )


def _time(look: TableLook, column: ColumnLook, answers: Answers) -> dict[str, Any]:
    time: dict[str, Any] = {"column": column.name, "meaning": answers.meaning or _meaning(column.name)}
    if answers.lag_days:
        time["lag_days"] = answers.lag_days
    lists = word_lists()["time"]
    if time["meaning"] == "event":
        ends = [c for c in look.columns if c.dates is not None and _is_end(c.name) and c.name != column.name]
        if ends and ends[0].dates is not None and column.dates is not None and column.dates.precision == "day":
            time["end_column"] = ends[0].name
        codes = [c for c in look.columns if has_word(c.name, lists["precision"]) and _is_about_time(c.name)]
        known = [v for v in codes[0].frequent if v.casefold() in DAY_PRECISE_CODES] if codes else []
        if known:
            time |= {"precision_column": codes[0].name, "day_precisions": known}
    return time


def _reason(column: ColumnLook, time: dict[str, Any]) -> Reason:
    reading = column.dates
    pattern = "" if reading is None else f"{reading.precision}s" if reading.precision != "mixed" else "days and months"
    why = [f"its cells are {pattern}, such as {column.frequent[0]!r}"]
    if words := _meaning_words(column.name):
        why.append(f"its name speaks of {' and '.join(words)}")
    if "end_column" in time:
        why.append(f"{time['end_column']} has later days")
    if "precision_column" in time:
        why.append(f"{time['precision_column']} = {', '.join(time['day_precisions'])} marks a known day")
    span = reading.precision if reading is not None and reading.precision != "mixed" else "day"
    return Reason(part="times", said=f"{column.name} is the {span} of the {time['meaning']}", why="; ".join(why))


def _meaning(name: str) -> str:
    return "announcement" if _meaning_words(name) and not has_word(name, word_lists()["time"]["event"]) else "event"


def _meaning_words(name: str) -> list[str]:
    lists = word_lists()["time"]
    return [w for w in words_of(name) if w in (*lists["announcement"], *lists["event"])]


def _is_end(name: str) -> bool:
    lists = word_lists()["time"]
    return has_word(name, lists["end"]) and not has_word(name, lists["start"])


def _is_about_time(name: str) -> bool:
    return has_word(name, (*word_lists()["time"]["names"], "temporal"))


def _order_question(column: ColumnLook) -> Question:
    return Question(
        field="date_order",
        text=f"{column.name}: is {column.frequent[0]!r} written with the day first or the month first? "
        "No cell decides it.",
        options=("day-first", "month-first"),
        careful="",
        flag="--dates day-first or --dates month-first",
    )


def _meaning_question(column: ColumnLook) -> Question:
    return Question(
        field="meaning",
        text=f"{column.name}: the day of the event, or of its announcement?",
        options=("event", "announcement"),
        careful="event",
        flag="--meaning event or --meaning announcement",
    )


def _no_dates(look: TableLook, what: str) -> RecordError:
    columns = "; ".join(_shown(column) for column in look.columns)
    return RecordError(
        what,
        where=f"{look.path}: {columns}",
        fix=_MIXED_FIX
        if any(ways_of_writing(c.frequent) for c in look.columns)
        else "a record needs a column of dates: 2016-09-17, 17/09/2016, 17 September 2016, 2016-09 or 2016; "
        "name it with --time COLUMN",
        code="E230",
    )


_MIXED_FIX = "write all dates of the column in one way, such as 2016-09-17"


def _shown(column: ColumnLook) -> str:
    """Show what is in a column, and that it mixes ways of writing dates if it does."""
    if not column.frequent:
        return f"{column.name} (empty)"
    if mixed := ways_of_writing(column.frequent):
        return f"{column.name} (dates in {len(mixed)} ways: {', '.join(map(repr, mixed))})"
    return f"{column.name} ({column.frequent[0][:30]!r})"
