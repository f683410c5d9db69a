"""The highest or lowest, said by denying that anything else was: "no other month came near it"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.claims.claim import Unit
from onrecord.claims.kinds.times import own_times
from onrecord.claims.lexicon import listed, pattern
from onrecord.claims.statement import Statement
from onrecord.text.time_mention import TimeMention

_UNITS = "|".join(listed("change", "extreme_negated", "units"))
_DENIED = re.compile(
    r"\b(?:no|not\s+one|not\s+a\s+single|no\s+single|not\s+any|neither\s+an?y|never\s+an?y|nor\s+any)\s+"
    rf"(?:other\s+|single\s+|previous\s+|earlier\s+)?(?P<unit>{_UNITS})\b",
    re.IGNORECASE,
)
_STANDARD = re.compile(r"\b(?:than|as)\s+(?:in\s+|on\s+|during\s+|that\s+of\s+|the\s+|this\s+)*", re.IGNORECASE)
_EVEN = re.compile(r"\bwithout\b|\bbut\s+(?:had|saw|brought)\b", re.IGNORECASE)
"""A second negation ("not a day without …") turns the sense round: that is no extreme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """What "no month was as lethal as November" comes to."""

    direction: Literal["highest", "lowest"]
    unit: Unit
    own: tuple[TimeMention, ...]
    """The days that nothing else came near; none if the words point back ("near it")."""


def read_denied(statement: Statement) -> Denied | None:
    """Read "no day this year has seen as many", "not one week was quieter than the last", "no month came near it".

    Notes
    -----
    Needs the unit of time behind the negation. Misses denials by a pronoun ("nothing since has matched it").
    """
    since = _SINCE_SO.search(statement.words)
    if since is not None:
        return _since_then(statement, since)
    m = _DENIED.search(statement.words)
    if m is None or _EVEN.search(statement.words, m.end()):
        return None
    direction = _direction(statement.words, m.end())
    if direction is None:
        return None
    return Denied(direction=direction, unit=unit_named(m["unit"]), own=_standard(statement, m.end()))


_SINCE_SO = re.compile(
    r"\b(?:not|never)\b[^;]{0,30}\b(?:since|before)\b[^;]{3,80}?\b(?=(?:so|as)\s+\w)|\bnever\b[^;]{0,60}\b(?=so\s+\w)",
    re.IGNORECASE,
)
_UNIT = re.compile(rf"\b(?:in|on|within)\s+(?:one|a|a\s+single)\s+(?P<unit>{_UNITS})\b", re.IGNORECASE)


def _since_then(statement: Statement, m: re.Match[str]) -> Denied | None:
    """Read "not since August had so few died", "never have so many been killed in one month as in September"."""
    direction = _direction(statement.words, m.end())
    if direction is None:
        return None
    own = tuple(t for t in _standard(statement, m.end() + 2) if t.link != "since")
    named = _UNIT.search(statement.words)
    spoken = own[0].unit if own else next((t.unit for t in statement.times if t.unit in ("day", "week")), "month")
    return Denied(direction=direction, unit=unit_named(named["unit"] if named else spoken), own=own)


def _direction(words: str, at: int) -> Literal["highest", "lowest"] | None:
    """Tell which end of the scale is denied to all others; it is the end of the one spoken of."""
    low = pattern("change", "extreme_negated", "low").search(words, at)
    high = pattern("change", "extreme_negated", "high").search(words, at)
    if low is not None and (high is None or low.start() <= high.start()):
        return "lowest"
    reached = pattern("change", "extreme_negated", "reached").search(words, at)
    return "highest" if high is not None or reached is not None else None


def _standard(statement: Statement, at: int) -> tuple[TimeMention, ...]:
    """Give the days behind the last "than" or "as", which are the claim's own."""
    found = list(_STANDARD.finditer(statement.words, at))
    if not found:
        return ()
    start = statement.offset + found[-1].start()
    dated = [t for t in statement.times if t.period is not None and t.span.start >= start]
    return tuple(dated[:1])


def longer_times(statement: Statement, own: tuple[TimeMention, ...]) -> tuple[TimeMention, ...]:
    """Give the days among which one is said to be the extreme: all that are not its own."""
    return tuple(t for t in own_times(statement) if t not in own)


_NAMES: dict[str, Unit] = {"week": "week", "month": "month"}


def unit_named(word: str) -> Unit:
    """Give the unit for a noun of time or of a daily list ("bulletin")."""
    name = word.lower().rstrip("s")
    return _NAMES.get(name, "day")
