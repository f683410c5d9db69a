"""How time expressions hang together: ranges, "since", and stretches beside an event."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Literal

from onrecord.text.dates import Period
from onrecord.text.spans import Span
from onrecord.text.time_context import Moment
from onrecord.text.time_mention import TimeMention
from onrecord.text.time_relative import stretch_beside

_SINCE = re.compile(r"\b(?:since|ever\s+since)\b(?P<event>[^.;:,!?\n]{0,90})$", re.IGNORECASE)
_RANGE_OPEN = re.compile(r"\b(?P<open>between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_RANGE_JOIN = re.compile(r"\s*(?:to|until|till|through|and|up\s+to|-|–|—)\s*(?:on\s+|the\s+)?", re.IGNORECASE)
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
        ranged = _range(mention, found[i + 1], text) if i + 1 < len(found) else None
        if ranged is not None:
            out.append(ranged)
            skip = True
            continue
        if out and out[-1].link in ("before", "after") and mention.period is not None:
            out[-1] = _beside(out[-1], mention, text, today)
        if mention.link == "again":
            mention = _spoken_of(mention, out)
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


def _range(first: TimeMention, second: TimeMention, text: str) -> TimeMention | None:
    opening = _RANGE_OPEN.search(text[max(0, first.span.start - 14) : first.span.start])
    joiner = text[first.span.end : second.span.start]
    if opening is None or first.period is None or second.period is None or not _RANGE_JOIN.fullmatch(joiner):
        return None
    if (opening["open"].lower() == "between") != (joiner.strip().lower().split(" ")[0] == "and"):
        return None
    start, end = first.period.start, second.period.end
    if end < start:
        earlier = [p for p in first.alternatives if p.start <= end]
        start = max((p.start for p in earlier), default=end)
        if not earlier:
            return None
    at = first.span.start - len(opening.group())
    return TimeMention(
        span=Span(at, second.span.end),
        period=Period(start, end),
        unit=first.unit,
        assumed=first.assumed or second.assumed,
        link="range",
        ends=(first.period, second.period),
    )


def _linked(mention: TimeMention, text: str, floor: int, today: date) -> TimeMention:
    if mention.period is None:
        return mention
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
