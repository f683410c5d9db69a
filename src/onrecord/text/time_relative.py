"""Expressions that hang on publication or on the days last spoken of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from onrecord.text.calendar import CalendarUnit, add_units, ending, following, is_vague, number_of, unit_around, unit_of
from onrecord.text.dates import Period, day_period
from onrecord.text.time_context import Context, Groups, Moment, TimeUnit
from onrecord.text.time_dates import read_month


def read_same_time(m: Groups, ctx: Context) -> Moment | None:
    """Read "the same month last year": the days last spoken of, a year before; else the unit before publication."""
    unit = unit_of(m["unit"]) if m["unit"] not in ("period", "time") else "month"
    base = ctx.anchor or unit_around(add_units(ctx.today, unit, -1), unit)
    years = int(m["year"]) - base.start.year if m["year"] else -1
    start, end = add_units(base.start, "year", years), add_units(base.end, "year", years)
    whole = unit_around(start, unit)
    return Moment(period=whole if base == unit_around(base.start, unit) else Period(start, end), unit=unit)


def read_relative_unit(m: Groups, ctx: Context) -> Moment | None:
    unit, how = unit_of(m["unit"]), m["how"].lower()
    if m["n"]:
        return read_span_of_units(m, ctx)
    if how in ("that", "same"):
        return Moment(period=unit_around(ctx.anchor.start, unit), unit=unit) if ctx.anchor else None
    step = {
        "last": -1,
        "latest": -1,
        "previous": -1,
        "past": -1,
        "preceding": -1,
        "next": 1,
        "coming": 1,
        "following": 1,
    }.get(how, 0)
    narrative = how in ("previous", "preceding", "following") and ctx.anchor is not None
    at = ctx.anchor.start if narrative and ctx.anchor else ctx.today
    if how == "past":
        return Moment(
            period=ending(ctx.today, unit, 1), unit=unit, alternatives=(unit_around(add_units(at, unit, -1), unit),)
        )
    period = unit_around(add_units(at, unit, step), unit) if step else unit_around(at, unit)
    last_days = (ending(ctx.today, unit, 1),) if how == "last" and unit in ("week", "month") else ()
    return Moment(period=period, unit=unit, alternatives=last_days)


def read_unit_spoken_of(m: Groups, ctx: Context) -> Moment | None:
    """Read "of the year": that of the days last spoken of, else that of publication."""
    unit = unit_of(m["unit"])
    running = unit_around(ctx.today, unit)
    spoken = unit_around(ctx.anchor.start, unit) if ctx.anchor else running
    return Moment(period=spoken, unit=unit, alternatives=(running,) if spoken != running else ())


def read_ago(m: Groups, ctx: Context) -> Moment | None:
    unit, n = unit_of(m["unit"]), number_of(m["n"])
    narrative = m["which"].lower() in ("earlier", "before", "later", "previously")
    by_quarter = unit == "year" and ctx.anchor_unit in ("quarter", "half")
    from_anchor = (narrative or by_quarter) and ctx.anchor is not None
    base = ctx.anchor if from_anchor and ctx.anchor else day_period(ctx.today)
    step = n if m["which"].lower() == "later" else -n
    moved = add_units(base.start, unit, step)
    if from_anchor and base.n_days > 1 and unit in ("month", "year", "quarter"):
        whole: CalendarUnit = (
            ctx.anchor_unit if ctx.anchor_unit in ("month", "quarter", "year", "week", "half") else "month"
        )
        return Moment(period=unit_around(moved, whole), unit=whole, link="earlier")
    finer: dict[str, TimeUnit] = {"year": "year", "month": "month", "quarter": "quarter", "decade": "year"}
    kept = finer.get(unit, "day")
    return Moment(period=unit_around(moved, kept), unit=kept, alternatives=(day_period(moved),), link="earlier")


def read_year_ago(m: Groups, ctx: Context) -> Moment | None:
    return read_ago(m | {"n": "a", "unit": "year", "which": "earlier"}, ctx)


MOST_SPOKEN_DAYS = 3_660
"""Before a longer stretch than this there is no "previous three months"."""


def read_span_of_units(m: Groups, ctx: Context) -> Moment | None:
    """Read "the past two days", "the last three months", "the next two years"."""
    unit, n = unit_of(m["unit"]), number_of(m["n"] or "few")
    forward = m["how"].lower() in ("next", "coming", "following")
    if forward and m["how"].lower() != "coming" and ctx.tense != "future" and ctx.anchor is not None:
        said = 0 if is_vague(m["n"]) else n
        return Moment(period=following(ctx.anchor.end, unit, n), unit=unit, amount=said, shape="duration")
    if (
        m["how"].lower() in ("previous", "preceding")
        and ctx.anchor is not None
        and ctx.anchor.n_days <= MOST_SPOKEN_DAYS
    ):
        return stretch_beside(unit, n, "before", ctx.anchor, ctx.today)
    period = following(ctx.today, unit, n) if forward else ending(ctx.today, unit, n)
    said = 0 if not m["n"] or is_vague(m["n"]) else n
    alternatives: tuple[Period, ...] = ()
    if unit in ("month", "year") and not forward:
        whole = unit_around(add_units(ctx.today, unit, -1), unit)
        alternatives = (Period(unit_around(add_units(whole.start, unit, 1 - n), unit).start, whole.end),)
    return Moment(period=period, unit=unit, amount=said, alternatives=alternatives, shape="duration")


def read_latest_period(m: Groups, ctx: Context) -> Moment | None:
    """Read "the latest period", "the year-ago period": the quarter or month last spoken of, or a year before it."""
    if ctx.anchor is None or ctx.anchor_unit not in ("month", "quarter", "half"):
        return None
    years = -1 if m["which"] else 0
    start = add_units(unit_around(ctx.anchor.start, ctx.anchor_unit).start, "year", years)
    return Moment(period=unit_around(start, ctx.anchor_unit), unit=ctx.anchor_unit, link="earlier" if years else "")


def read_full_year(m: Groups, ctx: Context) -> Moment | None:
    """Read "the full year", "earlier in the year": the year of publication."""
    return Moment(period=unit_around(ctx.today, "year"), unit="year")


def read_recent(m: Groups, ctx: Context) -> Moment | None:
    """Read "recent years", "coming quarters": no days, only where they point."""
    ahead = m["how"].lower() in ("coming", "future")
    return Moment(
        period=None, unit=unit_of(m["unit"]), shape="reference", amount=0, refers="future" if ahead else "past"
    )


def read_beside(m: Groups, ctx: Context) -> Moment | None:
    """Read "the month before", "the two weeks before it", "the week after", "the following day"."""
    unit, n, side = unit_of(m["unit"]), number_of(m["n"] or "1"), m["side"].lower()
    if m["event"] and ctx.anchor is None:
        return Moment(period=None, unit=unit, amount=n, link="before" if side in _BEFORE else "after", shape="duration")
    return stretch_beside(
        unit, n, "before" if side in _BEFORE or "preceded" in side else "after", ctx.anchor, ctx.today
    )


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


def read_months_to(m: Groups, ctx: Context) -> Moment | None:
    """Read "the four months to the end of November", "the quarter to June": whole months, the named one the last."""
    last = read_month(m, ctx)
    if last is None or last.period is None:
        return None
    n = number_of(m["n"] or "1") * {"quarter": 3, "year": 12}.get(m["unit"].lower(), 1)
    start = add_units(last.period.start, "month", 1 - n)
    return Moment(period=Period(start, last.period.end), unit="month" if n == 1 else "part", amount=n)


def read_bare_day(m: Groups, ctx: Context) -> Moment | None:
    """Read "on the 13th": of the month last spoken of, else the last such day before publication."""
    day = int(m["day"])
    base = ctx.anchor.start if ctx.anchor and ctx.anchor.n_days <= 31 else ctx.today
    month = unit_around(base, "month")
    if not ctx.anchor and day > ctx.today.day:
        month = unit_around(add_units(month.start, "month", -1), "month")
    if not 1 <= day <= month.n_days:
        return None
    return Moment(period=day_period(month.start + timedelta(days=day - 1)), unit="day")


def read_same_units(m: Groups, ctx: Context) -> Moment | None:
    """Read "the same five months", "those three weeks": days spoken of before, found when expressions are linked."""
    unit, n = unit_of(m["unit"] or m["unit2"]), m["n"] or m["n2"]
    return Moment(period=ctx.anchor, unit=unit, amount=number_of(n) if n else 0, link="again")


def read_so_far(m: Groups, ctx: Context) -> Moment | None:
    whole = unit_around(ctx.today, unit_of(m["unit"] or m["unit2"]))
    return Moment(period=Period(whole.start, ctx.today), unit="part", base=whole)


def read_this_day_and_next(m: Groups, ctx: Context) -> Moment | None:
    if ctx.anchor is None:
        return None
    n = int(number_of(m["n"] or "1"))
    period = Period(ctx.anchor.start, ctx.anchor.start + timedelta(days=n))
    return Moment(period=period, unit="day", amount=n + 1, link="after", base=ctx.anchor)


def read_reference(m: Groups, ctx: Context) -> Moment | None:
    word = m["reference"].lower()
    past = ("recent", "recently", "formerly", "previously", "once", "earlier", "lately", "the past", "past")
    future = ("future", "soon", "later", "the future", "the near future", "upcoming", "as soon as possible")
    ahead = word in future or word.endswith((" near term", " short term"))
    refers: Literal["past", "present", "future"] = "past" if word in past else "future" if ahead else "present"
    return Moment(period=None, unit="day", shape="reference", amount=0, refers=refers)


def read_duration(m: Groups, ctx: Context) -> Moment | None:
    one = not m["n"] and not m["plural"] and not m["unit"].lower().endswith("ies")
    vague = not one and (not m["n"] or is_vague(m["n"]))
    amount = 0 if vague else 1 if one else number_of(m["n"])
    return Moment(period=None, unit=unit_of(m["unit"]), shape="duration", amount=amount)
