"""Stretches that end or begin at a day: "the week to Wednesday", "the 24 hours to Sunday noon", "three weeks now"."""

from __future__ import annotations

import math
from datetime import date, timedelta

from onrecord.text.calendar import NUMBER, WEEKDAY, ending, following, number_of, unit_around, unit_of
from onrecord.text.dates import Period, day_period
from onrecord.text.time_context import Context, Groups, Moment
from onrecord.text.time_dates import read_day_month, read_weekday
from onrecord.text.time_relative import read_bare_day
from onrecord.text.time_rule import DAY, MONTH_WORD, PART_OF_DAY, YEAR, Rule, rule

_HOURS = r"(?P<n>24|36|48|72|96|twenty[\s-]four|thirty[\s-]six|forty[\s-]eight|seventy[\s-]two)"


def read_stretch_to(m: Groups, ctx: Context) -> Moment | None:
    """Read "the week to Wednesday", "the fortnight to 12 May", "the week ended 9 May"."""
    end = _end(m, ctx)
    if end is None:
        return None
    n, unit = number_of(m["n"] or "1"), unit_of(m["unit"])
    period = ending(end, unit, n)
    longer = Period(period.start - timedelta(days=1), period.end) if period.start > date.min else period
    return Moment(period=period, unit=unit, amount=n, alternatives=(longer,))


def _end(m: Groups, ctx: Context) -> date | None:
    if m["dayword"]:
        return ctx.today - timedelta(days=m["dayword"].lower() == "yesterday")
    read = read_weekday if m["weekday"] else read_day_month if m["month"] else read_bare_day
    moment = read(m | {"day": m["day"] or m["bareday"]}, ctx)
    return moment.period.end if moment and moment.period else None


def read_hours_to(m: Groups, ctx: Context) -> Moment | None:
    """Read "the 24 hours to Sunday noon": a day and the one before; to midnight or the end of a day, that day."""
    end = _end(m, ctx)
    if end is None:
        return None
    n, at = number_of(m["n"]), m["hour"].lower()
    days = math.ceil(n / 24)
    both, whole = (Period(end - timedelta(days=back), end) for back in (days, days - 1))
    late = at in ("night", "midnight")
    said = at in ("morning", "noon", "midday", "afternoon", "evening", "dawn", "dusk")
    return Moment(
        period=whole if late else both,
        unit="hour",
        amount=n,
        alternatives=() if said else ((both,) if late else (whole,)),
    )


def read_past_hours(m: Groups, ctx: Context) -> Moment | None:
    """Read "the past 24 hours": the day of publication and as many before as they reach into."""
    n = number_of(m["n"])
    start = ctx.today - timedelta(days=math.ceil(n / 24))
    return Moment(period=Period(start, ctx.today), unit="hour", amount=n, shape="duration")


def read_week_of(m: Groups, ctx: Context) -> Moment | None:
    """Read "the week of 4 March" (the week with it), "the week beginning 4 March" (seven days from it)."""
    moment = read_day_month(m, ctx)
    if moment is None or moment.period is None:
        return None
    day, unit = moment.period.start, unit_of(m["unit"])
    if m["side"]:
        days = following(day - timedelta(days=1), unit, number_of(m["n"] or "1"))
        return Moment(period=days, unit=unit, assumed=moment.assumed)
    return Moment(period=unit_around(day, unit), unit=unit, assumed=moment.assumed)


def read_weekend_of(m: Groups, ctx: Context) -> Moment | None:
    """Read "the weekend of 6 and 7 January", "the weekend of 6 January"."""
    moment = read_day_month(m | {"lastday": ""}, ctx)
    if moment is None or moment.period is None:
        return None
    first = moment.period.start
    if first.weekday() < 5:
        return None
    saturday = first - timedelta(days=first.weekday() - 5)
    weekend = Period(saturday, saturday + timedelta(days=1))
    return Moment(period=weekend, unit="day", amount=2, assumed=moment.assumed)


def read_night_to(m: Groups, ctx: Context) -> Moment | None:
    """Read "the night to Sunday", "the night of Friday to Saturday", "the night from 3 to 4 May"."""
    end = read_weekday(m, ctx)
    if end is None or end.period is None:
        return None
    nights = tuple(Period(p.start - timedelta(days=1), p.end) for p in (end.period, *end.alternatives))
    return Moment(period=nights[0], unit="day", alternatives=nights[1:], assumed=end.assumed)


def read_overnight(m: Groups, ctx: Context) -> Moment | None:
    """Read "overnight": the night to the day of publication lies on two days."""
    yesterday = ctx.today - timedelta(days=1)
    return Moment(
        period=Period(yesterday, ctx.today), unit="day", alternatives=(day_period(yesterday), day_period(ctx.today))
    )


_TO = r"\s+(?:(?:to|until|ending|ended|through|up\s+to)(?:\s+(?:on|at))?|that\s+(?:ends|ended)(?:\s+on)?)\s+"
_DATE = rf"{DAY}(?P<lastday>(?!))?\s+{MONTH_WORD}(?![a-z])(?:,?\s+{YEAR})?"
_END = (
    rf"(?:(?:(?P<how>last|this)\s+)?(?P<weekday>{WEEKDAY})\b(?:\s+{PART_OF_DAY}\b)?|{_DATE}"
    r"|the\s+(?P<bareday>\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:century|of)\b)|(?P<dayword>today|yesterday)\b)"
)
_LONG_RUN = rf"\b(?:the\s+)?(?:(?P<n>{NUMBER})\s+)?(?P<unit>day|week|month|year|fortnight)s?"
_NIGHT = r"\b(?:the\s+)?night\s+(?:to|of\s+(?:{0})\s+to|from\s+(?:{0})\s+to)\s+"
STRETCH_RULES: tuple[Rule, ...] = (
    rule(_LONG_RUN + _TO + _END, read_stretch_to),
    rule(rf"\b(?:the\s+)?{_HOURS}\s+hours{_TO}{_END}", read_hours_to),
    rule(rf"\b(?:the\s+)?(?:past|last|previous|preceding)\s+{_HOURS}\s+hours\b(?!\s+(?:of|before)\b)", read_past_hours),
    rule(rf"\b(?:the\s+)?(?P<unit>week|fortnight)\s+(?:of|(?P<side>beginning|starting|from))\s+{_DATE}", read_week_of),
    rule(rf"\b(?:(?:over|at|on|during)\s+)?(?:the\s+)?weekend\s+of\s+{DAY}(?:\s*(?:and|to|-|–)\s*\d{{1,2}})?\s+{MONTH_WORD}(?![a-z])(?:,?\s+{YEAR})?",
         read_weekend_of),
    rule(_NIGHT.format(WEEKDAY) + rf"(?P<weekday>{WEEKDAY})\b", read_night_to),
    rule(r"\bovernight\b(?=\s*(?:[.,;:!?)]|$)|\s+(?:in|on|into|near|at|and|by|as|when|after|killed|from|to|with)\b)",
         read_overnight),
    rule(r"(?<![\w-])Overnight\b(?!-)", read_overnight, case=True),
)  # fmt: skip
