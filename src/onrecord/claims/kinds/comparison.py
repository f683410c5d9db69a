"""More or fewer here than there."""

from __future__ import annotations

import re

from onrecord.claims.claim import Comparison, Direction
from onrecord.claims.kinds.moves import AS_MANY, compares_times, complement, find_moves, names_other_things, size_of
from onrecord.claims.kinds.set_against import find_set_against
from onrecord.claims.kinds.sizes import Size, comparison_of_ratio
from onrecord.claims.kinds.times import own_times, readings
from onrecord.claims.statement import Draft, Statement, quantity
from onrecord.text.number_mention import NumberMention
from onrecord.text.spans import Span

_CLEFT = re.compile(r"\bit\s+(?:was|is)\s+(?:\w+[\s-]+){1,4}(?:that|which|who)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:them|those|these|ones)\b", re.IGNORECASE)
_ELLIPTIC = re.compile(
    r"\W*(?:(?:far|much|slightly|no)\s+)?(?:more|less|fewer|as)\s+(?:often|frequently|many|much|heavily)?\s*(?:than|as)\b",
    re.IGNORECASE,
)
""""…, more often than the rebels did": what was counted stands before."""
_STANDARD = re.compile(
    r"\s*(?:(?!any\b|ever\b|usual|expected|before\b|previous|normal|average|planned|reported|at\s+any|in\s+any)[a-z’'-]+\s+){0,7}[A-Z]"
    r"|\s*(?:[a-z]+\s+){0,3}(?:the\s+|its\s+|their\s+)(?:army|rebels?|government|regime|coalition|group|capital|city|town|province|rest|other|jihadists|militants|militia)"
)
"""What may be compared with: a name, with words before it, or a party or place of the article."""
_TIME_FIRST = 12
"""Characters into the standard within which a time makes it one of time."""


def read_comparisons(statement: Statement) -> tuple[Draft, ...]:
    """Read "more strikes in Iraq than in Syria", "deaths in Homs outnumbered those in Hama", "as often as Raqqa".

    Notes
    -----
    Needs the other side in the same clause, but for the cleft ("it was Ramadi that …"), where it stands before.
    """
    refers = _PRONOUN.search(statement.words) or _ELLIPTIC.match(statement.words)
    source = statement if statement.topics else (statement.spoken_of() if refers else None)
    if source is None or names_other_things(statement):
        return ()
    if _is_even(statement):
        return (_draft(statement, source, "equal", None, None, None),)
    against = find_set_against(statement)
    if against is not None and _is_party(statement, against.standard):
        return (_draft(statement, source, against.way, against.standard, against.ratio, against.number),)
    if compares_times(statement):
        return ()
    standard = complement(statement)
    cleft = _CLEFT.search(statement.words) is not None
    if (standard is None and not cleft) or (standard is not None and not _is_party(statement, standard)):
        return ()
    way = _way(statement)
    if way is None or (cleft and standard is None and way == "equal"):
        return ()
    direction, size, comparison, number = way_and_size(statement, way)
    return (_draft(statement, source, direction, standard, size, number, comparison),)


_EVENLY = re.compile(
    r"\b(?:(?:equally|evenly)(?:\s+(?:often|hard|heavily|badly|frequently|deadly|bloody|violent|fiercely))?(?=\W|$)"
    r"|with\s+(?:about\s+|roughly\s+)?(?:equal|the\s+same)\s+(?:frequency|force|intensity)"
    r"|(?:equal|the\s+same|similar)\s+(?:numbers?|amounts?|shares?)\s+of)\b(?!\s+as\b)",
    re.IGNORECASE,
)
_TWO = re.compile(r"[A-Z][\w’'-]+\s+and\s+(?:in\s+|near\s+|the\s+)*(?:[a-z]{2}-)?[A-Z]|\b(?i:the\s+two|both)\b")


def _is_even(statement: Statement) -> bool:
    """Tell whether two places or parties are said to share alike ("the two cities were hit equally often")."""
    two = [m.start() for m in _TWO.finditer(statement.words)]
    timed = [(t.span.start - statement.offset, t.span.end - statement.offset) for t in statement.times]
    named = any(not any(a <= at < b for a, b in timed) for at in two)
    return named and _EVENLY.search(statement.words) is not None and complement(statement) is None


def _draft(
    statement: Statement, source: Statement, direction: Direction, standard: Span | None, size: float | None,
    number: NumberMention | None, comparison: Comparison | None = None,
) -> Draft:  # fmt: skip
    if size is not None and comparison is None:
        comparison = _bound(number.comparison if number and number.comparison != "equal" else "about")
    return Draft(
        kind="comparison", direction=direction, size=size, size_comparison=comparison, versus=standard,
        quantities=(quantity(number),) if number else (), times=readings(own_times(statement)),
        topics=source.units(),
    )  # fmt: skip


def _is_party(statement: Statement, standard: Span) -> bool:
    """Tell whether what is compared with is a place or a party, and no time or amount."""
    if not _STANDARD.match(statement.words, standard.start - statement.offset):
        return False
    near = Span(standard.start, min(standard.end, standard.start + _TIME_FIRST))
    amount = any(
        n.unit == "" and n.span.start <= standard.start + 2 and n.span.overlaps(near) for n in statement.numbers
    )
    first = any(t.span.start <= standard.start + 4 and standard.overlaps(t.span) for t in statement.times)
    return not (amount or first)


def _way(statement: Statement) -> Direction | None:
    moves = find_moves(statement)
    ways = [m.way for m in moves if m.way != "none"]
    if AS_MANY.search(statement.words) and not any(
        m for m in moves if m.bare and m.way != "none" and _is_than(statement, m.end)
    ):
        return "equal"
    standard = complement(statement)
    at = standard.start - statement.offset if standard is not None else len(statement.words)
    nearest = [m.way for m in moves if m.way != "none" and m.end <= at] or ways
    if not nearest:
        return "more" if _COMPARATIVE.search(statement.words) else None
    return "more" if nearest[-1] == "increase" else "less"


_COMPARATIVE = re.compile(r"\b(?:\w{3,}er|worse|more\s+\w+ly)\s+than\b", re.IGNORECASE)
""""Hit harder than": a comparative that no list of moves has; those that mean less are listed."""


def _is_than(statement: Statement, at: int) -> bool:
    return re.search(r"\bthan\b", statement.words[at:]) is not None


def way_and_size(
    statement: Statement, way: Direction
) -> tuple[Direction, float | None, Comparison | None, NumberMention | None]:
    """Give direction and ratio; "three times as many" is more, "half as many" is less."""
    for move in find_moves(statement) or ():
        size = size_of(statement, move)
        if size is not None and isinstance(size.value, float):
            return _directed(way, size.value), size.value, bound_of_size(size), size.number
    for number in statement.numbers:
        if number.unit in ("times", "fraction") and AS_MANY.match(statement.text_after(number.span, 12).lstrip()):
            comparison = "about" if number.comparison == "equal" else number.comparison
            return _directed("more", number.value), number.value, _bound(comparison), number
    return way, None, None, None


def _directed(way: Direction, ratio: float) -> Direction:
    return "less" if ratio < 1 else ("more" if ratio > 1 else way)


def bound_of_size(size: Size) -> Comparison | None:
    """Give the comparison of a size as one of the ratio between the two sides."""
    return _bound(comparison_of_ratio(size))


def _bound(comparison: Comparison | None) -> Comparison | None:
    """A ratio is no whole number: "more than three times" and "at least three times" are one bound."""
    return "at_least" if comparison == "more_than" else comparison
