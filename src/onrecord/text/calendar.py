"""Months, weekdays, seasons and units of time: their names, and arithmetic on whole days."""

from __future__ import annotations

import calendar as _calendar
from datetime import date, timedelta
from typing import Literal

from onrecord.text.dates import Period, day_period, month_period, year_period

MONTH = (
    r"Jan(?:uary|\.)|Feb(?:ruary|\.)|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)|Sept?(?:ember|\.)"
    r"|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)(?=\s+\d)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
UNIT = r"day|week|fortnight|month|quarter|year|decade|century|centuries"
SEASON = r"spring|summer|autumn|fall|winter"
NUMBER = (
    r"(?:about|around|some|nearly|almost|roughly|over|at\s+least|more\s+than|less\s+than|no\s+more\s+than|up\s+to)?\s*"
    r"(?:(?:a\s+)?couple\s+of|a\s+few|a\s+dozen|a\s+hundred|several|few|many|\d{1,3}(?:\.\d+)?|an?|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
CalendarUnit = Literal[
    "day", "week", "month", "quarter", "year", "decade", "century", "hour", "minute", "season", "half", "part"
]
MAX_UNITS = 2_000
"""More units than this are no date of an article."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SMALL = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "several": 3, "four": 4, "five": 5,
    "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "many": 3,
}  # fmt: skip


def month_number(name: str) -> int:
    """Give 1–12 for a month's name or abbreviation."""
    return _MONTHS.index(name.lower()[:3]) + 1


def weekday_number(name: str) -> int:
    """Give 0 (Monday) to 6 for a weekday's name."""
    return _DAYS.index(name.strip().lower()[:3])


def number_of(words: str) -> int:
    """Read a number that `NUMBER` matched; approximators are passed over, "few" and "several" count as three."""
    parts = words.lower().replace("-", " ").split()
    digits = [p for p in parts if p[0].isdigit()]
    if digits:
        return max(1, min(round(float(digits[0])), MAX_UNITS))
    values = [_SMALL[p] for p in parts if p in _SMALL and not (p in ("a", "an") and len(parts) > 1)]
    tens_and_ones = len(values) == 2 and values[0] >= 20 > values[1]
    return sum(values) if tens_and_ones else (values[-1] if values else 1)


def is_vague(words: str) -> bool:
    """Tell whether a number that `NUMBER` matched says no number ("a few", "several")."""
    return any(w in ("few", "several", "many") for w in words.lower().split())


def unit_of(word: str) -> CalendarUnit:
    """Give the unit for its singular or plural name."""
    name = "century" if word.lower() == "centuries" else word.lower().rstrip("s")
    return _UNITS.get(name, "hour")


_UNITS: dict[str, CalendarUnit] = {
    "day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year", "decade": "decade",
    "century": "century", "hour": "hour", "minute": "minute",
}  # fmt: skip


def _clamped(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, 366), date.max.toordinal() - 366))


def add_units(day: date, unit: CalendarUnit, n: int) -> date:
    """Give the day `n` units later (earlier if negative); the 31st becomes the month's last day if it must."""
    days = {"day": 1, "week": 7, "hour": 0, "minute": 0}.get(unit)
    if days is not None:
        return _clamped(day.toordinal() + days * n)
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}.get(unit, 12) * n
    total = min(max(day.year * 12 + day.month - 1 + months, 2 * 12), 9998 * 12)
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, _calendar.monthrange(year, month + 1)[1]))


def following(day: date, unit: CalendarUnit, n: int) -> Period:
    """Give the stretch of `n` units that starts the day after."""
    start = _clamped(day.toordinal() + 1)
    return Period(start, max(start, add_units(day, unit, n)))


def ending(day: date, unit: CalendarUnit, n: int) -> Period:
    """Give the stretch of `n` units that ends on the day."""
    return Period(min(_clamped(add_units(day, unit, -n).toordinal() + 1), day), day)


def unit_around(day: date, unit: CalendarUnit) -> Period:
    """Give the calendar unit in which a day lies (weeks start on Monday)."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) if day.toordinal() > 7 else day
        return Period(monday, monday + timedelta(days=6))
    if unit == "month":
        return month_period(day.year, day.month)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return Period(date(day.year, first, 1), month_period(day.year, first + 2).end)
    if unit == "year":
        return year_period(day.year)
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        start = max(1, day.year // size * size)
        return Period(date(start, 1, 1), date(start + size - 1, 12, 31))
    return day_period(day)


def unit_of_period(period: Period) -> CalendarUnit:
    """Give the calendar unit that a period is by its length."""
    lengths: tuple[tuple[int, CalendarUnit], ...] = (
        (2, "day"),
        (8, "week"),
        (32, "month"),
        (93, "quarter"),
        (185, "half"),
    )
    return next((unit for most, unit in lengths if period.n_days <= most), "year")


def season_period(name: str, year: int) -> Period:
    """Give the months of a meteorological season; winter starts in December of the year before."""
    season = name.lower()
    if season == "winter":
        return Period(date(max(1, year - 1), 12, 1), month_period(year, 2).end)
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}[season]
    return Period(date(year, first, 1), month_period(year, first + 2).end)
