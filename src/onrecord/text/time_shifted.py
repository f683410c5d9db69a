"""Days that are those of the same name at another time: "the April before", "the same weeks of last year"."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.text.calendar import (
    MONTH,
    SEASON,
    WEEKDAY,
    add_units,
    month_number,
    season_period,
    unit_around,
    weekday_number,
)
from onrecord.text.dates import Period, day_period, month_period
from onrecord.text.time_context import Context, Groups, Moment, TimeUnit
from onrecord.text.time_relative import stretch_beside
from onrecord.text.time_rule import Rule, rule


def read_name_before(m: Groups, ctx: Context) -> Moment | None:
    """Read "the April before", "the previous winter", "the Saturday before", "the August before last".

    It is the last of that name before the days spoken of, or before publication; "before last" is the one before the
    last that was over by then.
    """
    before = ctx.today if m["again"] or ctx.anchor is None else ctx.anchor.start
    found = [p for p in _named(m, before) if p.end < before]
    if len(found) < 2:
        return None
    unit: TimeUnit = "month" if m["month"] else "season" if m["season"] else "day"
    return Moment(period=found[-2] if m["again"] else found[-1], unit=unit)


def _named(m: Groups, before: date) -> list[Period]:
    if m["weekday"]:
        back = (before.weekday() - weekday_number(m["weekday"])) % 7
        days = (before.toordinal() - back - 7 * n for n in (2, 1, 0))
        return [day_period(before.fromordinal(day)) for day in days if day > 0]
    years = [year for year in range(before.year - 3, before.year + 1) if year > 1]
    if m["month"]:
        return [month_period(year, month_number(m["month"])) for year in years]
    return [season_period(m["season"], year) for year in years]


def read_same_of_year(m: Groups, ctx: Context) -> Moment | None:
    """Read "the same weeks of last year", "the corresponding period of 2017": the days spoken of, in that year."""
    base = ctx.anchor
    if base is None:
        return None
    year = int(m["year"]) if m["year"] else (ctx.today if m["how"] else base.start).year - 1
    moved = year - base.start.year
    if moved >= 0 and not m["year"]:
        return None
    days = Period(add_units(base.start, "year", moved), add_units(base.end, "year", moved))
    unit = ctx.anchor_unit if ctx.anchor_unit in ("month", "quarter", "half") else "part"
    return Moment(period=days, unit=unit, link="earlier", base=base)


def read_same_of_month(m: Groups, ctx: Context) -> Moment | None:
    """Read "the same stretch of March": the days of the month spoken of, in that month."""
    base = ctx.anchor
    if base is None or (base.start.year, base.start.month) != (base.end.year, base.end.month):
        return None
    month = month_number(m["month"])
    year = base.start.year - (month > base.start.month)
    back = (base.start.year - year) * 12 + base.start.month - month
    return Moment(period=Period(*(add_units(day, "month", -back) for day in (base.start, base.end))), unit="part")


def read_by_same_date(m: Groups, ctx: Context) -> Moment | None:
    """Read "by the same date in 2017", "at this point of last year": the year until then, or the day itself."""
    year = int(m["year"]) if m["year"] else ctx.today.year - 1
    if year >= ctx.today.year:
        return None
    day = add_units(ctx.today, "year", year - ctx.today.year)
    return Moment(period=Period(day.replace(month=1, day=1), day), unit="part", alternatives=(day_period(day),))


def read_this_time_last_year(m: Groups, ctx: Context) -> Moment | None:
    """Read "this time last year": the month of a year ago, or the day itself."""
    day = add_units(ctx.today, "year", -1)
    return Moment(period=unit_around(day, "month"), unit="month", alternatives=(day_period(day),))


def read_one_before(m: Groups, ctx: Context) -> Moment | None:
    """Read "than in the one before": the week, month, quarter or year before the one spoken of."""
    if ctx.anchor is None or ctx.anchor_unit not in ("week", "month", "quarter", "year"):
        return None
    unit = ctx.anchor_unit
    return stretch_beside(unit, 1, "before", ctx.anchor, ctx.today)


def read_part_of_day_spoken_of(m: Groups, ctx: Context) -> Moment | None:
    """Read "that night", "the next morning": the day spoken of, or the one after."""
    if ctx.anchor is None or ctx.anchor.n_days != 1:
        return None
    later = m["how"].lower() in ("next", "following")
    return Moment(period=day_period(ctx.anchor.start + timedelta(days=int(later))), unit="day")


def read_name_of_year_before(m: Groups, ctx: Context) -> Moment | None:
    """Read "the previous year's May", "last year's spring"."""
    base = ctx.anchor.start if m["how"].lower() == "previous" and ctx.anchor else ctx.today
    year = base.year - 1
    if m["month"]:
        return Moment(period=month_period(year, month_number(m["month"])), unit="month")
    return Moment(period=season_period(m["season"], year), unit="season")


def read_since_then(m: Groups, ctx: Context) -> Moment | None:
    """Read "since then": from the days last spoken of to publication."""
    if ctx.anchor is None or ctx.anchor.start > ctx.today:
        return None
    return Moment(period=Period(ctx.anchor.start, ctx.today), unit="part", link="since", base=ctx.anchor)


_NAME = rf"(?:(?P<month>{MONTH})(?![a-z])|(?P<season>{SEASON})\b|(?P<weekday>{WEEKDAY})\b)"
_SAME = r"\b(?:the\s+)?(?:same|corresponding|comparable|equivalent)\s+"
_THAT_YEAR = (
    r"(?:(?P<year>(?:19|20)\d\d)\b|(?:(?P<how>last|the\s+past)|(?:the\s+)?previous)\s+year\b"
    r"|the\s+(?:year\s+before|preceding\s+year)\b)"
)
SHIFTED_RULES: tuple[Rule, ...] = (
    rule(r"\bsince\s+then\b", read_since_then),
    rule(rf"\bthe\s+{_NAME}\s+before(?:\s+(?P<again>last)\b|(?=\s*(?:[.,;:!?)]|$)|\s+(?:and|it|that)\b))",
         read_name_before),
    rule(rf"\b(?:the\s+)?(?:previous|preceding)\s+{_NAME}", read_name_before),
    rule(rf"\b(?P<how>(?:the\s+)?previous|last)\s+year[’']s\s+(?:(?P<month>{MONTH})(?![a-z])|(?P<season>{SEASON})\b)",
         read_name_of_year_before),
    rule(rf"{_SAME}(?:period|stretch|days|weeks|months|span)\s+(?:of|in|a\s+year\s+before,?\s+in)\s+{_THAT_YEAR}",
         read_same_of_year),
    rule(rf"{_SAME}(?:days|period|stretch)\s+(?:of|in)\s+(?P<month>{MONTH})(?![a-z])", read_same_of_month),
    rule(rf"\b(?:(?:at|by)\s+)?(?:the\s+same|this)\s+(?:date|point|stage)\s+(?:of|in)?\s*{_THAT_YEAR}",
         read_by_same_date),
    rule(r"\bthis\s+time\s+last\s+year\b", read_this_time_last_year),
    rule(r"(?<=\bin\s)the\s+one\s+(?:before|preceding)\b(?=\s*(?:[.,;:!?)]|$)|\s+(?:it|that)\b)", read_one_before),
    rule(r"\b(?:that|the\s+(?P<how>next|following|same))\s+(?:night|evening|morning|afternoon)\b",
         read_part_of_day_spoken_of),
)  # fmt: skip
