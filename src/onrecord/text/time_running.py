"""Stretches that run up to publication, or were just over: "three weeks now", "October so far"."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.text.calendar import (
    MONTH,
    NUMBER,
    add_units,
    ending,
    month_number,
    number_of,
    unit_around,
    unit_of,
)
from onrecord.text.dates import Period, month_period, year_period
from onrecord.text.time_context import Context, Groups, Moment
from onrecord.text.time_parts import ordinal_number
from onrecord.text.time_rule import YEAR, Rule, rule


def read_units_now(m: Groups, ctx: Context) -> Moment | None:
    """Read "for three weeks now": the stretch that ends on the day of publication."""
    n, unit = number_of(m["n"]), unit_of(m["unit"])
    return Moment(period=ending(ctx.today, unit, n), unit=unit, amount=n, shape="duration")


def read_years_and_half(m: Groups, ctx: Context) -> Moment | None:
    """Read "the past year and a half", "the past two and a half years"."""
    n = 12 * number_of(m["n"] or "1") + 6
    return Moment(period=ending(ctx.today, "month", n), unit="month", amount=n, shape="duration")


def read_in_a_row(m: Groups, ctx: Context) -> Moment | None:
    """Read "three months in a row", "for the fourth week running": those that end with the unit last spoken of.

    Else they end with the last that was over by publication, or with the running one.
    """
    unit, n = unit_of(m["unit"] or m["unit2"]), number_of(m["n"]) if m["n"] else ordinal_number(m["ordinal"])
    known = ctx.anchor if ctx.anchor is not None and ctx.anchor_unit == unit else None
    running = unit_around(ctx.today, unit)
    over = unit_around(running.start - timedelta(days=1), unit)
    late = (running.end - ctx.today).days <= running.n_days // 4
    lasts = (known,) if known else (running, over) if late else (over, running)
    periods = tuple(Period(add_units(p.start, unit, 1 - n), p.end) for p in lasts)
    return Moment(period=periods[0], unit=unit, alternatives=periods[1:], amount=n, shape="duration")


def read_week_just_over(m: Groups, ctx: Context) -> Moment | None:
    """Read "the week just ended", "the month gone by", "the week now closing"."""
    unit = unit_of(m["unit"])
    running = unit_around(ctx.today, unit)
    last_days = ending(ctx.today, unit, 1)
    if m["side"].lower().startswith("now"):
        return Moment(period=running, unit=unit, alternatives=(last_days,))
    over = unit_around(running.start - timedelta(days=1), unit)
    late = running.end <= ctx.today
    return Moment(period=running if late else over, unit=unit, alternatives=(last_days,))


def read_first_months(m: Groups, ctx: Context) -> Moment | None:
    """Read "in the first nine months" without "of": those of the year, if they were over shortly before."""
    n = number_of(m["n"])
    year = ctx.today.year - (ctx.today.month <= n)
    if not 3 <= n <= 11 or year < 1:
        return None
    start = date(year, 1, 1)
    days = Period(start, add_units(start, "month", n) - timedelta(days=1))
    near = (ctx.today - days.end).days <= SHORTLY_DAYS
    said = "the months of a calendar year"
    return Moment(period=days, unit="month", amount=n, shape="duration", assumed=said) if near else None


SHORTLY_DAYS = 62
"""Reports on the months of a year so far appear within two months of the last of them."""


def read_units_of_running(m: Groups, ctx: Context) -> Moment | None:
    """Read "in ten months of 2016", "the eighteen days of May so far": as many from its start, if all were over.

    Of a year or month that is over they could be any, and only the year or month is read.
    """
    whole, unit, n = _running(m, ctx), unit_of(m["unit"]), number_of(m["n"])
    if ctx.today not in whole:
        return None
    days = Period(whole.start, add_units(whole.start, unit, n) - timedelta(days=1))
    close = abs((days.end - ctx.today).days) <= {"day": 2, "week": 7}.get(unit, 31)
    return Moment(period=days, unit="part", amount=n) if close else None


def _running(m: Groups, ctx: Context) -> Period:
    if m["month"]:
        month = month_number(m["month"])
        year = int(m["year"]) if m["year"] else ctx.today.year - (month > ctx.today.month)
        return month_period(year, month)
    return year_period(int(m["year"]) if m["year"] else ctx.today.year)


def read_named_so_far(m: Groups, ctx: Context) -> Moment | None:
    """Read "October so far", "so far in January", "2019 so far": from its start to the day of publication."""
    whole = _running(m, ctx)
    if ctx.today not in whole:
        return None
    return Moment(period=Period(whole.start, ctx.today), unit="part", base=whole)


_UNIT = "day|week|month|quarter|year"
_ROW = r"(?:\s+(?:in\s+a\s+row|running|on\s+end|on\s+the\s+trot)\b)"
RUNNING_RULES: tuple[Rule, ...] = (
    rule(rf"\b(?P<n>{NUMBER})\s+(?P<unit>{_UNIT})s?\s+now\b", read_units_now),
    rule(rf"\b(?:the\s+)?(?:past|last)\s+(?:year\s+and\s+a\s+half\b|(?P<n>{NUMBER})\s+and\s+a\s+half\s+years\b)",
         read_years_and_half),
    rule(rf"\b(?P<n>{NUMBER})\s+(?P<unit>{_UNIT})s{_ROW}", read_in_a_row),
    rule(rf"\b(?P<n>{NUMBER})\s+(?:straight|consecutive|successive)\s+(?P<unit>{_UNIT})s\b",
         read_in_a_row),
    rule(r"\bthe\s+(?P<ordinal>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:(?:straight|consecutive"
         rf"|successive)\s+(?P<unit>{_UNIT})\b|(?P<unit2>{_UNIT}){_ROW})",
         read_in_a_row),
    rule(r"\b(?:the\s+)?(?P<unit>week|month|year|quarter)\s+(?P<side>(?:that\s+(?:is\s+|has\s+|was\s+)?)?just\s+(?:ended|gone|past|over|closed|finished)"
         r"|gone\s+by|now\s+(?:ending|closing))\b", read_week_just_over),
    rule(rf"(?<=\bin\s)the\s+first\s+(?P<n>{NUMBER})\s+months\b(?!\s+(?:of|after|since|in)\b)", read_first_months),
    rule(rf"\b(?:the\s+)?(?P<n>{NUMBER})\s+(?P<unit>month)s\s+of\s+(?:this\s+year\b|{YEAR})(?:\s+so\s+far\b)?",
         read_units_of_running),
    rule(rf"\b(?:the\s+)?(?P<n>{NUMBER})\s+(?P<unit>day|week)s\s+of\s+(?:this\s+)?(?P<month>{MONTH})(?![a-z])(?:\s+so\s+far\b)?",
         read_units_of_running),
    rule(rf"\b(?P<month>{MONTH})(?![a-z])\s+so\s+far\b(?!\s+this)|\bso\s+far\s+in\s+{YEAR}", read_named_so_far),
    rule(rf"\bso\s+far\s+in\s+(?P<month>{MONTH})(?![a-z])|(?<![\d,.$€£-]){YEAR}\s+so\s+far\b", read_named_so_far),
)  # fmt: skip
