"""Patterns of single time expressions, each with the days that it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from onrecord.text.calendar import (
    MONTH,
    NUMBER,
    SEASON,
    UNIT,
    WEEKDAY,
    CalendarUnit,
    add_units,
    ending,
    following,
    is_vague,
    month_number,
    number_of,
    season_period,
    unit_around,
    unit_of,
    weekday_number,
)
from onrecord.text.dates import Period, day_period, month_period, year_period

Tense = Literal["past", "future", "open"]
TimeUnit = CalendarUnit
Shape = Literal["date", "duration", "reference"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What an expression was read as, before it is put to a place in the text."""

    period: Period | None
    unit: TimeUnit
    alternatives: tuple[Period, ...] = ()
    assumed: str = ""
    shape: Shape = "date"
    amount: float = 1
    """For durations: how many units; 0 = not said ("weeks")."""
    refers: Literal["", "past", "present", "future"] = ""
    """For references without days: where they point ("currently", "recently")."""
    link: Literal["", "before", "after", "earlier"] = ""
    """For stretches beside something ("the week after …"): on which side; `earlier` for "a year earlier"."""
    base: Period | None = None
    """What such a stretch lies beside."""


@dataclass(slots=True)
class Context:
    """Where a reader stands: the day of publication, the tense around, and the last days spoken of."""

    published: Period
    tense: Tense = "open"
    anchor: Period | None = None
    anchor_unit: TimeUnit = "day"
    notes: list[str] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The last day on which the article may have appeared."""
        return self.published.end


Groups = dict[str, str]
"""The named parts of a match; '' where a part is absent."""
Resolver = Callable[[Groups, Context], Moment | None]
PUBLISHED_YEAR = "year taken from the date of publication"
FAR_FUTURE_DAYS = 60
"""An undated day this near in the future is as likely meant as the past one, if no tense says so."""
NEAR_MONTH_DAYS = 100
"""Likewise for a month."""
VERY_NEAR_DAYS = 31
"""A day of this month or the next is meant whatever the tense; a year ago would be said with the year."""


def _safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _near_year(month: int, day: int, ctx: Context) -> Moment | None:
    """Choose the year of a day and month: by tense, else the past unless the future one is much nearer."""
    days = [d for y in (-1, 0, 1) if (d := _safe_date(ctx.today.year + y, month, day)) is not None]
    past = max((d for d in days if d <= ctx.today), default=None)
    coming = min((d for d in days if d > ctx.today), default=None)
    if past is None or coming is None:
        only = past or coming
        return Moment(period=day_period(only), unit="day", assumed=PUBLISHED_YEAR) if only else None
    ahead, back = (coming - ctx.today).days, (ctx.today - past).days
    near = ahead <= (VERY_NEAR_DAYS if ctx.tense == "past" else FAR_FUTURE_DAYS) and back > 200
    first, other = (coming, past) if near or (ctx.tense == "future" and back > VERY_NEAR_DAYS) else (past, coming)
    return Moment(period=day_period(first), unit="day", alternatives=(day_period(other),), assumed=PUBLISHED_YEAR)


def _iso(m: Groups, ctx: Context) -> Moment | None:
    if not m["isoday"]:
        good = 1 <= int(m["isomonth"]) <= 12 and int(m["isoyear"]) > 0
        return Moment(period=month_period(int(m["isoyear"]), int(m["isomonth"])), unit="month") if good else None
    day = _safe_date(int(m["isoyear"]), int(m["isomonth"]), int(m["isoday"]))
    return Moment(period=day_period(day), unit="day") if day else None


def _day_month(m: Groups, ctx: Context) -> Moment | None:
    month = month_number(m["month"])
    first = int(re.sub(r"\D", "", m["day"]))
    last = int(re.sub(r"\D", "", m["lastday"])) if m["lastday"] else first
    if m["year"]:
        start, end = (_safe_date(int(m["year"]), month, d) for d in (first, last))
        return Moment(period=Period(start, end), unit="day") if start and end and start <= end else None
    moment = _near_year(month, first, ctx)
    if moment is None or moment.period is None or last == first:
        return moment
    end = _safe_date(moment.period.start.year, month, last)
    return Moment(period=Period(moment.period.start, end), unit="day", assumed=PUBLISHED_YEAR) if end and last > first else None


def _month(m: Groups, ctx: Context) -> Moment | None:
    month, how = month_number(m["month"]), (m["how"] or m["yearhow"]).lower()
    now = ctx.today
    if m["year"]:
        return Moment(period=month_period(int(m["year"]), month), unit="month")
    if m["yearhow"]:
        step = {"last": -1, "previous": -1, "next": 1, "this": 0, "that": 0, "same": 0}[how]
        year = ctx.anchor.start.year if how in ("that", "same") and ctx.anchor else now.year + step
        return Moment(period=month_period(year, month), unit="month")
    past = month_period(now.year if month <= now.month else now.year - 1, month)
    coming = month_period(now.year if month >= now.month else now.year + 1, month)
    if how == "last":
        past = month_period(past.start.year - 1, month) if past.start.month == now.month else past
        return Moment(period=past, unit="month")
    if how == "this":
        return Moment(period=month_period(now.year, month), unit="month", alternatives=(past,) if month > now.month else ())
    near = ctx.tense == "open" and (coming.start - now).days <= NEAR_MONTH_DAYS and (now - past.end).days > 200
    first, other = (coming, past) if ctx.tense == "future" or how == "next" or near else (past, coming)
    same_month_last_year = month_period(past.start.year - 1, month)
    others = tuple(p for p in (other, same_month_last_year) if p != first)[:1]
    return Moment(period=first, unit="month", alternatives=others, assumed=PUBLISHED_YEAR)


def _same_time(m: Groups, ctx: Context) -> Moment | None:
    """"the same month last year": the days last spoken of, a year before; else the unit before publication."""
    unit = unit_of(m["unit"]) if m["unit"] not in ("period", "time") else "month"
    base = ctx.anchor or unit_around(add_units(ctx.today, unit, -1), unit)
    years = int(m["year"]) - base.start.year if m["year"] else -1
    start, end = add_units(base.start, "year", years), add_units(base.end, "year", years)
    whole = unit_around(start, unit)
    return Moment(period=whole if base == unit_around(base.start, unit) else Period(start, end), unit=unit)


def _weekday(m: Groups, ctx: Context) -> Moment | None:
    wanted, how = weekday_number(m["weekday"]), m["how"].lower()
    back = (ctx.today.weekday() - wanted) % 7
    past, coming = ctx.today - timedelta(days=back), ctx.today + timedelta(days=(7 - back) % 7)
    if how == "next":
        return Moment(period=day_period(coming if coming > ctx.today else coming + timedelta(days=7)), unit="day")
    if how == "last":
        return Moment(period=day_period(past if past < ctx.today else past - timedelta(days=7)), unit="day")
    if back == 0:
        other = ctx.today + timedelta(days=7 if ctx.tense == "future" else -7)
        return Moment(period=day_period(ctx.today), unit="day", alternatives=(day_period(other),),
                      assumed="the weekday of publication taken as the same day")
    first, other = (coming, past) if ctx.tense == "future" else (past, coming)
    return Moment(period=day_period(first), unit="day", alternatives=(day_period(other),),
                  assumed="" if ctx.tense == "past" else "last one before publication" if first == past else "next one")


def _day_word(m: Groups, ctx: Context) -> Moment | None:
    word = re.sub(r"\s+", " ", m["dayword"].lower())
    step = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "overnight": -1}
    return Moment(period=day_period(ctx.today + timedelta(days=step.get(word, 0))), unit="day")


def _relative_unit(m: Groups, ctx: Context) -> Moment | None:
    unit, how = unit_of(m["unit"]), m["how"].lower()
    if how in ("that", "same"):
        return Moment(period=unit_around(ctx.anchor.start, unit), unit=unit) if ctx.anchor else None
    step = {"last": -1, "latest": -1, "previous": -1, "past": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}.get(how, 0)
    narrative = how in ("previous", "preceding", "following") and ctx.anchor is not None
    at = ctx.anchor.start if narrative and ctx.anchor else ctx.today
    if how == "past":
        return Moment(period=ending(ctx.today, unit, 1), unit=unit,
                      alternatives=(unit_around(add_units(at, unit, -1), unit),))
    period = unit_around(add_units(at, unit, step), unit) if step else unit_around(at, unit)
    last_days = (ending(ctx.today, unit, 1),) if how == "last" and unit in ("week", "month") else ()
    return Moment(period=period, unit=unit, alternatives=last_days)


def _ago(m: Groups, ctx: Context) -> Moment | None:
    unit, n = unit_of(m["unit"]), number_of(m["n"])
    narrative = m["which"].lower() in ("earlier", "before", "later", "previously")
    by_quarter = unit == "year" and ctx.anchor_unit in ("quarter", "half")
    from_anchor = (narrative or by_quarter) and ctx.anchor is not None
    base = ctx.anchor if from_anchor and ctx.anchor else day_period(ctx.today)
    step = n if m["which"].lower() == "later" else -n
    moved = add_units(base.start, unit, step)
    if from_anchor and base.n_days > 1 and unit in ("month", "year", "quarter"):
        whole: CalendarUnit = ctx.anchor_unit if ctx.anchor_unit in ("month", "quarter", "year", "week", "half") else "month"
        return Moment(period=unit_around(moved, whole), unit=whole, link="earlier")
    finer: dict[str, TimeUnit] = {"year": "year", "month": "month", "quarter": "quarter", "decade": "year"}
    kept = finer.get(unit, "day")
    return Moment(period=unit_around(moved, kept), unit=kept, alternatives=(day_period(moved),), link="earlier")


def _year_ago(m: Groups, ctx: Context) -> Moment | None:
    return _ago(m | {"n": "a", "unit": "year", "which": "earlier"}, ctx)


def _span_of_units(m: Groups, ctx: Context) -> Moment | None:
    """"the past two days", "the last three months", "the next two years"."""
    unit, n = unit_of(m["unit"]), number_of(m["n"] or "few")
    forward = m["how"].lower() in ("next", "coming", "following")
    if forward and m["how"].lower() != "coming" and ctx.tense != "future" and ctx.anchor is not None:
        return Moment(period=following(ctx.anchor.end, unit, n), unit=unit, amount=n, shape="duration")
    period = following(ctx.today, unit, n) if forward else ending(ctx.today, unit, n)
    said = 0 if not m["n"] or is_vague(m["n"]) else n
    alternatives: tuple[Period, ...] = ()
    if unit in ("month", "year") and not forward:
        whole = unit_around(add_units(ctx.today, unit, -1), unit)
        alternatives = (Period(unit_around(add_units(whole.start, unit, 1 - n), unit).start, whole.end),)
    return Moment(period=period, unit=unit, amount=said, alternatives=alternatives, shape="duration")


def _year(m: Groups, ctx: Context) -> Moment | None:
    return Moment(period=year_period(int(m["year"])), unit="year")


def _decade(m: Groups, ctx: Context) -> Moment | None:
    start = int(m["decade"]) + (1900 if len(m["decade"]) == 2 else 0)
    return Moment(period=Period(date(start, 1, 1), date(start + 9, 12, 31)), unit="decade") if start > 0 else None


def _season(m: Groups, ctx: Context) -> Moment | None:
    how, now = m["how"].lower(), ctx.today
    if m["year"]:
        return Moment(period=season_period(m["season"], int(m["year"])), unit="season")
    near = [season_period(m["season"], now.year + y) for y in (-2, -1, 0, 1)]
    past = [p for p in near if p.start <= now]
    coming = next(p for p in near if p.start > now)
    if how == "next" or (ctx.tense == "future" and not how):
        return Moment(period=coming, unit="season")
    if how == "this" and m["season"].lower() != "winter":
        return Moment(period=season_period(m["season"], now.year), unit="season", alternatives=(past[-1],))
    running = past[-1].end >= now
    if how == "last":
        return Moment(period=past[-2] if running and len(past) > 1 else past[-1], unit="season")
    return Moment(period=past[-1], unit="season", alternatives=(coming,))


def _part(m: Groups, ctx: Context) -> Moment | None:
    """"the first half of the year", "the third quarter of 2016", "the first half of September"."""
    whole = _whole(m, ctx)
    if whole is None:
        return None
    kind, which = m["part"].lower().rstrip("s"), _ordinal(m["ordinal"], 2 if m["part"].lower() == "half" else 4)
    of = 2 if kind == "half" else 4
    if not 1 <= which <= of:
        return None
    period = _slice(whole, which, of)
    named = any(m[g] for g in ("ofmonth", "ofyear", "ofyear2", "ofunit"))
    if not named and period.start > ctx.today and ctx.tense != "future":
        period = _slice(year_period(whole.start.year - 1), which, of)
    return Moment(period=period, unit="half" if kind == "half" else "quarter")


def _the_quarter(m: Groups, ctx: Context) -> Moment | None:
    """"the quarter", "the 1988 quarter": the one spoken of, else the last one that was over."""
    known = ctx.anchor is not None and ctx.anchor_unit == "quarter"
    base = ctx.anchor if known and ctx.anchor else unit_around(add_units(ctx.today, "quarter", -1), "quarter")
    if m["ofyear"] and int(m["ofyear"]) != base.start.year:
        base = unit_around(add_units(base.start, "year", int(m["ofyear"]) - base.start.year), "quarter")
    return Moment(period=base, unit="quarter")


def _spoken_year(m: Groups, ctx: Context) -> Moment | None:
    """"nineteen ninety-six", "the year two thousand"."""
    tail = m["n"].lower().replace("-", " ")
    year = 2000 if not tail else 1900 + (0 if tail == "hundred" else int(number_of(tail)))
    if m["month"]:
        return Moment(period=month_period(year, month_number(m["month"])), unit="month")
    if m["season"]:
        return Moment(period=season_period(m["season"], year), unit="season")
    return Moment(period=year_period(year), unit="year")


def _century(m: Groups, ctx: Context) -> Moment | None:
    number = int(re.sub(r"\D", "", m["n"]))
    first = (number - 1) * 100
    inside = 1 <= number <= 25
    return Moment(period=Period(date(max(first, 1), 1, 1), date(first + 99, 12, 31)), unit="century") if inside else None


def _recent(m: Groups, ctx: Context) -> Moment | None:
    return Moment(period=None, unit=unit_of(m["unit"]), shape="duration", amount=0)


def _slice(whole: Period, which: int, of: int) -> Period:
    if whole == year_period(whole.start.year):
        months = 12 // of
        first, last = (which - 1) * months + 1, which * months
        return Period(date(whole.start.year, first, 1), month_period(whole.start.year, last).end)
    size = whole.n_days / of
    return Period(whole.start + timedelta(days=round(size * (which - 1))), whole.start + timedelta(days=round(size * which) - 1))


def _ordinal(word: str | None, last: int) -> int:
    words = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": last}
    return words.get((word or "first").lower(), 0)


def _whole(m: Groups, ctx: Context) -> Period | None:
    """Read the "of …" of a part: a month, a year, "the year", "last year"; the year of publication by default."""
    if m["ofmonth"]:
        year = int((m["ofyear"] or m["ofyear2"])) if (m["ofyear"] or m["ofyear2"]) else None
        if year is None:
            plain = _month(_EMPTY | {"month": m["ofmonth"]}, ctx)
            return plain.period if plain else None
        return month_period(year, month_number(m["ofmonth"]))
    if (m["ofyear"] or m["ofyear2"]):
        return year_period(int((m["ofyear"] or m["ofyear2"])))
    unit = unit_of(m["ofunit"]) if m["ofunit"] else "year"
    step = {"last": -1, "next": 1}.get(m["ofhow"].lower(), 0)
    return unit_around(add_units(ctx.today, unit, step), unit)


def _first_units(m: Groups, ctx: Context) -> Moment | None:
    """"the first ten days of the year", "the last week of June"."""
    whole = _whole(m, ctx)
    if whole is None:
        return None
    unit, n, word = unit_of(m["unit"]), number_of(m["n"] or "1"), m["ordinal"].lower()
    if word == "last":
        start = ending(whole.end, unit, n).start
        return Moment(period=Period(max(start, whole.start), whole.end), unit=unit, amount=n)
    skip = _ordinal(word, 1) - 1
    start = add_units(whole.start, unit, skip * n)
    end = following(start - timedelta(days=1), unit, n).end
    return Moment(period=Period(start, min(end, whole.end)), unit=unit, amount=n) if start <= whole.end else None


def _edge(m: Groups, ctx: Context) -> Moment | None:
    """"the beginning of the year", "the middle of March", "the end of 2016", "early September"."""
    whole = _whole(m, ctx)
    if whole is None:
        return None
    edge = m["edge"].lower()
    if edge in ("whole", "course", "rest"):
        return Moment(period=whole, unit="part", base=whole)
    third = max(1, whole.n_days // 3)
    if edge in ("start", "beginning", "early", "outset"):
        return Moment(period=Period(whole.start, whole.start + timedelta(days=third - 1)), unit="part", base=whole)
    if edge in ("mid", "middle"):
        return Moment(period=Period(whole.start + timedelta(days=third), whole.end - timedelta(days=third)), unit="part", base=whole)
    return Moment(period=Period(whole.end - timedelta(days=third - 1), whole.end), unit="part", base=whole)


def _weekend(m: Groups, ctx: Context) -> Moment | None:
    back = (ctx.today.weekday() - 5) % 7
    saturday = ctx.today - timedelta(days=back if m["how"].lower() != "last" or back > 1 else back + 7)
    if m["how"].lower() == "next" or (ctx.tense == "future" and m["how"].lower() != "last"):
        saturday += timedelta(days=7)
    return Moment(period=Period(saturday, saturday + timedelta(days=1)), unit="day", amount=2)


def _beside(m: Groups, ctx: Context) -> Moment | None:
    """"the month before", "the two weeks before it", "the week after", "the following day"."""
    unit, n, side = unit_of(m["unit"]), number_of(m["n"] or "1"), m["side"].lower()
    return stretch_beside(unit, n, "before" if side in _BEFORE else "after", ctx.anchor, ctx.today)


_BEFORE = frozenset(("before", "earlier", "prior", "previous", "preceding"))


def stretch_beside(
    unit: CalendarUnit, n: int, side: Literal["before", "after"], base: Period | None, today: date
) -> Moment:
    """Give the `n` units beside some days; whole calendar units beside a longer stretch ("the month before")."""
    if base is None and (side == "after" or n > 1):
        return Moment(period=None, unit=unit, amount=n, link=side, shape="duration")
    around = base or unit_around(today, unit)
    if n == 1 and unit in ("month", "year", "week", "quarter") and around.n_days > 7:
        edge = around.start - timedelta(days=1) if side == "before" else around.end + timedelta(days=1)
        return Moment(period=unit_around(edge, unit), unit=unit, link=side, base=base)
    period = ending(around.start - timedelta(days=1), unit, n) if side == "before" else following(around.end, unit, n)
    return Moment(period=period, unit=unit, amount=n, link=side, base=base)


def _week_to(m: Groups, ctx: Context) -> Moment | None:
    """"the week to Wednesday", "the seven days to 18 September", "the month to 5 March"."""
    end = _weekday(m, ctx) if m["weekday"] else _day_month(m, ctx)
    if end is None or end.period is None:
        return None
    unit, n = unit_of(m["unit"]), number_of(m["n"] or "1")
    period = ending(end.period.end, unit, n)
    return Moment(period=period, unit=unit, amount=n, alternatives=(Period(period.start - timedelta(days=1), period.end),))


def _so_far(m: Groups, ctx: Context) -> Moment | None:
    whole = unit_around(ctx.today, unit_of(m["unit"] or m["unit2"]))
    return Moment(period=Period(whole.start, ctx.today), unit="part", base=whole)


def _this_day_and_next(m: Groups, ctx: Context) -> Moment | None:
    if ctx.anchor is None:
        return None
    n = int(number_of(m["n"] or "1"))
    period = Period(ctx.anchor.start, ctx.anchor.start + timedelta(days=n))
    return Moment(period=period, unit="day", amount=n + 1, link="after", base=ctx.anchor)


def _reference(m: Groups, ctx: Context) -> Moment | None:
    word = m["reference"].lower()
    past = ("recent", "recently", "formerly", "previously", "once", "earlier", "lately", "the past", "past")
    future = ("future", "soon", "later", "the future", "the near future", "upcoming", "as soon as possible")
    refers: Literal["past", "present", "future"] = "past" if word in past else "future" if word in future else "present"
    return Moment(period=None, unit="day", shape="reference", amount=0, refers=refers)


def _duration(m: Groups, ctx: Context) -> Moment | None:
    vague = not m["n"] or is_vague(m["n"])
    return Moment(period=None, unit=unit_of(m["unit"]), shape="duration", amount=0 if vague else number_of(m["n"]))


_Y = r"(?P<year>(?:19|20)\d\d)\b(?![,.]\d|[-–]\d)"
_OF_WHOLE = (
    rf"(?:the\s+)?(?:(?P<ofmonth>{MONTH})\b(?:,?\s+(?P<ofyear>(?:19|20)\d\d)\b)?|(?P<ofyear2>(?:19|20)\d\d)\b"
    rf"|(?:(?P<ofhow>this|last|next|that)\s+)?(?P<ofunit>year|month|week|quarter)\b)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH_WORD = rf"(?P<month>{MONTH})"


def read_groups(match: re.Match[str]) -> Groups:
    """Give every named part that a rule may ask for."""
    return _EMPTY | {name: words for name, words in match.groupdict().items() if words}


_PARTS = "isoyear isomonth isoday day lastday month year how yearhow weekday dayword unit unit2 n which decade season"
_EMPTY: Groups = dict.fromkeys((_PARTS + " reference ordinal part edge side ofmonth ofyear ofyear2 ofhow ofunit").split(), "")


def _rule(pattern: str, resolver: Resolver, *, case: bool = False) -> tuple[re.Pattern[str], Resolver]:
    return re.compile(pattern, 0 if case else re.IGNORECASE), resolver


_NO_LAST = r"(?P<lastday>(?!))?"
RULES: tuple[tuple[re.Pattern[str], Resolver], ...] = (
    _rule(r"\b(?P<isoyear>(?:19|20)\d\d)-(?P<isomonth>\d\d)(?:-(?P<isoday>\d\d))?(?:T[\d:]+)?\b(?!-)", _iso),
    _rule(rf"(?:\b{WEEKDAY}\.?,?\s+)?(?:\bthe\s+)?\b{_DAY}(?:\s*(?:-|–|to|and|until|through)\s*(?P<lastday>\d{{1,2}})(?:st|nd|rd|th)?)?"
          rf"\s+(?:of\s+)?{_MONTH_WORD}(?![a-z])(?:,?\s+{_Y})?", _day_month),
    _rule(rf"(?:\b{WEEKDAY}\.?,?\s+)?\b{_MONTH_WORD}\s+(?:the\s+)?{_DAY}(?![\d,]*\d|\s*(?:per\s?cent|%))"
          rf"(?:\s*(?:-|–|to|and|through)\s*(?P<lastday>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,?\s+{_Y})?", _day_month),
    _rule(rf"\b(?:(?P<how>last|next|this|that)\s+)?{_MONTH_WORD}(?![a-z])(?:,?\s+(?:of\s+)?{_Y}|"
          r"\s+(?:of\s+)?(?:the\s+)?(?P<yearhow>last|this|next|that|previous|same)\s+year\b)?", _month),
    _rule(r"\b(?:in\s+)?the\s+same\s+(?P<unit>month|week|quarter|period|time)\s+(?:of\s+)?(?:(?P<yearhow>last|the\s+previous|the\s+preceding)\s+year|(?:a|one)\s+year\s+(?:ago|earlier|before)|in\s+(?P<year>(?:19|20)\d\d)\b)", _same_time),
    _rule(rf"\b(?:(?:the\s+)?(?P<how>last|next|this|that|past)\s+)?(?:early\s+|late\s+|earlier\s+)?(?P<weekday>{WEEKDAY})\b"
          r"(?:[’']s\b)?(?:\s+(?:early\s+)?(?:morning|afternoon|evening|night|noon|midday))?", _weekday),
    _rule(r"\b(?P<dayword>the\s+day\s+before\s+yesterday|yesterday|today|tomorrow|tonight|last\s+night|this\s+(?:morning|afternoon|evening))\b", _day_word),
    _rule(rf"\b(?:the\s+)?(?P<how>last|latest|this|next|past|previous|preceding|coming|current|following|that|same)\s+(?:fiscal\s+)?(?P<unit>{UNIT})\b(?!\s*-|s\b)", _relative_unit),
    _rule(rf"\b(?P<n>{NUMBER})\s*(?:-|\s)\s*(?P<unit>{UNIT})s?\s+(?P<which>ago|earlier|before|later|previously)\b", _ago),
    _rule(r"\b(?:the\s+)?year[\s-](?P<which>ago|earlier)(?:\s+(?:period|(?:first\s+|second\s+|third\s+|fourth\s+)?quarter|month|level|figure))?\b", _year_ago),
    _rule(r"\bthe\s+(?:(?:latest|comparable)\s+)?(?:(?P<ofyear>(?:19|20)\d\d)\s+)?quarter\b(?!ly|-)", _the_quarter),
    _rule(r"\b(?:the\s+)?(?P<ofyear>(?:19|20)\d\d)\s+(?P<ordinal>first|second|third|fourth|last)[\s-]+(?P<part>half|quarter)\b", _part),
    _rule(rf"\b(?:(?:(?P<month>{MONTH})|the\s+(?P<season>{SEASON})\s+of|the\s+year)\s+)?(?:nineteen\s+(?P<n>hundred|(?:twenty|thirty|forty|fifty|sixty"
          r"|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)|(?<=year\s)two\s+thousand)\b", _spoken_year),
    _rule(r"\b(?:the\s+)?(?P<n>\d{1,2}(?:st|nd|rd|th))[\s-]+century\b", _century),
    _rule(r"\brecent\s+(?P<unit>day|week|month|quarter|year|decade)s\b", _recent),
    _rule(rf"\b(?:the\s+)?(?P<how>past|last|next|coming|latest|previous|preceding|following)\s+(?:(?P<n>{NUMBER})\s+)?(?P<unit>{UNIT})s\b", _span_of_units),
    _rule(rf"(?<![\d,.$€£-]){_Y}(?!\s+(?:[a-z]+s\b(?<!was)(?<!is)(?<!has)(?<!as)(?<!this)|people|dead|men|women|civilians))", _year),
    _rule(r"\b(?:the\s+)?(?P<decade>(?:19|20)\d0|(?<=’)[2-9]0|(?<=')[2-9]0)s\b", _decade),
    _rule(rf"\b(?:the\s+)?(?:early\s+|late\s+|mid-?)?(?:(?P<how>last|this|next|that|past|previous)\s+)?(?P<season>{SEASON})(?:[’']s)?\b(?:\s+(?:of\s+)?{_Y})?", _season),
    _rule(rf"\b(?:the\s+)?(?P<ordinal>first|second|third|fourth|last|1st|2nd|3rd|4th)[\s-]+(?P<part>half|quarter)\b(?:\s+of\s+{_OF_WHOLE})?", _part),
    _rule(rf"\b(?:the\s+)?(?P<ordinal>first|second|third|last)\s+(?:(?P<n>{NUMBER})\s+)?(?P<unit>day|week|month)s?\s+(?:of|in)\s+{_OF_WHOLE}", _first_units),
    _rule(rf"\b(?:the\s+)?(?P<edge>start|beginning|outset|middle|end|course|whole|rest)\s+of\s+{_OF_WHOLE}", _edge),
    _rule(rf"\b(?P<edge>early|mid|late)(?:\s+in)?[\s-]+{_OF_WHOLE}", _edge),
    _rule(r"\b(?:over|at|on|during)?\s*(?:the\s+)?(?:(?P<how>last|this|next|past)\s+)?weekend\b", _weekend),
    _rule(rf"\b(?:the\s+)(?:(?P<n>{NUMBER})\s+)?(?P<unit>{UNIT})s?\s+(?P<side>before|earlier|prior|after|following|afterwards)\b(?!\s+(?:yesterday))", _beside),
    _rule(rf"\b(?:the\s+)?(?:(?P<n>{NUMBER})\s+)?(?P<unit>day|week|month|year)s?\s+(?:to|until|ending|through|up\s+to)\s+(?:on\s+)?"
          rf"(?:(?P<weekday>{WEEKDAY})\b|{_DAY}{_NO_LAST}\s+{_MONTH_WORD}(?![a-z])(?:,?\s+{_Y})?)", _week_to),
    _rule(r"\b(?:the\s+|this\s+)(?P<unit>year|month|week|quarter)\s+(?:so\s+far|to\s+date)\b|\bso\s+far\s+this\s+(?P<unit2>year|month|week|quarter)\b", _so_far),
    _rule(r"\bthe\s+(?P<unit>year|month|week|quarter)\s+(?:began|started)\b", _so_far),
    _rule(rf"\bthat\s+day\s+and\s+the\s+(?:next|following)\s+(?:(?P<n>{NUMBER})\b|day\b)", _this_day_and_next),
    _rule(rf"\b(?:the\s+)?(?:(?P<n>{NUMBER})(?:\s+(?:more\s+|trading\s+|consecutive\s+|straight\s+|full\s+)?|-))?(?P<unit>{UNIT}|hour|minute)s?\b(?!\s*[’'])", _duration),
    _rule(r"\b(?P<reference>now|currently|current|presently|at\s+present|already|nowadays|these\s+days|recently|recent|formerly|soon"
          r"|the\s+past(?=\s*[.,;”\"]|\s+and\b)|the\s+(?:near\s+)?future|future|as\s+soon\s+as\s+possible|yet|once|earlier|previously|lately|later)\b", _reference),
)  # fmt: skip
