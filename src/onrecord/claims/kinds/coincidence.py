"""A response that followed a trigger."""

from __future__ import annotations

import re

from onrecord.claims.claim import Direction
from onrecord.claims.kinds.moves import find_moves
from onrecord.claims.kinds.times import readings
from onrecord.claims.lexicon import any_of
from onrecord.claims.statement import Draft, Statement
from onrecord.claims.topics import ranked_units
from onrecord.text.numbers import find_numbers
from onrecord.text.spans import Span
from onrecord.text.time_mention import TimeMention

_NAMED = any_of(("coinciden(?:ce|tal|tally)", "coincided"))
_TRIGGER = re.compile(
    r"\b(?:straight|right|immediately|shortly|just|soon|hours|days|minutes)?\s*(?:after|following|once|when|as\s+soon\s+as|in\s+the\s+wake\s+of)\s+(?P<event>[^,;?!.]{5,120}?)(?=\s{2,}|[,;?!.]|$)",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\bwithin\s+(?:a\s+few\s+|several\s+)?(?:hours|days)\b", re.IGNORECASE)
_AT_ONCE = any_of(
    (
        "at once",
        "immediately",
        "straight ?away",
        "straight after",
        "immediately after",
        "right after",
        "hours after",
        "shortly after",
    )
)
VAGUE_WINDOW_DAYS = 5
""""Within days": a working week; the sensitivity analysis tries others."""
AT_ONCE_DAYS = 2
""""At once", "immediately after"."""


def read_coincidences(statement: Statement) -> tuple[Draft, ...]:
    """Read "in the week after Turkey attacked on 9 October, clashes became more frequent", "within days they fought".

    Notes
    -----
    Needs a response that a record counts, and a day for the trigger: in the same phrase, or in the statement before.
    Causes without times ("led to", "opened the door") are read only where a stretch of days is named too.
    """
    if not statement.topics:
        return ()
    window = next((t for t in statement.times if t.link == "after" and t.base is not None and t.base.n_days <= 7), None)
    if window is not None and window.period is not None:
        return _after_date(statement, window)
    dated = next((s for s in statement.earlier if _day_of(s) is not None), None)
    if _WITHIN.search(statement.words) and dated is not None and not _counted(statement):
        return _draft(statement, dated, VAGUE_WINDOW_DAYS)
    return _within_days(statement) or _named(statement)


_WITHIN_OF = re.compile(
    r"\b(?:within|in)\s+(?P<n>\w+|the)\s+(?P<unit>hours?|days?|weeks?)\s+(?:of|after|following)\s+(?P<event>[^,;?!.]{5,120}?)(?=\s{2,}|[,;?!.]|$)",
    re.IGNORECASE,
)


def _within_days(statement: Statement) -> tuple[Draft, ...]:
    """Read "Raids resumed within two days of the attack on 19 September", "hours after the strike, IS attacked"."""
    m = _WITHIN_OF.search(statement.words) or _HOURS_AFTER.search(statement.words)
    if m is None or _counted(statement):
        return ()
    event = statement.absolute(m.start("event"), m.end("event"))
    dates = [t for t in statement.times if t.period is not None and t.period.n_days <= 2 and t.span.overlaps(event)]
    outside = [h for h in statement.topics if not event.overlaps(statement.absolute(h.start, h.end))]
    if not dates or not outside:
        return ()
    n = _small_number(m.groupdict().get("n") or "") * (7 if m["unit"].lower().startswith("week") else 1)
    days = max(1, round(n / 24)) if m["unit"].lower().startswith("hour") else n
    draft = Draft(
        kind="coincidence",
        window_days=days,
        direction=_direction(statement),
        trigger=event,
        times=readings(tuple(dates[:1])),
        topics=ranked_units(outside),
    )
    return (draft,)


_HOURS_AFTER = re.compile(
    r"\b(?:(?P<n>\w+)\s+)?(?P<unit>hours?|days?|weeks?)\s+after\s+(?P<event>[^;?!.]{5,120}?)(?:\s{2,}|$|,)",
    re.IGNORECASE,
)


def _small_number(word: str) -> int:
    found = find_numbers(word + " days")
    return max(1, round(found[0].value)) if found else (1 if word.lower() in ("a", "the") else VAGUE_WINDOW_DAYS)


def _direction(statement: Statement) -> Direction:
    return next((m.way for m in find_moves(statement) if m.way != "none"), "increase")


_HOURS = re.compile(r"(?:hours?|days?|minutes?|weeks?)\b", re.IGNORECASE)


def _counted(statement: Statement) -> bool:
    """An amount makes a statement a count, wherever in time it stands."""
    return any(
        n.per is None and n.unit == "" and n.word != "none" and not _HOURS.match(n.noun) for n in statement.numbers
    )


def _after_date(statement: Statement, window: TimeMention) -> tuple[Draft, ...]:
    moves = [m for m in find_moves(statement) if m.way != "none"]
    fighting = any(h.strong for h in statement.topics)
    if window.period is None or not (moves or fighting) or _counted(statement):
        return ()
    same_day = window.base is not None and window.period.start == window.base.start
    days = window.period.n_days - 1 if same_day else window.period.n_days
    inside = _event_after(statement, window)
    source = next((s for s in statement.earlier if any(t.period == window.base for t in s.times)), statement.before)
    return _draft(statement, None if inside else source, days, trigger=inside)


def _event_after(statement: Statement, window: TimeMention) -> Span | None:
    """The words between "the week after" and the date that follows in the same phrase."""
    at = window.span.end - statement.offset
    dates = [t for t in statement.times if t.span.start >= window.span.end and t.period == window.base]
    return statement.absolute(at + 1, dates[0].span.end - statement.offset) if dates else None


def _draft(
    statement: Statement, before: Statement | None, days: int, *, trigger: Span | None = None
) -> tuple[Draft, ...]:
    moves = [m for m in find_moves(statement) if m.way != "none"]
    source = before or statement
    times = tuple(t for t in source.times if t.period is not None and t.link != "after" and t.period.n_days <= 7)
    if before is not None:
        pieces = before.spans()
        trigger = Span(pieces[0].start, pieces[-1].end) if pieces else None
    draft = Draft(
        kind="coincidence", window_days=days, direction=moves[0].way if moves else "increase", trigger=trigger,
        times=readings(times[:1]), topics=_response_units(statement, trigger),
        spans=(before.spans() if before is not None else ()) + statement.spans(),
    )  # fmt: skip
    return (draft,)


def _response_units(statement: Statement, trigger: Span | None) -> tuple[str, ...]:
    if trigger is None:
        return statement.units()
    hits = [h for h in statement.topics if not trigger.overlaps(statement.absolute(h.start, h.end))]
    return ranked_units(hits) or statement.units()


def _day_of(statement: Statement) -> TimeMention | None:
    return next((t for t in statement.times if t.period is not None and t.period.n_days <= 2), None)


def _named(statement: Statement) -> tuple[Draft, ...]:
    """Read "is it a coincidence that … once the strike was made", "launched an offensive straight after the strike"."""
    event = _TRIGGER.search(statement.words)
    if event is None or not (_NAMED.search(statement.words) or _AT_ONCE.search(statement.words)):
        return ()
    trigger = statement.absolute(event.start("event"), len(statement.words[: event.end("event")].rstrip()))
    outside = [h for h in statement.topics if not trigger.overlaps(statement.absolute(h.start, h.end))]
    inside = [h for h in statement.topics if trigger.overlaps(statement.absolute(h.start, h.end))]
    if not outside or not inside:
        return ()
    times = tuple(t for t in statement.times if t.period is not None and t.period.n_days <= 7)
    draft = Draft(
        kind="coincidence",
        window_days=AT_ONCE_DAYS,
        direction="increase",
        trigger=trigger,
        times=readings(times[:1]),
        topics=_response_units(statement, trigger),
        rests_on_unusual=_NAMED.search(statement.words) is not None,
    )
    return (draft,)
