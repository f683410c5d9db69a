"""``extreme``: the highest or lowest day, week or month of a longer period."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.checks.check import ExtremeCheck, Unit
from onrecord.findings.amounts import counted, plain_number
from onrecord.findings.answer import COVERAGE_FLOOR, Answer, gap, insufficient
from onrecord.findings.finding import Estimate, PeriodTotal
from onrecord.findings.ledger import Basis, Ledger
from onrecord.findings.units import what_is_counted
from onrecord.text.dates import Period, day_period, month_period


def judge_extreme(check: ExtremeCheck, ledger: Ledger, basis: Basis) -> Answer:
    """Rank the unit among its like, by total and by rate per covered day; both must agree."""
    record = ledger.record(check.record)
    own = ledger.of_check(check, "period", check.period, basis)
    within = ledger.of_check(check, "within", check.within, basis)
    missing = gap(within, record.descriptor.coverage) or gap(own, record.descriptor.coverage)
    if missing:
        return insufficient(missing[0], totals=(own, within), suffices=missing[1])
    others = [ledger.of_check(check, "other", unit, basis) for unit in _units(check.within, check.unit, own.period)]
    known = [other for other in others if other.coverage >= COVERAGE_FLOOR]
    if not known:
        return insufficient("no other unit is covered", totals=(own, within), suffices="a longer period")
    return _ranked(check, own, known, n_left_out=len(others) - len(known), unit=what_is_counted(record, check))


def _ranked(check: ExtremeCheck, own: PeriodTotal, others: list[PeriodTotal], *, n_left_out: int, unit: str) -> Answer:
    sign = 1 if check.direction == "highest" else -1
    by_total = max(others, key=lambda other: sign * other.total)
    by_rate = max(others, key=lambda other: sign * (other.pace or 0.0))
    holds = (sign * own.total >= sign * by_total.total, sign * (own.pace or 0.0) >= sign * (by_rate.pace or 0.0))
    shown = (
        f"{counted(own.total, unit)} {'on' if own.n_days == 1 else 'in'} {own.period.words()}; "
        f"the {check.direction} of the other {len(others)} {check.unit}s "
        f"is {plain_number(by_total.total)} ({by_total.period.words()})"
    )
    if holds[0] != holds[1]:
        sentence = f"{shown}; by total and by rate per covered day the rank differs, so the unknown days decide"
        return insufficient(sentence, totals=(own, by_total), suffices="the days without an entry", value=own.total)
    left_out = f"; {n_left_out} {check.unit}s with too few covered days are left out" if n_left_out else ""
    return Answer(
        verdict="consistent" if holds[0] else "inconsistent",
        value=own.total,
        sentence=shown,
        reasons=(
            f"it is {'' if holds[0] else 'not '}the {check.direction} by total and by rate a covered day{left_out}",
        ),
        totals=(own, by_total),
        estimates=(
            Estimate(name="rank_total", label=f"{check.direction} of the others", value=by_total.total, method="total"),
        ),
        caveats=(f"days without an entry cannot be ranked{left_out}",)
        if own.n_covered_days < own.n_days or left_out
        else (),
    )


def _units(within: Period, unit: Unit, own: Period) -> list[Period]:
    """Cut a period into whole units like the one in question, leaving that one out, and months that the period cuts."""
    if unit == "month":
        units = [month for month in within.months() if month == month_period(month.start.year, month.start.month)]
    else:
        length = 1 if unit == "day" else 7
        units = [day_period(day) for day in within.days()] if length == 1 else _weeks(within, own.start)
    return [found for found in units if not found.overlaps(own)]


def _weeks(within: Period, anchor: date) -> list[Period]:
    offset = (anchor - within.start).days % 7
    starts = [within.start + timedelta(days=i) for i in range(offset, within.n_days - 6, 7)]
    return [Period(start, start + timedelta(days=6)) for start in starts]
