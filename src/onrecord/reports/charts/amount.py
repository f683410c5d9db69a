"""A number claimed against the record's: what was said as a band, the record as a dot, its bounds as a line."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from onrecord.checks.check import RateCheck
from onrecord.findings.finding import Finding
from onrecord.findings.kinds.rate import DAYS_PER
from onrecord.reports.charts.axes import level_axis
from onrecord.reports.charts.chart import Chart
from onrecord.reports.charts.ratio import band
from onrecord.reports.charts.scale import Scale, from_zero
from onrecord.reports.charts.svg import RIGHT, beside, dot, line, picture
from onrecord.reports.claimed import Claimed, claimed
from onrecord.reports.wording import MISSING, number_words

TOP, FIRST, ROW, EDGE = 14, 30, 40, 8

Ends = tuple[str, float, float]


def amount_chart(finding: Finding, key: str) -> Chart | None:
    """Draw a count or a rate; None where the record gives no number."""
    said = claimed(finding)
    if said is None or said.value is None:
        return None
    ends = list(_ends(finding))
    numbers = [said.value, *(end for _, low, high in ends for end in (low, high))]
    numbers += [end * 1.1 for end in (said.fits.low, said.fits.high) if 0 < end < inf]
    scale = from_zero(numbers, start=EDGE, end=RIGHT, whole=max(numbers) > 2)
    foot = TOP + FIRST + ROW * (1 + len(ends))
    title = f"What was said and what the record holds ({said.quantity})"
    words = _words(said, ends)
    parts = [band(scale, said, top=TOP, foot=foot), *level_axis(scale, top=TOP, foot=foot), *_own(scale, said)]
    parts += [part for i, one in enumerate(ends) for part in _whisker(scale, one, TOP + FIRST + ROW * (i + 1))]
    return Chart(
        title=title,
        svg=picture(parts, title=title, words=words, height=foot + 28, key=key),
        words=words,
        keys=(("band", f"what was said ({said.fits_words})"), ("owndot", "the record")),
        columns=("Quantity", "Number", "From", "To"),
        rows=(
            ("the record", said.value_words, MISSING, MISSING),
            *((name, MISSING, number_words(low), number_words(high)) for name, low, high in ends),
            ("what was said", said.fits_words, MISSING, MISSING),
        ),
    )


def _ends(finding: Finding) -> Iterator[Ends]:
    """Give what the unknown days allow, and the record's own low and high estimate."""
    total = finding.totals[0]
    if 0 < total.n_covered_days < total.n_days:
        if isinstance(finding.check, RateCheck) and total.rate_low is not None and total.rate_high is not None:
            days = DAYS_PER[finding.check.per]
            yield "with the unknown days: none, or each the most", total.rate_low * days, total.rate_high * days
        else:
            yield "with the unknown days: none, or each the most", total.total_low, total.total_high
    own = next((e for e in finding.estimates if e.name == "count"), None)
    if own is not None and own.low is not None and own.high is not None and own.low < own.high:
        yield "the record’s own low and high estimate", own.low, own.high


def _own(scale: Scale, said: Claimed) -> Iterator[str]:
    x, y = scale.at(said.value or 0.0), TOP + FIRST
    yield dot("own", x, y)
    yield beside(f"the record: {said.value_words}", x + 10 if x < RIGHT - 200 else x - 10, y + 4, name="strong")


def _whisker(scale: Scale, ends: Ends, y: float) -> Iterator[str]:
    name, low, high = ends
    yield line("whisker", scale.at(low), y + 8, scale.at(high), y + 8)
    yield beside(f"{number_words(low)} to {number_words(high)}: {name}", min(scale.at(low), RIGHT - 60), y - 4)


def _words(said: Claimed, ends: list[Ends]) -> str:
    lines = [f"The record’s {said.quantity} is {said.value_words}; what was said means {said.fits_words}."]
    lines += [f"{number_words(low)} to {number_words(high)}: {name}." for name, low, high in ends]
    return " ".join(lines)
