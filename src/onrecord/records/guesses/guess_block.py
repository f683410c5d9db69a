"""The verb that guesses an ``onrecord`` block."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.records.guesses.answers import Answers
from onrecord.records.guesses.coverage import guess_coverage
from onrecord.records.guesses.guess import Guess, Question, Reason
from onrecord.records.guesses.look import TableLook
from onrecord.records.guesses.measures import doubts_about_measures, guess_measures, point_question
from onrecord.records.guesses.names import guess_actors, guess_places
from onrecord.records.guesses.shapes import Shape, shape_block, shape_checks
from onrecord.records.guesses.times import guess_times, order_question
from onrecord.records.guesses.totals import guess_repeats


def guess_block(look: TableLook, answers: Answers, shape: Shape | None = None) -> Guess:
    """Guess what the columns of a table mean and for which days it speaks.

    Parameters
    ----------
    look : TableLook
        The table, with what is in each column.
    answers : Answers
        What a person has said; it always wins.
    shape : Shape, optional
        The known layout that the table has; its codebook's meanings then take the place of guesses.

    Returns
    -------
    Guess
        The block, a reason for each part, and the questions that only a person can answer.

    Raises
    ------
    RecordError
        E230 no column of dates, E231 an answer names a column that the table lacks.

    Notes
    -----
    Day and month of 03/04/2020 are never guessed: without a cell that decides it, `Guess.questions` asks.
    """
    parts = _known_parts(look, shape, answers) if shape else _guessed_parts(look, answers)
    coverage, reasons, questions = guess_coverage(look, look.by_name[parts.block["times"][0]["column"]], answers, shape)
    if "late" in parts.block:
        coverage |= {"where": _on_time(look, parts.block["late"]["where"])}
    order = order_question(look, parts.block["times"])
    about = {part: list(getattr(answers, part)) for part in _ABOUT if getattr(answers, part)}
    guess = Guess(
        block=parts.block | about | {"coverage": coverage},
        reasons=(*parts.reasons, *reasons, *_unused(look, parts.block)),
        questions=(*([order] if order else []), *parts.questions, *questions),
        to_check=(*_unread(look, parts.block), *parts.to_check, *_nameless(parts.block | about)),
    )
    return _carefully(guess) if answers.careful else guess


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """All of a block but its coverage."""

    block: dict[str, Any]
    reasons: list[Reason]
    questions: list[Question] = field(default_factory=list)
    to_check: tuple[str, ...] = ()


def _guessed_parts(look: TableLook, answers: Answers) -> _Parts:
    times, reasons, questions = guess_times(look, answers)
    block: dict[str, Any] = {"times": times}
    for part, guess in (("places", guess_places), ("actors", guess_actors), ("measures", guess_measures)):
        found, why = guess(look, answers, _columns_in(block))
        reasons += why
        if found:
            block[part] = found
    repeats = guess_repeats(look, block)
    measures = block.get("measures", [])
    point = None if answers.point else point_question(look, measures)
    return _Parts(
        block=block | dict(repeats.fields),
        reasons=[*reasons, *repeats.reasons],
        questions=[*questions, *([point] if point else [])],
        to_check=(*doubts_about_measures(look, measures), *repeats.to_check),
    )


def _known_parts(look: TableLook, shape: Shape, answers: Answers) -> _Parts:
    """Take the parts of a known layout; what a person has said replaces the part it is about."""
    block = shape_block(look, shape)
    said = f"the columns are those of {shape.title}"
    reasons = [Reason(part="shape", said=said, why="all of its telling columns are there; its codebook gives the rest")]
    questions: list[Question] = []
    if answers.time or not block.get("times"):
        block["times"], why, questions = guess_times(look, answers)
        reasons += why
    for part, answer, guess in (
        ("places", answers.places, guess_places),
        ("actors", answers.actors, guess_actors),
        ("measures", answers.measures, guess_measures),
    ):
        if answer:
            block[part], why = guess(look, answers, set())
            reasons += why
    reasons += [Reason(part=part, said=_listed(block[part]), why="codebook") for part in _LISTED if part in block]
    return _Parts(block=block, reasons=reasons, questions=questions, to_check=tuple(shape_checks(look, shape)))


_ABOUT = ("about_places", "about_actors", "against")
_LISTED = ("times", "places", "actors", "measures")


def _listed(entries: list[dict[str, Any]]) -> str:
    meaning = next(k for k in ("meaning", "level", "role", "unit") if k in entries[0])
    return ", ".join(f"{e['column']} ({e[meaning].replace('_', ' ')}{_range(e)})" for e in entries)


def _range(entry: dict[str, Any]) -> str:
    return f", {entry['low_column']} to {entry['high_column']}" if "high_column" in entry else ""


def _columns_in(block: dict[str, Any]) -> set[str]:
    entries = (entry for part in _LISTED for entry in block.get(part, ()))
    return {column for entry in entries for key, column in entry.items() if key.endswith("column")}


def _carefully(guess: Guess) -> Guess:
    """Drop the questions that have a careful answer: the block holds it already."""
    return replace(guess, questions=tuple(q for q in guess.questions if not q.careful))


def _on_time(look: TableLook, late: dict[str, list[str]]) -> dict[str, list[str]]:
    """Give the rows that show that a day is covered: those that do not report late."""
    [(column, values)] = late.items()
    return {column: [v for v in look.by_name[column].frequent if v not in values]}


def _unread(look: TableLook, block: dict[str, Any]) -> tuple[str, ...]:
    """Name cells of dates that cannot be read, with their number."""
    found = []
    for column in (look.by_name[name] for name in sorted(_columns_in(block))):
        if column.dates is not None and column.dates.unread:
            cells = ", ".join(repr(c) for c in column.dates.unread[:5])
            found.append(f"{column.name}: {len(column.dates.unread)} different cells are no dates ({cells})")
    return tuple(found)


def _nameless(block: dict[str, Any]) -> tuple[str, ...]:
    """Say how to name what no column names: else no claim about it is matched."""
    where = "no column says where: name the place of all rows with --about-place NAME"
    who = "no column says who: name those who act in all rows with --about-actor NAME, if it is always the same"
    lacking = {where: ("places", "about_places"), who: ("actors", "about_actors")}
    return tuple(said for said, parts in lacking.items() if not any(part in block for part in parts))


def _unused(look: TableLook, block: dict[str, Any]) -> tuple[Reason, ...]:
    """Name the columns that were left alone, so that nobody misses them silently."""
    used = _columns_in(block)
    rest = [c.name for c in look.columns if c.name not in used]
    said = ", ".join(rest[:12]) + (f" and {len(rest) - 12} more" if len(rest) > 12 else "")
    why = "nothing says what a check could do with them but name their values"
    return (Reason(part="not used", said=said, why=why),) if rest else ()
