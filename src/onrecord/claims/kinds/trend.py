"""Rising, falling or flat over a period."""

from __future__ import annotations

from onrecord.claims.kinds.moves import find_moves
from onrecord.claims.kinds.times import own_times, readings
from onrecord.claims.lexicon import pattern
from onrecord.claims.statement import Draft, Statement

SHORTEST_DAYS = 45
"""A trend needs more than one month to go by."""


def read_trends(statement: Statement) -> tuple[Draft, ...]:
    """Read "from August to January the strikes became steadily fewer", "less and less often since October".

    Notes
    -----
    Needs a word of continuity and a stretch of more than a month; "rose since May" without one is read as a change.
    """
    mark = pattern("change", "trend").search(statement.words)
    times = tuple(t for t in own_times(statement) if t.period is not None and t.period.n_days >= SHORTEST_DAYS)
    if mark is None or not statement.topics or not times:
        return ()
    moves = list(find_moves(statement))
    flat = [m for m in moves if m.way == "none"]
    ways = [m.way for m in flat or moves if m.way != "none" or flat]
    if not ways:
        ways = ["increase" if "more and more" in mark.group().lower() or "rise" in mark.group().lower() else "decrease"]
        if not any(
            w in mark.group().lower()
            for w in ("and less", "and more", "and fewer", "on the", "keep", "kept", "has been", "have been")
        ):
            return ()
    draft = Draft(kind="trend", direction=ways[0], times=readings(times), topics=statement.units(near=mark.start()))
    return (draft,)
