"""Rising or falling: the rate of each step, joined, with its direction."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks.check import TrendCheck
from onrecord.findings.finding import Finding, PeriodTotal
from onrecord.reports.charts.axes import Days, upright_axis
from onrecord.reports.charts.chart import Chart
from onrecord.reports.charts.scale import Scale, from_zero
from onrecord.reports.charts.svg import curve, dot, line, picture
from onrecord.reports.claimed import Claimed, claimed
from onrecord.reports.wording import number_words, one_line, period_words, rate_words

TOP, FOOT, HEIGHT = 20, 200, 230


def steps_chart(finding: Finding, key: str) -> Chart | None:
    """Draw a trend; None where too few steps are covered."""
    said = claimed(finding)
    steps = [total for total in finding.totals[1:] if total.rate is not None]
    if said is None or said.value is None or not isinstance(finding.check, TrendCheck) or len(steps) < 2:
        return None
    days = Days(period=finding.check.period)
    scale = from_zero((step.rate or 0.0 for step in steps), start=FOOT, end=TOP, whole=False)
    unit = one_line(finding.daily.unit) if finding.daily else "total"
    title = f"{unit.capitalize()} a covered day, step by step"
    words = _words(steps, said)
    parts = [*upright_axis(scale), *_drawn(days, scale, steps), *days.axis(FOOT)]
    return Chart(
        title=title,
        svg=picture(parts, title=title, words=words, height=HEIGHT, key=key),
        words=words,
        keys=(("owndot", "mean a covered day"), ("mean", "straight line through them")),
        columns=("Step", unit.capitalize(), "Covered days", "Mean a covered day"),
        rows=tuple(_row(step) for step in steps),
    )


def _drawn(days: Days, scale: Scale, steps: list[PeriodTotal]) -> Iterator[str]:
    points = []
    for step in steps:
        x, width = days.extent(step.period)
        points.append((x + width / 2, scale.at(step.rate or 0.0)))
    yield curve("joined", points)
    yield _straight(points)
    yield from (dot("own", x, y) for x, y in points)


def _straight(points: list[tuple[float, float]]) -> str:
    """Draw the straight line of least squares."""
    n = len(points)
    mean_x, mean_y = sum(x for x, _ in points) / n, sum(y for _, y in points) / n
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    first, last = points[0][0], points[-1][0]
    return line("rate", first, mean_y + slope * (first - mean_x), last, mean_y + slope * (last - mean_x))


def _words(steps: list[PeriodTotal], said: Claimed) -> str:
    first, last = steps[0], steps[-1]
    return (
        f"From {rate_words(first.rate)} a covered day in {period_words(first.period)} to {rate_words(last.rate)} in "
        f"{period_words(last.period)}; rank correlation with time {said.value_words}, where 1 is a steady rise and −1 "
        f"a steady fall; what was said needs {said.fits_words}."
    )


def _row(step: PeriodTotal) -> tuple[str, ...]:
    covered = f"{step.n_covered_days} of {step.n_days}"
    return (period_words(step.period), number_words(step.total), covered, rate_words(step.rate))
