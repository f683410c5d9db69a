"""Here and there: two totals of the same days as two bars."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks.check import ComparisonCheck
from onrecord.findings.finding import Finding, PeriodTotal
from onrecord.findings.wording import where_words
from onrecord.reports.charts.axes import level_axis
from onrecord.reports.charts.chart import Chart
from onrecord.reports.charts.scale import Scale, from_zero
from onrecord.reports.charts.svg import RIGHT, picture, rect, text
from onrecord.reports.wording import number_words, one_line, rate_words

TOP, ROW, BAR, EDGE = 10, 58, 22, 8


def sides_chart(finding: Finding, key: str) -> Chart | None:
    """Draw both sides of a comparison; None where the record holds neither."""
    check = finding.check
    if not isinstance(check, ComparisonCheck) or len(finding.totals) < 2:
        return None
    sides = tuple(
        (one_line(where_words(where)), total)
        for where, total in zip((check.where, check.versus), finding.totals[:2], strict=True)
    )
    scale = from_zero((total.total for _, total in sides), start=EDGE, end=RIGHT)
    foot = TOP + ROW * 2 + 8
    title = "Here and there, in the same days"
    words = " ".join(f"{name}: {number_words(total.total)} ({_rate(total)} a covered day)." for name, total in sides)
    parts = [*level_axis(scale, top=TOP, foot=foot), *_bars(scale, sides)]
    return Chart(
        title=title,
        svg=picture(parts, title=title, words=words, height=foot + 28, key=key),
        words=words,
        columns=("Side", "Total", "Mean a covered day", "Covered days"),
        rows=tuple(
            (name, number_words(total.total), _rate(total), f"{total.n_covered_days} of {total.n_days}")
            for name, total in sides
        ),
    )


def _rate(total: PeriodTotal) -> str:
    return rate_words(total.rate)


def _bars(scale: Scale, sides: tuple[tuple[str, PeriodTotal], ...]) -> Iterator[str]:
    for i, (name, total) in enumerate(sides):
        y = TOP + ROW * i
        words = f"{name}: {number_words(total.total)}, {_rate(total)} a day"
        yield rect("part" if i == 0 else "bars", scale.start, y + 26, scale.at(total.total) - scale.start, BAR)
        yield text(words, scale.start, y + 18, name="strong")
