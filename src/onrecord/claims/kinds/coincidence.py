"""A response that followed a trigger."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.claims.claim import Direction
from onrecord.claims.clauses import Clause
from onrecord.claims.kinds.links import Link, find_link
from onrecord.claims.kinds.moves import find_moves
from onrecord.claims.kinds.times import mirrored, readings
from onrecord.claims.lexicon import pattern
from onrecord.claims.statement import Draft, Statement
from onrecord.claims.topics import TopicHit, ranked_units
from onrecord.text.spans import Span
from onrecord.text.time_mention import TimeMention

LONGEST_TRIGGER_DAYS = 2


def read_coincidences(whole: Statement) -> tuple[Draft, ...]:
    """Read "hours after the strike on 17 September, IS attacked", "no sooner had …", "… The next day raids resumed".

    Parameters
    ----------
    whole
        All words of one voice in a sentence: trigger and response often stand in different clauses.

    Notes
    -----
    Needs a response that a record counts, and a day for the trigger: in the same sentence or in a statement before.
    Without a day it is read only where the words call it a coincidence or say "at once", and both sides are counted.
    A bare "after" or "since" says when, not that something followed at once: that is a change. So is what is measured
    against as many days before ("than in the week before it").
    """
    link = find_link(whole.words)
    if link is None or not whole.topics or _counted(whole, link) or mirrored(whole.words) is not None:
        return ()
    trigger = _event(whole, link)
    days = _dated(whole, trigger) if trigger is not None else ()
    before = None
    if trigger is None or (link.refers_back and not days):
        before = next((s for s in whole.earlier if _day_of(s) is not None), None)
        trigger = _extent(before) if before is not None else None
        days = tuple(t for t in (_day_of(before),) if t) if before is not None else ()
    if trigger is None:
        return ()
    response = [h for h in whole.topics if not trigger.overlaps(whole.absolute(h.start, h.end))]
    if not response or not _followed(whole, link, trigger, bool(days)):
        return ()
    return (_draft(whole, link, trigger, days, before, response),)


def _draft(
    whole: Statement, link: Link, trigger: Span, days: tuple[TimeMention, ...], before: Statement | None,
    response: list[TopicHit],
) -> Draft:  # fmt: skip
    near = _narrowed(whole, link, trigger, response)
    return Draft(
        kind="coincidence", window_days=link.days, direction=_direction(whole, trigger), trigger=trigger,
        times=readings(days[:1]), topics=ranked_units(response),
        rests_on_unusual=pattern("change", "unusual").search(whole.words) is not None or link.named,
        spans=(before.spans() if before is not None else ()) + near.spans(),
    )  # fmt: skip


def _event(whole: Statement, link: Link) -> Span | None:
    """Give the words for what came first; of two sides without order, the one that has a day."""
    if link.event is None:
        return None
    first = _up_to_the_day(whole, link, whole.absolute(*link.event))
    if link.refers_back:
        return _around_the_day(whole, first)
    if link.other is None or _dated(whole, first):
        return first
    second = whole.absolute(*link.other)
    return second if _dated(whole, second) else first


_SIGNS = ",;:–—"


def _around_the_day(whole: Statement, event: Span) -> Span:
    """Narrow what stands before "the week after" to the words between signs that hold the day."""
    days = _dated(whole, event)
    if not days:
        return event
    words, at = whole.words, days[0].span.start - whole.offset
    start = max([words.rfind(sign, 0, at) + 1 for sign in _SIGNS])
    ends = [e for sign in _SIGNS if (e := words.find(sign, at)) >= 0]
    return whole.absolute(start, min([*ends, event.end - whole.offset]))


def _up_to_the_day(whole: Statement, link: Link, event: Span) -> Span:
    """End an event that opens its sentence, and that no comma ends, with its day ("… of 17 September the jets …")."""
    opens = not whole.words[: link.words[0]].strip(" “\"‘'")
    days = _dated(whole, event)
    if not opens or not days or whole.words[event.end - whole.offset :].strip(" .?!”\"’'"):
        return event
    return Span(event.start, min(event.end, days[0].span.end))


def _dated(whole: Statement, event: Span) -> tuple[TimeMention, ...]:
    return tuple(t for t in whole.times if _is_day(t) and t.span.overlaps(event))


def _is_day(time: TimeMention) -> bool:
    stretch = time.link == "after" and time.base is not None
    return time.period is not None and time.period.n_days <= LONGEST_TRIGGER_DAYS and not stretch


def _day_of(statement: Statement) -> TimeMention | None:
    return next((t for t in statement.times if _is_day(t) and t.link != "reported"), None)


def _extent(statement: Statement) -> Span | None:
    pieces = statement.spans()
    return Span(pieces[0].start, pieces[-1].end) if pieces else None


def _followed(whole: Statement, link: Link, trigger: Span, dated: bool) -> bool:
    """Tell whether something is said to have moved or begun, not merely to have happened on the day after."""
    if not dated:
        counted = any(trigger.overlaps(whole.absolute(h.start, h.end)) for h in whole.topics)
        return counted and (link.named or link.at_once)
    return link.close or bool(_moves(whole, trigger)) or pattern("change", "onset").search(whole.words) is not None


def _moves(whole: Statement, trigger: Span) -> tuple[Direction, ...]:
    moves = [m for m in find_moves(whole) if m.way != "none"]
    return tuple(m.way for m in moves if not trigger.overlaps(whole.absolute(m.start, m.end)))


def _direction(whole: Statement, trigger: Span) -> Direction:
    moves = _moves(whole, trigger)
    ended = pattern("change", "onset", "ended").search(whole.words) is not None
    return moves[0] if moves else ("decrease" if ended else "increase")


_CLOCK = re.compile(r"(?:hours?|days?|minutes?|weeks?|fortnight|months?)\b", re.IGNORECASE)


def _counted(whole: Statement, link: Link) -> bool:
    """An amount of what a record counts makes a statement a count, wherever in time it stands."""
    plain = [n for n in whole.numbers if n.per is None and n.unit == "" and n.word != "none"]
    outside = [n for n in plain if not whole.absolute(*link.words).overlaps(n.span) and not _CLOCK.match(n.noun)]
    dates = [t.span for t in whole.times]
    return any(n.noun and not any(s.overlaps(n.span) for s in dates) for n in outside)


def _narrowed(whole: Statement, link: Link, trigger: Span, response: list[TopicHit]) -> Statement:
    """Keep the clauses that hold the link, the trigger and the nearest response; leave out tails of other claims."""
    start, end = trigger.start - whole.offset, trigger.end - whole.offset
    nearest = min(response, key=lambda h: min(abs(h.start - link.words[1]), abs(link.words[0] - h.end)))
    wanted = [link.words, (nearest.start, nearest.end), (start, end)]
    kept = [c for c in whole.clauses if any(a < y and x < b for a, b in c.pieces for x, y in wanted)]
    if not kept:
        return whole
    pieces = tuple(sorted(p for c in kept for p in c.pieces))
    clause = Clause(pieces, "main")
    return replace(whole, clause=clause, words=clause.words(whole.view.words))
