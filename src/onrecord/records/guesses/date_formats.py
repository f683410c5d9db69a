"""In which pattern the dates of a column are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from onrecord.records.days import read_days
from onrecord.records.guesses.answers import DateOrder
from onrecord.text.dates import FIRST_YEAR, LAST_YEAR

ISO = "iso"
MIN_SHARE_READ = 0.9
"""A column is one of dates if nearly all its cells are; the others are reported when the record is opened."""

_DAY_FIRST = tuple(f"%d{s}%m{s}%{y}" for s in "/-." for y in "Yy")
_MONTH_FIRST = tuple(f"%m{s}%d{s}%{y}" for s in "/-." for y in "Yy")
_IN_WORDS = tuple(f"%d{s}%{m}{s}%{y}" for s in " -" for m in "Bb" for y in "Yy")
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
    "%Y%m%d%H%M%S",
)
_TIME_OF_DAY = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?( ?[AaPp]\.?[Mm]\.?)?(Z|[+-]\d{2}:?\d{2})?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateReading:
    """How the cells of a column read as dates."""

    patterns: tuple[str, ...]
    """``iso``, or patterns of ``strptime`` that fit every cell that is a date; two if day and month cannot be told."""
    precision: str
    """``day``, ``month``, ``year`` or ``mixed``."""
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
        "day" if days == 1 else "month" if 28 <= days <= 31 else "year" if 365 <= days <= 366 else "mixed",
    )


def _precision(spans: Sequence[tuple[date, date, str]]) -> str:
    found = {s[2] for s in spans}
    return found.pop() if len(found) == 1 else "mixed"


def _swapped(pattern: str) -> str:
    return pattern.replace("%d", "%x").replace("%m", "%d").replace("%x", "%m")
