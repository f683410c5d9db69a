"""More or fewer than before."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.claims.claim import Direction, TimeReading
from onrecord.claims.kinds.moves import (
    Move,
    compares_times,
    complement,
    find_moves,
    names_other_things,
    rests_on_unusual,
    size_of,
)
from onrecord.claims.kinds.times import baseline_times, equal_windows, own_times, readings
from onrecord.claims.statement import Draft, Statement, quantity, reading
from onrecord.text.time_mention import TimeMention


def read_changes(statement: Statement) -> tuple[Draft, ...]:
    """Read "strikes fell sharply in September", "twice as many in May as in April", "more civilians died in October".

    Notes
    -----
    A change needs something that a record counts and a time, or a size in figures. Changes of what is not counted
    ("tensions rose") are no claims of this kind.
    """
    if (
        not statement.topics
        or names_other_things(statement)
        or (complement(statement) is not None and not compares_times(statement))
    ):
        return ()
    between = _between_amounts(statement)
    if between is not None:
        return (between,)
    moves = [m for m in find_moves(statement) if _carries(statement, m)]
    if not moves:
        return ()
    move = _main_move(statement, moves)
    size = size_of(statement, move)
    times, against = _measured(statement)
    if not times and not against and not (size and size.number):
        return ()
    way = "decrease" if size and isinstance(size.value, float) and size.value < 1 else move.way
    number = size.number if size else None
    draft = Draft(
        kind="change",
        direction=way,
        size=size.value if size else None,
        size_comparison=size.comparison if size else None,
        quantities=(quantity(number),) if number else (),
        times=times,
        baseline_times=against,
        topics=statement.units(near=move.start),
        rests_on_unusual=rests_on_unusual(statement),
    )
    return (draft,)


_WENT = re.compile(
    r"\b(?:went|going|goes|gone|moved|moving|passed|passing|shifted|came|changed|swung|jumped|up|down)\s+from\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


def _between_amounts(statement: Statement) -> Draft | None:
    """Read "went from 40 in August to 96 in September", where only the amounts tell the way."""
    plain = [n for n in statement.numbers if n.unit == "" and n.word == ""]
    against, times = baseline_times(statement), own_times(statement)
    if len(plain) != 2 or not _WENT.search(statement.text_before(plain[0].span)) or not (against and times):
        return None
    first, last = plain[0].value, plain[1].value
    way: Direction = "increase" if last > first else "decrease" if last < first else "none"
    return Draft(
        kind="change", direction=way, times=readings(times), baseline_times=readings(against), topics=statement.units()
    )


def _measured(statement: Statement) -> tuple[tuple[TimeReading, ...], tuple[TimeReading, ...]]:
    """Give the days of a change and what they are measured against.

    "Between April and May" and "from April to May" measure the second against the first; a bare "since January"
    measures what is now against January ("since the truce in July" speaks of all days since).
    """
    beside = equal_windows(statement)
    if beside is not None:
        return beside[:1], beside[1:]
    times, against = own_times(statement), readings(baseline_times(statement))
    if against or len(times) != 1:
        return readings(times), against
    time = times[0]
    if time.ends is not None and time.unit in ("month", "year", "week"):
        first, last = (replace(reading(time), period=p, link="") for p in time.ends)
        return (last,), (first,)
    if time.link == "since" and time.base is not None and time.unit in ("month", "year") and _is_bare(statement, time):
        return (), (replace(reading(time), period=time.base, link=""),)
    return readings(times), against


def _is_bare(statement: Statement, time: TimeMention) -> bool:
    words = statement.words[time.span.start - statement.offset : time.span.end - statement.offset]
    return len(words.split()) <= 3


def _main_move(statement: Statement, moves: list[Move]) -> Move:
    """Prefer the move with a size of its own, then plain words of change, then the first."""
    sized = [m for m in moves if (size := size_of(statement, m)) is not None and size.number is not None]
    plain = [m for m in moves if not m.bare]
    return (sized or plain or moves)[0]


def _carries(statement: Statement, move: Move) -> bool:
    """Tell whether the word of change is about what is counted, rather than an idiom or another noun."""
    if not move.bare:
        return _near_topic(statement, move, strong=False)
    if compares_times(statement) or _sized(statement, move):
        return True
    word = statement.words[move.start : move.end].split()[-1].lower()
    if word in ("more", "fewer", "less", "higher", "lower", "greater"):
        counted = any(h.strong and 0 <= h.start - move.end <= 26 for h in statement.topics)
        persons = _PERSONS.match(statement.words, move.end)
        return counted or persons is not None
    return _near_topic(statement, move, strong=True)


_PERSONS = re.compile(
    r"\s+(?:\w+\s+){0,2}(?:civilians|people|soldiers|fighters|men|women|children|lives|victims|Syrians|Iraqis)\b"
)


def _sized(statement: Statement, move: Move) -> bool:
    size = size_of(statement, move)
    return size is not None and size.number is not None


def _near_topic(statement: Statement, move: Move, *, strong: bool) -> bool:
    """Tell whether something counted is the subject or object: before the word of change, or close behind it."""
    hits = [h for h in statement.topics if h.strong or not strong]
    return any(h.end <= move.start or h.start - move.end <= 40 or h.start < move.end for h in hits)
