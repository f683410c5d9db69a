"""Whether it happened: a calendar with a row a month, days with rows filled, unknown days hatched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.findings.finding import DailyRecord, Finding
from onrecord.reports.charts.bins import bins_of, days_of
from onrecord.reports.charts.chart import Chart
from onrecord.reports.charts.svg import RIGHT, hatched, hatching, picture, rect, text
from onrecord.reports.wording import MONTHS, counted, day_words, number_words, one_line, period_words
from onrecord.text.dates import Period

MOST_DAYS = 190
"""Longer stretches are drawn as bars."""
TOP, ROW, LEFT_OF_DAYS = 26, 24, 92
N_LEVELS = 3
MARKED_DAYS = (1, 5, 10, 15, 20, 25, 30)


def calendar_chart(finding: Finding, key: str) -> Chart | None:
    """Draw the days; None where they are too many."""
    daily = finding.daily
    if daily is None or not 0 < len(daily.totals) <= MOST_DAYS:
        return None
    shown, days = days_of(daily), tuple(zip(daily.totals, daily.covered, strict=True))
    title = f"Days with {one_line(daily.unit)}"
    words = _words(finding, daily)
    parts = [hatching(key), *_head(), *_cells(daily, finding.check.period, key)]
    height = TOP + ROW * len(shown.months()) + 6
    return Chart(
        title=title,
        svg=picture(parts, title=title, words=words, height=height, key=key),
        words=words,
        keys=(
            ("level3", f"{one_line(daily.unit)} (the darker, the more)"),
            *((("level0", "none"),) if any(c and t <= 0 for t, c in days) else ()),
            *((("hatched", "no entry: unknown, not zero"),) if not all(daily.covered) else ()),
            ("asked", "the days claimed"),
        ),
        columns=("Day", one_line(daily.unit).capitalize()),
        rows=tuple((b.words, number_words(b.total) if b.n_covered else "unknown") for b in bins_of(daily, "day")),
    )


def _head() -> Iterator[str]:
    for day in MARKED_DAYS:
        yield text(str(day), _x(day) + _step() / 2, TOP - 8, anchor="middle")


def _step() -> float:
    return (RIGHT - LEFT_OF_DAYS) / 31


def _x(day: int) -> float:
    return LEFT_OF_DAYS + _step() * (day - 1)


def _cells(daily: DailyRecord, claimed: Period, key: str) -> Iterator[str]:
    highest = max((t for t, c in zip(daily.totals, daily.covered, strict=True) if c), default=0.0)
    first = daily.start
    for i, (total, covered) in enumerate(zip(daily.totals, daily.covered, strict=True)):
        day = first + timedelta(days=i)
        row = (day.year - first.year) * 12 + day.month - first.month
        if i == 0 or day.day == 1:
            yield text(f"{MONTHS[day.month - 1][:3]} {day.year}", 0, TOP + ROW * row + 16)
        yield from _cell(day, TOP + ROW * row, _level(total, highest) if covered else None, key)
        if day in claimed:
            yield rect("asked", _x(day.day) + 1, TOP + ROW * row + 1, _step() - 2, ROW - 2)


def _cell(day: date, y: float, level: int | None, key: str) -> Iterator[str]:
    box = (_x(day.day) + 2, y + 2, _step() - 4, ROW - 4)
    yield hatched(key, *box) if level is None else rect(f"level{level}", *box)


def _level(total: float, highest: float) -> int:
    """Give 0 for nothing, else 1 to 3 by thirds of the highest day."""
    return 0 if total <= 0 else min(N_LEVELS, 1 + int(N_LEVELS * total / highest * 0.999))


def _words(finding: Finding, daily: DailyRecord) -> str:
    period = finding.check.period
    asked = bins_of(daily, "day", within=period)
    with_rows = [b for b in asked if b.n_covered and b.total > 0]
    n_unknown = sum(not b.n_covered for b in asked)
    first = f" (the first on {day_words(with_rows[0].period.start)})" if with_rows else ""
    unknown = f"; {counted(n_unknown, 'day is', 'days are')} unknown" if n_unknown else ""
    return (
        f"{counted(len(with_rows), 'day')} of {period_words(period)} with {one_line(daily.unit)}{first}, of "
        f"{counted(period.n_days, 'day')}{unknown}."
    )
