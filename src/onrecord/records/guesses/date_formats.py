"""In which pattern the dates of a column are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from onrecord.records.days import read_days
from onrecord.records.guesses.answers import DateOrder
from onrecord.text.dates import FIRST_YEAR, LAST_YEAR, month_period

ISO = "iso"
MIN_SHARE_READ = 0.9
"""A column is one of dates if nearly all its cells are; the others are reported when the record is opened."""

_DAY_FIRST = tuple(f"%d{s}%m{s}%{y}" for s in "/-." for y in "Yy")
_MONTH_FIRST = tuple(f"%m{s}%d{s}%{y}" for s in "/-." for y in "Yy")
_IN_WORDS = tuple(f"%d{s}%{m}{s}%{y}" for s in " -" for m in "Bb" for y in "Yy")
_DIGITS = "%Y%m%d%H%M%S"
_OTHERS = (
    "%Y/%m/%d",
    "%Y.%m.%d",
    *_IN_WORDS,
    "%B %d, %Y",
    "%b %d, %Y",
    "%B %d %Y",
    "%B %Y",
    "%b %Y",
    "%b-%y",
    "%m/%Y",
    _DIGITS,
)
_QUARTER = re.compile(r"(\d{4})[ -]?[Qq]([1-4])")
_WEEK = re.compile(r"(\d{4})-?[Ww](\d{2})")
_SPANS = ((1, 1, "day"), (7, 7, "week"), (28, 31, "month"), (90, 92, "quarter"), (365, 366, "year"))
"""Least and most days of a span, and its name."""
_TIME_OF_DAY = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?( ?[AaPp]\.?[Mm]\.?)?(Z|[+-]\d{2}:?\d{2})?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """How the cells of a column read as dates."""

    patterns: tuple[str, ...]
    """``iso``, or patterns of ``strptime`` that fit every cell that is a date; two if day and month cannot be told."""
    precision: str
    """``day``, ``week``, ``month``, ``quarter``, ``year`` or ``mixed``."""
    first: date
    last: date
    unread: tuple[str, ...]
    """Cells that are no dates, the first few."""

    @property
    def is_ambiguous(self) -> bool:
        """Tell whether days and months could be swapped."""
        return len(self.patterns) > 1


def read_date_cells(cells: Sequence[str], order: DateOrder = "") -> DateReading | None:
    """Find the pattern of a column's different cells, or None if they are no dates.

    Examples
    --------
    >>> read_date_cells(["03/04/2020", "05/06/2020"]).patterns
    ('%d/%m/%Y', '%m/%d/%Y')
    >>> read_date_cells(["03/04/2020", "25/06/2020"]).patterns
    ('%d/%m/%Y',)
    """
    readings = [r for p in _candidates(cells, order) if (r := _read(cells, p)) is not None]
    if not readings:
        return None
    fewest = min(len(r.unread) for r in readings)
    best = [r for r in readings if len(r.unread) == fewest]
    if best[0].patterns == (ISO,):
        return best[0]
    swapped = _swapped(best[0].patterns[0])
    rival = next((r for r in best[1:] if r.patterns[0] == swapped), None)
    if rival is None:
        return best[0]
    return DateReading(
        patterns=(best[0].patterns[0], rival.patterns[0]),
        precision=best[0].precision,
        first=min(best[0].first, rival.first),
        last=max(best[0].last, rival.last),
        unread=best[0].unread,
    )


def iso_of(cell: str, pattern: str) -> str:
    """Spell a cell as ISO 8601 with the precision of its pattern; '' if it is no date.

    Examples
    --------
    >>> iso_of("1 January 2020", "%d %B %Y"), iso_of("Jan 2020", "%b %Y")
    ('2020-01-01', '2020-01')
    """
    read = _day(cell, pattern)
    if read is None:
        return ""
    return read[0].isoformat() if "%d" in pattern else f"{read[0]:%Y-%m}"


def ways_of_writing(cells: Sequence[str]) -> tuple[str, ...]:
    """Give a cell for each way in which a column writes its dates, if no one way reads them and several together do."""
    patterns = (ISO, *_DAY_FIRST, *_MONTH_FIRST, *_OTHERS)
    first: dict[str, str] = {}
    for cell in cells:
        if pattern := next((p for p in patterns if _day(cell, p)), None):
            first.setdefault(pattern, cell)
    n_read = sum(any(_day(cell, p) for p in first) for cell in cells)
    return tuple(first.values()) if len(first) > 1 and n_read >= MIN_SHARE_READ * len(cells) else ()


def interval_of(cell: str) -> str:
    """Spell a quarter or an ISO week as an interval of days; '' if it is none.

    Examples
    --------
    >>> interval_of("2020Q1"), interval_of("2020-W07")
    ('2020-01-01/2020-03-31', '2020-02-10/2020-02-16')
    """
    if match := _QUARTER.fullmatch(cell.strip()):
        year, first = int(match[1]), 3 * int(match[2]) - 2
        return f"{year}-{first:02}-01/{month_period(year, first + 2).end}"
    if match := _WEEK.fullmatch(cell.strip()):
        try:
            first_day = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        except ValueError:
            return ""
        return f"{first_day}/{first_day + timedelta(days=6)}"
    return ""


def _candidates(cells: Sequence[str], order: DateOrder) -> Iterable[str]:
    """Give the patterns that fit one of the first cells, so that long columns are read by few."""
    first = cells[:20]
    numeric = {"day-first": _DAY_FIRST, "month-first": _MONTH_FIRST, "": (*_DAY_FIRST, *_MONTH_FIRST)}[order]
    return [p for p in (ISO, *numeric, *_OTHERS) if any(_day(cell, p) for cell in first)]


def _read(cells: Sequence[str], pattern: str) -> DateReading | None:
    spans, unread = [], []
    for cell in cells:
        span = _day(cell, pattern)
        if span is None:
            unread.append(cell)
        else:
            spans.append(span)
    if not spans or len(spans) < MIN_SHARE_READ * len(cells):
        return None
    return DateReading(
        patterns=(pattern,),
        precision=_precision(spans),
        first=min(s[0] for s in spans),
        last=max(s[1] for s in spans),
        unread=tuple(unread),
    )


def _day(cell: str, pattern: str) -> tuple[date, date, str] | None:
    """Read one cell: its first and last day, and how precise it is."""
    try:
        if pattern == ISO:
            period = read_days(cell)
            start, end = period.start, period.end
        else:
            plain = _TIME_OF_DAY.sub("", cell.strip())
            if pattern == _DIGITS and len(plain) != len("20200131235959"):  # else a number of 12 digits is a time
                return None
            start = datetime.strptime(plain, pattern).date()
            end = start if "%d" in pattern else read_days(f"{start:%Y-%m}").end
    except ValueError:
        return None
    if not FIRST_YEAR <= start.year <= end.year <= LAST_YEAR:
        return None
    days = (end - start).days + 1
    return (
        start,
        end,
        next((name for least, most, name in _SPANS if least <= days <= most), "mixed"),
    )


def _precision(spans: Sequence[tuple[date, date, str]]) -> str:
    found = {s[2] for s in spans}
    return found.pop() if len(found) == 1 else "mixed"


def _swapped(pattern: str) -> str:
    return pattern.replace("%d", "%x").replace("%m", "%d").replace("%x", "%m")
