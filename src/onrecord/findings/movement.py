"""Whether what the record shows lies outside its own ordinary movement."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.checks.check import ChangeCheck, Check, CoincidenceCheck
from onrecord.errors import UndefinedStatisticError
from onrecord.findings.finding import Movement
from onrecord.findings.kinds.coincidence import windows
from onrecord.findings.ledger import Ledger
from onrecord.records.record import DailySeries
from onrecord.stats.movement import Movement as AssessedMovement
from onrecord.stats.movement import assess_movement
from onrecord.stats.placebo import placebo_set
from onrecord.stats.series import Window
from onrecord.text.dates import Period

MAX_PLACEBOS_SHOWN = 400
"""Placebos kept for the chart; more are thinned evenly."""

_WHY_NOT = {
    "windows_overlap": "the two periods overlap",
    "outside_record": "a period lies outside the record",
    "no_events": "neither period holds an event",
    "too_few_placebos": "the record is too short to hold eight independent pairs of such periods",
    "too_thin": "the record holds too little for even a fall by nine tenths to stand out",
    "not_covered": "a period has no covered day",
}


def movement_of(check: Check, ledger: Ledger) -> Movement | None:
    """Rank the change that a plan speaks of among the record's other dates; None for kinds that speak of no change."""
    compared = _compared_periods(check)
    if compared is None:
        return None
    series = ledger.whole(check.record, check.measure, check.where)
    before, after = (covered_window(series, period) for period in compared)
    if before is None or after is None:
        return _not_assessable("not_covered")
    counts = series.totals[series.covered]
    assessed = assess_movement(counts, before, after)
    return _described(assessed, _placebos(counts, before, after), after.length)


def covered_window(series: DailySeries, period: Period) -> Window | None:
    """Give the positions of a period's covered days among all covered days; None if there are none."""
    first = max(0, (period.start - series.start).days)
    last = (period.end - series.start).days + 1
    if last <= first:
        return None
    start = int(series.covered[:first].sum())
    stop = start + int(series.covered[first:last].sum())
    return Window(start=start, stop=stop) if stop > start else None


def _compared_periods(check: Check) -> tuple[Period, Period] | None:
    if isinstance(check, ChangeCheck):
        return check.baseline, check.period
    if isinstance(check, CoincidenceCheck):
        window, before = windows(check)
        return before, window
    return None


def _placebos(counts: NDArray[np.float64], before: Window, after: Window) -> tuple[float, ...]:
    try:
        placebos = placebo_set(counts, before, after).placebos
    except UndefinedStatisticError:
        return ()
    step = max(1, -(-placebos.size // MAX_PLACEBOS_SHOWN))
    return tuple(round(float(value), 4) for value in placebos[::step])


def _described(assessed: AssessedMovement, placebos: tuple[float, ...], n_days: int) -> Movement:
    placebo, calibrated, detectable = assessed.placebo, assessed.calibrated, assessed.detectable
    falling = placebo is not None and placebo.estimate < 1
    smallest = None if detectable is None else detectable.decrease if falling else detectable.increase
    return Movement(
        word=assessed.verdict,
        sentence=_sentence(assessed, smallest, n_days, falling=falling),
        p_value=assessed.p_value,
        n_placebo=None if placebo is None else placebo.n_placebo,
        n_placebo_independent=None if placebo is None else placebo.n_placebo_independent,
        allan_factor=None if calibrated is None else calibrated.allan_factor,
        low=None if calibrated is None else calibrated.low,
        high=None if calibrated is None else calibrated.high,
        smallest_detectable_change=smallest,
        placebo=placebos,
    )


def _sentence(assessed: AssessedMovement, smallest: float | None, n_days: int, *, falling: bool) -> str:
    if assessed.verdict == "not_assessable":
        return f"whether a move of that size is unusual cannot be assessed: {_WHY_NOT[assessed.reason]}"
    often = _often(assessed.p_value or 1.0)
    seen = f"over {n_days} covered days, a move of that size or more happens around {often}"
    least = ""
    if smallest is not None:
        least = f"; the smallest {'fall' if falling else 'rise'} that would have stood out is {100 * smallest:.0f} %"
    verdict = "unusual for this record" if assessed.verdict == "unusual" else "within this record's ordinary movement"
    return f"{verdict}: {seen}{least}"


def _often(p_value: float) -> str:
    """Spell a share of dates ("one date in three")."""
    if p_value > 0.75:
        return "almost any date"
    if p_value > 0.4:
        return "one date in two"
    words = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
    n = round(1 / p_value)
    return f"one date in {words.get(n, f'{n:,}')}"


def _not_assessable(reason: str) -> Movement:
    return Movement(
        word="not_assessable",
        sentence=f"whether a move of that size is unusual cannot be assessed: {_WHY_NOT[reason]}",
    )
