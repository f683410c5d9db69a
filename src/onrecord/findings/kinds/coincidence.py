"""``coincidence``: a response followed a trigger."""

from __future__ import annotations

from datetime import timedelta
from math import inf

from onrecord.checks.check import CoincidenceCheck
from onrecord.findings.amounts import change_words, plain_number
from onrecord.findings.answer import Answer, gap, insufficient
from onrecord.findings.finding import PeriodTotal
from onrecord.findings.kinds.change import rate_ratio, rate_ratio_estimates
from onrecord.findings.ledger import PLAIN, Basis, Ledger
from onrecord.findings.units import what_is_counted
from onrecord.findings.wording import where_words
from onrecord.text.dates import Period

BASELINE_DAYS = 28
"""Days before the trigger that the response is compared with: four weeks, so that weekdays weigh the same."""
CLEAR_RATIO = {"increase": (1.33, inf), "decrease": (0.0, 0.75)}
"""Ratios that count as a response: the same as for "sharply" (``data/words.toml``)."""


def judge_coincidence(check: CoincidenceCheck, ledger: Ledger, basis: Basis) -> Answer:
    """Compare the response in the window with the four weeks before the trigger.

    That one followed the other is all it can say: a single trigger shows neither that it was no
    coincidence nor why.
    """
    window, before_window = windows(check)
    after = ledger.total("window", check.record, check.measure, check.where, window, basis)
    before = ledger.total("before", check.record, check.measure, check.where, before_window, basis)
    trigger = _trigger(check, ledger)
    totals = (after, before, trigger)
    record = ledger.record(check.record)
    gaps = [found for total in (after, before) if (found := gap(total, record.descriptor.coverage))]
    if gaps:
        return insufficient("; ".join(r for r, _ in gaps), totals=totals, suffices=" and ".join(s for _, s in gaps))
    if not trigger.total:
        return insufficient(
            f"the record {check.trigger.record} holds no trigger ({where_words(check.trigger.where)}) "
            f"on {check.trigger.at.words()}",
            totals=totals,
            suffices="a trigger that the record holds",
        )
    return _compared(check, after, before, totals, what_is_counted(record, check))


def windows(check: CoincidenceCheck) -> tuple[Period, Period]:
    """Give the days of the response and the four weeks before the trigger."""
    start = check.trigger.at.start
    window = Period(start, check.trigger.at.end + timedelta(days=check.window_days))
    return window, Period(start - timedelta(days=BASELINE_DAYS), start - timedelta(days=1))


def _trigger(check: CoincidenceCheck, ledger: Ledger) -> PeriodTotal:
    """Count the trigger on its day, or in the announcement that followed."""
    record = ledger.record(check.trigger.record)
    lag = max((abs(time.lag_days) for time in record.descriptor.times[:1]), default=0)
    days = Period(check.trigger.at.start, check.trigger.at.end + timedelta(days=lag))
    return ledger.total("trigger", record.name, "events", check.trigger.where, days, PLAIN)


def _compared(
    check: CoincidenceCheck, after: PeriodTotal, before: PeriodTotal, totals: tuple[PeriodTotal, ...], unit: str
) -> Answer:
    ratio = rate_ratio(after, before)
    low, high = CLEAR_RATIO[check.direction]
    holds = ratio is not None and low <= ratio <= high
    shown = (
        f"{plain_number(after.total)} {unit} in {after.period.words()} ({after.n_covered_days} covered days), "
        f"{plain_number(before.total)} in the {BASELINE_DAYS} days before ({before.n_covered_days} covered)"
    )
    moved = change_words(ratio) if ratio is not None else "nothing in either"
    return Answer(
        verdict="consistent" if holds else "inconsistent",
        value=ratio,
        sentence=f"{moved} a covered day: {shown}",
        reasons=(f"a response means a ratio of {_range(low, high)}; it is {plain_number(round(ratio or 0.0, 2))}",),
        totals=totals,
        estimates=rate_ratio_estimates(after, before),
        caveats=("that one thing followed another says nothing of why; the record holds no motives",),
    )


def _range(low: float, high: float) -> str:
    return f"at least {low}" if high == inf else f"at most {high}"
