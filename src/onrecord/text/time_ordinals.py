"""Days told by their place: "the ninth of October", "Tuesday the 9th", "the second Friday of April"."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.text.calendar import MONTH, WEEKDAY, weekday_number
from onrecord.text.dates import Period, day_period
from onrecord.text.time_context import Context, Groups, Moment
from onrecord.text.time_dates import read_day_month
from onrecord.text.time_parts import ordinal_number, period_of_whole
from onrecord.text.time_relative import read_bare_day
from onrecord.text.time_rule import MONTH_WORD, OF_WHOLE, YEAR, Rule, rule

_TENS = r"(?:twenty|thirty)[\s-]+"
ORDINAL = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    rf"|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|{_TENS}(?:first|second|third|fourth|fifth|sixth"
    r"|seventh|eighth|ninth)"
)
MOST_DAYS_BACK = 366
"""Days in which "Tuesday the 9th" is looked for; within a year there nearly always is one."""


def read_ordinal_day(m: Groups, ctx: Context) -> Moment | None:
    """Read "the ninth of October", "March eighth"."""
    return read_day_month(m | {"day": str(ordinal_number(m["ordinal"]))}, ctx)


def read_day_of_running_month(m: Groups, ctx: Context) -> Moment | None:
    """Read "the first of the month", "since the sixteenth"."""
    day = m["day"] or str(ordinal_number(m["ordinal"]))
    return read_bare_day(m | {"day": day}, ctx)


def read_weekday_and_day(m: Groups, ctx: Context) -> Moment | None:
    """Read "Tuesday the 9th": the last day before publication that is both, or the next one in the future tense."""
    wanted, number = weekday_number(m["weekday"]), int(m["day"])
    step = 1 if ctx.tense == "future" else -1
    found = _first_that_fits(ctx.today, step, wanted, number)
    return Moment(period=day_period(found), unit="day") if found else None


def _first_that_fits(start: date, step: int, weekday: int, number: int) -> date | None:
    at = start.toordinal()
    ordinals = (at + step * n for n in range(MOST_DAYS_BACK))
    days = (date.fromordinal(n) for n in ordinals if 1 <= n <= date.max.toordinal())
    return next((day for day in days if day.day == number and day.weekday() == weekday), None)


def read_weekday_of_whole(m: Groups, ctx: Context) -> Moment | None:
    """Read "the second Friday of April", "the last Sunday of the month"."""
    whole = period_of_whole(m, ctx)
    if whole is None:
        return None
    wanted = weekday_number(m["weekday"])
    if m["ordinal"].lower() in ("last", "final"):
        day = whole.end - timedelta(days=(whole.end.weekday() - wanted) % 7)
    else:
        first = whole.start + timedelta(days=(wanted - whole.start.weekday()) % 7)
        day = first + timedelta(days=7 * (ordinal_number(m["ordinal"]) - 1))
    return Moment(period=day_period(day), unit="day") if day in whole else None


def read_week_of_year(m: Groups, ctx: Context) -> Moment | None:
    """Read "week 17": the week of that number (ISO 8601) that began last before publication."""
    number = int(m["n"])
    years = (int(m["year"]),) if m["year"] else (ctx.today.year, ctx.today.year - 1)
    weeks = [monday for year in years if (monday := _monday(year, number)) and (m["year"] or monday <= ctx.today)]
    if not weeks:
        return None
    assumed = "weeks counted as in ISO 8601"
    return Moment(period=Period(weeks[0], weeks[0] + timedelta(days=6)), unit="week", assumed=assumed)


def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


_ENDS = (
    r"(?=\s*(?:[.,;:!?)”\"]|$)|\s+(?:and|to|until|through|it|there|in|on|alone|than|was|were|had|has|have|we|they|he"
    r"|she|the)\b)"
)
ORDINAL_RULES: tuple[Rule, ...] = (
    rule(rf"\b(?:the\s+)?(?P<ordinal>{ORDINAL})\s+of\s+{MONTH_WORD}(?![a-z])(?:,?\s+(?:of\s+)?{YEAR})?",
         read_ordinal_day),
    rule(rf"\b{MONTH_WORD}\s+(?:the\s+)?(?P<ordinal>{ORDINAL})\b(?!\s+(?:of|half|quarter|week|day|month|year|time))(?:,?\s+{YEAR})?",
         read_ordinal_day),
    rule(rf"\b(?:the\s+)?(?:(?P<ordinal>{ORDINAL})|(?P<day>\d{{1,2}})(?:st|nd|rd|th))\s+of\s+(?:the|this|that)\s+month\b",
         read_day_of_running_month),
    rule(r"(?:(?<=\bfrom\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bafter\s)|(?<=\bto\s))"
         rf"the\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b{_ENDS}", read_day_of_running_month),
    rule(r"(?:(?<=\bbetween\s)|(?<=\d[snrt][tdh]\sand\s))the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:of|century)\b)",
         read_day_of_running_month),
    rule(rf"(?<=\bsince\s)the\s+(?P<ordinal>(?!first\b|second\b|third\b)(?:{ORDINAL}))\b{_ENDS}",
         read_day_of_running_month),
    rule(rf"\b(?P<weekday>{WEEKDAY})\s+the\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?!\s+(?:of\s+(?!the|that|this)|{MONTH}))",
         read_weekday_and_day),
    rule(rf"\b(?:the\s+)?(?P<ordinal>first|second|third|fourth|fifth|last|final)\s+(?P<weekday>{WEEKDAY})\s+(?:of|in)\s+{OF_WHOLE}",
         read_weekday_of_whole),
    rule(rf"\b(?:calendar\s+|epidemiological\s+)?week\s+(?P<n>[1-5]\d)\b(?!\s+of\b)(?:\s+of\s+{YEAR})?",
         read_week_of_year),
)  # fmt: skip
