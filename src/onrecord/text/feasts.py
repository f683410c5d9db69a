"""Feasts that have a date each year: their names and days."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from onrecord.text.dates import Period, day_period

_KINDS = ("fixed", "easter", "orthodox_easter")
_OTHER_NAMES = ("Advent", "Ramadan", "Eid", "Eid al-Fitr", "Eid ul-Fitr", "Eid al-Adha", "Eid ul-Adha")


def _written() -> dict[str, Any]:
    return tomllib.loads(files("onrecord.text").joinpath("data/feasts.toml").read_text("utf-8"))


@cache
def _feasts() -> dict[str, Any]:
    words = _written()
    return words | {kind: {name.lower(): days for name, days in words[kind].items()} for kind in _KINDS}


def feast_names() -> tuple[str, ...]:
    """Give the names as they are written, longest first."""
    words = _written()
    names = {*_OTHER_NAMES, *(name for kind in _KINDS for name in words[kind])}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=4096)
def feast_periods(name: str, year: int) -> tuple[Period, ...]:
    """Give the days of a feast that begin in a year; none if they are not known, two for "Eid".

    The name is in lower case.

    Examples
    --------
    >>> feast_periods("good friday", 2022)[0].iso()
    '2022-04-15'
    """
    known = _feasts()
    if name in known["fixed"]:
        return (day_period(date(year, *known["fixed"][name])),)
    if name == "advent":
        return (_advent(year),)
    for kind, easter in (("easter", easter_day), ("orthodox_easter", orthodox_easter_day)):
        if name in known[kind]:
            first, last = (easter(year) + timedelta(days=n) for n in known[kind][name])
            return (Period(first, last),)
    return tuple(sorted(p for p in _islamic(name) if p.start.year == year))


def _islamic(name: str) -> list[Period]:
    years = [tuple(days) for days in _feasts()["islamic"]["years"]]
    if name == "ramadan":
        return [Period(first, fitr - timedelta(days=1)) for first, fitr, _ in years]
    wanted = {"eid": (1, 2), "fitr": (1,), "adha": (2,)}.get(name.rpartition("-")[2], ())
    return [day_period(days[at]) for days in years for at in wanted]


def _advent(year: int) -> Period:
    eve = date(year, 12, 24)
    fourth_sunday = eve - timedelta(days=(eve.weekday() + 1) % 7)
    return Period(fourth_sunday - timedelta(days=21), eve)


def easter_day(year: int) -> date:
    """Give Easter Sunday of the western churches (J. M. Oudin's rule, Explanatory Supplement to the Almanac, 1992)."""
    century, golden = year // 100, year % 19
    lifted = (century - (century - 17) // 25) // 3
    moon = (century - century // 4 - lifted + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (moon // 28) * (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=moon - weekday)


def orthodox_easter_day(year: int) -> date:
    """Give Easter Sunday of the eastern churches in the Gregorian calendar (the same rule in the Julian one)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (year + year // 4 + moon) % 7
    behind = year // 100 - year // 400 - 2
    return date(year, 3, 28) + timedelta(days=moon - weekday + behind)
