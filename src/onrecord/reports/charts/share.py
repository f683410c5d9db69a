"""A part of a whole: one bar, the part filled, what was said bracketed below."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks.check import ShareCheck
from onrecord.findings.finding import Finding
from onrecord.findings.wording import where_words
from onrecord.reports.charts.axes import level_axis
from onrecord.reports.charts.chart import Chart
from onrecord.reports.charts.scale import Scale
from onrecord.reports.charts.svg import RIGHT, beside, line, picture, rect
from onrecord.reports.claimed import Claimed, claimed
from onrecord.reports.wording import number_words, one_line, percent_words

TOP, FOOT, HEIGHT, EDGE = 34, 112, 140, 8
BAR = 30


def share_chart(finding: Finding, key: str) -> Chart | None:
    """Draw the part and the whole; None where the whole is empty or unknown."""
    said, check = claimed(finding), finding.check
    if said is None or said.value is None or not isinstance(check, ShareCheck):
        return None
    scale = Scale(low=0.0, high=1.0, start=EDGE, end=RIGHT, ticks=(0.0, 0.25, 0.5, 0.75, 1.0))
    part, whole = finding.totals[0], finding.totals[1]
    names = (one_line(where_words(check.where)), one_line(where_words(check.of)))
    title = "The part and the whole"
    words = (
        f"{number_words(part.total)} ({names[0]}) of {number_words(whole.total)} ({names[1]}) are "
        f"{said.value_words}; what was said means {said.fits_words}."
    )
    parts = [*level_axis(scale, top=TOP, foot=FOOT, spelled=percent_words), *_bar(scale, said)]
    return Chart(
        title=title,
        svg=picture(parts, title=title, words=words, height=HEIGHT, key=key),
        words=words,
        keys=(("part", names[0]), ("whole", names[1]), ("bracket", f"what was said ({said.fits_words})")),
        columns=("Rows", "Total", "Share"),
        rows=(
            (names[0], number_words(part.total), said.value_words),
            (names[1], number_words(whole.total), percent_words(1.0)),
        ),
    )


def _bar(scale: Scale, said: Claimed) -> Iterator[str]:
    x = scale.at(said.value or 0.0)
    yield rect("whole", scale.start, TOP, scale.end - scale.start, BAR)
    yield rect("part", scale.start, TOP, x - scale.start, BAR)
    yield beside(said.value_words, x, TOP - 8, name="strong")
    low, high, y = scale.at(max(said.fits.low, 0.0)), scale.at(min(said.fits.high, 1.0)), TOP + BAR + 20
    yield line("bracket", low, y, max(high, low + 2), y)
    yield from (line("bracket", at, y - 6, at, y + 6) for at in (low, max(high, low + 2)))
