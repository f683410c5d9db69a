"""The same comparison at other dates: how often the record moves so much when nobody claims anything."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, inf, log

from onrecord.findings.finding import Finding
from onrecord.reports.charts.axes import level_axis
from onrecord.reports.charts.chart import Chart
from onrecord.reports.charts.scale import Scale, from_zero, of_ratios
from onrecord.reports.charts.svg import RIGHT, beside, line, picture, rect
from onrecord.reports.claimed import claimed
from onrecord.reports.wording import counted, number_words, percent_words

TOP, FOOT, HEIGHT, EDGE = 32, 150, 178, 8
N_BINS = 40
FEWEST = 8
"""Fewer dates than this are no distribution."""


def placebo_chart(finding: Finding, key: str) -> Chart | None:
    """Draw the ratios at other dates with the claim's among them; None where they are too few."""
    movement, said = finding.movement, claimed(finding)
    if movement is None or said is None or said.value is None or len(movement.placebo) < FEWEST:
        return None
    ratios = [exp(value) for value in movement.placebo]
    scale = of_ratios([*ratios, said.value], start=EDGE, end=RIGHT)
    bins = list(_binned(ratios, scale))
    title = "The same comparison at other dates"
    words = _words(ratios, said.value, movement.p_value)
    parts = [*level_axis(scale, top=TOP, foot=FOOT), *_bars(bins, scale), *_own(scale, said.value)]
    return Chart(
        section="size",
        title=title,
        svg=picture(parts, title=title, words=words, height=HEIGHT, key=key),
        words=words,
        keys=(("bar", "dates with such a ratio"), ("ownline", "the claim’s")),
        columns=("Ratio from", "To", "Dates"),
        rows=tuple((number_words(low), number_words(high), str(n)) for low, high, n in bins if n),
    )


def _binned(ratios: list[float], scale: Scale) -> Iterator[tuple[float, float, int]]:
    """Count the ratios in bins of equal width on the logarithmic scale."""
    low, width = log(scale.low), (log(scale.high) - log(scale.low)) / N_BINS
    counts = [0] * N_BINS
    for ratio in ratios:
        at = (log(min(max(ratio, scale.low), scale.high)) - low) / width if 0 < ratio < inf else 0
        counts[min(max(int(at), 0), N_BINS - 1)] += 1
    for i, n in enumerate(counts):
        yield exp(low + width * i), exp(low + width * (i + 1)), n


def _bars(bins: list[tuple[float, float, int]], scale: Scale) -> Iterator[str]:
    heights = from_zero((n for _, _, n in bins), start=FOOT, end=TOP)
    for low, high, n in bins:
        if n:
            x, y = scale.at(low), heights.at(n)
            yield rect("bars", x + 0.5, y, scale.at(high) - x - 1, FOOT - y)


def _own(scale: Scale, value: float) -> Iterator[str]:
    x = scale.at(value)
    yield line("ownline", x, TOP - 6, x, FOOT)
    yield beside(f"the claim’s: {number_words(value)}", x, TOP - 12, name="strong")


def _words(ratios: list[float], value: float, p_value: float | None) -> str:
    middle = sorted(ratios)[len(ratios) // 2]
    often = "" if p_value is None else f" A move at least as large is found in {percent_words(p_value)} of them."
    return (
        f"Ratios of the same comparison at {counted(len(ratios), 'other date')}, from {number_words(min(ratios))} to "
        f"{number_words(max(ratios))}, in the middle {number_words(middle)}. "
        f"The claim’s is {number_words(value)}.{often}"
    )
