"""Rising, falling or flat over a period."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from onrecord.claims.claim import Direction, TimeReading
from onrecord.claims.kinds.moves import Move, find_moves, size_of
from onrecord.claims.kinds.times import baseline_times, own_times, readings
from onrecord.claims.lexicon import pattern
from onrecord.claims.statement import Draft, Statement
from onrecord.text.dates import Period
from onrecord.text.time_mention import TimeMention

SHORTEST_DAYS = 45
"""A trend needs more than one month to go by."""
LONG_RANGE_DAYS = 75
""""From January to July" tells a course; "from June to July" compares its two ends."""
AMOUNT_TO_TIME = 30
"""Characters from an amount to the time that it belongs to ("12 deaths in May")."""
_UPWARD = re.compile(r"\bmore and more\b|\brise\b|\bup(?:ward)?|\bris(?:e|ing)\b|\bincreas", re.IGNORECASE)
_SAYS_WAY = re.compile(r"\band (?:less|more|fewer)\b|\bon the\b|\bkee?pt?\b|\bbeen\b|ward|trend", re.IGNORECASE)


def read_trends(statement: Statement) -> tuple[Draft, ...]:
    """Read "from August to January the strikes became steadily fewer", "less and less often since October".

    Notes
    -----
    Needs a stretch of more than a month, and a word of continuity, two ends more than two months apart ("dwindled
    from January to July") or three amounts in a row; "rose since May" alone is read as a change.
    """
    if not statement.topics:
        return ()
    steps = _steps(statement)
    if steps is not None:
        direction, time = steps
        return (Draft(kind="trend", direction=direction, times=(time,), topics=statement.units()),)
    mark = pattern("change", "trend").search(statement.words)
    times = tuple(t for t in own_times(statement) if t.period is not None and t.period.n_days >= SHORTEST_DAYS)
    moves = list(find_moves(statement))
    if not times or (mark is None and not _from_to(statement, times, moves)):
        return ()
    way = _way(moves, mark.group() if mark else "")
    if way is None:
        return ()
    near = mark.start() if mark else None
    return (Draft(kind="trend", direction=way, times=readings(times), topics=statement.units(near=near)),)


def _from_to(statement: Statement, times: tuple[TimeMention, ...], moves: list[Move]) -> bool:
    """Tell whether something moved between two ends far apart, by no stated size."""
    ranged = any(t.link == "range" and t.period is not None and t.period.n_days >= LONG_RANGE_DAYS for t in times)
    plain = [m for m in moves if not m.bare]
    sizes = [size_of(statement, m) for m in plain]
    return ranged and bool(plain) and not any(size is not None and size.number is not None for size in sizes)


def _way(moves: list[Move], mark: str) -> Direction | None:
    flat: list[Direction] = [m.way for m in moves if m.way == "none"]
    ways = flat or [m.way for m in moves]
    if ways:
        return ways[0]
    if not _SAYS_WAY.search(mark):
        return None
    return "increase" if _UPWARD.search(mark) else "decrease"


def _steps(statement: Statement) -> tuple[Direction, TimeReading] | None:
    """Read "from 12 in May to 40 in July and 90 in September": three amounts, each with its time, all one way."""
    times = sorted((*own_times(statement), *baseline_times(statement)), key=lambda t: t.span.start)
    plain = [n for n in statement.numbers if n.unit == "" and n.per is None]
    before = [(t, [n for n in plain if 0 < t.span.start - n.span.end <= AMOUNT_TO_TIME]) for t in times]
    counted = [(numbers[-1].value, t) for t, numbers in before if numbers]
    if len(counted) < 3 or len({t.unit for _, t in counted}) > 1:
        return None
    values = [v for v, _ in counted]
    first, last = counted[0][1], counted[-1][1]
    if first.period is None or last.period is None or last.period.end < first.period.start:
        return None
    days = Period(first.period.start, last.period.end)
    time = replace(readings((first,))[0], period=days, link="range")
    if all(a < b for a, b in pairwise(values)):
        return "increase", time
    return ("decrease", time) if all(a > b for a, b in pairwise(values)) else None
