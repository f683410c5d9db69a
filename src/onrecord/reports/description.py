"""What a record can answer, in a terminal: its days, its columns, its limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from onrecord.reports.page import Page
from onrecord.reports.sparkline import course_lines
from onrecord.reports.wording import (
    MONTHS,
    counted,
    day_words,
    listed,
    number_words,
    one_line,
    percent_words,
    period_words,
    shortened,
)
from onrecord.text.dates import Period, month_period

if TYPE_CHECKING:
    from onrecord.records.describe import Description
    from onrecord.records.doubts import Doubt
    from onrecord.records.record import Coverage

MOST_MONTHS_BY_DAY = 6
"""Longer records are drawn with one character a month."""
MOST_GAPS = 8
MOST_VALUES = 5
LEVELS = "▁▂▃▄▅▆▇█"
COVERED, UNKNOWN, OUTSIDE = "█", "·", " "


def describe_terminal(description: Description, *, width: int = 80, color: bool = False) -> str:
    """Give the description of a record as text."""
    page = Page(width=width, color=color)
    _title(page, description)
    _days(page, description)
    _columns(page, description)
    _totals(page, description)
    _limits(page, description)
    return page.text()


def _title(page: Page, description: Description) -> None:
    record = description.record
    descriptor = record.descriptor
    page.line(one_line(descriptor.title) or record.name, style="bold")
    meaning = f", each {one_line(descriptor.row_means)}" if descriptor.row_means else ""
    page.line(f"{record.name} · {counted(record.n_rows, 'row')}{meaning}")
    facts = [
        one_line(descriptor.source),
        f"licence {one_line(descriptor.licence)}" if descriptor.licence else "",
        f"taken on {day_words(descriptor.snapshot)}" if descriptor.snapshot else "",
    ]
    page.line(" · ".join(fact for fact in facts if fact), style="dim")


def _days(page: Page, description: Description) -> None:
    coverage = description.record.descriptor.coverage
    share = percent_words(description.n_covered_days / description.n_days)
    days = f"{description.n_covered_days:,} of {counted(description.n_days, 'day')} ({share})"
    page.heading("The days it speaks for")
    page.line(f"{days}, {period_words(coverage.period)}. {_meaning_of_a_gap(coverage)}")
    page.blank()
    for line in calendar(coverage.period, description.gaps):
        page.line(line, indent=2, as_is=True)
    if description.gaps:
        page.blank()
        page.line(gap_words(description.gaps))
    _course(page, description)
    if description.n_undated:
        page.line(f"{counted(description.n_undated, 'row has', 'rows have')} no date that can be read.")


def _course(page: Page, description: Description) -> None:
    if description.course is not None:
        line, words = course_lines(description.course)
        page.blank()
        page.line(line, indent=2, as_is=True)
        page.line(one_line(words), indent=2)


def _meaning_of_a_gap(coverage: Coverage) -> str:
    if coverage.kind == "complete":
        return f"The record says that it is complete: a {coverage.step or 'day'} without a row is zero."
    return f"A {coverage.step or 'day'} without a row is unknown, not zero."


def calendar(period: Period, gaps: Sequence[Period]) -> Iterator[str]:
    """Draw the coverage: a line a month with one character a day, or a line a year with one a month.

    Examples
    --------
    >>> list(calendar(Period(date(2017, 2, 20), date(2017, 2, 28)), [Period(date(2017, 2, 22), date(2017, 2, 23))]))[0]
    'Feb 2017                     ██··█████'
    """
    unknown = {day for gap in gaps for day in gap.days()}
    months = list(_months(period))
    if len(months) <= MOST_MONTHS_BY_DAY:
        for month in months:
            marks = "".join(_mark(day, period, unknown) for day in month.days())
            yield f"{_short(month)}  {marks}".rstrip()
        yield f"{'':10}1   5    10   15   20   25   30   {COVERED} covered  {UNKNOWN} unknown"
        return
    years = sorted({month.start.year for month in months})
    for year in years:
        yield f"{year}  " + "".join(_level(month_period(year, m), period, unknown) for m in range(1, 13)).rstrip()
    yield f"{'':6}JFMAMJJASOND   share of each month covered: {UNKNOWN} none  {LEVELS[0]} little  {LEVELS[-1]} all"


def _months(period: Period) -> Iterator[Period]:
    first, last = (d.year * 12 + d.month - 1 for d in (period.start, period.end))
    return (month_period(m // 12, m % 12 + 1) for m in range(first, last + 1))


def _short(month: Period) -> str:
    return f"{MONTHS[month.start.month - 1][:3]} {month.start.year}"


def _mark(day: date, period: Period, unknown: set[date]) -> str:
    if day not in period:
        return OUTSIDE
    return UNKNOWN if day in unknown else COVERED


def _level(month: Period, period: Period, unknown: set[date]) -> str:
    shown = month.clipped(period)
    if shown is None:
        return OUTSIDE
    share = 1 - sum(day in unknown for day in shown.days()) / shown.n_days
    return LEVELS[min(len(LEVELS) - 1, int(share * (len(LEVELS) - 1) + 0.5))] if share else UNKNOWN


def gap_words(gaps: Sequence[Period]) -> str:
    """Name the longest gaps."""
    longest = sorted(sorted(gaps, key=lambda g: -g.n_days)[:MOST_GAPS])
    said = [
        f"{period_words(gap)} ({counted(gap.n_days, 'day')})" if gap.n_days > 1 else period_words(gap)
        for gap in longest
    ]
    rest = len(gaps) - len(longest)
    return f"{counted(len(gaps), 'gap')}: {'; '.join(said)}" + (f"; and {rest} shorter" if rest else "") + "."


def _columns(page: Page, description: Description) -> None:
    page.heading("Its columns")
    used = [column for column in description.columns if column.meaning]
    indent = min(max((len(one_line(c.column)) for c in used), default=0), 28) + 2
    for column in used:
        page.line(one_line(column.meaning), indent=indent, first=shortened(column.column, indent - 2))
    unused = [one_line(column.column) for column in description.columns if not column.meaning]
    if unused:
        page.line(f"not used: {', '.join(unused)}", style="dim")


def _totals(page: Page, description: Description) -> None:
    page.heading("What it holds")
    for measure in description.measures:
        bounds = "" if measure.low is None else f" (low {number_words(measure.low)}, high {number_words(measure.high)})"
        unit = "" if measure.unit == measure.measure else f" ({one_line(measure.unit)})"
        page.line(f"{one_line(measure.measure)}{unit}: {number_words(measure.total)}{bounds}")
    for top in description.tops:
        most = [f"{shortened(v.values[0], 40)} {number_words(v.total)}" for v in top.values[:MOST_VALUES]]
        rest = f"; and {top.n_values - len(most):,} more" if top.n_values > len(most) else ""
        page.line(f"{one_line(top.column)}, by {one_line(top.measure)}: {'; '.join(most)}{rest}")


def doubt_words(doubt: Doubt) -> str:
    """Say what cannot be right, in how many rows, and where to look.

    Examples
    --------
    >>> from onrecord.records.doubts import Doubt
    >>> doubt_words(Doubt(what="best above high", n_rows=7, first_rows=(3, 5, 8, 9, 12)))
    'best above high: 7 rows, the first are rows 3, 5, 8, 9, 12'
    """
    listed_rows = ", ".join(f"{row:,}" for row in doubt.first_rows)
    if doubt.n_rows == 1:
        return f"{one_line(doubt.what)}: row {listed_rows}"
    which = "the first are " if doubt.n_rows > len(doubt.first_rows) else ""
    return f"{one_line(doubt.what)}: {counted(doubt.n_rows, 'row')}, {which}rows {listed_rows}"


def _limits(page: Page, description: Description) -> None:
    page.heading("What it can test")
    page.line("Claims of these kinds: " + listed(description.answers) + ".")
    page.heading("What it cannot tell")
    for limit in description.cannot:
        page.line(one_line(limit), indent=2, first="·")
    if description.n_unsure_names:
        pairs = counted(description.n_unsure_names, "pair of spellings waits", "pairs of spellings wait")
        page.line(f"{pairs} for you in places.yaml or actors.yaml", indent=2, first="·")
    if description.doubts:
        page.heading("What looks wrong")
        for doubt in description.doubts:
            page.line(doubt_words(doubt), indent=2, first="·")
    if description.notes:
        page.heading("Notes")
        for note in description.notes:
            page.line(one_line(note), indent=2, first="·")
