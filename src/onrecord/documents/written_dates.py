"""Dates as articles and pages write them, in words and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.documents.clock_times import clock_time
from onrecord.text.dates import PartialDate, parse_partial_date
from onrecord.text.spans import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sep(?:tember|t\.?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<{0}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_DATE = re.compile(
    r"\b(?:"
    + rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})(?!\d)|{_MONTH.format('m1')}\s+{_DAY.format('d1')},?\s+(?P<y1>\d{{4}})"
    + rf"|{_DAY.format('d2')}\s+(?:of\s+)?{_MONTH.format('m2')},?\s+(?P<y2>\d{{4}})"
    + rf"|{_MONTH.format('m3')},?\s+(?P<y3>\d{{4}})"
    + r")\b",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d{2}\b")
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?"
    r"|\b(?:GMT|UTC|BST|CET|CEST|MSK|[ECMP][SD]?T)\b(?:\s*[+-]\s*\d{1,2})?|T\d\d:\d\d\S*",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:first\s+)?(?:published|posted|updated|last\s+(?:updated|modified)|modified|date|issued|released|filed"
    r"|created|correction|correct(?:ed|s)|edition|version|on|at)\b\s*:?",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|released)\b", re.IGNORECASE)
_LONGEST_LINE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """A line that gives the date of an article, and perhaps who published it."""

    date: PartialDate
    rest: str
    """What else stands there: the outlet or the place."""
    modified: bool
    """True where the line gives the date of the last change."""
    time: str = ""
    """Time of day with its zone, in ISO 8601."""


def dates_in(text: str) -> Iterator[tuple[Span, PartialDate]]:
    """Find full dates and months with a year; days that do not exist are passed over."""
    for match in _DATE.finditer(text):
        date = _partial(match)
        if date is not None:
            yield Span(match.start(), match.end()), date


def date_line(line: str) -> DateLine | None:
    """Read a line that is hardly more than a date ("Global Research, September 19, 2016").

    Knowingly misses: dates in figures with slashes, of which nobody can tell day from month, and dates without a year.
    """
    if len(line) > _LONGEST_LINE:
        return None
    found = list(dates_in(line))
    if not found:
        return None
    published = next((date for span, date in found if not _belongs_to(_UPDATED, line, span)), None)
    rest = _rest(line, [span for span, _ in found])
    if not all(word[0].isupper() or word[0].isdigit() or word in _SMALL_WORDS for word in rest.split()):
        return None
    chosen = published or found[0][1]
    after = line[next(span.end for span, date in found if date == chosen) :]
    return DateLine(date=chosen, rest=rest, modified=published is None, time=clock_time(after) or clock_time(line))


_SMALL_WORDS = frozenset({"of", "the", "and", "for", "&", "de", "la", "al", "by"})


def any_date(value: str) -> PartialDate | None:
    """Read the value of a date field: ISO 8601 with or without a time, or a written date."""
    value = value.strip()
    iso = re.match(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?=$|[T\s])", value)
    compact = re.match(r"(\d{4})(\d{2})(\d{2})(?=$|T)", value)
    text = iso.group() if iso else "-".join(compact.groups()) if compact else ""
    try:
        return parse_partial_date(text) if text else next((date for _, date in dates_in(value)), None)
    except ValueError:
        return None


def has_ambiguous_date(line: str) -> bool:
    """Tell whether the line has a date in figures of which day and month could be swapped."""
    return len(line) <= _LONGEST_LINE and _NUMERIC.search(line) is not None


def _belongs_to(label: re.Pattern[str], line: str, date: Span) -> bool:
    """Tell whether the label is the last one before the date."""
    before = line[: date.start]
    labels = [m.end() for m in label.finditer(before)]
    others = [m.end() for m in _PUBLISHED.finditer(before)]
    return bool(labels) and labels[-1] > max(others, default=-1)


def _rest(line: str, dates: list[Span]) -> str:
    for span in reversed(dates):
        line = line[: span.start] + " " + line[span.end :]
    for noise in (_CLOCK, _WEEKDAY, _LABEL):
        line = noise.sub(" ", line)
    rest = " ".join(line.split()).strip(" ,.;:|·•–—-/()")
    return "" if rest.lower() in _SMALL_WORDS else rest


def _partial(match: re.Match[str]) -> PartialDate | None:
    try:
        if match["iso"]:
            return parse_partial_date(match["iso"])
        month = next(value for key in ("m1", "m2", "m3") if (value := match[key]))
        day = match["d1"] or match["d2"]
        year = int(match["y1"] or match["y2"] or match["y3"])
        date = PartialDate(year, _MONTHS.index(month[:3].lower()) + 1, int(day) if day else None)
        date.period()
    except ValueError:
        return None
    return date
