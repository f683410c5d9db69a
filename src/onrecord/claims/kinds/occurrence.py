"""It happened, or it did not."""

from __future__ import annotations

import re

from onrecord.claims.kinds.times import own_times, readings
from onrecord.claims.lexicon import any_of, listed
from onrecord.claims.statement import Draft, Statement
from onrecord.text.time_mention import TimeMention

_NOT = any_of(listed("change", "occurrence", "negations"))
_ANYONE = re.compile(r"\b(?:any|anyone|anybody|anywhere|a\s+single|ever)\b", re.IGNORECASE)
_ACTION = re.compile(
    r"\b(?:struck|hit|bombed|shelled|attacked|executed|ambushed|stormed|raided|clashed|massacred|killed|bombarded|targeted|fought"
    r"|(?:carried\s+out|conducted|launched|staged|mounted"
    r"|flew)\s+(?:\w+\s+){0,4}(?:air[- ]?)?(?:strikes?|raids?|attacks?|offensives?|assaults?"
    r"|ambush(?:es)?))\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w’'-]+")
_SET_PHRASE = any_of(listed("change", "occurrence", "set_phrases"))
""""Truce or no truce", "no fewer than", "not a day without": these deny nothing that is counted."""
_SPARED = any_of(listed("change", "occurrence", "spared"))
REACH = 120
"""Characters from a negation to what it denies."""
LONGEST_DAYS = 7
"""Something that happened in a longer period is told as an amount or a change, or is scene-setting."""


def read_occurrences(statement: Statement) -> tuple[Draft, ...]:
    """Read "not a single civilian was killed in March", "Israeli jets struck the airfield on Monday".

    Notes
    -----
    A positive occurrence needs an act of violence as the verb, a day, and a name; without these it is scene-setting
    ("fighting went on in the north").
    """
    times = own_times(statement)
    if not statement.topics:
        return _spared(statement, times)
    negated = _negation(statement)
    if negated and times and all(t.link == "until" for t in times):
        return ()
    if negated and (times or _NAME.search(statement.words)):
        return (Draft(kind="occurrence", negated=True, times=readings(times), topics=statement.units()),)
    if (
        negated
        or not _acted(statement)
        or not any(t.period is not None and t.period.n_days <= LONGEST_DAYS for t in times)
    ):
        return ()
    return (Draft(kind="occurrence", times=readings(times), topics=statement.units()),)


def _spared(statement: Statement, times: tuple[TimeMention, ...]) -> tuple[Draft, ...]:
    """Read "In April, Kirkuk was spared", where what it was spared stands in the words before."""
    source = statement.spoken_of()
    named = _NAME.search(statement.words) is not None
    if source is None or not times or not named or not _SPARED.search(statement.words):
        return ()
    return (Draft(kind="occurrence", negated=True, times=readings(times), topics=source.units()),)


def _negation(statement: Statement) -> bool:
    """A negation that bears on the thing counted: before it, in the same clause, and no idiom."""
    idioms = [m.span() for m in _SET_PHRASE.finditer(statement.words)]
    found = (m for m in _NOT.finditer(statement.words) if not any(a <= m.start() < b for a, b in idioms))
    m = next(found, None)
    if m is None:
        return False
    after = statement.words[m.end() : m.end() + REACH]
    bears = any(m.start() <= h.start <= m.end() + REACH for h in statement.topics)
    idiom = re.match(r"\s+(?:accident|coincidence|secret|doubt|mistake|interest|only|just|yet\s+clear|clear)\b", after)
    return bears and idiom is None and (not _needs_any(m.group()) or _ANYONE.search(after) is not None)


def _needs_any(negation: str) -> bool:
    """Tell whether a negation denies an occurrence only with "any" ("neither … did anyone die")."""
    return negation.lower() in ("never", "nor", "neither")


def _acted(statement: Statement) -> bool:
    return _ACTION.search(statement.words) is not None and _NAME.search(statement.words) is not None
