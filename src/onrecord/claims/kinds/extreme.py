"""The highest or lowest of its kind."""

from __future__ import annotations

import re
from typing import Literal

from onrecord.claims.claim import Unit
from onrecord.claims.kinds.extreme_negated import longer_times, read_denied, unit_named
from onrecord.claims.kinds.times import own_times, readings
from onrecord.claims.lexicon import any_of, listed, pattern
from onrecord.claims.statement import Draft, Statement
from onrecord.text.time_mention import TimeMention

Extreme = Literal["highest", "lowest"]
EXTREMES: tuple[Extreme, ...] = ("lowest", "highest")
_UNITS = any_of(listed("change", "extreme", "units"))
_TOTALS = any_of(listed("change", "extreme", "totals"))
_NO_OTHER = re.compile(
    r"\bas\s+in\s+no\s+other\s+(\w+)|\bthan\s+(?:in|on|during)\s+any\s+(?:other\s+)?(\w+)", re.IGNORECASE
)
_OTHER_PLACE = re.compile(
    r"\bany\s+other\s+(?:single\s+)?(?:place|town|city|village|province|governorate|district|region|country|area|site|front)\b",
    re.IGNORECASE,
)
""""More than any other town": the highest of places, which no kind of check asks."""
_UNIT_WITH = re.compile(r"\b(?:days?|weeks?|months?)(?=\s+(?:with|of)\s+(?:the\s+)?$)", re.IGNORECASE)
_LONGER = re.compile(
    r"\b(?:of|in|for|since|during|so\s+far|throughout|over|within|all)\s+(?:the\s+|any\s+of\s+\w+\s+\w+\s+)?$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:\b(?:the|its|their|this|a)|[’']s)\s+(?:\w+\s+)?$", re.IGNORECASE)
REACH = 40


def read_extremes(statement: Statement) -> tuple[Draft, ...]:
    """Read "August was the deadliest month since the beginning of the year", "the smallest number this year".

    Notes
    -----
    Superlatives of attitudes ("the most half-hearted air war") are no claims of this kind: a unit of time or a total
    must follow, and something that a record counts be spoken of, here or in the statement before.
    """
    if _OTHER_PLACE.search(statement.words):
        return ()
    denied = _denied(statement)
    if denied is not None:
        return (denied,)
    found = _superlative(statement)
    if found is None:
        return ()
    direction, unit, topics = found
    times = own_times(statement)
    within = tuple(t for t in times if _is_longer(statement, t))
    own = tuple(t for t in times if t not in within)
    draft = Draft(
        kind="extreme",
        direction=direction,
        unit=unit,
        times=readings(own),
        within_times=readings(within),
        topics=topics,
    )
    return (draft,)


def _denied(statement: Statement) -> Draft | None:
    """Read "No day this year has seen as many strikes as 29 June"."""
    denied = read_denied(statement)
    topics = statement.units() or (_inherited(statement) if denied is not None else ())
    if denied is None or not topics:
        return None
    longer = tuple(t for t in longer_times(statement, denied.own) if t.unit != denied.unit or t.link)
    return Draft(
        kind="extreme", direction=denied.direction, unit=denied.unit, times=readings(denied.own),
        within_times=readings(longer), topics=topics,
    )  # fmt: skip


def _superlative(statement: Statement) -> tuple[Extreme, Unit | None, tuple[str, ...]] | None:
    for direction in EXTREMES:
        for m in pattern("change", "extreme", direction).finditer(statement.words):
            unit = _unit(statement.words, m.start(), m.end())
            total = _TOTALS.search(statement.words, m.end(), m.end() + REACH) is not None
            topics = statement.units() or _inherited(statement)
            definite = _DEFINITE.search(statement.words[: m.start()]) is not None
            other = _NO_OTHER.search(statement.words) is not None
            elliptic = re.match(
                r"\s*(?:(?:in|for|over|around|near|on)\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s*)+(?:(?:province|city|governorate)\s*)?)?"
                r"(?:$|\W*$|since|so far|this|of (?:this|the) (?:year|month|week|summer|winter|spring"
                r"|autumn|war so far))\b",
                statement.words[m.end() :],
            ) and m.group().lower() not in ("most",)
            if _ONE_OF.search(statement.words[: m.start()]) or _is_amount(statement, m.start(), m.end()):
                continue
            unit = (
                unit
                or _unit_of_set(statement.words, m.start())
                or _unit_of_amount(statement, m.end())
                or _unit_of_peak(statement, m.group())
            )
            definite = definite or _PEAK.match(m.group()) is not None
            if topics and (other or (definite and (unit or total or elliptic))) and not _is_share(statement, m.start()):
                return direction, unit or (_unit_before(statement) if elliptic else None), topics
    return None


_ONE_OF = re.compile(r"\b(?:one|some|among)\s+(?:of\s+)?the\s+(?:\w+\s+)?$", re.IGNORECASE)
""""One of the deadliest months" names no extreme."""
_OF_A_PLACE = re.compile(
    r"\s+(?:\w+\s+)?(?:city|town|village|province|governorate|district|region|country|port|island)\b", re.IGNORECASE
)
""""Syria's largest city" says which place, not how much."""
_PEAK = re.compile(
    r"peak|topped out|crested|culminat|bottomed|record[- ](?:high|low|level)"
    r"|.*\b(?:height|high|climax|zenith|summit|maximum|low|low point|nadir|trough|minimum|lowest ebb|peak)$",
    re.IGNORECASE,
)
"""Words that name the end of a scale themselves, without a noun of time behind them."""


def _unit_of_amount(statement: Statement, at: int) -> Unit | None:
    """Take the unit of "October saw the fewest deaths" from its month."""
    counted = any(0 <= h.start - at <= (12 if h.strong else 1) for h in statement.topics)
    return _unit_of_peak(statement, "peaked") if counted else None


_SET = re.compile(
    r"\b(?:of|in|among|out\s+of)\s+(?:all\s+)?(?:the\s+|these\s+|those\s+)?(?:\w+\s+){0,3}?(?P<unit>day|night|week|month)s\b",
    re.IGNORECASE,
)


def _unit_of_set(words: str, at: int) -> Unit | None:
    """Take the unit of "Of the four months to November, the most violent was August" from those it is one of."""
    m = _SET.search(words, 0, at)
    return unit_named(m["unit"]) if m else None


def _unit_of_peak(statement: Statement, word: str) -> Unit | None:
    """Take the unit of "strikes peaked in June" from the time that the clause names first."""
    units = [t.unit for t in statement.times if t.period is not None and t.unit in ("day", "week", "month")]
    return units[0] if units and _PEAK.match(word) else None


def _is_amount(statement: Statement, start: int, end: int) -> bool:
    """Tell whether words such as "topped" or "at least" only bound an amount."""
    spans = [(n.span.start - statement.offset, n.span.end - statement.offset) for n in statement.numbers]
    return any(a <= start and end <= b for a, b in spans)


def _is_share(statement: Statement, at: int) -> bool:
    return any(n.span.start - statement.offset <= at < n.span.end - statement.offset for n in statement.numbers)


def _unit(words: str, start: int, end: int) -> Unit | None:
    other = _NO_OTHER.search(words)
    text = (other.group(1) or other.group(2)) if other else words[end : end + REACH]
    m = _UNITS.search(text) or _UNIT_WITH.search(words[max(0, start - 24) : start])
    if m is None:
        return None
    return unit_named(m.group())


def _inherited(statement: Statement) -> tuple[str, ...]:
    """Take the units of what came before, for an elliptic superlative ("it was also the busiest")."""
    source = statement.spoken_of()
    return source.units() if source is not None and statement.clause.role in ("aside", "main") else ()


def _unit_before(statement: Statement) -> Unit | None:
    found = [m for s in statement.earlier if (m := _UNITS.search(s.words))]
    m = found[0] if found else None
    return unit_named(m.group()) if m else None


def _is_longer(statement: Statement, time: TimeMention) -> bool:
    if time.amount > 1 and time.period is not None and time.period.n_days > 7:
        return True
    if time.link in ("since", "range") or time.unit in ("year", "season", "decade", "part", "quarter", "half"):
        return True
    return (
        time.unit == "month"
        and _LONGER.search(statement.text_before(time.span)) is not None
        and len(statement.times) > 1
        and not _first(statement, time)
        and not any(t.link in ("since", "range") for t in statement.times)
    )


def _first(statement: Statement, time: TimeMention) -> bool:
    dated = [t for t in statement.times if t.period is not None]
    return bool(dated) and dated[0] is time
