"""The record in time: totals as bars, the compared periods shaded, unknown days hatched, late rows outlined."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.findings.finding import Finding, PeriodTotal
from onrecord.reports.charts.axes import Days, upright_axis
from onrecord.reports.charts.bins import Bin, Unit, bins_of, days_of, unit_for
from onrecord.reports.charts.chart import Chart
from onrecord.reports.charts.scale import Scale, from_zero
from onrecord.reports.charts.svg import CHARACTER_WIDTH, RIGHT, hatched, hatching, line, picture, place, rect, text
from onrecord.reports.labels import ELSEWHERE, TOTALS
from onrecord.reports.wording import MISSING, counted, number_words, one_line, period_words, rate_words

TOP, FOOT, HEIGHT = 58, 222, 250
ROW_HEIGHT = 21
GAP = 0.15
"""Between bars, as a share of a bar; none where they are many."""


def daily_chart(finding: Finding, key: str) -> Chart | None:
    """Draw the totals day by day (week by week, month by month where they are many)."""
    daily = finding.daily
    if daily is None or not daily.totals:
        return None
    unit, days = unit_for(len(daily.totals)), Days(period=days_of(daily))
    bins = bins_of(daily, unit)
    compared = [t for t in finding.totals if t.label in TOTALS and t.label not in ELSEWHERE]
    compared = [t for t in compared if t.period.clipped(days.period)]
    has_unknown = not all(daily.covered)
    title = f"{one_line(daily.unit).capitalize()} a day" + ("" if unit == "day" else f", by {unit}")
    words = _words(one_line(daily.unit), unit, bins, daily.covered.count(False), compared)
    scale = from_zero((top for b in bins for top in (_height(b), _stacked(b))), start=FOOT, end=TOP)
    n_rows, labels = _labels(days, compared)
    parts = [
        hatching(key),
        *_shades(days, compared),
        *upright_axis(scale),
        *_unknown(days, daily.covered, key),
        *_trigger(days, finding),
        _bars(days, scale, bins),
        _late(days, scale, bins),
        *_rates(days, scale, compared),
        *days.axis(FOOT),
        *labels,
    ]
    return Chart(
        title=title,
        svg=picture(parts, title=title, words=words, height=HEIGHT, key=key, top=TOP - 4 - ROW_HEIGHT * n_rows),
        words=words,
        keys=tuple(_keys(finding, bins, compared, has_unknown=has_unknown)),
        columns=(unit.capitalize(), one_line(daily.unit).capitalize(), *_further_columns(unit, bins)),
        rows=tuple(_row(b, unit, has_late=any(b.late for b in bins)) for b in bins),
    )


def _height(one: Bin) -> float:
    return one.total if one.period.n_days == 1 else one.rate


def _stacked(one: Bin) -> float:
    """Give the height with what was reported late; unknown days weigh nothing."""
    return _height(one) + (one.late / one.period.n_days)


def _words(unit: str, step: Unit, bins: tuple[Bin, ...], n_unknown: int, compared: list[PeriodTotal]) -> str:
    shown = f"{period_words(bins[0].period)} to {period_words(bins[-1].period)}" if len(bins) > 1 else bins[0].words
    said = [f"Bars show {unit} a day{'' if step == 'day' else f', mean of each {step}'}, {shown}."]
    if n_unknown:
        said.append(
            f"{counted(n_unknown, 'day has', 'days have')} no entry and {'is' if n_unknown == 1 else 'are'} unknown."
        )
    said += [
        f"{period_words(t.period)}: {_amount(t)}, {t.n_covered_days} of {counted(t.n_days, 'day')} covered."
        for t in compared
    ]
    return " ".join(said)


def _amount(total: PeriodTotal) -> str:
    if total.rate is None:
        return "not known"
    return number_words(total.total) if total.n_days == 1 else f"{rate_words(total.rate)} a covered day"


def _keys(
    finding: Finding, bins: tuple[Bin, ...], compared: list[PeriodTotal], *, has_unknown: bool
) -> Iterator[tuple[str, str]]:
    if has_unknown:
        yield "hatched", "no entry: unknown, not zero"
    if any(t.n_days > 1 for t in compared):
        yield "mean", "mean of the covered days"
    if any(b.late for b in bins):
        yield "late", "reported late, not counted"
    if any(t.label == "trigger" for t in finding.totals):
        yield "trigger", "what came first"


def _further_columns(unit: Unit, bins: tuple[Bin, ...]) -> tuple[str, ...]:
    late = ("Reported late",) if any(b.late for b in bins) else ()
    return (*late, *(("Covered days", "Mean a covered day") if unit != "day" else ()))


def _row(one: Bin, unit: Unit, *, has_late: bool) -> tuple[str, ...]:
    cells = [one.words, number_words(one.total) if one.n_covered else "unknown"]
    if has_late:
        cells.append(number_words(one.late))
    if unit != "day":
        cells += [f"{one.n_covered} of {one.period.n_days}", rate_words(one.rate) if one.n_covered else MISSING]
    return tuple(cells)


def _shades(days: Days, compared: list[PeriodTotal]) -> Iterator[str]:
    for i, total in enumerate(compared):
        x, width = days.extent(total.period.clipped(days.period) or days.period)
        yield rect(f"shade p{i % 2}", x, TOP, width, FOOT - TOP)


def _unknown(days: Days, covered: tuple[bool, ...], key: str) -> Iterator[str]:
    width = days.at(days.period.end) - days.at(days.period.start)
    step = width / max(1, days.period.n_days - 1)
    for first, after in runs(covered, of=False):
        yield hatched(key, days.at(days.period.start) + step * first, TOP, step * (after - first), FOOT - TOP)


def runs(flags: tuple[bool, ...], *, of: bool) -> Iterator[tuple[int, int]]:
    """Give the half-open ranges in which every flag is `of`."""
    start = None
    for i, flag in enumerate((*flags, not of)):
        if flag == of and start is None:
            start = i
        elif flag != of and start is not None:
            yield start, i
            start = None


def _trigger(days: Days, finding: Finding) -> Iterator[str]:
    for total in finding.totals:
        if total.label == "trigger" and total.period.clipped(days.period):
            x = days.at(total.period.start)
            yield line("trigger", x, TOP, x, FOOT)


def _bars(days: Days, scale: Scale, bins: tuple[Bin, ...]) -> str:
    boxes = (_box(days, one, len(bins)) for one in bins)
    drawn = [
        f"M{place(left)} {FOOT}V{place(scale.at(_height(one)))}H{place(right)}V{FOOT}z"
        for one, (left, right) in zip(bins, boxes, strict=True)
        if one.n_covered and one.total > 0
    ]
    return f'<path class="bars" d="{"".join(drawn)}"/>' if drawn else ""


def _late(days: Days, scale: Scale, bins: tuple[Bin, ...]) -> str:
    drawn = []
    for one in bins:
        if one.late > 0:
            left, right = _box(days, one, len(bins))
            foot, top = scale.at(_height(one) if one.n_covered else 0.0), scale.at(_stacked(one))
            drawn.append(f"M{place(left)} {place(foot)}V{place(top)}H{place(right)}V{place(foot)}z")
    return f'<path class="late" d="{"".join(drawn)}"/>' if drawn else ""


def _box(days: Days, one: Bin, n_bins: int) -> tuple[float, float]:
    x, width = days.extent(one.period)
    gap = width * GAP if n_bins <= 200 else 0.0
    return x + gap, x + width - gap


def _rates(days: Days, scale: Scale, compared: list[PeriodTotal]) -> Iterator[str]:
    for total in compared:
        if total.rate is not None and total.n_days > 1:
            x, width = days.extent(total.period.clipped(days.period) or days.period)
            yield line("rate", x, scale.at(total.rate), x + width, scale.at(total.rate))


def _labels(days: Days, compared: list[PeriodTotal]) -> tuple[int, list[str]]:
    """Name each period above it, on as many rows as keep neighbours apart; give the rows, too."""
    taken: list[float] = []
    ties, labels = [], []
    for total in sorted(compared, key=lambda t: t.period):
        x, width = days.extent(total.period.clipped(days.period) or days.period)
        words = _label(total, alone=all(t is total or t.period != total.period for t in compared))
        length = CHARACTER_WIDTH * len(words)
        starts = x + length <= RIGHT
        left = x if starts else x + width - length
        row = next((i for i, end in enumerate(taken) if end < left), len(taken))
        taken[row:] = [left + length, *taken[row + 1 :]]
        y = TOP - 8 - ROW_HEIGHT * row
        at = x if starts else x + width
        ties.append(line("tie", at, TOP, at, y + 4))
        labels.append(text(words, at, y, anchor="start" if starts else "end", name="strong"))
    return len(taken), ties + labels


def _label(total: PeriodTotal, *, alone: bool) -> str:
    name = period_words(total.period) if alone else f"{period_words(total.period)} ({TOTALS[total.label]})"
    if total.rate is None:
        return f"{name}: {'not covered' if total.n_days == 1 else 'no day covered'}"
    return f"{name}: " + (number_words(total.total) if total.n_days == 1 else f"{rate_words(total.rate)} a day")
