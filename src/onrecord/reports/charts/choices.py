"""Every reasonable choice at once: the numbers from the lowest to the highest, and below, what was chosen for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf, isfinite

from onrecord.findings.finding import Finding, Sensitivity, Variant
from onrecord.reports.charts.axes import upright_axis
from onrecord.reports.charts.chart import Chart
from onrecord.reports.charts.scale import Scale, from_zero, of_ratios
from onrecord.reports.charts.svg import RIGHT, diamond, dot, line, picture, rect, text
from onrecord.reports.claimed import Claimed, claimed
from onrecord.reports.labels import OUTCOMES
from onrecord.reports.wording import MISSING, counted, listed, number_words, one_line, percent_words, shortened

TOP, FOOT = 24, 190
LEFT_OF_LANES = 236
"""Room for the words of the choices."""
LANE = 20
LONGEST_NAME = 34
LARGE, SMALL = 6.0, 3.5
"""Of a choice that the claim leaves open, and of one that is only explored."""
MOST_SHOWN = 80
FEWEST = 2
"""Different answers; one alone needs no picture."""
MOST_LANES = 6
"""Of one point, beside that of the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A combination of choices with its place in the chart."""

    variant: Variant
    value: float
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A line under the curve: one choice of a point, or several at once; without a name, the head of a point."""

    point: str
    name: str
    choices: frozenset[str]


def choices_chart(finding: Finding, key: str) -> Chart | None:
    """Draw the specification curve; None where there is nothing to choose, or no choice changes anything."""
    sensitivity = finding.sensitivity
    spots = _spots(sensitivity.variants) if sensitivity else []
    if sensitivity is None or len({(spot.value, spot.variant.outcome) for spot in spots}) < FEWEST:
        return None
    said = claimed(finding)
    shown = _thinned(spots)
    scale = _scale(shown, said)
    lanes = list(_lanes(shown))
    title = "The number under every reasonable choice"
    words = _words(sensitivity, spots)
    parts = [
        *_band(scale, said),
        *upright_axis(scale, spelled=percent_words if said and said.is_share else number_words, left=LEFT_OF_LANES),
        *_points(scale, shown),
        *_drawn_lanes(lanes, shown, sensitivity),
    ]
    points = tuple(dict.fromkeys(point for spot in spots for point, _ in spot.variant.choices))
    height = FOOT + 14 + LANE * len(lanes)
    return Chart(
        section="choices",
        title=title,
        svg=picture(parts, title=title, words=words, height=height, key=key),
        words=words,
        keys=tuple(_keys(shown, said)),
        columns=("Number", "Outcome", *(one_line(point).capitalize() for point in points)),
        rows=tuple(_row(spot, points, said) for spot in shown),
        is_wide=True,
    )


def _spots(variants: tuple[Variant, ...]) -> list[Spot]:
    """Sort the combinations that give a number; the plan's own choices come first among the variants."""
    spots = [
        Spot(variant=v, value=v.value, is_own=i == 0 and not v.exploratory)
        for i, v in enumerate(variants)
        if v.value is not None and isfinite(v.value)
    ]
    return sorted(spots, key=lambda spot: spot.value)


def _thinned(spots: list[Spot]) -> list[Spot]:
    """Keep at most so many, evenly, with both ends and the claim's own."""
    if len(spots) <= MOST_SHOWN:
        return spots
    kept = {round(i * (len(spots) - 1) / (MOST_SHOWN - 2)) for i in range(MOST_SHOWN - 1)}
    return [spot for i, spot in enumerate(spots) if i in kept or spot.is_own]


def _scale(spots: list[Spot], said: Claimed | None) -> Scale:
    values = [spot.value for spot in spots]
    if said is not None and said.is_ratio and min(values) > 0:
        ends = (end for end in (said.fits.low, said.fits.high) if 0 < end < inf)
        return of_ratios([*values, *ends], start=FOOT, end=TOP)
    if min(values) >= 0:
        return from_zero(values, start=FOOT, end=TOP, whole=max(values) > 1)
    return Scale(low=-1.0, high=1.0, start=FOOT, end=TOP, ticks=(-1.0, -0.5, 0.0, 0.5, 1.0))


def _band(scale: Scale, said: Claimed | None) -> Iterator[str]:
    if said is not None:
        top, foot = scale.at(min(said.fits.high, scale.high)), scale.at(max(said.fits.low, scale.low))
        exact = foot - top < 3
        name, height = ("band exact", 3.0) if exact else ("band", foot - top)
        yield rect(name, LEFT_OF_LANES, top - 1.5 if exact else top, RIGHT - LEFT_OF_LANES, height)


def _x(i: int, n: int) -> float:
    step = (RIGHT - LEFT_OF_LANES) / n
    return LEFT_OF_LANES + step * (i + 0.5)


def _points(scale: Scale, spots: list[Spot]) -> Iterator[str]:
    for i, spot in enumerate(spots):
        x, y = _x(i, len(spots)), scale.at(spot.value)
        if spot.is_own:
            yield line("ownline", x, TOP - 8, x, FOOT)
            yield text("as tested", x, TOP - 12, anchor="end" if x > RIGHT - 60 else "middle", name="strong")
        draw = diamond if spot.variant.outcome == "inconsistent" else dot
        size = SMALL if spot.variant.exploratory else LARGE
        yield draw(f"spot o-{spot.variant.outcome}{' own' if spot.is_own else ''}", x, y, size)


def _lanes(spots: list[Spot]) -> Iterator[Lane]:
    """Give the choices of every point that differs, point by point; where they are many, the plan's and the others."""
    taken: dict[str, dict[str, None]] = {}
    for spot in sorted(spots, key=lambda spot: not spot.is_own):
        for point, choice in spot.variant.choices:
            taken.setdefault(point, {})[choice] = None
    for point, choices in taken.items():
        own, *others = choices
        if others:
            yield Lane(point=point, name="", choices=frozenset())
            yield Lane(point=point, name=own, choices=frozenset({own}))
        if len(others) <= MOST_LANES:
            yield from (Lane(point=point, name=other, choices=frozenset({other})) for other in others)
        else:
            yield Lane(point=point, name=f"{len(others)} others (see the table)", choices=frozenset(others))


def _drawn_lanes(lanes: list[Lane], spots: list[Spot], sensitivity: Sensitivity) -> Iterator[str]:
    for row, lane in enumerate(lanes):
        y = FOOT + 26 + LANE * row
        if not lane.name:
            turns = " (turns it round)" if lane.point in sensitivity.flipping else ""
            yield text(shortened(lane.point, LONGEST_NAME).capitalize() + turns, 0, y, name="strong")
            continue
        yield text(shortened(lane.name, LONGEST_NAME), 10, y)
        yield line("grid", LEFT_OF_LANES, y - 4, RIGHT, y - 4)
        for i, spot in enumerate(spots):
            if dict(spot.variant.choices).get(lane.point) in lane.choices:
                x = _x(i, len(spots))
                yield line("lane own" if spot.is_own else "lane", x, y - 10, x, y + 2)


def _words(sensitivity: Sensitivity, spots: list[Spot]) -> str:
    outcomes = [spot.variant.outcome for spot in spots]
    tally = listed([f"{outcomes.count(o)} {OUTCOMES[o].tally}" for o in OUTCOMES if o in outcomes])
    n_explored = sum(spot.variant.exploratory for spot in spots)
    own = next((spot.value for spot in spots if spot.is_own), None)
    said = [
        f"{counted(len(spots), 'combination')} of choices, from {number_words(spots[0].value)} to "
        f"{number_words(spots[-1].value)}: {tally}."
    ]
    if n_explored:
        said.append(f"{n_explored} of them are explored only: the claim does not leave them open.")
    if own is not None:
        said.append(f"As tested: {number_words(own)}.")
    if sensitivity.flipping:
        said.append(f"What turns the outcome round: {listed([one_line(f) for f in sensitivity.flipping])}.")
    return " ".join(said)


def _keys(spots: list[Spot], said: Claimed | None) -> Iterator[tuple[str, str]]:
    outcomes = {spot.variant.outcome for spot in spots}
    yield from ((f"spot o-{o}", OUTCOMES[o].words) for o in OUTCOMES if o in outcomes)
    if any(spot.variant.exploratory for spot in spots):
        yield "spot small", "small: explored only, the claim does not leave it open"
    if said is not None:
        yield "band", f"what was said ({said.fits_words})"


def _row(spot: Spot, points: tuple[str, ...], said: Claimed | None) -> tuple[str, ...]:
    taken = dict(spot.variant.choices)
    number = percent_words(spot.value) if said and said.is_share else number_words(spot.value)
    outcome = OUTCOMES[spot.variant.outcome].words
    own = " (as tested)" if spot.is_own else " (explored)" if spot.variant.exploratory else ""
    return (number + own, outcome, *(one_line(taken.get(point, MISSING)) for point in points))
