"""Dates as releases write them: "On Aug. 22", "Aug. 19-21", "Sept. 30 - Oct. 1", "Aug. 22 and 25"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.text.calendar import MONTH, WEEKDAY, month_number, weekday_number
from onrecord.text.dates import Period

_M, _D = rf"(?:{MONTH})\.?", r"\d{1,2}(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
FULL_DATE = re.compile(
    rf"\b(?P<month>{_M})\s+(?P<day>{_D}),?\s+(?P<year>\d{{4}})\b|\b(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b", re.I
)
_ITEM = rf"{_D}(?:\s*(?:-|–|to|through)\s*(?:{_M}\s+)?{_D})?"
STRIKE_DATES = re.compile(
    rf"\b(?:(?P<between>between)\s+)?(?P<month>{_M})\s+"
    rf"(?P<days>{_ITEM}(?:\s*(?:,\s*and|,|and|&)\s*(?:{_M}\s+)?{_ITEM}(?!\s*(?:air)?strikes?|\s+engagements?))*){_YEAR}",
    re.I,
)
_DATELINE = re.compile(r"^.{0,80}?\d{4}\W{0,3}\s*(?:--|—|–|-|:)\s+")
"""Where and when a release was written: "HARBOUR CITY, May 11, 2031 -- "."""
_PART = re.compile(rf"(?:(?P<month>{_M})\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?", re.I)
_SPLIT = re.compile(r"\s*(?:,\s*and\s+|,\s*|\band\b\s*|&\s*)", re.I)
_TO = re.compile(r"\s*(?:-|–|\bto\b|\bthrough\b)\s*", re.I)


def full_date(text: str) -> date | None:
    """Read the first date with a year.

    Examples
    --------
    >>> full_date("SOUTHWEST ASIA, Aug. 23, 2017 -- Coalition forces …")
    datetime.date(2017, 8, 23)
    """
    for match in FULL_DATE.finditer(text):
        try:
            if match["iso"]:
                return date.fromisoformat(match["iso"])
            return date(int(match["year"]), month_number(match["month"]), int(re.sub(r"\D", "", match["day"])))
        except ValueError:
            continue
    return None


def strike_days(text: str, released: date | None) -> tuple[Period, ...]:
    """Read the days that a line names; a year that is not said is the release's, or the one before.

    Examples
    --------
    >>> [p.iso() for p in strike_days("conducted Dec. 29 - Jan. 1", date(2017, 1, 3))]
    ['2016-12-29/2017-01-01']
    >>> [p.iso() for p in strike_days("on Aug. 19-20 and 22", date(2017, 8, 23))]
    ['2017-08-19/2017-08-20', '2017-08-22']
    """
    match = STRIKE_DATES.search(_DATELINE.sub("", text))
    if match is None:
        return _day_before(text, released)
    month = month_number(match["month"])
    said = f"{match['days']}"
    if match["between"]:
        said = re.sub(r"\band\b", "-", said, count=1)
    days: list[Period] = []
    for item in _SPLIT.split(said):
        ends = [_PART.fullmatch(end.strip()) for end in _TO.split(item)]
        read = []
        for end in ends:
            if end is None:
                return tuple(days)
            month = month_number(end["month"]) if end["month"] else month
            day = _dated(month, int(end["day"]), match["year"], released)
            if day is None:
                return tuple(days)
            read.append(day)
        if read[-1] < read[0]:
            return tuple(days)
        days.append(Period(read[0], read[-1]))
    return tuple(days)


def _day_before(text: str, released: date | None) -> tuple[Period, ...]:
    """Read "yesterday" and "on Monday" as days before the release."""
    if released is None:
        return ()
    if re.search(r"\byesterday\b", text, re.I):
        day = released - timedelta(days=1)
    elif weekday := re.search(rf"\bon\s+({WEEKDAY})\b", text, re.I):
        day = released - timedelta(days=(released.weekday() - weekday_number(weekday[1])) % 7)
    else:
        return ()
    return (Period(day, day),)


def _dated(month: int, day: int, year: str | None, released: date | None) -> date | None:
    try:
        if year:
            return date(int(year), month, day)
        if released is None:
            return None
        same = date(released.year, month, day)
        return same if same <= released or (same - released).days < 180 else date(released.year - 1, month, day)
    except ValueError:
        return None
