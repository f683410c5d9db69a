"""``trend``: rising, falling or flat over the period."""

from __future__ import annotations

from datetime import timedelta

from onrecord.checks.check import TrendCheck
from onrecord.findings.amounts import plain_number
from onrecord.findings.answer import Answer, gap, insufficient
from onrecord.findings.finding import Estimate, PeriodTotal
from onrecord.findings.ledger import Basis, Ledger
from onrecord.findings.units import what_is_counted
from onrecord.records.steps import Step, steps_in
from onrecord.stats.trend import spearman
from onrecord.text.dates import Period

CLEAR = 0.6
"""Rank correlation from which a trend is called one; with six months, 0.6 is two neighbouring swaps from perfect."""
FLAT = 0.3
"""Rank correlation under which "no trend" holds."""
MIN_UNITS = 3


def judge_trend(check: TrendCheck, ledger: Ledger, basis: Basis) -> Answer:
    """Correlate the rate per covered day with time, month by month (week by week in under three months).

    Rows of whole months, quarters or years are compared as such.
    """
    record = ledger.record(check.record)
    whole = ledger.of_check(check, "period", check.period, basis)
    missing = gap(whole, record.descriptor.coverage)
    if missing:
        return insufficient(missing[0], totals=(whole,), suffices=missing[1])
    steps = [
        ledger.of_check(check, step.iso(), step, basis)
        for step in _steps(check.period, record.descriptor.coverage.step)
    ]
    known = [step for step in steps if step.pace is not None]
    if len(known) < MIN_UNITS:
        return insufficient("fewer than three steps are covered", totals=(whole,), suffices="a longer period")
    rho = _correlation([step.pace or 0.0 for step in known])
    per = record.descriptor.coverage.step if known[0].n_steps else "day"
    unit = f"{what_is_counted(record, check)} a {per}"
    return Answer(
        verdict="consistent" if _holds(check.direction, rho) else "inconsistent",
        value=rho,
        sentence=f"rank correlation with time {rho:+.2f} over {len(known)} steps: {_ends(known, unit)}",
        reasons=(f"a {_word(check)} needs {_needed(check)}; it is {rho:+.2f}",),
        totals=(whole, *known),
        estimates=(
            Estimate(
                name="spearman_rho",
                label="rank correlation with time",
                value=rho,
                method=f"Spearman, rates a {per}",
            ),
        ),
    )


def _holds(direction: str, rho: float) -> bool:
    if direction == "none":
        return abs(rho) < FLAT
    return (rho if direction == "increase" else -rho) >= CLEAR


def _word(check: TrendCheck) -> str:
    return {"increase": "rise", "decrease": "fall", "none": "flat course"}[check.direction]


def _needed(check: TrendCheck) -> str:
    return (
        f"less than {FLAT} either way"
        if check.direction == "none"
        else (f"at least {CLEAR}" if check.direction == "increase" else f"at most −{CLEAR}")
    )


def _ends(steps: list[PeriodTotal], unit: str) -> str:
    first, last = steps[0], steps[-1]
    rates = plain_number(round(first.pace or 0.0, 2)), plain_number(round(last.pace or 0.0, 2))
    return f"{rates[0]} {unit} in {first.period.words()}, {rates[1]} in {last.period.words()}"


def _correlation(rates: list[float]) -> float:
    """Give the rank correlation of a series with its order; 0 for a constant series, which has no trend."""
    return 0.0 if len(set(rates)) == 1 else spearman(rates).estimate


def _steps(period: Period, of_rows: Step) -> list[Period]:
    if of_rows:
        return list(steps_in(period, of_rows))
    months = list(period.months())
    if len(months) >= MIN_UNITS:
        return months
    length = 7 if period.n_days >= 7 * MIN_UNITS else 1
    starts = range(0, period.n_days - length + 1, length)
    return [Period(period.start + timedelta(days=i), period.start + timedelta(days=i + length - 1)) for i in starts]
