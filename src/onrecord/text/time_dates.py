"""Days, weekdays, months, seasons and years: the days that they stand for."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.text.calendar import month_number, number_of, season_period, weekday_number
from onrecord.text.dates import Period, day_period, month_period, year_period
from onrecord.text.time_context import PUBLISHED_YEAR, Context, Groups, Moment

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


def read_iso(m: Groups, ctx: Context) -> Moment | None:
    if not m["isoday"]:
        good = 1 <= int(m["isomonth"]) <= 12 and int(m["isoyear"]) > 0
        return Moment(period=month_period(int(m["isoyear"]), int(m["isomonth"])), unit="month") if good else None
    day = _safe_date(int(m["isoyear"]), int(m["isomonth"]), int(m["isoday"]))
    return Moment(period=day_period(day), unit="day") if day else None


def read_day_month(m: Groups, ctx: Context) -> Moment | None:
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
    return (
        Moment(period=Period(moment.period.start, end), unit="day", assumed=PUBLISHED_YEAR)
        if end and last > first
        else None
    )


def read_month(m: Groups, ctx: Context) -> Moment | None:
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
        return Moment(
            period=month_period(now.year, month), unit="month", alternatives=(past,) if month > now.month else ()
        )
    near = ctx.tense == "open" and (coming.start - now).days <= NEAR_MONTH_DAYS and (now - past.end).days > 200
    first, other = (coming, past) if ctx.tense == "future" or how == "next" or near else (past, coming)
    same_month_last_year = month_period(past.start.year - 1, month)
    others = tuple(p for p in (other, same_month_last_year) if p != first)[:1]
    return Moment(period=first, unit="month", alternatives=others, assumed=PUBLISHED_YEAR)


def read_weekday(m: Groups, ctx: Context) -> Moment | None:
    wanted, how = weekday_number(m["weekday"]), m["how"].lower()
    back = (ctx.today.weekday() - wanted) % 7
    past, coming = ctx.today - timedelta(days=back), ctx.today + timedelta(days=(7 - back) % 7)
    if how == "next":
        return Moment(period=day_period(coming if coming > ctx.today else coming + timedelta(days=7)), unit="day")
    if how == "last":
        return Moment(period=day_period(past if past < ctx.today else past - timedelta(days=7)), unit="day")
    if back == 0:
        other = ctx.today + timedelta(days=7 if ctx.tense == "future" else -7)
        return Moment(
            period=day_period(ctx.today),
            unit="day",
            alternatives=(day_period(other),),
            assumed="the weekday of publication taken as the same day",
        )
    first, other = (coming, past) if ctx.tense == "future" else (past, coming)
    return Moment(
        period=day_period(first),
        unit="day",
        alternatives=(day_period(other),),
        assumed="" if ctx.tense == "past" else "last one before publication" if first == past else "next one",
    )


def read_day_word(m: Groups, ctx: Context) -> Moment | None:
    word = re.sub(r"\s+", " ", m["dayword"].lower())
    step = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "overnight": -1}
    return Moment(period=day_period(ctx.today + timedelta(days=step.get(word, 0))), unit="day")


def read_year(m: Groups, ctx: Context) -> Moment | None:
    return Moment(period=year_period(int(m["year"])), unit="year")


def read_decade(m: Groups, ctx: Context) -> Moment | None:
    start = int(m["decade"]) + (1900 if len(m["decade"]) == 2 else 0)
    return Moment(period=Period(date(start, 1, 1), date(start + 9, 12, 31)), unit="decade") if start > 0 else None


_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def read_named_decade(m: Groups, ctx: Context) -> Moment | None:
    """Read "the nineties": the last such decade that had begun by publication."""
    tens = 20 + 10 * _DECADES.index(m["decade"].lower())
    start = ctx.today.year // 100 * 100 + tens
    start -= 100 if start > ctx.today.year else 0
    return Moment(period=Period(date(start, 1, 1), date(start + 9, 12, 31)), unit="decade") if start > 0 else None


def read_season(m: Groups, ctx: Context) -> Moment | None:
    how, now = m["how"].lower(), ctx.today
    if m["year"]:
        return Moment(period=season_period(m["season"], int(m["year"])), unit="season")
    near = [season_period(m["season"], now.year + y) for y in (-2, -1, 0, 1, 2) if 1 < now.year + y < date.max.year]
    past = [p for p in near if p.start <= now]
    coming = next((p for p in near if p.start > now), None)
    if not past or coming is None:
        return None
    if how == "next" or (ctx.tense == "future" and not how):
        return Moment(period=coming, unit="season")
    if how == "this" and m["season"].lower() != "winter":
        return Moment(period=season_period(m["season"], now.year), unit="season", alternatives=(past[-1],))
    running = past[-1].end >= now
    if how == "last":
        return Moment(period=past[-2] if running and len(past) > 1 else past[-1], unit="season")
    return Moment(period=past[-1], unit="season", alternatives=(coming,))


def read_spoken_year(m: Groups, ctx: Context) -> Moment | None:
    """Read "nineteen ninety-six", "the year two thousand"."""
    tail = m["n"].lower().replace("-", " ")
    year = 2000 if not tail else 1900 + (0 if tail == "hundred" else int(number_of(tail)))
    if m["month"]:
        return Moment(period=month_period(year, month_number(m["month"])), unit="month")
    if m["season"]:
        return Moment(period=season_period(m["season"], year), unit="season")
    return Moment(period=year_period(year), unit="year")


def read_century(m: Groups, ctx: Context) -> Moment | None:
    number = int(re.sub(r"\D", "", m["n"]))
    first = (number - 1) * 100
    inside = 1 <= number <= 25
    return (
        Moment(period=Period(date(max(first, 1), 1, 1), date(first + 99, 12, 31)), unit="century") if inside else None
    )


def read_weekend(m: Groups, ctx: Context) -> Moment | None:
    back = (ctx.today.weekday() - 5) % 7
    saturday = ctx.today - timedelta(days=back if m["how"].lower() != "last" or back > 1 else back + 7)
    if m["how"].lower() in ("previous", "preceding") and ctx.anchor is not None:
        before = min(ctx.anchor.start, saturday + timedelta(days=6))
        saturday = before - timedelta(days=(before.weekday() - 5) % 7 or 7)
        saturday -= timedelta(days=7 if saturday + timedelta(days=1) >= before else 0)
    elif m["how"].lower() == "next" or (ctx.tense == "future" and m["how"].lower() != "last"):
        saturday += timedelta(days=7)
    return Moment(period=Period(saturday, saturday + timedelta(days=1)), unit="day", amount=2)
