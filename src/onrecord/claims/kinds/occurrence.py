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
_DID = re.compile(
    r"\bdid\s+(?:\w+\s+)?(?:bomb|strike|hit|shell|attack|raid|kill|ambush|clash|fight|target|storm|execute|bombard|carry\s+out|launch)\b",
    re.IGNORECASE,
)
_TOOK_PLACE = re.compile(
    r"\b(?:broke\s+out|erupted|took\s+place|occurred|happened|flared|rocked|shook|went\s+off|raged|(?:was|were)\s+(?:reported|recorded|fought|carried\s+out"
    r"|conducted|launched|staged|flown|logged|documented))\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][\w’'-]+")
_BARE_ACT = re.compile(
    r"\s+(?:been\s+|once\s+|actually\s+)?(?:struck|hit|bombed|shelled|attacked|raided|killed|targeted|clashed|fought)\b"
)
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
    if not any(h.strong for h in statement.topics):
        spared = _spared(statement, times)
        if spared or not statement.topics:
            return spared
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
    times = times or (own_times(source) if source is not None else ())
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
    if _WITHOUT.search(after):
        return False
    idiom = re.match(r"\s+(?:accident|coincidence|secret|doubt|mistake|interest|only|just|yet\s+clear|clear)\b", after)
    open_ = _needs_any(m.group()) and not (m.group().lower() == "never" and _BARE_ACT.match(after))
    return bears and idiom is None and (not open_ or _ANYONE.search(after) is not None)


_WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)
"""A second negation ("not a single day without a strike") says that every day had one: no kind of check asks that."""


def _needs_any(negation: str) -> bool:
    """Tell whether a negation denies an occurrence only with "any" ("neither … did anyone die")."""
    return negation.lower() in ("never", "nor", "neither")


def _acted(statement: Statement) -> bool:
    acted = _ACTION.search(statement.words) or _DID.search(statement.words) or _event(statement)
    return acted is not None and _NAME.search(statement.words) is not None


def _event(statement: Statement) -> re.Match[str] | None:
    """Find "clashes broke out": a noun of what is counted with a verb of happening."""
    strong = [h.end for h in statement.topics if h.strong]
    return _TOOK_PLACE.search(statement.words, min(strong)) if strong else None
