"""Spell a time expression as a TIMEX3 value (ISO 8601 with TimeML's additions)."""

from __future__ import annotations

from onrecord.text.dates import Period
from onrecord.text.time_mention import TimeMention

_SEASONS = {12: "WI", 3: "SP", 6: "SU", 9: "FA"}
_UNITS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C"}


def timex_value(mention: TimeMention) -> str:
    """Give the value that TimeML would write ("1989-10", "P3M", "PRESENT_REF").

    Notes
    -----
    Parts of a stretch ("early 1990") have the value of the whole; TimeML says the part in ``mod``.
    """
    if mention.shape == "reference":
        return f"{mention.refers.upper()}_REF"
    if mention.shape == "duration" or mention.period is None:
        return duration_value(mention.unit, mention.amount)
    if mention.period.n_days == 2 and mention.unit == "day" and mention.period.start.weekday() == 5:
        return f"{date_value(mention.period, 'week')}-WE"
    if mention.unit == "part" and mention.base is not None:
        return whole_value(mention.base)
    return date_value(mention.period, mention.unit)


def duration_value(unit: str, amount: float) -> str:
    """Give the value of a duration; an amount of 0 is unknown (X)."""
    n = f"{amount:g}" if amount else "X"
    if unit in ("hour", "minute"):
        return f"PT{n}{unit[0].upper()}"
    if unit == "decade" and amount:
        return f"P{amount * 10:g}Y"
    return f"P{n}{_UNITS.get(unit, 'D')}"


def date_value(period: Period, unit: str) -> str:
    """Give the value of a calendar date as coarse as its unit."""
    start = period.start
    match unit:
        case "week":
            year, week, _ = start.isocalendar()
            return f"{year}-W{week:02d}"
        case "month":
            return f"{start:%Y-%m}"
        case "quarter":
            return f"{start.year}-Q{(start.month + 2) // 3}"
        case "half":
            return f"{start.year}-H{1 if start.month < 7 else 2}"
        case "season":
            return f"{period.end.year}-{_SEASONS.get(start.month, 'SU')}"
        case "year":
            return f"{start.year}"
        case "decade":
            return f"{start.year // 10}"
        case "century":
            return f"{period.end.year // 100}"
        case _:
            return start.isoformat()


def whole_value(period: Period) -> str:
    """Give the value of a calendar month, quarter or year by its length."""
    if period.n_days > 360:
        return date_value(period, "year")
    return date_value(period, "quarter" if period.n_days > 80 else "month" if period.n_days > 27 else "week")
