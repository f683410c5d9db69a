"""Time expressions in running text and the days that they stand for."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from onrecord.text.calendar import unit_of_period
from onrecord.text.dates import FIRST_YEAR, LAST_YEAR, PartialDate, Period, day_period
from onrecord.text.spans import Span
from onrecord.text.tense import tense_around
from onrecord.text.time_context import Context, Moment, Resolver, read_groups
from onrecord.text.time_links import as_mention, link_times
from onrecord.text.time_mention import TimeMention
from onrecord.text.time_rules import RULES


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
        When it appeared. Without it an expression has days only if it names a year, or hangs on days spoken of before
        ("In September" is of the year last named); the others are given without days.
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
    >>> from onrecord.text.dates import PartialDate
    >>> [m.period.iso() for m in find_times("In September and on Friday", published=PartialDate(2017, 10, 10))]
    ['2017-09', '2017-10-06']
    """
    area = within or Span(0, len(text))
    ctx = Context(
        published=_reference(published), anchor=anchor, anchor_unit=unit_of_period(anchor) if anchor else "day"
    )
    datable = published is not None and FIRST_YEAR <= ctx.today.year <= LAST_YEAR
    read = _read if datable else _read_undated
    found: list[TimeMention] = []
    free = area.start
    for start, end, rule in _matches(text, area):
        match = RULES[rule][0].match(text, start, area.end) if start >= free else None
        if match is None:
            continue
        ctx.tense = tense_around(text, start, end)
        moment = read(match, RULES[rule][1], ctx)
        if moment is None:
            continue
        free = end
        if not _believable(text, start, end, moment):
            continue
        mention = as_mention(Span(start, end), text, moment)
        found.append(mention)
        if moment.period is not None and mention.link != "reported" and _is_anchor(text, start, moment):
            ctx.anchor, ctx.anchor_unit = moment.period, moment.unit
    return link_times(tuple(found), text, ctx.today)


def _reference(published: PartialDate | Period | date | None) -> Period:
    if isinstance(published, PartialDate):
        return published.period()
    if isinstance(published, Period):
        return published
    return day_period(published or date(2000, 1, 1))


def _read(match: re.Match[str], reader: Resolver, ctx: Context) -> Moment | None:
    return reader(read_groups(match), ctx)


_SOME_DAYS = (day_period(date(1990, 3, 14)), day_period(date(2011, 8, 27)))
"""Days of publication that could be: what is read alike on both does not hang on it."""


def _read_undated(match: re.Match[str], reader: Resolver, ctx: Context) -> Moment | None:
    """Read an expression of a text whose day of publication nobody knows."""
    groups = read_groups(match)
    borrowed = ctx.anchor is not None and not groups["year"] and bool(groups["month"] or groups["season"])
    if borrowed and ctx.anchor is not None:
        groups = groups | {"year": str(ctx.anchor.start.year)}
    first, other = (reader(groups, replace(ctx, published=day)) for day in _SOME_DAYS)
    if first is None or first != other:
        return None if first is None else Moment(period=None, unit=first.unit, shape=first.shape, amount=first.amount)
    return replace(first, assumed="year taken from the days spoken of before") if borrowed else first


def _matches(text: str, area: Span) -> list[tuple[int, int, int]]:
    """Match every rule; of those that overlap, the one that starts first, then the longer, then the earlier rule leads.

    The next one stands in where that one gives nothing.
    """
    every = [
        (m.start(), -m.end(), i) for i, (pattern, _) in enumerate(RULES)
        for m in pattern.finditer(text, area.start, area.end)
        if m.end() > m.start()
    ]  # fmt: skip
    return [(start, -negative_end, rule) for start, negative_end, rule in sorted(every)]


_MODAL_MAY = re.compile(
    r"(?:\b(?:in|of|last|this|next|since|between|and|from|until|to|than|by|with|during|early|mid|late|or|through|for|on|that|before|after|each|every|the)\s+|\d\s+|^|[-–—(,“\"]\s*)$",
    re.IGNORECASE,
)


_BEFORE_SEASON = re.compile(r"\b(?:in|the|this|last|next|since|by|until)\s+$")

_HAPPENED = re.compile(r"\s+of\s+(?!(?:19|20)\d\d|this\b|last\b|that\b)")
""""The fall of Manbij" is no season."""


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
    if bare.lower().removeprefix("the ") in ("fall", "spring", "falls"):
        told = bare.lower().startswith("the ") or _BEFORE_SEASON.search(text[max(0, start - 8) : start])
        return bool(told) and _HAPPENED.match(text, end) is None
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
