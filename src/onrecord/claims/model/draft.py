"""From the parts that the tagger marks to what a check needs: amounts, days, ways, sides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from onrecord.claims.claim import ClaimKind, Comparison, Direction, Quantity, TimeReading, Unit
from onrecord.claims.kinds.links import window_of
from onrecord.claims.kinds.moves import Move, Way, complement, rests_on_unusual, size_of
from onrecord.claims.kinds.times import baseline_times, own_times, readings
from onrecord.claims.lexicon import pattern
from onrecord.claims.model.decode import Tagged
from onrecord.claims.statement import Draft, Statement, quantity
from onrecord.claims.topics import ranked_units
from onrecord.text.number_mention import NumberMention
from onrecord.text.spans import Span, Spans
from onrecord.text.time_mention import TimeMention

LONGEST_TRIGGER_DAYS = 2
_DIRECTIONS: dict[str, dict[str, Direction]] = {
    "change": {"up": "increase", "down": "decrease", "even": "none"},
    "trend": {"up": "increase", "down": "decrease", "even": "none"},
    "coincidence": {"up": "increase", "down": "decrease", "even": "increase"},
    "comparison": {"up": "more", "down": "less", "even": "equal"},
    "extreme": {"up": "highest", "down": "lowest"},
}


def draft_of(tagged: Tagged, statement: Statement) -> Draft | None:
    """Make a draft of a testable kind from its parts; None where a part without which the kind is none cannot be read.

    Parameters
    ----------
    tagged
        A run of words of one of the nine kinds; spans of the document.
    statement
        The same words as a statement.
    """
    topics = _topics(tagged, statement)
    if not topics:
        return Draft(not_testable="out_of_record", because=_uncounted(tagged, statement))
    return _MAKERS[tagged.sort](tagged, statement, _base(tagged, statement, topics))


_REFERS_BACK = re.compile(
    r"\W*(?:in|on|at|by|over|during|for|since|throughout|until)?\s*(?:then|now|again|once\s+more|meanwhile|the\s+time"
    r"|(?:that|those|these|this|the\s+same|both|either|each|every)\s+.*)\W*",
    re.IGNORECASE | re.DOTALL,
)
""""That month", "then": days spoken of before, which plans look for there."""


def unread_parts(tagged: Tagged, statement: Statement) -> Spans:
    """Give the words for a period, baseline or reach in which no days can be read ("since the truce")."""
    marked = [p.span for p in tagged.parts if p.name in ("period", "baseline", "within")]
    words = {s: statement.words[s.start - statement.offset : s.end - statement.offset] for s in marked}
    return tuple(
        span
        for span in marked
        if len(words[span].split()) > 1
        and not _REFERS_BACK.fullmatch(words[span])
        and not any(t.span.overlaps(span) for t in statement.times)
    )


def _base(tagged: Tagged, statement: Statement, topics: tuple[str, ...]) -> Draft:
    direction = _DIRECTIONS.get(tagged.sort, {}).get(tagged.way)
    return Draft(
        kind=cast("ClaimKind", tagged.sort), direction=direction, topics=topics, times=_periods(tagged, statement),
        rests_on_unusual=rests_on_unusual(statement), probability=tagged.probability,
    )  # fmt: skip


def _topics(tagged: Tagged, statement: Statement) -> tuple[str, ...]:
    """Give the units that the words for what is counted may mean; else those of other words, or of the words before."""
    named = tagged.part("measure")
    trigger = tagged.part("trigger")
    free = [h for h in statement.topics if not _covered(statement.absolute(h.start, h.end), trigger)]
    inside = [h for h in free if _covered(statement.absolute(h.start, h.end), named)]
    if inside or free:
        return ranked_units(inside or free)
    source = statement.spoken_of()
    return source.units() if source is not None and not named else ()


def _covered(span: Span, spans: Spans) -> bool:
    return any(span.overlaps(s) for s in spans)


def _uncounted(tagged: Tagged, statement: Statement) -> str:
    words = [statement.words[s.start - statement.offset : s.end - statement.offset] for s in tagged.part("measure")]
    return " … ".join(" ".join(w.split()) for w in words) or " ".join(statement.words.split())


def _times_in(statement: Statement, spans: Spans) -> tuple[TimeMention, ...]:
    return tuple(t for t in statement.times if t.period is not None and _covered(t.span, spans))


def _periods(tagged: Tagged, statement: Statement) -> tuple[TimeReading, ...]:
    """Give the days that the claim says; where no words are marked for them, those that no other part holds."""
    marked = tagged.part("period")
    if marked:
        outside = tagged.part("trigger")
        return readings(tuple(t for t in _times_in(statement, marked) if not _covered(t.span, outside)))
    taken = tuple(p.span for p in tagged.parts if p.name in ("baseline", "within", "trigger", "versus", "window"))
    return readings(tuple(t for t in own_times(statement) if not _covered(t.span, taken)))


def _amounts(tagged: Tagged, statement: Statement) -> tuple[NumberMention, ...]:
    marked = tagged.part("amount")
    inside = tuple(n for n in statement.numbers if _covered(n.span, marked))
    return inside or (() if marked else statement.numbers)


def _count(tagged: Tagged, statement: Statement, base: Draft) -> Draft | None:
    plain = [n for n in _amounts(tagged, statement) if n.word != "none" and n.unit in ("", "times")]
    return replace(base, quantities=(quantity(plain[0]),)) if plain else None


def _rate(tagged: Tagged, statement: Statement, base: Draft) -> Draft | None:
    plain = [n for n in _amounts(tagged, statement) if n.word != "none" and n.unit in ("", "times")]
    if not plain:
        return None
    amount = quantity(plain[0])
    per = cast("Unit", tagged.unit) if tagged.unit in ("day", "week", "month") else "day"
    return replace(base, quantities=(replace(amount, per=amount.per or per),))


def _share(tagged: Tagged, statement: Statement, base: Draft) -> Draft | None:
    parts = [n for n in _amounts(tagged, statement) if n.unit in ("percent", "fraction") or n.word in _SHARES]
    whole = tagged.part("whole")
    if not parts or not whole:
        return None
    return replace(base, quantities=(quantity(parts[0]),), whole=Span(whole[0].start, whole[-1].end))


_SHARES = ("most", "half", "all", "none")


def _change(tagged: Tagged, statement: Statement, base: Draft) -> Draft | None:
    against = _times_in(statement, tagged.part("baseline")) or (
        () if tagged.part("baseline") else tuple(t for t in baseline_times(statement))
    )
    times = tuple(t for t in base.times if not any(t.span == b.span for b in against))
    size, comparison, number = _size(tagged, statement, base.direction)
    if base.direction is None:
        return None
    return replace(
        base, times=times, baseline_times=readings(against), size=size, size_comparison=comparison,
        quantities=(number,) if number else (),
    )  # fmt: skip


_WAYS: dict[str, Way] = {"increase": "increase", "more": "increase", "decrease": "decrease", "less": "decrease"}


def _size(
    tagged: Tagged, statement: Statement, direction: Direction | None
) -> tuple[float | str | None, Comparison | None, Quantity | None]:
    """Read "by a third", "doubled", "sharply" in the words for the amount."""
    for span in tagged.part("amount"):
        start, end = span.start - statement.offset, span.end - statement.offset
        narrow = replace(
            statement, numbers=tuple(n for n in statement.numbers if n.span.overlaps(span)),
        )  # fmt: skip
        move = Move(way=_WAYS.get(direction or "", "none"), start=start, end=end, bare=False)
        size = size_of(narrow, move)
        if size is not None:
            return size.value, size.comparison, quantity(size.number) if size.number else None
    return None, None, None


def _comparison(tagged: Tagged, statement: Statement, base: Draft) -> Draft | None:
    marked = tagged.part("versus")
    versus = Span(marked[0].start, marked[-1].end) if marked else complement(statement)
    size, comparison, number = _size(tagged, statement, base.direction)
    ratio = size if isinstance(size, float) else None
    comparison = "at_least" if comparison == "more_than" else comparison
    if base.direction is None:
        return None
    return replace(
        base, versus=versus, size=ratio, size_comparison=comparison if ratio is not None else None,
        quantities=(number,) if number and ratio is not None else (),
    )  # fmt: skip


def _extreme(tagged: Tagged, statement: Statement, base: Draft) -> Draft | None:
    marked = _times_in(statement, tagged.part("within"))
    within = readings(marked) or tuple(t for t in base.times if t.link in ("since", "range") or t.unit == "year")
    times = tuple(t for t in base.times if not any(t.span == w.span for w in within))
    unit = tagged.unit if tagged.unit in ("day", "week", "month") else None
    if base.direction is None or tagged.unit == "year":
        return None
    return replace(base, times=times, within_times=within, unit=cast("Unit | None", unit))


def _trend(tagged: Tagged, statement: Statement, base: Draft) -> Draft | None:
    return base if base.direction is not None else None


def _occurrence(tagged: Tagged, statement: Statement, base: Draft) -> Draft | None:
    return replace(base, negated=tagged.way == "down")


def _coincidence(tagged: Tagged, statement: Statement, base: Draft) -> Draft | None:
    triggers = tagged.part("trigger")
    trigger = Span(triggers[0].start, triggers[-1].end) if triggers else None
    if trigger is None:
        return None
    days = [t for t in _times_in(statement, triggers) if t.period and t.period.n_days <= LONGEST_TRIGGER_DAYS]
    elsewhere = [t for t in own_times(statement) if t.period and t.period.n_days <= LONGEST_TRIGGER_DAYS]
    window = " ".join(
        statement.words[s.start - statement.offset : s.end - statement.offset] for s in tagged.part("window")
    )
    unusual = base.rests_on_unusual or pattern("change", "links", "named").search(statement.words) is not None
    return replace(
        base, trigger=trigger, times=readings(tuple(days[:1] or elsewhere[:1])),
        window_days=window_of(window) if window else None, direction=base.direction or "increase",
        rests_on_unusual=unusual,
    )  # fmt: skip


_MAKERS: dict[str, Callable[[Tagged, Statement, Draft], Draft | None]] = {
    "count": _count, "rate": _rate, "share": _share, "change": _change, "comparison": _comparison,
    "extreme": _extreme, "trend": _trend, "occurrence": _occurrence, "coincidence": _coincidence,
}  # fmt: skip
