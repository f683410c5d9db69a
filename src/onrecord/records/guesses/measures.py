"""Which columns hold numbers that can be summed."""

from __future__ import annotations

import re
from typing import Any

from onrecord.records.guesses.answers import Answers
from onrecord.records.guesses.guess import Question, Reason
from onrecord.records.guesses.header_words import has_phrase, has_word, word_lists, words_of
from onrecord.records.guesses.look import ColumnLook, TableLook
from onrecord.records.guesses.nouns import both_numbers
from onrecord.records.guesses.times import column_of

MIN_ROWS_FOR_KEY = 20
"""Different large numbers in so many rows are a key: in fewer they may be amounts by chance."""
_IN_MONEY = re.compile(r"(?P<noun>.*\w)\s*[\[(](?P<money>[A-Z]{3}|[€$£¥])[\])]\s*")
"""A name such as "Loss (EUR)"."""
_THREE_AFTER_POINT = re.compile(r"\d{1,3}\.\d{3}")


def guess_measures(look: TableLook, answers: Answers, taken: set[str]) -> tuple[list[dict[str, Any]], list[Reason]]:
    """Guess the measures of the block: columns of numbers that are no codes, with their low and high estimates."""
    if answers.measures:
        columns = [column_of(look, name, "--measure") for name, _ in answers.measures]
        units = dict(answers.measures)
    else:
        columns, units = [c for c in look.columns if c.name not in taken and is_amount(c)], {}
    bounds = _bounds(look, columns)
    inside = {name for pair in bounds.values() for name in pair.values()}
    kept = [c for c in columns if c.name not in inside or c.name in bounds]
    kept.sort(key=lambda c: (c.name not in bounds, len(words_of(c.name)) > 1))
    measures = _with_words_once([_measure(c, units.get(c.name, ""), bounds.get(c.name, {})) for c in kept])
    return measures, [_reason(look.by_name[m["column"]], m, chosen=bool(units)) for m in measures]


def doubts_about_measures(look: TableLook, measures: list[dict[str, Any]]) -> list[str]:
    """Name numbers that may be amounts and are not taken, and amounts of which nobody can say what they count."""
    lists = word_lists()["measure"]
    doubts = [
        f"{c.name} has negative numbers ({c.least:g}) and is no measure: is that a code for unknown, or a mistake?"
        for c in look.columns
        if c.is_number and c.least is not None and c.least < 0 and has_word(c.name, lists["amounts"])
    ]
    doubts += [
        f"the words by which articles speak of {m['column']}: {', '.join(m['words'])}; mend them in onrecord.measures"
        for m in measures
        if _IN_MONEY.fullmatch(m["column"])
    ]
    return doubts + [
        f"what {m['column']} counts: say it with --measure {m['column']}=deaths (or what it is)"
        for m in measures
        if m["unit"] == m["column"] and set(words_of(m["column"])) <= set(lists["says_nothing"])
    ]


def point_question(look: TableLook, measures: list[dict[str, Any]]) -> Question | None:
    """Ask about 1.200 in a column of amounts: no cell says whether it is 1200 or 1.2."""
    for measure in measures:
        column = look.by_name[measure["column"]]
        pointed = [cell for cell in column.frequent if "." in cell]
        if pointed and all(_THREE_AFTER_POINT.fullmatch(cell.strip()) for cell in pointed):
            return Question(
                field="point",
                text=f"{column.name}: is {pointed[0]!r} {pointed[0].replace('.', '')}, or a number with decimals?",
                options=("thousands", "decimals"),
                careful="",
                flag="--point thousands or --point decimals",
            )
    return None


def is_amount(column: ColumnLook) -> bool:
    """Tell whether the numbers of a column can be summed.

    Notes
    -----
    Negative numbers are never amounts of events; a column of 0 and 1 only is a mark, unless its name says what it
    counts.
    """
    lists = word_lists()["measure"]
    if not column.is_number or column.least is None or column.most is None or column.least < 0:
        return False
    named = has_word(column.name, lists["amounts"])
    if has_word(column.name, lists["not_amounts"]) and not named:
        return False
    if column.dates is not None and not named and column.dates.precision != "year":
        return False
    is_mark = set(column.frequent) <= {"0", "1", "0.0", "1.0"} and column.n_filled > 2
    is_key = column.n_different == column.n_filled >= MIN_ROWS_FOR_KEY and column.most > column.n_filled * 50
    return named or not (is_mark or is_key)


def _bounds(look: TableLook, columns: list[ColumnLook]) -> dict[str, dict[str, str]]:
    """Join low and high estimates to the column that has the same name but for those words.

    Where there is none, the low estimate is the measure: what is surely counted.
    """
    lists = word_lists()["measure"]
    by_stem: dict[tuple[str, ...], dict[str, str]] = {}
    for column in look.columns:
        words = words_of(column.name)
        for key in ("low", "high"):
            if has_word(column.name, lists[key]) and column.is_number:
                by_stem.setdefault(_stem(words), {})[f"{key}_column"] = column.name
    joined = {}
    for column in columns:
        found = by_stem.get(_stem(words_of(column.name)), {})
        if found and column.name not in found.values():
            joined[column.name] = found
    for found in by_stem.values():
        if len(found) == 2 and found not in joined.values():
            joined[found["low_column"]] = found
    return joined


def _with_words_once(measures: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Let only the first of several measures of one unit have the words of articles, so that a claim finds one."""
    seen: set[str] = set()
    for measure in measures:
        if measure["unit"] in seen:
            said = " ".join(words_of(measure["column"]))
            measure |= {"unit": said, "words": [said]}
        seen.add(measure["unit"])
    return measures


def _stem(words: tuple[str, ...]) -> tuple[str, ...]:
    lists = word_lists()["measure"]
    return tuple(w for w in words if w not in (*lists["low"], *lists["high"], *lists["best"]))


def _measure(column: ColumnLook, unit: str, bounds: dict[str, str]) -> dict[str, Any]:
    known = next((u for u in word_lists()["unit"] if has_phrase(unit or column.name, u["names"])), None)
    money = None if unit else _IN_MONEY.fullmatch(column.name)
    noun = " ".join(words_of(money["noun"] if money else unit or column.name))
    said = f"{noun} ({money['money']})" if money and noun else unit or noun
    words = known["words"] if known else both_numbers(noun)
    return {
        "column": column.name,
        "unit": unit or (known["unit"] if known else said),
        **bounds,
        "words": [w for w in words if w],
    }


def _reason(column: ColumnLook, measure: dict[str, Any], *, chosen: bool) -> Reason:
    why = "you said so" if chosen else f"numbers from {column.least:g} to {column.most:g}"
    bounds = [measure[k] for k in ("low_column", "high_column") if k in measure]
    if bounds:
        why += f"; {' and '.join(bounds)} give its range"
    return Reason(part="measures", said=f"{column.name} counts {measure['unit']}", why=why)
