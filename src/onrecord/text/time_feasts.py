"""Feasts in running text: "Christmas Day", "since Easter", "the first week of Ramadan"."""

from __future__ import annotations

import re
from datetime import timedelta

from onrecord.text.calendar import number_of, unit_around, unit_of_period
from onrecord.text.dates import Period, day_period
from onrecord.text.feasts import feast_names, feast_periods
from onrecord.text.time_context import PUBLISHED_YEAR, Context, Groups, Moment
from onrecord.text.time_rule import YEAR, Rule, rule

SOON_DAYS = 21
"""A feast this near in the future is meant rather than the last one, a year ago; so is one as near in the past."""
_ISLAMIC = "as kept in Saudi Arabia; elsewhere it may be a day apart"


def read_feast(m: Groups, ctx: Context) -> Moment | None:
    """Read a feast of a year; the last one before publication unless words or tense say otherwise."""
    name, how = _plain(m["name"]), (m["how"] or m["yearhow"]).lower()
    assumed = _ISLAMIC if name.startswith(("ramadan", "eid")) else ""
    if m["year"] or m["yearhow"]:
        step = {"last": -1, "previous": -1, "next": 1}.get(how, 0)
        found = feast_periods(name, int(m["year"]) if m["year"] else ctx.today.year + step)
        return _moment(m, found[0], found[1:], assumed) if found else None
    return _nearest(m, ctx, name, how, assumed)


def _plain(name: str) -> str:
    return re.sub(r"\s+", " ", name.lower().replace("’", "'"))


def _nearest(m: Groups, ctx: Context, name: str, how: str, assumed: str) -> Moment | None:
    year = ctx.today.year
    around = [p for y in (year - 1, year, year + 1) for p in feast_periods(name, y)]
    past = [p for p in around if p.start <= ctx.today and not (how == "last" and ctx.today in p)]
    coming = [p for p in around if p.start > ctx.today]
    ahead = bool(coming) and (how == "next" or (not how and not m["again"] and _is_ahead(past, coming, ctx)))
    if not (coming if ahead else past):
        return None
    first, other = (coming[0], past[-1:]) if ahead else (past[-1], past[-2:-1] if name == "eid" else coming[:1])
    return _moment(m, first, () if how or m["again"] else tuple(other), assumed or ("" if how else PUBLISHED_YEAR))


def _is_ahead(past: list[Period], coming: list[Period], ctx: Context) -> bool:
    """Tell whether the coming one is meant: by tense, or as it is near and the last one long ago."""
    if past and (ctx.today in past[-1] or (ctx.today - past[-1].end).days <= SOON_DAYS):
        return False
    return ctx.tense == "future" or (coming[0].start - ctx.today).days <= SOON_DAYS


def _moment(m: Groups, first: Period, others: tuple[Period, ...], assumed: str) -> Moment:
    if m["tail"].lower() == "week":
        first, others = unit_around(first.start, "week"), tuple(unit_around(p.start, "week") for p in others)
    unit = "part" if first.n_days in (*range(2, 7), *range(40, 60)) else unit_of_period(first)
    return Moment(period=first, unit=unit, alternatives=others, assumed=assumed)


def period_of_feast(name: str, ctx: Context) -> Period | None:
    """Give the days of a longer feast of which a part is spoken ("the first week of Ramadan")."""
    moment = read_feast(dict.fromkeys(("how", "yearhow", "year", "tail", "again"), "") | {"name": name}, ctx)
    return moment.period if moment else None


def read_days_of_feast(m: Groups, ctx: Context) -> Moment | None:
    """Read "the three days of Eid"."""
    moment = read_feast(m, ctx)
    if moment is None or moment.period is None:
        return None
    start = moment.period.start
    days = Period(start, start + timedelta(days=number_of(m["n"]) - 1))
    return Moment(period=days, unit="day", amount=days.n_days, assumed=moment.assumed)


def read_past_feast(m: Groups, ctx: Context) -> Moment | None:
    """Read "since Easter": the last one, however near the next."""
    return read_feast(m | {"again": "since"}, ctx)


def read_new_year_words(m: Groups, ctx: Context) -> Moment | None:
    """Read "since the new year": the first day of the running year."""
    return Moment(period=day_period(ctx.today.replace(month=1, day=1)), unit="day")


def _one_of(names: tuple[str, ...], but: tuple[str, ...] = ()) -> str:
    spelled = (re.escape(name).replace(r"\ ", r"\s+").replace("'", "[’']") for name in names if name not in but)
    return "|".join(spelled).replace("Feast", "[Ff]east")


_FOLLOWS = (
    r"(?=\s*(?:[^\w\s]|$)|\s+(?:and|or|to|until|through|the|of|in|on|than|but|because|when|with|at|by|for|as|from"
    r"|was|were|had|has|have|is|alone|itself|this|last|began|ended|came|saw|brought|we|they|he|she|it|there|a|no"
    r"|\d+|[A-Z]\w*)\b)"
)
""""The Christmas truce", "Easter eggs" are no days: what follows such a feast must not be a plain noun."""
_WHICH_YEAR = rf"(?:,?\s+(?:of\s+)?{YEAR}|\s+(?:of\s+)?(?P<yearhow>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious)\s+year\b)?"
_ALSO_NOUNS = ("Christmas", "Easter", "Eid", "Epiphany", "Halloween", "Orthodox Easter", "Ramadan")
"""Feasts that also stand before nouns, as "Good Friday" and "Whitsun" rarely do."""
_FEAST = rf"(?P<name>(?:{_one_of(feast_names(), but=_ALSO_NOUNS)})\b|(?:{_one_of(_ALSO_NOUNS)})\b{_FOLLOWS})"
_SHORT = rf"(?P<name>{_one_of(feast_names())})"
FEAST_RULES: tuple[Rule, ...] = (
    rule(rf"(?<=\b[Ss]ince\s)(?:[Tt]he\s+)?{_FEAST}", read_past_feast, case=True),
    rule(rf"\b(?:[Tt]he\s+)?(?:(?P<how>[Ll]ast|[Tt]his|[Nn]ext)\s+)?{_FEAST}{_WHICH_YEAR}", read_feast, case=True),
    rule(rf"\b(?:[Tt]he\s+)?{_SHORT}\s+(?P<tail>week)\b", read_feast, case=True),
    rule(rf"\b(?P<yearhow>[Ll]ast|[Tt]his|[Nn]ext)\s+year[’']s\s+{_FEAST}", read_feast, case=True),
    rule(rf"\b[Tt]he\s+(?P<n>three|four)\s+days\s+of\s+(?P<name>Eid(?:\s+(?:al|ul)-(?:Fitr|Adha))?)\b{_WHICH_YEAR}",
         read_days_of_feast, case=True),
    rule(r"(?:(?<=\bfrom\s)|(?<=\bsince\s)|(?<=\buntil\s))the\s+new\s+year\b(?!\s+\w+ing\b)", read_new_year_words),
)  # fmt: skip
