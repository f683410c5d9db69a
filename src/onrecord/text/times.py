"""Time expressions in running text and the days that they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, cast

from onrecord.text.calendar import unit_of_period
from onrecord.text.dates import PartialDate, Period, day_period
from onrecord.text.spans import Span
from onrecord.text.time_context import Context, Moment, Shape, Tense, TimeUnit, read_groups
from onrecord.text.time_relative import stretch_beside
from onrecord.text.time_rules import RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A time expression of a text.

    `period` is None for durations that no date fixes ("within days", "for a year").
    """

    span: Span
    period: Period | None
    unit: TimeUnit
    shape: Shape = "date"
    amount: float = 1
    alternatives: tuple[Period, ...] = ()
    """Other days that the same words may well mean, best first."""
    assumed: str = ""
    link: str = ""
    """How it is tied to the sentence: since, until, range, before, after, earlier ("a year earlier"), reported ("said on Monday"), or ''."""
    base: Period | None = None
    """For a stretch before, after or since something: the days of that ("the week after 9 October")."""
    refers: str = ""
    """For references without days ("currently"): past, present or future."""
    ends: tuple[Period, Period] | None = None
    """For a range: the days of its two ends ("between April and May")."""


_FUTURE = re.compile(
    r"\b(?:will|would|shall|won[’']t|[’']ll|to\s+be|plans?\s+to|going\s+to|is\s+(?:due|set|expected|scheduled|likely)"
    r"|are\s+(?:due|set|expected|scheduled|likely)|expects?\s+to|scheduled|upcoming|payable|effective)\b|\b(?:by|until)\s+(?:the\s+)?$", re.IGNORECASE
)  # fmt: skip
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|has|have|told|\w{2,}ed|fell|rose|saw|began|took|came|went|ago|last)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)|\n")
MAX_CLAUSE = 200
"""Characters looked at on either side of an expression for the tense; longer clauses are rare and cost time."""


def find_times(
    text: str,
    *,
    published: PartialDate | Period | date | None,
    within: Span | None = None,
    anchor: Period | None = None,
) -> tuple[TimeMention, ...]:
    """Find the time expressions of a text, in reading order.

        Parameters
        ----------
        text
            Any text.
        published
            When it appeared. Without it only expressions that name a year are read.
        within
            Where to look; the whole text by default.
        anchor
            The days last spoken of before ("the month before" hangs on them).

        Notes
        -----
        Weekdays and months without a year lie in the past unless the tense says otherwise; a weekday that is the day of
        publication is that day, with the week before as an alternative. Events are no dates: "since the truce" is not
        read unless the text dates the event in the same phrase ("since the truce began on Monday").

        Examples
        --------
        >>> from onrecord.text.calendar import unit_of_period
    from onrecord.text.dates import PartialDate
        >>> [m.period.iso() for m in find_times("In September and on Friday", published=PartialDate(2017, 10, 10))]
        ['2017-09', '2017-10-06']
    """
    area = within or Span(0, len(text))
    ctx = Context(
        published=_reference(published), anchor=anchor, anchor_unit=unit_of_period(anchor) if anchor else "day"
    )
    dated = published is not None
    found: list[TimeMention] = []
    for start, end, rule in _matches(text, area):
        match = RULES[rule][0].match(text, start, end)
        if match is None:
            continue
        ctx.tense = _tense(text, start, end)
        moment = RULES[rule][1](read_groups(match), ctx)
        if moment is None or not _believable(text, start, end, moment) or (not dated and not _absolute(match)):
            continue
        mention = _mention(Span(start, end), text, moment)
        found.append(mention)
        if moment.period is not None and mention.link != "reported" and _is_anchor(text, start, moment):
            ctx.anchor, ctx.anchor_unit = moment.period, moment.unit
    return _composed(tuple(found), text, ctx.today)


def _reference(published: PartialDate | Period | date | None) -> Period:
    if isinstance(published, PartialDate):
        return published.period()
    if isinstance(published, Period):
        return published
    return day_period(published or date(2000, 1, 1))


def _absolute(match: re.Match[str]) -> bool:
    return re.search(r"(?:19|20)\d\d", match.group()) is not None


def _matches(text: str, area: Span) -> list[tuple[int, int, int]]:
    """Match every rule; where two overlap, the one that starts first, then the longer, then the earlier rule wins."""
    every = [
        (m.start(), -m.end(), i) for i, (pattern, _) in enumerate(RULES) for m in pattern.finditer(text, area.start, area.end)
        if m.end() > m.start()
    ]  # fmt: skip
    kept, free = [], area.start
    for start, negative_end, rule in sorted(every):
        if start >= free:
            kept.append((start, -negative_end, rule))
            free = -negative_end
    return kept


def _tense(text: str, start: int, end: int) -> Tense:
    before = text[max(0, start - MAX_CLAUSE) : start]
    cuts = [m.end() for m in _CLAUSE_END.finditer(before)]
    before = before[cuts[-1] :] if cuts else before
    after = text[end : end + MAX_CLAUSE]
    cut = _CLAUSE_END.search(after)
    after = after[: cut.start()] if cut else after
    if re.match(r"\s*,?\s*(?:will|would|shall)\b", after):
        return "future"
    cues = [(m.end(), "future") for m in _FUTURE.finditer(before)] + [(m.end(), "past") for m in _PAST.finditer(before)]
    if not cues:
        cues = [(-m.start(), "future") for m in _FUTURE.finditer(after)] + [
            (-m.start(), "past") for m in _PAST.finditer(after)
        ]
    return cast("Tense", max(cues)[1]) if cues else "open"


_MODAL_MAY = re.compile(
    r"(?:\b(?:in|of|last|this|next|since|between|and|from|until|to|than|by|with|during|early|mid|late|or|through|for|on|that|before|after|each|every|the)\s+|\d\s+|^|[-–—(,“\"]\s*)$"
)


def _believable(text: str, start: int, end: int, moment: Moment) -> bool:
    """Reject words that only look like times: the verbs "may" and "march", "fall", "spring", "second", "week-long"."""
    words = text[start:end]
    bare = words.strip(" .")
    if bare.lower() in ("may", "march", "mar", "sept", "dec") and not bare[0].isupper():
        return False
    if bare in ("May", "March"):
        after = text[end : end + 12]
        verb = re.match(r"\s+(?:be|the|I|we|they|he|it|on\s|to\s|have|not|God)\b", after) is not None
        opening = _MODAL_MAY.search(text[max(0, start - 12) : start])
        return opening is not None and (opening.group()[:1].isalpha() or not verb)
    if bare.lower() in ("fall", "spring", "falls"):
        return bool(re.search(r"\b(?:in|the|this|last|next|since|by|until)\s+$", text[max(0, start - 8) : start]))
    return not (moment.shape == "duration" and moment.period is None and bare.lower() in ("second", "minute"))


def _is_anchor(text: str, start: int, moment: Moment) -> bool:
    """Days of publication are no days of the story ("issued on Tuesday", "said on Friday")."""
    if moment.shape == "duration" or moment.link == "earlier" or moment.unit in ("decade", "century"):
        return False
    return (
        re.search(
            r"\b(?:said|told|announced|reported|published|wrote|issued|declared|stated)\s+(?:\w+\s+){0,2}$",
            text[max(0, start - 40) : start],
        )
        is None
    )


_SPEAKING = re.compile(
    r"\b(?:said|told|announced|wrote|declared|stated|reported|added|confirmed|claimed|warned|insisted|reporters|journalists)\s+(?:on\s+|late\s+|early\s+)*$"
)


def _mention(span: Span, text: str, moment: Moment) -> TimeMention:
    words = span.of(text)
    reported = moment.unit == "day" and _SPEAKING.search(text[max(0, span.start - 40) : span.start]) is not None
    lead = len(words) - len(words.lstrip())
    return TimeMention(
        span=Span(span.start + lead, span.start + len(words.rstrip())), period=moment.period, unit=moment.unit,
        shape=moment.shape, amount=moment.amount, alternatives=moment.alternatives, assumed=moment.assumed,
        link="reported" if reported else moment.link, base=moment.base,
        refers=moment.refers,
    )  # fmt: skip


_SINCE = re.compile(r"\b(?:since|ever\s+since)\b(?P<event>[^.;:,!?\n]{0,90})$", re.IGNORECASE)
_RANGE_OPEN = re.compile(r"\b(?P<open>between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_RANGE_JOIN = re.compile(r"\s*(?:to|until|till|through|and|up\s+to|-|–|—)\s*(?:on\s+|the\s+)?", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|up\s+to|before|prior\s+to)\s+(?:the\s+)?$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after)\s+(?:the\s+)?$", re.IGNORECASE)
_EVENT = re.compile(r"\s+(?!it\b|that\b|this\b)[^.;:,!?\n]{3,120}")


def _composed(found: tuple[TimeMention, ...], text: str, today: date) -> tuple[TimeMention, ...]:
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
        floor = out[-1].span.end if out else 0
        out.append(_linked(mention, text, floor, today))
    return tuple(m for m in out if m.period is not None or not m.link)


def _beside(stretch: TimeMention, event: TimeMention, text: str, today: date) -> TimeMention:
    """Tie "the four days after" to the date of its event, if that follows in the same phrase ("… the blasts on 23 May")."""
    between = text[stretch.span.end : event.span.start]
    if not _EVENT.fullmatch(between) or stretch.unit in ("hour", "decade", "century"):
        return stretch
    side: Literal["before", "after"] = "before" if stretch.link == "before" else "after"
    moment = stretch_beside(stretch.unit, max(1, round(stretch.amount)), side, event.period, today)
    return replace(_mention(stretch.span, text, moment), link=side)


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


def overlapping(times: Sequence[TimeMention], span: Span) -> tuple[TimeMention, ...]:
    """Give the expressions that share text with a span."""
    return tuple(t for t in times if t.span.overlaps(span))


def day_after(period: Period) -> date:
    """Give the first day after a period."""
    return period.end + timedelta(days=1)
