"""The highest or lowest: all days, weeks or months of the longer period in order, the claimed one marked."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks.check import ExtremeCheck
from onrecord.findings.finding import Finding
from onrecord.reports.charts.axes import upright_axis
from onrecord.reports.charts.bins import Bin, bins_of, days_of
from onrecord.reports.charts.chart import Chart
from onrecord.reports.charts.scale import Scale, from_zero
from onrecord.reports.charts.svg import LEFT, RIGHT, beside, line, picture, rect, text
from onrecord.reports.wording import number_words, one_line, rate_words
from onrecord.text.dates import Period

TOP, FOOT, HEIGHT = 52, 200, 230
MOST_BARS = 60
MOST_ROWS = 40


def ranking_chart(finding: Finding, key: str) -> Chart | None:
    """Rank the units by total; None where the longer period is not all at hand."""
    check, daily = finding.check, finding.daily
    if not isinstance(check, ExtremeCheck) or daily is None or not check.within.clipped(days_of(daily)):
        return None
    ranked = _ranked([b for b in _units(finding, check) if b.n_covered], check)
    if len(ranked) < 2:
        return None
    unit = one_line(daily.unit)
    rank = next((i for i, one in enumerate(ranked) if one.period == check.period), None)
    shown = [(i, one) for i, one in enumerate(ranked) if i < MOST_BARS - 1 or i == rank][:MOST_BARS]
    scale = from_zero((one.total for one in ranked), start=FOOT, end=TOP)
    title = f"{unit.capitalize()} by {check.unit}, the {check.direction} first"
    words = _words(ranked, rank, check, unit)
    return Chart(
        title=title,
        svg=picture(_drawn(scale, shown, rank), title=title, words=words, height=HEIGHT, key=key),
        words=words,
        keys=(("part", f"the {check.unit} claimed"), ("bar", f"the other {check.unit}s")),
        columns=("Rank", check.unit.capitalize(), unit.capitalize(), "Covered days", "Mean a covered day"),
        rows=tuple(_row(i, one) for i, one in enumerate(ranked) if i < MOST_ROWS or i == rank),
    )


def _units(finding: Finding, check: ExtremeCheck) -> tuple[Bin, ...]:
    """Cut the longer period like the claimed unit, so that it is one of the parts."""
    if finding.daily is None:
        return ()
    if check.unit != "week":
        return bins_of(finding.daily, check.unit, within=check.within)
    offset = (check.period.start - check.within.start).days % 7
    days = list(check.within.days())
    weeks = bins_of(finding.daily, "week", within=Period(days[offset], check.within.end))
    return tuple(week for week in weeks if week.period.n_days == 7)


def _ranked(units: list[Bin], check: ExtremeCheck) -> list[Bin]:
    sign = -1 if check.direction == "highest" else 1
    return sorted(units, key=lambda one: (sign * one.total, one.period != check.period))


def _drawn(scale: Scale, shown: list[tuple[int, Bin]], rank: int | None) -> Iterator[str]:
    yield from upright_axis(scale)
    step = (RIGHT - LEFT) / len(shown)
    for at, (i, one) in enumerate(shown):
        x, y = LEFT + step * at, scale.at(one.total)
        yield rect("part" if i == rank else "bars", x + step * 0.1, y, step * 0.8, FOOT - y)
        if i == rank:
            yield line("tie", x + step / 2, TOP - 30, x + step / 2, y)
            yield beside(f"claimed, rank {i + 1}: {one.words}", x + step / 2 + 6, TOP - 30, name="strong")
    yield line("axis", LEFT, FOOT, RIGHT, FOOT)
    yield text("rank 1", LEFT, FOOT + 20)
    yield text(f"rank {shown[-1][0] + 1}", RIGHT, FOOT + 20, anchor="end")


def _words(ranked: list[Bin], rank: int | None, check: ExtremeCheck, unit: str) -> str:
    first = ranked[0]
    claimed = "The claimed one has no covered day." if rank is None else f"The claimed one is number {rank + 1}."
    return (
        f"The {check.direction} of {len(ranked)} {check.unit}s is {first.words} with "
        f"{number_words(first.total)} {unit}. {claimed}"
    )


def _row(i: int, one: Bin) -> tuple[str, ...]:
    covered = f"{one.n_covered} of {one.period.n_days}"
    return (str(i + 1), one.words, number_words(one.total), covered, rate_words(one.rate))
