"""How much higher or lower: the ratio with its intervals, what was said, and what could have been shown at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf, isfinite

from onrecord.findings.finding import Finding
from onrecord.reports.charts.axes import level_axis
from onrecord.reports.charts.chart import Chart
from onrecord.reports.charts.scale import Scale, of_ratios
from onrecord.reports.charts.svg import RIGHT, beside, dot, line, picture, rect
from onrecord.reports.claimed import Claimed, claimed
from onrecord.reports.wording import MISSING, number_words, percent_words

TOP, ROW, FIRST = 14, 46, 8
EDGE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A line of the chart: a number with a range, or a range alone."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    mark: str


def ratio_chart(finding: Finding, key: str) -> Chart | None:
    """Draw the ratio of the two rates; None where there is none."""
    said = claimed(finding)
    if said is None or not said.is_ratio or said.value is None:
        return None
    spans = list(_spans(finding, said.value))
    ends = [end for span in spans for end in (span.value, span.low, span.high) if end is not None]
    ends += [end for end in (said.fits.low, said.fits.high) if 0 < end < inf]
    scale = of_ratios(ends, start=EDGE, end=RIGHT)
    foot = TOP + FIRST + ROW * len(spans)
    title = "How much higher or lower: 1 is no change"
    words = _words(said, spans)
    parts = [band(scale, said, top=TOP, foot=foot), *level_axis(scale, top=TOP, foot=foot), *_no_change(scale, foot)]
    parts += [part for i, span in enumerate(spans) for part in _row(scale, span, TOP + FIRST + ROW * i)]
    return Chart(
        section="size",
        title=title,
        svg=picture(parts, title=title, words=words, height=foot + 28, key=key),
        words=words,
        keys=(("band", f"what was said ({said.fits_words})"), ("mean", "no change")),
        columns=("Quantity", "Ratio", "From", "To"),
        rows=(*(_table_row(span) for span in spans), _said_row(said)),
    )


def _spans(finding: Finding, value: float) -> Iterator[Span]:
    exact = next((e for e in finding.estimates if e.name == "rate_ratio"), None)
    if exact is not None and exact.low is not None:
        name = f"{percent_words(exact.confidence_level)} interval, events taken as independent"
        yield Span(name=name, value=exact.value, low=exact.low, high=exact.high, mark="whisker thin")
    else:
        yield Span(name="the record", value=value, low=None, high=None, mark="whisker")
    movement = finding.movement
    if movement is not None and movement.low is not None and finding.check.kind in ("change", "coincidence"):
        name = "interval by the record’s own ups and downs"
        yield Span(name=name, value=value, low=movement.low, high=movement.high, mark="whisker")
    if movement is not None and movement.smallest_detectable_change is not None:
        least = movement.smallest_detectable_change
        end = max(1 - least, 0.0) if value < 1 else 1 + least
        name = f"too small to stand out: a {'fall' if value < 1 else 'rise'} under {percent_words(least)}"
        yield Span(name=name, value=None, low=min(end, 1.0), high=max(end, 1.0), mark="blind")


def band(scale: Scale, said: Claimed, *, top: float, foot: float) -> str:
    """Shade the numbers that fit what was said, on a level scale."""
    low, high = scale.at(max(said.fits.low, scale.low)), scale.at(min(said.fits.high, scale.high))
    if high - low < 3:
        return rect("band exact", low - 1.5, top, 3, foot - top)
    return rect("band", low, top, high - low, foot - top)


def _no_change(scale: Scale, foot: float) -> Iterator[str]:
    yield line("rate", scale.at(1.0), TOP, scale.at(1.0), foot)


def _row(scale: Scale, span: Span, y: float) -> Iterator[str]:
    at = y + 30
    low = scale.at(span.low) if span.low is not None else None
    high = scale.at(span.high) if span.high is not None else None
    if low is not None and high is not None:
        yield rect("blind", low, at - 5, high - low, 10) if span.mark == "blind" else line(span.mark, low, at, high, at)
    if span.value is not None:
        yield dot("own", scale.at(span.value), at)
    first = low if low is not None else scale.at(span.value or 1.0)
    yield beside(_row_words(span), min(first, RIGHT - 60), y + 16, leftwards=low is None and first < scale.at(1.0))


def _row_words(span: Span) -> str:
    if span.value is None:
        return span.name
    shown = number_words(span.value)
    return f"{shown}: {span.name}" if span.low is None else f"{shown} ({_range(span)}): {span.name}"


def _range(span: Span) -> str:
    return f"{number_words(span.low)} to {number_words(span.high)}"


def _words(said: Claimed, spans: list[Span]) -> str:
    lines = [f"The {said.quantity} is {said.value_words}; what was said needs {said.fits_words}."]
    lines += [f"{span.name}: {_range(span)}." for span in spans if span.low is not None]
    return " ".join(lines)


def _table_row(span: Span) -> tuple[str, ...]:
    return (span.name, number_words(span.value), number_words(span.low), number_words(span.high))


def _said_row(said: Claimed) -> tuple[str, ...]:
    ends = (number_words(end) if isfinite(end) else MISSING for end in (said.fits.low, said.fits.high))
    return ("what was said", MISSING, *ends)
