"""From the parts that the tagger marks to what a check needs: amounts, days, ways, sides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from onrecord.claims.by_rules import draft_of_kind
from onrecord.claims.claim import ClaimKind, Direction, Quantity, TimeReading, Unit
from onrecord.claims.clauses import verb_in
from onrecord.claims.kinds.coincidence import LONGEST_TRIGGER_DAYS
from onrecord.claims.kinds.comparison import bound_of_size
from onrecord.claims.kinds.links import window_of
from onrecord.claims.kinds.moves import Move, Way, complement, rests_on_unusual, size_of
from onrecord.claims.kinds.sizes import Size
from onrecord.claims.kinds.times import baseline_times, own_times, readings
from onrecord.claims.lexicon import pattern
from onrecord.claims.model.counted import counted_topics, covered, uncounted_words, words_in
from onrecord.claims.model.decode import Tagged
from onrecord.claims.statement import Draft, Statement, quantity
from onrecord.text.number_mention import NumberMention
from onrecord.text.spans import Span, Spans
from onrecord.text.time_mention import TimeMention

_DIRECTIONS: dict[str, dict[str, Direction]] = {
    "change": {"up": "increase", "down": "decrease", "even": "none"},
    "trend": {"up": "increase", "down": "decrease", "even": "none"},
    "coincidence": {"up": "increase", "down": "decrease", "even": "increase"},
    "comparison": {"up": "more", "down": "less", "even": "equal"},
    "extreme": {"up": "highest", "down": "lowest"},
}


def draft_of(tagged: Tagged, statement: Statement) -> Draft | None:
    """Make a draft of a testable kind; None where a part without which the kind is none cannot be read.

    Parameters
    ----------
    tagged
        A run of words of one of the nine kinds; spans of the document.
    statement
        The same words as a statement.

    Notes
    -----
    The rules of the kind go first: they know more forms of amounts and days than parts tell. What they cannot read is
    put together from the parts.
    """
    topics = counted_topics(tagged, statement)
    if not topics:
        return Draft(not_testable="out_of_record", because=uncounted_words(tagged, statement))
    kind = "share" if _is_share(tagged, statement) else tagged.sort
    by_rule = draft_of_kind(kind, statement)
    return by_rule or _MAKERS[kind](tagged, statement, _base(tagged, statement, topics))


def with_way(draft: Draft, tagged: Tagged, statement: Statement) -> Draft:
    """Hold the way that the rules read against the tagger's ("grew rarer and rarer" is no growth).

    Where the two differ the rules' way stands, and its words are noted as unread: an outcome that hangs on which of
    them is right is never firm.
    """
    way = _DIRECTIONS.get(tagged.sort, {}).get(tagged.way)
    if draft.kind != tagged.sort or isinstance(draft.size, float) or tagged.sure_of_way < SURE_OF_WAY:
        return draft
    if draft.direction is None or way is None or way == draft.direction or statement.words.isupper():
        return draft  # headlines in capitals are nothing that the tagger knows well
    words = tagged.part("amount") or statement.spans()
    return replace(draft, unread=(*draft.unread, *words))


SURE_OF_WAY = 0.7
"""From here on a difference is noted. A round figure."""


def _is_share(tagged: Tagged, statement: Statement) -> bool:
    """Tell whether a count is one of part of a whole ("most of them fell on Iraq")."""
    amounts = _amounts(tagged, statement)
    return tagged.sort == "count" and bool(amounts) and all(_is_part(n) for n in amounts)


def _is_part(number: NumberMention) -> bool:
    return number.unit in ("percent", "fraction") or number.word in _SHARES


_STRETCH = re.compile(
    r"\W*(?:since|during|throughout|until|before|after|following|under|over\s+the\s+course\s+of)\b", re.IGNORECASE
)
_CLOCK = re.compile(
    r"\b(?:dawn|dusk|noon|midday|midnight|sunrise|sunset|night(?:fall)?|morning|evening|hours?|o[’']clock)\b",
    re.IGNORECASE,
)


def unread_parts(tagged: Tagged, statement: Statement) -> Spans:
    """Give the words for a stretch of time in which no days can be read ("since the truce", "during the siege")."""
    marked = [p.span for p in tagged.parts if p.name in ("period", "baseline", "within")]
    return tuple(
        span
        for span, words in zip(marked, words_in(tuple(marked), statement), strict=True)
        if _STRETCH.match(words)
        and not _CLOCK.search(words)
        and not any(t.span.overlaps(span) for t in statement.times)
    )


def _base(tagged: Tagged, statement: Statement, topics: tuple[str, ...]) -> Draft:
    direction = _DIRECTIONS.get(tagged.sort, {}).get(tagged.way)
    return Draft(
        kind=cast("ClaimKind", tagged.sort), direction=direction, topics=topics, times=_periods(tagged, statement),
        rests_on_unusual=rests_on_unusual(statement), probability=tagged.probability,
    )  # fmt: skip


def _times_in(statement: Statement, spans: Spans) -> tuple[TimeMention, ...]:
    return tuple(t for t in statement.times if t.period is not None and covered(t.span, spans))


def _periods(tagged: Tagged, statement: Statement) -> tuple[TimeReading, ...]:
    """Give the days that the claim says; where no words are marked for them, those that no other part holds."""
    marked = tagged.part("period")
    if marked:
        outside = tagged.part("trigger")
        return readings(tuple(t for t in _times_in(statement, marked) if not covered(t.span, outside)))
    taken = tuple(p.span for p in tagged.parts if p.name in ("baseline", "within", "trigger", "versus", "window"))
    return readings(tuple(t for t in own_times(statement) if not covered(t.span, taken)))


def _amounts(tagged: Tagged, statement: Statement) -> tuple[NumberMention, ...]:
    marked = tagged.part("amount")
    inside = tuple(n for n in statement.numbers if covered(n.span, marked))
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
    parts = [n for n in _amounts(tagged, statement) if _is_part(n)]
    whole = tagged.part("whole") or _of_them(statement)
    if not parts or not whole:
        return None
    return replace(base, kind="share", quantities=(quantity(parts[0]),), whole=Span(whole[0].start, whole[-1].end))


_THEM = re.compile(r"\bof\s+(?:them|these|those|which|whom)\b", re.IGNORECASE)


def _of_them(statement: Statement) -> Spans:
    m = _THEM.search(statement.words)
    return (statement.absolute(*m.span()),) if m else ()


_SHARES = ("most", "half", "all", "none")


def _change(tagged: Tagged, statement: Statement, base: Draft) -> Draft | None:
    marked = tagged.part("baseline")
    against = _times_in(statement, marked) if marked else baseline_times(statement)
    times = tuple(t for t in base.times if not any(t.span == b.span for b in against))
    size = _size(tagged, statement, base.direction)
    if base.direction is None:
        return None
    change = replace(base, times=times, baseline_times=readings(against))
    if size is None:
        return change
    return replace(change, size=size.value, size_comparison=size.comparison, quantities=_number_of(size))


_WAYS: dict[str, Way] = {"increase": "increase", "more": "increase", "decrease": "decrease", "less": "decrease"}


def _size(tagged: Tagged, statement: Statement, direction: Direction | None) -> Size | None:
    """Read "by a third", "doubled", "sharply" in the words for the amount."""
    for span in tagged.part("amount"):
        start, end = span.start - statement.offset, span.end - statement.offset
        narrow = replace(statement, numbers=tuple(n for n in statement.numbers if n.span.overlaps(span)))
        move = Move(way=_WAYS.get(direction or "", "none"), start=start, end=end, bare=False)
        size = size_of(narrow, move)
        if size is not None:
            return size
    return None


def _number_of(size: Size) -> tuple[Quantity, ...]:
    return (quantity(size.number),) if size.number else ()


def _comparison(tagged: Tagged, statement: Statement, base: Draft) -> Draft | None:
    marked = tagged.part("versus")
    versus = Span(marked[0].start, marked[-1].end) if marked else complement(statement)
    size = _size(tagged, statement, base.direction)
    if base.direction is None:
        return None
    if size is None or not isinstance(size.value, float):
        return replace(base, versus=versus)
    return replace(
        base, versus=versus, size=size.value, size_comparison=bound_of_size(size), quantities=_number_of(size),
    )  # fmt: skip


def _extreme(tagged: Tagged, statement: Statement, base: Draft) -> Draft | None:
    marked = _times_in(statement, tagged.part("within"))
    longer = tuple(t for t in base.times if t.link in ("since", "range") or (t.unit == "year" and len(base.times) > 1))
    within = readings(marked) or longer
    times = tuple(t for t in base.times if not any(t.span == w.span for w in within))
    unit = tagged.unit if tagged.unit in ("day", "week", "month") else None
    if base.direction is None or any(t.unit == "year" for t in times):
        return None  # no kind of check ranks years
    if unit is None and not (times or within):
        return None  # "the most half-hearted air war"
    return replace(base, times=times, within_times=within, unit=cast("Unit | None", unit))


def _trend(tagged: Tagged, statement: Statement, base: Draft) -> Draft | None:
    return base if base.direction is not None else None


def _occurrence(tagged: Tagged, statement: Statement, base: Draft) -> Draft | None:
    """What happened has a day; without one, "they bombed the town" is no claim that rows could answer."""
    negated = tagged.way == "down"
    told = negated or (bool(base.times) and verb_in(statement.words) is not None)
    return replace(base, negated=negated) if told else None


def _coincidence(tagged: Tagged, statement: Statement, base: Draft) -> Draft | None:
    triggers = tagged.part("trigger")
    trigger = Span(triggers[0].start, triggers[-1].end) if triggers else None
    if trigger is None:
        return None
    days = [t for t in _times_in(statement, triggers) if t.period and t.period.n_days <= LONGEST_TRIGGER_DAYS]
    elsewhere = [t for t in own_times(statement) if t.period and t.period.n_days <= LONGEST_TRIGGER_DAYS]
    window = " ".join(words_in(tagged.part("window"), statement))
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
