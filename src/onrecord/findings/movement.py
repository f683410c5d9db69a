"""Whether what the record shows lies outside its own ordinary movement."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.checks.check import ChangeCheck, Check, CoincidenceCheck, ComparisonCheck, ShareCheck, TrendCheck
from onrecord.errors import UndefinedStatisticError
from onrecord.findings.amounts import plain_number
from onrecord.findings.finding import Movement
from onrecord.findings.kinds.coincidence import windows
from onrecord.findings.ledger import Ledger
from onrecord.records.record import DailySeries
from onrecord.stats.level import LevelRank, level_in_time
from onrecord.stats.movement import MIN_INDEPENDENT_PLACEBOS, assess_movement
from onrecord.stats.movement import Movement as AssessedMovement
from onrecord.stats.placebo import placebo_set
from onrecord.stats.series import Window
from onrecord.stats.trend import TrendRank, trend_in_time
from onrecord.text.dates import Period

Floats = NDArray[np.float64]

MAX_PLACEBOS_SHOWN = 400
"""Placebos kept for the chart; more are thinned evenly."""
UNUSUAL = 0.05
MIN_INDEPENDENT_LEVELS = 16
"""Other periods of its length that a level or a share is ranked among, at least. Its rank has two ends where a change's
has one: with 8 it calls 18 % of ordinary periods unusual, with 16 about 10 % (docs/methods/calibration.md)."""

_WHY_NOT = {
    "windows_overlap": "the two periods overlap",
    "outside_record": "a period lies outside the record",
    "no_events": "neither period holds an event",
    "too_few_placebos": "the record is too short to hold eight independent pairs of such periods",
    "too_few_periods": "the record is too short to hold eight other periods of that length",
    "too_few_levels": "the record is too short to hold sixteen other periods of that length",
    "too_thin": "the record holds too little for even a fall by nine tenths to stand out",
    "not_covered": "a period has no covered day",
    "coarse": "its rows are of no single days",
    "undefined": "these numbers do not define it",
}


def movement_of(check: Check, ledger: Ledger) -> Movement:
    """Rank what a plan speaks of (a change, a level, a share, a slope) among the record's other dates."""
    if ledger.record(check.record).descriptor.coverage.step:
        return not_assessable("coarse")
    series = ledger.whole(check.record, check.measure, check.where)
    if isinstance(check, ChangeCheck):
        return _of_change(series, check.baseline, check.period)
    if isinstance(check, CoincidenceCheck):
        window, before = windows(check)
        return _of_change(series, before, window)
    window_found = covered_window(series, check.period)
    if window_found is None:
        return not_assessable("not_covered")
    counts, whole = series.totals[series.covered], _whole(check, ledger)
    if 2 * window_found.length > counts.size:
        return not_assessable("too_few_periods" if isinstance(check, TrendCheck) else "too_few_levels")
    try:
        if isinstance(check, TrendCheck):
            return _of_trend(trend_in_time(counts, window_found))
        return _of_level(level_in_time(counts, window_found, whole=whole), window_found.length, share=whole is not None)
    except UndefinedStatisticError:
        return not_assessable("undefined")


def covered_window(series: DailySeries, period: Period) -> Window | None:
    """Give the positions of a period's covered days among all covered days; None if there are none."""
    first = max(0, (period.start - series.start).days)
    last = (period.end - series.start).days + 1
    if last <= first:
        return None
    start = int(series.covered[:first].sum())
    stop = start + int(series.covered[first:last].sum())
    return Window(start=start, stop=stop) if stop > start else None


def not_assessable(reason: str) -> Movement:
    """Say why the record cannot tell."""
    return Movement(
        word="not_assessable",
        sentence=f"whether that is unusual for this record cannot be assessed: {_WHY_NOT[reason]}",
    )


def _whole(check: Check, ledger: Ledger) -> Floats | None:
    """Give the daily whole of which the check's rows are a part, for kinds that speak of a part."""
    if isinstance(check, ShareCheck):
        whole = ledger.whole(check.record, check.measure, check.of)
        return whole.totals[whole.covered]
    if isinstance(check, ComparisonCheck):
        here = ledger.whole(check.record, check.measure, check.where)
        there = ledger.whole(check.record, check.measure, check.versus)
        total: Floats = (here.totals + there.totals)[here.covered]
        return total
    return None


def _of_level(rank: LevelRank, n_days: int, *, share: bool) -> Movement:
    if rank.n_placebo_independent < MIN_INDEPENDENT_LEVELS:
        return not_assessable("too_few_levels")
    unusual = rank.p_value <= UNUSUAL
    low, median, high = (_level(value, share=share) for value in (rank.low, rank.median, rank.high))
    word = "unusual for this record" if unusual else "within this record's ordinary range"
    what = "share" if share else "mean a day" if n_days > 1 else "total"
    others = f"over other stretches of {n_days} covered days" if n_days > 1 else "on other covered days"
    return Movement(
        word="unusual" if unusual else "ordinary",
        sentence=f"{word}: {others} the {what} is mostly between {low} and {high}, in the middle {median}",
        p_value=rank.p_value,
        n_placebo=rank.n_placebo,
        n_placebo_independent=rank.n_placebo_independent,
        low=rank.low,
        high=rank.high,
    )


def _level(value: float, *, share: bool) -> str:
    return f"{100 * value:.0f} %" if share else plain_number(round(value, 1))


def _of_trend(rank: TrendRank) -> Movement:
    if rank.n_placebo_independent < MIN_INDEPENDENT_PLACEBOS:
        return not_assessable("too_few_periods")
    unusual = rank.p_value <= UNUSUAL
    word = "unusual for this record" if unusual else "within this record's ordinary movement"
    return Movement(
        word="unusual" if unusual else "ordinary",
        sentence=f"{word}: a slope as steep is found in {often(rank.p_value)}",
        p_value=rank.p_value,
        n_placebo=rank.n_placebo,
        n_placebo_independent=rank.n_placebo_independent,
    )


def _of_change(series: DailySeries, baseline: Period, period: Period) -> Movement:
    before, after = covered_window(series, baseline), covered_window(series, period)
    if before is None or after is None:
        return not_assessable("not_covered")
    counts = series.totals[series.covered]
    assessed = assess_movement(counts, before, after)
    return _described(assessed, _placebos(counts, before, after), after.length)


def _placebos(counts: Floats, before: Window, after: Window) -> tuple[float, ...]:
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
        return not_assessable(assessed.reason).sentence
    seen = f"over {n_days} covered days, a move of that size or more happens around {often(assessed.p_value or 1.0)}"
    least = ""
    if smallest is not None:
        least = f"; the smallest {'fall' if falling else 'rise'} that would have stood out is {100 * smallest:.0f} %"
    verdict = "unusual for this record" if assessed.verdict == "unusual" else "within this record's ordinary movement"
    return f"{verdict}: {seen}{least}"


def often(p_value: float) -> str:
    """Spell a share of dates ("one date in three")."""
    if p_value > 0.75:
        return "almost any date"
    if p_value > 0.4:
        return "one date in two"
    words = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
    n = round(1 / p_value)
    return f"one date in {words.get(n, f'{n:,}')}"
