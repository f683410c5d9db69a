"""The daily record as one static picture (SVG), with the compared periods and the unknown days."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from xml.sax.saxutils import escape

from onrecord.findings.finding import DailyRecord, PeriodTotal
from onrecord.reports.labels import ELSEWHERE
from onrecord.reports.wording import MONTHS, counted, number_words, period_words, rate_words, visible
from onrecord.text.dates import Period

WIDTH, HEIGHT = 680, 260
LEFT, RIGHT, TOP, BOTTOM = 44, 672, 62, 226
ROW_HEIGHT = 21
CHARACTER_WIDTH = 9.5
"""Of a label in its largest size, on phones."""
MOST_TICKS = 6
TICK_STEPS_DAYS = (1, 2, 7, 14)
TICK_STEPS_MONTHS = (1, 2, 3, 6, 12, 24, 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where days and totals lie in the picture."""

    start: date
    n_days: int
    top: float
    """The total at the upper edge."""

    @property
    def period(self) -> Period:
        """The days that are drawn."""
        return Period(self.start, self.start + timedelta(days=self.n_days - 1))

    def x(self, index: float) -> float:
        """Give the place of the left edge of day number `index`."""
        return LEFT + (RIGHT - LEFT) * index / self.n_days

    def x_of(self, day: date) -> float:
        """Give the place of the left edge of a day."""
        return self.x((day - self.start).days)

    def y(self, total: float) -> float:
        """Give the height of a total."""
        return BOTTOM - (BOTTOM - TOP) * min(max(total, 0.0), self.top) / self.top


def daily_chart(daily: DailyRecord, totals: Iterable[PeriodTotal], *, key: str) -> str:
    """Draw the daily record.

    Parameters
    ----------
    daily : DailyRecord
        Totals a day; a day that is not covered is hatched, not drawn as zero.
    totals : iterable of PeriodTotal
        The periods to shade, each with its rate per covered day as a line.
    key : str
        Letters and digits that make the identifiers unique on the page.
    """
    frame = frame_of(daily)
    compared = [t for t in totals if t.label not in ELSEWHERE and t.period.clipped(frame.period)]
    parts = [
        _head(daily, compared, key),
        *_shades(frame, compared),
        *_y_axis(frame),
        *_unknown(frame, daily, key),
        _bars(frame, daily),
        *_rates(frame, compared),
        *_x_axis(frame),
        *_labels(frame, compared),
        "</svg>",
    ]
    return "".join(parts)


def frame_of(daily: DailyRecord) -> Frame:
    """Give the frame that holds all days and the highest total."""
    highest = max((t for t, c in zip(daily.totals, daily.covered, strict=True) if c), default=1.0)
    step = nice_step(highest / 3)
    return Frame(start=daily.start, n_days=len(daily.totals), top=step * max(1, math.ceil(highest / step - 1e-9)))


def nice_step(rough: float) -> float:
    """Give the round number (1, 2 or 5 times a power of ten; at least 1) next above."""
    if rough <= 1:
        return 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * digit for digit in (1, 2, 5, 10) if power * digit >= rough * (1 - 1e-9))


def description(daily: DailyRecord, totals: Iterable[PeriodTotal]) -> str:
    """Say in words what the picture shows."""
    n_unknown = daily.covered.count(False)
    period = Period(daily.start, daily.start + timedelta(days=len(daily.totals) - 1))
    said = [f"Bars show {visible(daily.unit)} a day, {period_words(period)}."]
    said.append(
        f"{counted(n_unknown, 'day has', 'days have')} no entry and {'is' if n_unknown == 1 else 'are'} unknown."
    )
    said += [
        f"{period_words(t.period)}: {rate_words(t.rate)} a covered day, "
        f"{t.n_covered_days} of {counted(t.n_days, 'day')} covered."
        for t in totals
    ]
    return " ".join(said)


def _head(daily: DailyRecord, totals: list[PeriodTotal], key: str) -> str:
    title = f"{visible(daily.unit).capitalize()} a day"
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t{key} d{key}">'
        f'<title id="t{key}">{escape(title)}</title><desc id="d{key}">{escape(description(daily, totals))}</desc>'
        f'<defs><pattern id="h{key}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<line class="hatch" x1="0" y1="0" x2="0" y2="5"/></pattern></defs>'
    )


def _shades(frame: Frame, totals: list[PeriodTotal]) -> Iterator[str]:
    for i, total in enumerate(totals):
        x, width = _extent(frame, total.period)
        yield f'<rect class="shade p{i % 2}" x="{x:.1f}" y="{TOP}" width="{width:.1f}" height="{BOTTOM - TOP}"/>'


def _extent(frame: Frame, period: Period) -> tuple[float, float]:
    shown = period.clipped(frame.period) or frame.period
    x = frame.x_of(shown.start)
    return x, max(frame.x_of(shown.end + timedelta(days=1)) - x, 1.5)


def _bars(frame: Frame, daily: DailyRecord) -> str:
    gap = 0.15 if frame.n_days <= 200 else 0.0
    path = []
    for i, (total, covered) in enumerate(zip(daily.totals, daily.covered, strict=True)):
        if covered and total > 0:
            left, right, y = frame.x(i + gap), frame.x(i + 1 - gap), frame.y(total)
            path.append(f"M{left:.1f} {BOTTOM}V{y:.1f}H{right:.1f}V{BOTTOM}z")
    return f'<path class="bars" d="{"".join(path)}"/>' if path else ""


def _unknown(frame: Frame, daily: DailyRecord, key: str) -> Iterator[str]:
    for first, after in runs(daily.covered, of=False):
        x, width = frame.x(first), frame.x(after) - frame.x(first)
        yield f'<rect fill="url(#h{key})" x="{x:.1f}" y="{TOP}" width="{width:.1f}" height="{BOTTOM - TOP}"/>'


def runs(flags: tuple[bool, ...], *, of: bool) -> Iterator[tuple[int, int]]:
    """Give the half-open ranges in which every flag is `of`."""
    start = None
    for i, flag in enumerate((*flags, not of)):
        if flag == of and start is None:
            start = i
        elif flag != of and start is not None:
            yield start, i
            start = None


def _rates(frame: Frame, totals: list[PeriodTotal]) -> Iterator[str]:
    for total in totals:
        if total.rate is not None and total.n_days > 1:
            x, width = _extent(frame, total.period)
            y = frame.y(total.rate)
            yield f'<path class="rate" d="M{x:.1f} {y:.1f}h{width:.1f}"/>'


def _labels(frame: Frame, totals: list[PeriodTotal]) -> Iterator[str]:
    """Name each period above it, on as many rows as keep neighbours apart."""
    taken: list[float] = []
    labels = []
    for total in sorted(totals, key=lambda t: t.period):
        x, width = _extent(frame, total.period)
        words = _period_label(total, alone=all(t is total or t.period != total.period for t in totals))
        length = CHARACTER_WIDTH * len(words)
        starts = x + length <= RIGHT
        left = x if starts else x + width - length
        row = next((i for i, end in enumerate(taken) if end < left), len(taken))
        taken[row:] = [left + length, *taken[row + 1 :]]
        y = TOP - 8 - ROW_HEIGHT * row
        yield f'<path class="tie" d="M{x if starts else x + width:.1f} {TOP}V{y + 4}"/>'
        labels.append(_label(words, x if starts else x + width, y, starts=starts))
    yield from labels


def _label(words: str, x: float, y: float, *, starts: bool) -> str:
    anchor = "start" if starts else "end"
    return f'<text class="period" x="{x:.1f}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'


def _period_label(total: PeriodTotal, *, alone: bool) -> str:
    name = period_words(total.period) if alone else f"{period_words(total.period)} ({visible(total.label)})"
    if total.rate is None:
        return f"{name}: {'not covered' if total.n_days == 1 else 'no day covered'}"
    return f"{name}: " + (number_words(total.total) if total.n_days == 1 else f"{rate_words(total.rate)} a day")


def _y_axis(frame: Frame) -> Iterator[str]:
    step = nice_step(frame.top / 4)
    for i in range(int(frame.top / step + 1e-9) + 1):
        y = frame.y(i * step)
        yield f'<path class="grid" d="M{LEFT} {y:.1f}H{RIGHT}"/>'
        yield f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{number_words(i * step)}</text>'


def _x_axis(frame: Frame) -> Iterator[str]:
    yield f'<path class="axis" d="M{LEFT} {BOTTOM}H{RIGHT}"/>'
    for day, words in ticks(frame.period):
        x = frame.x_of(day)
        side = "end" if x > RIGHT - 40 else "start"
        yield f'<path class="axis" d="M{x:.1f} {BOTTOM}v5"/>'
        yield f'<text x="{x:.1f}" y="{BOTTOM + 20}" text-anchor="{side}">{words}</text>'


def ticks(period: Period) -> list[tuple[date, str]]:
    """Give at most six days to mark on the axis, and their words; the year is said where it is new."""
    days = _month_ticks(period) if period.n_days > 62 else _day_ticks(period)
    marked, year = [], None
    for day in days:
        words = MONTHS[day.month - 1][:3] if period.n_days > 62 else f"{day.day} {MONTHS[day.month - 1][:3]}"
        marked.append((day, words if day.year == year else f"{words} {day.year}"))
        year = day.year
    return marked


def _day_ticks(period: Period) -> list[date]:
    step = next((s for s in TICK_STEPS_DAYS if period.n_days / s <= MOST_TICKS), TICK_STEPS_DAYS[-1])
    return list(period.days())[::step][:MOST_TICKS]


def _month_ticks(period: Period) -> list[date]:
    first = period.start.year * 12 + period.start.month - (period.start.day == 1)
    last = period.end.year * 12 + period.end.month - 1
    step = next((s for s in TICK_STEPS_MONTHS if (last - first + 1) / s <= MOST_TICKS), 120)
    first += -first % step if step > 1 else 0
    return [date(m // 12, m % 12 + 1, 1) for m in range(first, last + 1, step)]
