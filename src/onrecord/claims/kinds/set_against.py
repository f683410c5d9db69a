"""One amount set against another by a verb or a pro-form: "outnumbered those in Hama", "double that near Raqqa"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.claims.claim import Direction
from onrecord.claims.lexicon import alternatives, any_of, listed
from onrecord.claims.statement import Statement
from onrecord.text.number_mention import NumberMention
from onrecord.text.spans import Span

_WAYS: tuple[Direction, ...] = ("more", "less", "equal")
_VERBS = {way: any_of(listed("change", "comparing", way)) for way in _WAYS}
_PRO_FORM = re.compile(
    rf"\s+(?:{alternatives('change', 'comparing', 'pro_forms')})\s+"
    r"(?=in|on|near|around|of|against|over|from|at|between|by|for)",
    re.IGNORECASE,
)
_FOR_EVERY = re.compile(
    r"\bfor\s+(?:every|each)\s+(?:one\s+|single\s+)?(?P<standard>[^,;]{3,80}?)\s*,?\s+(?:there\s+were|came|were|saw|fell)\s",
    re.IGNORECASE,
)
_BY_RATIO = re.compile(r"\bby\s+(?:a\s+ratio\s+of\s+)?(?:about\s+|nearly\s+|some\s+)?\w+\s+to\s+one\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAgainst:
    """The other side of a comparison, and which way it goes."""

    way: Direction
    standard: Span
    ratio: float | None = None
    number: NumberMention | None = None


def find_set_against(statement: Statement) -> SetAgainst | None:
    """Find two amounts that are compared without "than" or "as"."""
    return _by_verb(statement) or _by_multiple(statement) or _for_every(statement)


def _by_verb(statement: Statement) -> SetAgainst | None:
    for way, verbs in _VERBS.items():
        for m in verbs.finditer(statement.words):
            amount = any(
                n.span.start - statement.offset <= m.start() + 1 < n.span.end - statement.offset
                for n in statement.numbers
            )
            spoken = any(h.strong and h.end <= m.start() for h in statement.topics)
            if spoken and not amount:
                number = _ratio(statement, m.end())
                value = float(number.value) if number else None
                return SetAgainst(way=way, standard=_rest(statement, m.end()), ratio=value, number=number)
    return None


def _ratio(statement: Statement, at: int) -> NumberMention | None:
    m = _BY_RATIO.search(statement.words, at)
    if m is None:
        return None
    inside = [n for n in statement.numbers if m.start() <= n.span.start - statement.offset < m.end()]
    return inside[0] if inside else None


def _by_multiple(statement: Statement) -> SetAgainst | None:
    """Read "were double those near Raqqa", "three times the number in Syria", "half that of Iraq"."""
    for number in statement.numbers:
        pro_form = _PRO_FORM.match(statement.words, number.span.end - statement.offset)
        if pro_form is not None and (number.unit == "times" or number.word == "half"):
            way: Direction = "less" if number.value < 1 else "more"
            standard = _rest(statement, pro_form.end())
            return SetAgainst(way=way, standard=standard, ratio=float(number.value), number=number)
    return None


def _for_every(statement: Statement) -> SetAgainst | None:
    """Read "for every strike in Syria there were three in Iraq"."""
    m = _FOR_EVERY.search(statement.words)
    after = [n for n in statement.numbers if m and n.unit == "" and n.span.start - statement.offset >= m.end() - 1]
    if m is None or not after:
        return None
    standard = statement.absolute(m.start("standard"), m.end("standard"))
    return SetAgainst(way="more", standard=standard, ratio=float(after[0].value), number=after[0])


def _rest(statement: Statement, at: int) -> Span:
    ratio = _BY_RATIO.search(statement.words, at)
    end = ratio.start() if ratio else len(statement.words.rstrip(' .,;:!?"”’'))
    return statement.absolute(at, max(at + 1, end))
