"""The same question under all reasonable combinations of the choices that the claim left open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations as combinations_of_two
from itertools import product

import numpy as np

from onrecord.checks.check import Check
from onrecord.errors import OnRecordError
from onrecord.findings.answer import Answer
from onrecord.findings.choices import Taken, combinations, combine
from onrecord.findings.choices_of_record import own_basis
from onrecord.findings.decision_point import DecisionPoint
from onrecord.findings.finding import Sensitivity, Tally, Variant
from onrecord.findings.grid import Cell, answer_grid
from onrecord.findings.kinds import JUDGES
from onrecord.findings.kinds.change import Floats
from onrecord.findings.ledger import Ledger
from onrecord.findings.outcome import Tried, opposite

CURVE_STEPS = 20
"""Parts into which the curve is cut: its ends, its middle and every twentieth between."""

MAX_TALLIED = 12
"""Choices of a point up to which each is counted for itself: the many other days are one curve."""


def answer(check: Check, ledger: Ledger) -> Answer:
    """Answer a plan as it stands."""
    return JUDGES[check.kind](check, ledger, own_basis(check, ledger.record(check.record)))


def try_each(check: Check, points: tuple[DecisionPoint, ...], ledger: Ledger) -> tuple[Tried, ...]:
    """Take each choice that can turn the outcome differently, one at a time, where the record allows it."""
    tried = []
    for point in points:
        for option in point.options if point.decides else ():
            found = _try(check, ((point, option),), ledger)
            if found is not None:
                taken = ((point.name, option.words),)
                tried.append(Tried(taken=taken, answer=found, about_dates=point.about_dates))
    return tuple(tried)


def try_pairs(check: Check, points: tuple[DecisionPoint, ...], ledger: Ledger) -> tuple[Tried, ...]:
    """Take two choices that the claim left open differently at once ("the baseline … and the country …")."""
    left_open = [point for point in points if point.of_the_claim]
    tried = []
    for first, second in combinations_of_two(left_open, 2):
        for one, other in product(first.options, second.options):
            found = _try(check, ((first, one), (second, other)), ledger)
            if found is not None:
                taken = ((first.name, one.words), (second.name, other.words))
                tried.append(Tried(taken=taken, answer=found))
    return tuple(tried)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spot:
    """One combination of choices and what it gave."""

    taken: Taken
    cell: Cell

    @property
    def is_clear(self) -> bool:
        """Tell whether it gives an answer."""
        return self.cell.verdict != "insufficient_record"

    @property
    def others(self) -> list[DecisionPoint]:
        """Give the points that are taken otherwise than the plan does."""
        return [point for point, option in self.taken if option is not None]

    @property
    def is_left_open(self) -> bool:
        """Tell whether it takes only such choices otherwise as can turn the outcome."""
        return all(point.decides for point in self.others)


def sensitivity_of(
    check: Check,
    points: tuple[DecisionPoint, ...],
    plain: Answer,
    tried: tuple[Tried, ...],
    ledger: Ledger,
) -> Sensitivity | None:
    """Answer every combination of choices; None where there is nothing to choose.

    Parameters
    ----------
    check : Check
        The plan.
    points : tuple of DecisionPoint
        What could be decided otherwise.
    plain : Answer
        What the plan itself gets.
    tried : tuple of Tried
        What choices alone, and two at once, get.
    ledger : Ledger
        The opened records.
    """
    if not points:
        return None
    every = combinations(check, points)
    own = own_basis(check, ledger.record(check.record))
    cells = answer_grid([combine(check, taken, own) for taken in every], ledger)
    spots = [_Spot(taken=taken, cell=cell) for taken, cell in zip(every, cells, strict=True) if cell is not None]
    clear = [spot for spot in spots if spot.is_clear]
    values = np.sort([spot.cell.value for spot in clear if spot.cell.value is not None])
    flips = [one.taken for one in tried if one.answer.verdict == opposite(plain.verdict)]
    return Sensitivity(
        variants=tuple(_variant(spot) for spot in spots if spot.is_left_open)
        + tuple(_variant(spot) for spot in spots if not spot.is_left_open and len(spot.others) == 1),
        share_agreeing=_share_agreeing(plain, (spot for spot in clear if spot.is_left_open)),
        flipping=tuple(dict.fromkeys(taken[0][0] for taken in flips if len(taken) == 1)),
        flipping_together=_together(tried, flips),
        n_combinations=len(clear),
        share_agreeing_overall=_share_agreeing(plain, clear),
        own_percentile=_percentile(plain.value, values),
        curve=_curve(values),
        tallies=tuple(_tallies(points, clear)),
    )


def tally_words(sensitivity: Sensitivity) -> tuple[str, ...]:
    """Say for each point that turns the outcome, alone or with another, under which choices what was said fits."""
    turning = {point for pair in sensitivity.flipping_together for point in pair} | set(sensitivity.flipping)
    points: dict[str, list[Tally]] = {}
    for tally in sensitivity.tallies:
        if tally.point in turning and tally.n_clear:
            points.setdefault(tally.point, []).append(tally)
    return tuple(
        f"by {point}, what was said fits in this many combinations of choices: "
        + ", ".join(f"{tally.n_fitting} of {tally.n_clear} ({tally.choice})" for tally in tallies)
        for point, tallies in points.items()
        if max(tally.n_clear for tally in tallies) > 1  # else the choice that turns it has been named already
    )


def _variant(spot: _Spot) -> Variant:
    choices = tuple((point.name, option.words if option else point.plain) for point, option in spot.taken)
    return Variant(choices=choices, value=spot.cell.value, outcome=spot.cell.verdict, exploratory=not spot.is_left_open)


def _share_agreeing(plain: Answer, clear: Iterable[_Spot]) -> float:
    agreeing = [spot.cell.verdict == plain.verdict for spot in clear]
    return sum(agreeing) / len(agreeing) if agreeing else 1.0


def _together(tried: tuple[Tried, ...], flips: list[tuple[tuple[str, str], ...]]) -> tuple[tuple[str, str], ...]:
    """Give the pairs of points of which neither alone tells what turns it round.

    With one choice of the first point, some choices of the second turn it and others (its own among them) do not.
    """
    still = [one.taken for one in tried if one.taken not in flips]
    found: dict[tuple[str, str], None] = {}
    for first, second in (taken for taken in flips if len(taken) == 2):
        if any(other[0] == first and (len(other) == 1 or other[1][0] == second[0]) for other in still):
            found[first[0], second[0]] = None
    return tuple(found)


def _percentile(own: float | None, values: Floats) -> float | None:
    """Give the share of lower numbers, equal ones half; None where there is nothing to rank among."""
    if own is None or values.size < 2:
        return None
    return float(np.mean(values < own) + np.mean(values == own) / 2)


def _curve(values: Floats) -> tuple[float, ...]:
    if not values.size:
        return ()
    at = np.round(np.linspace(0, values.size - 1, CURVE_STEPS + 1)).astype(int)
    return tuple(float(value) for value in values[at])


def _tallies(points: tuple[DecisionPoint, ...], clear: list[_Spot]) -> Iterator[Tally]:
    """Count for every choice how often what was said fits: of what is left open, else of everything."""
    left_open = [spot for spot in clear if spot.is_left_open]
    for i, point in enumerate(points):
        if len(point.options) > MAX_TALLIED:
            continue
        among = left_open if point.decides else clear
        for option in (None, *point.options):
            with_it = [spot for spot in among if spot.taken[i][1] is option]
            yield Tally(
                point=point.name,
                choice=option.words if option else point.plain,
                left_open=point.decides,
                n_clear=len(with_it),
                n_fitting=sum(spot.cell.verdict == "consistent" for spot in with_it),
            )


def _try(check: Check, taken: Taken, ledger: Ledger) -> Answer | None:
    """Answer with choices taken; None where this record does not know them (another record's column, say)."""
    other, basis = combine(check, taken, own_basis(check, ledger.record(check.record)))
    try:
        return JUDGES[other.kind](other, ledger, basis)
    except OnRecordError:
        return None
