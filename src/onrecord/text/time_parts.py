"""Parts of a month or year: halves, quarters, edges, first and last weeks."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.text.calendar import add_units, ending, following, month_number, number_of, unit_around, unit_of
from onrecord.text.dates import Period, day_period, month_period, year_period
from onrecord.text.time_context import NO_GROUPS, Context, Groups, Moment, TimeUnit
from onrecord.text.time_dates import read_month
from onrecord.text.time_feasts import period_of_feast


def read_part(m: Groups, ctx: Context) -> Moment | None:
    """Read "the first half of the year", "the third quarter of 2016", "the first half of September"."""
    whole = period_of_whole(m, ctx)
    if whole is None:
        return None
    kind = m["part"].lower().rstrip("s")
    which = ordinal_number(m["ordinal"], {"half": 2, "semester": 2, "third": 3}.get(kind, 4))
    of = {"half": 2, "semester": 2, "third": 3}.get(kind, 4)
    if not 1 <= which <= of:
        return None
    period = _slice(whole, which, of)
    named = any(m[g] for g in ("ofmonth", "ofyear", "ofyear2", "ofunit", "ofname"))
    if not named and period.start > ctx.today and ctx.tense != "future":
        period = _slice(year_period(whole.start.year - 1), which, of)
    return Moment(period=period, unit=_UNITS[of])


_UNITS: dict[int, TimeUnit] = {2: "half", 3: "part", 4: "quarter"}


def read_numbered_quarter(m: Groups, ctx: Context) -> Moment | None:
    """Read "Q2", "Q3 2016"."""
    words = ("first", "second", "third", "fourth")
    return read_part(m | {"part": "quarter", "ordinal": words[int(m["ordinal"]) - 1]}, ctx)


def read_the_quarter(m: Groups, ctx: Context) -> Moment | None:
    """Read "the quarter", "the 1988 quarter": the one spoken of, else the last one that was over."""
    known = ctx.anchor is not None and ctx.anchor_unit == "quarter"
    base = ctx.anchor if known and ctx.anchor else unit_around(add_units(ctx.today, "quarter", -1), "quarter")
    if m["ofyear"] and int(m["ofyear"]) != base.start.year:
        base = unit_around(add_units(base.start, "year", int(m["ofyear"]) - base.start.year), "quarter")
    return Moment(period=base, unit="quarter")


def _slice(whole: Period, which: int, of: int) -> Period:
    if whole == year_period(whole.start.year):
        months = 12 // of
        first, last = (which - 1) * months + 1, which * months
        return Period(date(whole.start.year, first, 1), month_period(whole.start.year, last).end)
    size = whole.n_days / of
    return Period(
        whole.start + timedelta(days=round(size * (which - 1))), whole.start + timedelta(days=round(size * which) - 1)
    )


_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip


def ordinal_number(word: str, last: int = 0) -> int:
    """Give 1 for "first", "1st" or "opening", 23 for "twenty-third"; `last` for "last"; 0 if it is none."""
    word = (word or "first").lower()
    if word[0].isdigit():
        return int(word[:-2])
    if word in ("last", "final", "closing"):
        return last
    tens, _, one = word.replace("-", " ").rpartition(" ")
    ten = {"": 0, "twenty": 20, "thirty": 30}.get(tens.strip(), 0)
    if word == "thirtieth":
        return 30
    return ten + _ORDINALS.index(one) + 1 if one in _ORDINALS else int(one == "opening")


def period_of_whole(m: Groups, ctx: Context) -> Period | None:
    """Read the "of …" of a part: a month, a year, "the year", "last year"; the year of publication by default."""
    if m["ofmonth"]:
        year = int(m["ofyear"] or m["ofyear2"]) if (m["ofyear"] or m["ofyear2"]) else None
        if year is None:
            plain = read_month(NO_GROUPS | {"month": m["ofmonth"]}, ctx)
            return plain.period if plain else None
        return month_period(year, month_number(m["ofmonth"]))
    if m["ofyear"] or m["ofyear2"]:
        return year_period(int(m["ofyear"] or m["ofyear2"]))
    if m["ofname"]:
        return period_of_feast(m["ofname"], ctx)
    unit = unit_of(m["ofunit"]) if m["ofunit"] else "year"
    step = {"last": -1, "next": 1}.get(m["ofhow"].lower(), 0)
    return unit_around(add_units(ctx.today, unit, step), unit)


def read_first_units(m: Groups, ctx: Context) -> Moment | None:
    """Read "the first ten days of the year", "the last week of June"."""
    whole = period_of_whole(m, ctx)
    if whole is None:
        return None
    unit, n, word = unit_of(m["unit"]), number_of(m["n"] or "1"), m["ordinal"].lower()
    if word in ("last", "final", "closing"):
        start = ending(whole.end, unit, n).start
        return Moment(period=Period(max(start, whole.start), whole.end), unit=unit, amount=n)
    skip = ordinal_number(word) - 1
    start = add_units(whole.start, unit, skip * n)
    end = following(start - timedelta(days=1), unit, n).end
    return Moment(period=Period(start, min(end, whole.end)), unit=unit, amount=n) if start <= whole.end else None


def read_edge(m: Groups, ctx: Context) -> Moment | None:
    """Read "the beginning of the year", "the middle of March", "the end of 2016", "early September"."""
    whole = period_of_whole(m, ctx)
    if whole is None:
        return None
    edge = m["edge"].lower()
    if edge in ("whole", "course", "rest"):
        return Moment(period=whole, unit="part", base=whole)
    third = max(1, whole.n_days // 3)
    if edge in ("start", "beginning", "turn", "early", "outset"):
        return Moment(period=Period(whole.start, whole.start + timedelta(days=third - 1)), unit="part", base=whole)
    if edge in ("mid", "middle"):
        return Moment(
            period=Period(whole.start + timedelta(days=third), whole.end - timedelta(days=third)),
            unit="part",
            base=whole,
        )
    return Moment(period=Period(whole.end - timedelta(days=third - 1), whole.end), unit="part", base=whole)


def read_own_edge(m: Groups, ctx: Context) -> Moment | None:
    """Read "from August to the year's end", "by the month's close": the whole last spoken of, or that of publication.

    The end of a year is its last month, of a month its last week, of a week its last day; beginnings likewise.
    """
    unit = unit_of(m["unit"])
    whole = unit_around(ctx.anchor.start if ctx.anchor else ctx.today, unit)
    finer = {"year": unit_of("month"), "month": unit_of("week")}.get(unit, unit_of("day"))
    if m["edge"].lower() in ("start", "beginning"):
        return Moment(period=following(whole.start - timedelta(days=1), finer, 1), unit=finer, base=whole)
    return Moment(period=ending(whole.end, finer, 1), unit=finer, base=whole)


def read_new_year(m: Groups, ctx: Context) -> Moment | None:
    """Read "since New Year": the first day of the running year."""
    return Moment(period=day_period(date(ctx.today.year, 1, 1)), unit="day")
