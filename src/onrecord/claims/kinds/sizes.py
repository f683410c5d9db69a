"""How large a change or difference is said to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.claims.claim import Comparison
from onrecord.claims.kinds.odds import odds_of
from onrecord.claims.lexicon import keys, pattern
from onrecord.claims.statement import Statement
from onrecord.text.number_mention import NumberMention

if TYPE_CHECKING:
    from onrecord.claims.kinds.moves import Move

NEAR = 45
"""Characters between a word of change and the amount or adverb that sizes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a change is said to be: a ratio, or a word.

    Of a ratio below 1 the comparison speaks of the fall: "less than half as many" is a fall by more than half.
    """

    value: float | str
    comparison: Comparison | None
    number: NumberMention | None = None


def size_near(statement: Statement, move: Move) -> Size | None:
    """Read the size in a word of change or near it."""
    for read in (_nothing_left, _odds, _factor, _fraction, _word):
        size = read(statement, move)
        if size is not None:
            return size
    return None


def comparison_of_ratio(size: Size) -> Comparison | None:
    """Give the comparison as one of the ratio itself: fewer than half as many is a ratio below one half."""
    fall = isinstance(size.value, float) and size.value < 1 and size.comparison is not None
    return _turned(size.comparison) if fall and size.comparison is not None else size.comparison


_TURNED: dict[Comparison, Comparison] = {
    "less_than": "more_than", "more_than": "less_than", "at_most": "at_least", "at_least": "at_most",
}  # fmt: skip


def _turned(comparison: Comparison) -> Comparison:
    return _TURNED.get(comparison, comparison)


def _loose(number: NumberMention) -> Comparison:
    return "about" if number.comparison == "equal" else number.comparison


_NOTHING = re.compile(r"\bto\s+(?:nil|zero|nothing|none)(?!\w)", re.IGNORECASE)


def _nothing_left(statement: Statement, move: Move) -> Size | None:
    """Read "dropped to nil"."""
    left = move.way == "decrease" and _NOTHING.search(statement.words, move.start, move.end + 12)
    return Size(value=0.0, comparison=None) if left else None


def _odds(statement: Statement, move: Move) -> Size | None:
    """Read "by five to two", "for every strike there three here"."""
    odds = odds_of(statement.words, move.start, move.end) if move.way != "none" else None
    if odds is None:
        return None
    by_to = odds > 1 and move.way == "decrease" and "to" in statement.words[move.start : move.end].split()
    ratio = 1 / odds if by_to else odds
    return Size(value=round(ratio, 2), comparison="about") if (ratio > 1) == (move.way == "increase") else None


_AGAIN = re.compile(r"\s+(?:as\s+\w+\s+(?:\w+\s+){0,2}?)?again\b", re.IGNORECASE)
_AS = re.compile(r"\s*as\s+(?!a\b|the\b|an\b|well\b|of\b|if\b|in\b)\w+", re.IGNORECASE)
_THAT = re.compile(r"\s+(?:more|higher|the|that|those|what|its|their|likelier|\w+er\s+than)\b|\s+[A-Z][\w-]*['’]s?\b")
_FEWER = re.compile(r"\s+(?:fewer|less|lower|smaller|rarer)\b", re.IGNORECASE)
_MULTIPLIED = re.compile(
    r"\b(?:is|are|was|were|be|been|by|to|up|grew|grown|rose|risen|increased|multiplied|jumped|climbed|soared|swelled"
    r"|swollen|surged|exceed\w*|surpass\w*)\s+$",
    re.IGNORECASE,
)


def _factor(statement: Statement, move: Move) -> Size | None:
    """Read "doubled", "halved", "three times as many", "twice that number", "half as many again"."""
    for number in statement.numbers:
        after = statement.text_after(number.span, 40)
        if number.unit == "fraction" and number.word in ("", "half") and _AS.match(after):
            return _as_many(number, more=_AGAIN.match(after) is not None)
        if number.unit != "times" or number.per is not None or not number.value:
            continue
        if _FEWER.match(after) and number.value > 1:
            return Size(value=round(1 / number.value, 2), comparison=_loose(number), number=number)
        if _is_of_the_other(statement, move, number):
            continue
        if _AS.match(after) or _THAT.match(after) or _is_factor(statement, move, number):
            return Size(value=number.value, comparison=_of_multiple(statement, move, number), number=number)
    return None


def _as_many(number: NumberMention, *, more: bool) -> Size:
    value = round(number.value, 2)
    if more:
        return Size(value=round(1 + value, 2), comparison=_loose(number), number=number)
    return Size(value=value, comparison=_turned(_loose(number)), number=number)


def _is_of_the_other(statement: Statement, move: Move, number: NumberMention) -> bool:
    """Tell whether a multiple in words of a fall sizes the other side: "in the first days it had been twice that"."""
    inside = move.start <= number.span.start - statement.offset and number.span.end - statement.offset <= move.end
    return inside and move.way == "decrease" and number.value > 1


def _is_factor(statement: Statement, move: Move, number: NumberMention) -> bool:
    """Tell a factor ("doubled", "grew 1.7 times") from how often something happened ("was hit nine times")."""
    start, end = number.span.start - statement.offset, number.span.end - statement.offset
    if not ((start <= move.start and move.end <= end) or (move.start <= start and end <= move.end)):
        return False
    if not number.counted_in_twos:
        return True
    return _MULTIPLIED.search(statement.text_before(number.span)) is not None


def _of_multiple(statement: Statement, move: Move, number: NumberMention) -> Comparison | None:
    start, end = number.span.start - statement.offset, number.span.end - statement.offset
    own = start <= move.start and move.end <= end
    return None if own and number.comparison == "equal" else _loose(number)


def _fraction(statement: Statement, move: Move) -> Size | None:
    """Read "a third more", "down by about 80 per cent", "fell to a half", "a tenth of ours"."""
    for number in statement.numbers:
        if number.unit not in ("percent", "fraction") or number.per is not None or number.word in _WHOLES:
            continue
        start, end = number.span.start - statement.offset, number.span.end - statement.offset
        if max(start - move.end, move.start - end) > NEAR or number.value > 100:
            continue
        if _is_what_is_left(statement, move, number):
            comparison = _turned(_loose(number)) if move.way == "decrease" else _loose(number)
            return Size(value=round(number.value, 2), comparison=comparison, number=number)
        value = 1 + number.value if move.way == "increase" else 1 - number.value
        return Size(value=round(max(value, 0.0), 2), comparison=_loose(number), number=number)
    return None


_WHOLES = ("all", "most", "none")
_TO = re.compile(r"\bto\s+$")
_TAKEN = re.compile(
    r"\b(?:went|gone|shav\w+|shed|los[te]\w*|cut\w*|wip\w+|t(?:ook|aken)|knock\w+|slic\w+|by|of|than|up|down|off)\s+"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:is|are|was|were|be|been|at|num(?:bers|bered)|came\s+to|amount\w*\s+to)\s+$", re.IGNORECASE)
_MOVED = re.compile(r"\s+(?:down|up|fewer|less|more|off|below|above|under|over|on|short|worse|\w+er)\b", re.IGNORECASE)


def _is_what_is_left(statement: Statement, move: Move, number: NumberMention) -> bool:
    """Tell what is left ("fell to a third", "a third of what it was") from what is gone ("fell by a third")."""
    start, end = number.span.start - statement.offset, number.span.end - statement.offset
    before, after = statement.words[:start], statement.words[end : end + 24]
    if _TO.search(before):
        return True
    part = re.match(r"\s+of\b", after) is not None
    if move.end <= start:
        return part
    inside = move.start <= start and end <= move.end and move.way == "decrease" and not _TAKEN.search(before)
    half_of = number.word == "half" and _THAT.match(after) is not None
    return inside and (part or half_of or (_IS.search(before) is not None and not _MOVED.match(after)))


def _word(statement: Statement, move: Move) -> Size | None:
    for size in keys("change", "size"):
        for m in pattern("change", "size", size).finditer(statement.words):
            if max(m.start() - move.end, move.start - m.end()) <= 20:
                return Size(value=size, comparison=None)
    return None
