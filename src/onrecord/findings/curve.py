"""What followed the trigger, window by window, and what could as well have been pointed at."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from onrecord.checks.check import Check, CoincidenceCheck
from onrecord.findings.amounts import counted
from onrecord.findings.finding import Coincidence, CurvePoint, Movement, Trials
from onrecord.findings.kinds.coincidence import windows
from onrecord.findings.ledger import Ledger
from onrecord.findings.movement import UNUSUAL, covered_window, often
from onrecord.findings.units import unit_of
from onrecord.findings.wording import where_words
from onrecord.records import resolve_where, value_totals
from onrecord.records.record import DailySeries, Record, Selection, Where
from onrecord.stats.response import rank_response, search_p_value
from onrecord.stats.series import Window
from onrecord.text.dates import Period

SHORTEST_CURVE, LONGEST_CURVE = 7, 28
"""Days up to which "immediately" is drawn: twice the window that was named, within these."""
MAX_RESPONSES = 12
"""Responses that are allowed for where the plan lists none: the largest, the one that was named among them."""
SPELLED = (1, 3, 7, 14)
"""Windows that the sentence spells, beside the one that was named."""


def coincidence_of(check: Check, ledger: Ledger) -> Coincidence | None:
    """Draw the curve over windows and allow for the search; None for other kinds, and where no day is covered."""
    if not isinstance(check, CoincidenceCheck) or ledger.record(check.record).descriptor.coverage.step:
        return None
    series = ledger.whole(check.record, check.measure, check.where)
    before = covered_window(series, windows(check)[1])
    behind = {} if before is None else _windows_behind(check, series)
    if before is None or check.window_days not in behind:
        return None
    curve = tuple(_point(check, series, before, behind[days], days) for days in behind)
    trials = _trials(check, ledger, before, behind)
    return Coincidence(
        curve=curve, trials=trials, sentence=_sentence(check, ledger.record(check.record), curve, trials)
    )


def allow_for_search(movement: Movement, coincidence: Coincidence | None) -> Movement:
    """Take "unusual" back where the best of what could as well have been pointed at often looks so."""
    if movement.word != "unusual" or coincidence is None or coincidence.trials.p_value <= UNUSUAL:
        return movement
    trials = coincidence.trials
    return replace(
        movement,
        word="ordinary",
        sentence=f"within this record's ordinary movement: pointed at afterwards, as one of {trials.n_candidates} "
        f"windows and responses; one of them moves as much around {often(trials.p_value)}",
    )


def _windows_behind(check: CoincidenceCheck, series: DailySeries) -> dict[int, Window]:
    """Give the windows of 1 to N days that the record covers to their end, and the one that was named."""
    longest = max(check.window_days, min(LONGEST_CURVE, max(SHORTEST_CURVE, 2 * check.window_days)))
    record_end = series.start + timedelta(days=series.totals.size - 1)
    found = {}
    for days in range(min(1, check.window_days), longest + 1):
        period = Period(check.trigger.at.start, check.trigger.at.end + timedelta(days=days))
        window = covered_window(series, period)
        if window is not None and period.end <= record_end:
            found[days] = window
    return found


def _point(check: CoincidenceCheck, series: DailySeries, before: Window, behind: Window, days: int) -> CurvePoint:
    counts = series.totals[series.covered]
    rank = rank_response(counts, before, behind, direction=check.direction)
    return CurvePoint(
        window_days=days,
        total=float(counts[behind.start : behind.stop].sum()),
        n_covered_days=behind.length,
        rate_ratio=rank.estimate,
        followed=rank.followed,
        base_rate=rank.base_rate,
        p_value=rank.p_value,
        p_value_strength=rank.p_value_strength,
    )


def _trials(check: CoincidenceCheck, ledger: Ledger, before: Window, behind: dict[int, Window]) -> Trials:
    """Rank every candidate on the same days; the response and the window that were named come first."""
    wheres = (check.where,) if check.prespecified else (check.where, *_other_responses(check, ledger))
    days = [check.window_days] if check.prespecified else _different(behind, first=check.window_days)
    every = [ledger.whole(check.record, check.measure, where) for where in wheres]
    found = search_p_value(
        [(series.totals[series.covered], before, behind[d]) for series in every for d in days],
        direction=check.direction,
    )
    return Trials(
        prespecified=check.prespecified,
        windows=tuple(sorted(days)),
        responses=tuple(where_words(where) for where in wheres),
        n_candidates=found.n_candidates,
        p_value=found.p_value,
        p_value_alone=found.p_value_local,
    )


def _different(behind: dict[int, Window], *, first: int) -> list[int]:
    """Give the windows that hold different covered days, the one that was named first."""
    shortest = {behind[first]: first}
    for days, window in behind.items():
        shortest.setdefault(window, days)
    return list(shortest.values())


def _other_responses(check: CoincidenceCheck, ledger: Ledger) -> tuple[Where, ...]:
    """Give the responses that the plan lists, or those of the same column that the record shows as plainly."""
    if check.candidates:
        return tuple(where for where in check.candidates if where != check.where)
    record = ledger.record(check.record)
    finest = _finest(check, record)
    if finest is None:
        return ()
    column, named = finest
    fixed = tuple(pair for pair in check.where if pair[0] != column)
    selection = Selection(measure=check.measure, where=resolve_where(record, fixed))
    totals = value_totals(record, selection, record.descriptor.coverage.period, column)
    floor = sum(total.total for total in totals if set(total.values) & set(named))
    as_plain = [t for t in totals if t.values and t.total >= floor and not set(t.values) & set(named)]
    largest = sorted(as_plain, key=lambda total: -total.total)[: MAX_RESPONSES - 1]
    return tuple(tuple(sorted((*fixed, (column, total.values[:1])))) for total in largest)


def _finest(check: CoincidenceCheck, record: Record) -> tuple[str, tuple[str, ...]] | None:
    """Give the finest column of place that the plan narrows, else of actors: another value of it was as near."""
    order = [place.column for place in reversed(record.descriptor.places)]
    order += [actor.column for actor in record.descriptor.actors]
    narrowed = dict(resolve_where(record, check.where))
    return next(((column, narrowed[column]) for column in order if column in narrowed), None)


def _sentence(check: CoincidenceCheck, record: Record, curve: tuple[CurvePoint, ...], trials: Trials) -> str:
    unit = unit_of(record, check.measure)
    own = next(point for point in curve if point.window_days == check.window_days)
    spelled = [point for point in curve if point.window_days in (*SPELLED, check.window_days)]
    held = ", ".join(f"{counted(p.total, unit)} {_within(p.window_days)}" for p in spelled)
    what, move = ("none", "fall") if check.direction == "decrease" else ("at least one", "rise")
    return (
        f"{held}; after an arbitrary day there is {what} {_within(own.window_days)} in {_percent(own.base_rate)} of "
        f"cases, a {move} as strong in {_percent(trials.p_value_alone)}{_searched(trials)}"
    )


def _searched(trials: Trials) -> str:
    if trials.prespecified:
        return " (named before anybody looked)"
    n_windows, n_responses = len(trials.windows), len(trials.responses)
    return (
        f", and one as strong among the {n_windows} {'window' if n_windows == 1 else 'windows'} × {n_responses} "
        f"{'response' if n_responses == 1 else 'responses'} that could as well have been pointed at in "
        f"{_percent(trials.p_value)}"
    )


def _within(n_days: int) -> str:
    return "on the day itself" if n_days == 0 else f"within {n_days} {'day' if n_days == 1 else 'days'}"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %" if share >= 0.01 else f"{100 * share:.1f} %"
