"""Two time expressions that are the ends of one: "from A to B", "between A and B", "August-September"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from onrecord.text.calendar import add_units
from onrecord.text.dates import Period
from onrecord.text.spans import Span
from onrecord.text.time_context import PUBLISHED_YEAR
from onrecord.text.time_mention import TimeMention

_OPEN = re.compile(r"\b(?P<open>between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:to|until|till|through|and|up\s+to|-|–|—)\s*(?:on\s+|the\s+)?", re.IGNORECASE)
_BARE_JOIN = re.compile(r"\s{0,2}(?:[-–]|\bto|\bthrough)\s{0,2}", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:compar\w+|close[rd]?|next|similar|relative|due|prior)\b[^.;]{0,40}$", re.IGNORECASE)


def join_range(first: TimeMention, second: TimeMention, text: str, today: date) -> TimeMention | None:
    """Join two neighbours if words say that they are the ends of a stretch; None if they are not."""
    if first.period is None or second.period is None:
        return None
    opening = _opening(first, second, text)
    if opening is None:
        return None
    second = _not_beyond(first, second, today)
    start = _start_before(first, second)
    if start is None or second.period is None:
        return None
    return TimeMention(
        span=Span(first.span.start - opening, second.span.end),
        period=Period(start.start, second.period.end),
        unit=first.unit,
        assumed=(first.assumed if start == first.period else "") or second.assumed,
        link="range",
        ends=(start, second.period),
    )


def _opening(first: TimeMention, second: TimeMention, text: str) -> int | None:
    """Give how many characters before the first belong to the range; None if the two are no range."""
    before = text[max(0, first.span.start - 60) : first.span.start]
    joiner = text[first.span.end : second.span.start]
    opening = _OPEN.search(before)
    if opening is not None and _JOIN.fullmatch(joiner):
        words = joiner.strip().lower().split(" ")
        return len(opening.group()) if (opening["open"].lower() == "between") == (words[0] == "and") else None
    alike = first.unit == second.unit and first.unit in ("month", "year") and not first.link and not second.link
    bare = alike and _BARE_JOIN.fullmatch(joiner) and _COMPARED.search(before) is None
    return 0 if bare else None


def _not_beyond(first: TimeMention, second: TimeMention, today: date) -> TimeMention:
    """Take "Sunday" of "from Friday until Sunday" for the past one if Friday is past and both are within reach."""
    if first.period is None or second.period is None or first.period.start > today or second.period.start <= today:
        return second
    sooner = [p for p in second.alternatives if first.period.start <= p.start <= today]
    return replace(second, period=sooner[0], alternatives=()) if sooner else second


def _start_before(first: TimeMention, second: TimeMention) -> Period | None:
    """Give the days of the first end that lie last before the second, if its year or week was not said."""
    if first.period is None or second.period is None:
        return None
    end = second.period
    if first.period.start <= end.start and not (first.assumed == PUBLISHED_YEAR and _is_far(first.period, end)):
        return first.period
    earlier = [p for p in (*_moved(first, end), *first.alternatives) if p.start <= end.end]
    if earlier:
        return max(earlier)
    return first.period if first.period.start <= end.end else None


def _is_far(first: Period, last: Period) -> bool:
    return (last.start - first.start).days >= 365


def _moved(first: TimeMention, end: Period) -> list[Period]:
    """Give the same name a year or a week before, for ends whose year or week the words leave open."""
    if first.period is None or not first.alternatives:
        return []
    if first.assumed == PUBLISHED_YEAR:
        years = (end.start.year - first.period.start.year - back for back in (0, 1))
        return [Period(*(add_units(d, "year", n) for d in (first.period.start, first.period.end))) for n in years]
    week = first.unit == "day" and first.period.n_days == 1 and (first.period.start - end.start).days < 7
    return [first.period.moved(-7)] if week else []
