"""Many readings of one claim at once: what each gets from the record, without the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from onrecord.checks.check import ChangeCheck, Check
from onrecord.errors import OnRecordError
from onrecord.findings.answer import STANDS_FOR_ALL, Verdict, gap
from onrecord.findings.finding import PeriodTotal
from onrecord.findings.kinds import JUDGES
from onrecord.findings.kinds.change import Flags, Floats, Verdicts, change_verdicts
from onrecord.findings.ledger import Asked, Basis, Ledger

Plan = tuple[Check, Basis]
ChangePlan = tuple[ChangeCheck, Basis]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The answer of one reading."""

    verdict: Verdict
    value: float | None


def answer_grid(plans: Sequence[Plan], ledger: Ledger) -> tuple[Cell | None, ...]:
    """Answer many readings of a claim.

    Every series is read by one question to its record. Changes are then answered by arithmetic on whole arrays; the
    other kinds, whose grids are small, one by one.

    Parameters
    ----------
    plans : sequence of (Check, Basis)
        The readings.
    ledger : Ledger
        The opened records.

    Returns
    -------
    tuple of Cell or None
        In the order of `plans`, each the same as the single answer; None where the record does not know the choice.
    """
    _read(plans, ledger)
    cells: list[Cell | None] = [None] * len(plans)
    changes: dict[object, dict[int, ChangePlan]] = defaultdict(dict)
    for i, (check, basis) in enumerate(plans):
        if isinstance(check, ChangeCheck):
            changes[(check.record, check.direction, check.size, check.size_comparison)][i] = (check, basis)
        else:
            with suppress(OnRecordError):
                found = JUDGES[check.kind](check, ledger, basis)
                cells[i] = Cell(verdict=found.verdict, value=found.value)
    for same_words in changes.values():
        for i, cell in _changes(same_words, ledger).items():
            cells[i] = cell
    return tuple(cells)


def _read(plans: Sequence[Plan], ledger: Ledger) -> None:
    """Read the series of all plans, record by record; what cannot be read together is read when it is needed."""
    asked: dict[str, dict[Asked, None]] = defaultdict(dict)
    for check, basis in plans:
        asked[check.record][(check.measure, check.where, basis)] = None
    for name, series in asked.items():
        with suppress(OnRecordError):
            ledger.read_together(name, series)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """The figures of one side of many changes, one entry a plan; NaN where a pace is not known."""

    pace: Floats
    low: Floats
    high: Floats
    coverage: Floats
    complete: Flags
    gap: Flags


def _changes(plans: dict[int, ChangePlan], ledger: Ledger) -> dict[int, Cell]:
    """Answer changes that were said in the same words (``judge_change``, for many at once)."""
    after, before, known = [], [], []
    for i, (check, basis) in plans.items():
        with suppress(OnRecordError):
            sides = ledger.of_check(check, "", check.period, basis), ledger.of_check(check, "", check.baseline, basis)
            after.append(sides[0])
            before.append(sides[1])
            known.append(i)
    if not known:
        return {}
    first = plans[known[0]][0]
    ratios, verdicts = _judged(first, _sides(after, ledger, first), _sides(before, ledger, first))
    values = [None if np.isnan(ratio) else float(ratio) for ratio in ratios]
    return {i: Cell(verdict=v.item(), value=r) for i, v, r in zip(known, verdicts, values, strict=True)}


def _sides(totals: list[PeriodTotal], ledger: Ledger, check: ChangeCheck) -> _Sides:
    """Lay the figures out as arrays; one total serves many plans, and is looked at once."""
    coverage = ledger.record(check.record).descriptor.coverage
    distinct = {id(total): total for total in totals}
    row = {key: i for i, key in enumerate(distinct)}
    each = np.array([row[id(total)] for total in totals])
    unknown = float("nan")
    figures = np.array(
        [
            [unknown if figure is None else figure for figure in (t.pace, t.pace_low, t.pace_high)]
            + [t.coverage, t.n_covered_days == t.n_days, gap(t, coverage) is not None]
            for t in distinct.values()
        ],
        dtype=np.float64,
    )[each].T
    return _Sides(
        pace=figures[0],
        low=figures[1],
        high=figures[2],
        coverage=figures[3],
        complete=figures[4] > 0,
        gap=figures[5] > 0,
    )


def _judged(check: ChangeCheck, after: _Sides, before: _Sides) -> tuple[Floats, Verdicts]:
    """Give ratio and verdict of each change; a ratio of 1 where neither side holds anything."""
    ratios = _ratio(after.pace, before.pace)
    gaps, nothing = after.gap | before.gap, np.isnan(ratios)
    verdicts = change_verdicts(check, ratios, after.complete & before.complete)
    few = np.minimum(after.coverage, before.coverage) < STANDS_FOR_ALL
    turned = np.zeros_like(few)
    for late, early in ((after.low, before.high), (after.high, before.low)):
        bound = _ratio(late, early, nothing=np.inf)
        turned |= ~np.isnan(bound) & (change_verdicts(check, bound, np.ones_like(few)) != verdicts)
    flat = "consistent" if check.direction == "none" and check.size is None else "inconsistent"
    verdicts = np.where(nothing, flat, np.where(few & turned, "insufficient_record", verdicts))
    return np.where(nothing & ~gaps, 1.0, ratios), np.where(gaps, "insufficient_record", verdicts)


def _ratio(after: Floats, before: Floats, *, nothing: float = np.nan) -> Floats:
    """Divide; inf from nothing, `nothing` where both are zero, NaN where either is not known."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = after / before
    return np.where((after == 0) & (before == 0), nothing, ratios)
