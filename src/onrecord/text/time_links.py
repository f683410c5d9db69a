"""How time expressions hang together: ranges, "since", and stretches beside an event."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Literal

from onrecord.text.calendar import add_units, ending
from onrecord.text.dates import Period
from onrecord.text.spans import Span
from onrecord.text.time_context import Moment
from onrecord.text.time_mention import TimeMention
from onrecord.text.time_ranges import join_range
from onrecord.text.time_relative import stretch_beside

_SINCE = re.compile(
    r"\b(?:since|ever\s+since)\b(?P<event>(?:(?!\b(?:than|as|have|has)\b)[^.;:,!?\n]){0,90})$", re.IGNORECASE
)
""""Since the offensive began in October"; what is compared ("… than in March") is no part of the event."""
_UNTIL = re.compile(r"\b(?:until|till|up\s+to|before|prior\s+to)\s+(?:the\s+)?$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after)\s+(?:the\s+)?$", re.IGNORECASE)
_EVENT = re.compile(r"\s+(?:(?!it\b|that\b|this\b)[^.;:,!?\n]{3,120})?")


def link_times(found: tuple[TimeMention, ...], text: str, today: date) -> tuple[TimeMention, ...]:
    """Join "from A to B" and "between A and B", and stretch "since A" to the day of publication."""
    out: list[TimeMention] = []
    skip = False
    for i, mention in enumerate(found):
        if skip:
            skip = False
            continue
        ranged = join_range(mention, found[i + 1], text, today) if i + 1 < len(found) else None
        if ranged is not None:
            out.append(ranged)
            skip = True
            continue
        if out and out[-1].link in ("before", "after") and mention.period is not None:
            out[-1] = _beside(out[-1], mention, text, today)
        if mention.link == "again":
            mention = _spoken_of(mention, out)
        if mention.link == "earlier" and mention.base is not None:
            mention = _earlier_range(mention, out)
        floor = out[-1].span.end if out else 0
        out.append(_linked(mention, text, floor, today))
    return tuple(m for m in out if m.period is not None or not m.link)


def _beside(stretch: TimeMention, event: TimeMention, text: str, today: date) -> TimeMention:
    """Tie "the four days after" to the date of its event, if that follows in the phrase ("… the blasts on 23 May")."""
    between = text[stretch.span.end : event.span.start]
    if not _EVENT.fullmatch(between) or stretch.unit in ("hour", "decade", "century"):
        return stretch
    side: Literal["before", "after"] = "before" if stretch.link == "before" else "after"
    moment = stretch_beside(stretch.unit, max(1, round(stretch.amount)), side, event.period, today)
    return replace(as_mention(stretch.span, text, moment), link=side)


def _linked(mention: TimeMention, text: str, floor: int, today: date) -> TimeMention:
    if mention.period is None:
        return _running_to_now(mention, text, today)
    before = text[max(floor, mention.span.start - 100) : mention.span.start]
    since = _SINCE.search(before)
    if since is not None and mention.period.start <= today:
        at = mention.span.start - (len(before) - since.start())
        alternatives = tuple(Period(p.start, today) for p in mention.alternatives if p.start <= today)
        return replace(
            mention,
            span=Span(at, mention.span.end),
            period=Period(mention.period.start, today),
            alternatives=alternatives,
            link="since",
            base=mention.period,
        )
    if _UNTIL.search(before):
        return replace(mention, link="until")
    return replace(mention, link="after") if _AFTER.search(before) else mention


_MOST_OF_ALL = re.compile(
    r"\b(?:(?:(?!west|east|rest|arrest|forest|harvest|protest|interest|request|test|latest|suggest)\w{3,})est|most|least|worst|record)\b"
    r"[^.;:!?\n]{0,70}\bin\s+(?:(?:over|nearly|almost|about)\s+|(?:more|less)\s+than\s+|at\s+least\s+)?$",
    re.IGNORECASE,
)


def _running_to_now(mention: TimeMention, text: str, today: date) -> TimeMention:
    """Read "the deadliest month in three years": the years up to publication, within which it is the most."""
    unit = mention.unit
    if mention.shape != "duration" or not mention.amount or unit not in ("week", "month", "quarter", "year", "decade"):
        return mention
    words = mention.span.of(text)
    plain = not words[:1].isupper() and not words.lower().startswith(("the ", "a single", "one "))
    if not plain or _MOST_OF_ALL.search(text[max(0, mention.span.start - 120) : mention.span.start]) is None:
        return mention
    return replace(mention, period=ending(today, unit, round(mention.amount)))


_ROUGHLY = {"day": 1, "week": 7, "month": 30.4, "quarter": 91, "year": 365}


def _spoken_of(mention: TimeMention, earlier: list[TimeMention]) -> TimeMention:
    """Tie "the same five months" to the last days of that length, or to the last stretch if none is said."""
    wanted = mention.amount * _ROUGHLY.get(mention.unit, 0)
    least = 2 * _ROUGHLY.get(mention.unit, 0) - 4
    for known in reversed(earlier):
        days = known.period.n_days if known.period else 0
        if (wanted and abs(days - wanted) <= 0.1 * wanted) or (not wanted and days >= least):
            return replace(mention, period=known.period, link="", unit=known.unit, ends=None)
    return replace(mention, period=None, link="", shape="duration")


def _earlier_range(mention: TimeMention, earlier: list[TimeMention]) -> TimeMention:
    """Tie "the same months of last year" to the whole range, if what was last spoken of was its end."""
    base, days = mention.base, mention.period
    spoken = next((k for k in reversed(earlier) if k.ends is not None and k.ends[1] == base), None)
    if base is None or days is None or spoken is None or spoken.period is None:
        return mention
    years = days.start.year - base.start.year
    moved = Period(add_units(spoken.period.start, "year", years), add_units(spoken.period.end, "year", years))
    return replace(mention, period=moved, unit="part", base=spoken.period)


_SPEAKING = re.compile(
    r"\b(?:said|told|announced|wrote|declared|stated|reported|added|confirmed|claimed|warned|insisted|reporters|journalists)\s+(?:on\s+|late\s+|early\s+)*$"
)


def as_mention(span: Span, text: str, moment: Moment) -> TimeMention:
    words = span.of(text)
    reported = moment.unit == "day" and _SPEAKING.search(text[max(0, span.start - 40) : span.start]) is not None
    lead = len(words) - len(words.lstrip())
    return TimeMention(
        span=Span(span.start + lead, span.start + len(words.rstrip())), period=moment.period, unit=moment.unit,
        shape=moment.shape, amount=moment.amount, alternatives=moment.alternatives, assumed=moment.assumed,
        link="reported" if reported else moment.link, base=moment.base,
        refers=moment.refers,
    )  # fmt: skip
