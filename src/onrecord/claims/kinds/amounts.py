"""Which amount of a statement counts something that a record holds."""

from __future__ import annotations

import re

from onrecord.claims.lexicon import pattern
from onrecord.claims.statement import Statement
from onrecord.claims.topics import known_units
from onrecord.text.number_mention import NumberMention

_TAKES = re.compile(
    r"\b(?:took|saw|suffered|recorded|received|drew|sustained|endured|counted|listed|reported|had)\s*$", re.IGNORECASE
)
_DYING = ("deaths", "civilian deaths")
NEAR = 60
"""Characters between an amount and the verb that says what was counted ("200 people were killed")."""


def counted_units(statement: Statement, number: NumberMention) -> tuple[str, ...]:
    """Give the units that an amount may count, the likeliest first; none if the records hold nothing of the kind.

    The noun decides ("94 separate air strikes"); persons are counted by a verb of dying near them ("62 people were
    killed"); an amount without a noun takes its unit from the verb ("was struck twice a day") or from what was spoken
    of before ("the town took more than 200").
    """
    noun = number.noun.lower()
    by_noun = _units_of_noun(statement, number)
    if by_noun:
        return by_noun
    if (
        _OF_THEM.search(statement.words)
        and not any(h.strong for h in statement.topics)
        and statement.before is not None
    ):
        return _of_them(number, statement.before)
    if not noun or noun in ("times", "occasions") or number.unit in ("times", "fraction", "percent"):
        return _units_without_noun(statement, number)
    if pattern("topics", "persons").search(noun) or noun in ("dead",):
        return _dying(statement, number)
    return ()


_OF_THEM = re.compile(r"\b(?:of|among)\s+(?:them|whom|these|those)\b|\bincluding\b", re.IGNORECASE)


def _of_them(number: NumberMention, before: Statement) -> tuple[str, ...]:
    """Read "900 of them in Raqqa", "among them 300 civilians": what was counted just before."""
    units = before.units()
    civilian = re.search(r"\bcivilians?\b", number.noun, re.IGNORECASE) is not None
    return ("civilian deaths", *units) if civilian and "deaths" in units else units


def _units_of_noun(statement: Statement, number: NumberMention) -> tuple[str, ...]:
    if number.noun_span is None:
        return ()
    start, end = number.noun_span.start - statement.offset, number.noun_span.end - statement.offset
    spoken = {h.unit for h in statement.topics if h.strong}
    known = [
        h for h in statement.topics if h.strong or (h.unit in spoken and not _ACTS.match(statement.words, h.start))
    ]
    inside = [h for h in known if start <= h.start and h.end <= end + 1]
    units = tuple(dict.fromkeys(h.unit for h in sorted(inside, key=lambda h: (not h.strong, -h.end, h.start))))
    return tuple(u for u in units if u in known_units() or u) if units else ()


def _units_without_noun(statement: Statement, number: NumberMention) -> tuple[str, ...]:
    own = statement.units(near=number.span.start - statement.offset)
    if own:
        return own
    if _TAKES.search(statement.text_before(number.span)) and statement.before is not None:
        return statement.before.units()
    return ()


_ACTS = re.compile(r"(?:targets?|bombs|bombers|jets|pilots|warplanes|civilians?|victims?)\b", re.IGNORECASE)
"""Weak words that name things of their own, and are not counted as what a clause speaks of besides."""
_LOST = re.compile(r"\b(?:lost|losing|loses|lose)\s+(?:\w+\s+)?$", re.IGNORECASE)


def _dying(statement: Statement, number: NumberMention) -> tuple[str, ...]:
    at = number.span.start - statement.offset
    lost = _LOST.search(statement.text_before(number.span)) is not None and not number.noun.lower().startswith("li")
    if lost and "deaths" in statement.held:
        return ("deaths",)
    near = [h for h in statement.topics if h.unit in _DYING and h.strong and abs(h.start - at) <= 2 * NEAR]
    units = {h.unit for h in near}
    if not units:
        return ()
    civilian = re.search(r"\bcivilians?\b|\bresidents\b|\bvillagers\b", number.noun, re.IGNORECASE) is not None
    order = ("civilian deaths", "deaths") if civilian else ("deaths", "civilian deaths")
    return tuple(u for u in order if u in units or (u == "deaths" and units))
