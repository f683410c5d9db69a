"""``rate``: how many per day, week or month, on average."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.checks.check import RateCheck, Unit
from onrecord.checks.words import Interval, fitting_amounts
from onrecord.findings.amounts import days_words, plain_number
from onrecord.findings.answer import STANDS_FOR_ALL, Answer, gap, insufficient
from onrecord.findings.finding import Estimate, PeriodTotal
from onrecord.findings.ledger import Basis, Ledger
from onrecord.findings.units import what_is_counted
from onrecord.findings.wording import amount_words, threshold_words

DAYS_PER = {"day": 1.0, "week": 7.0, "month": 365.25 / 12}


MONTHS_IN: dict[str, int] = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """A mean in the unit that was said, and what the unknown days leave open."""

    value: float
    low: float | None
    high: float | None


def judge_rate(check: RateCheck, ledger: Ledger, basis: Basis) -> Answer:
    """Hold the mean per covered day (times the days of the unit) against the stated rate.

    A mean a month of rows that are of whole months is one of months, however many days they have.
    """
    record = ledger.record(check.record)
    total = ledger.of_check(check, "period", check.period, basis)
    unit, mean = what_is_counted(record, check), mean_rate(total, check.per)
    shown = f"{plain_number(round(mean.value, 1))} {unit} a {check.per}" if mean else ""
    missing = gap(total, record.descriptor.coverage)
    if missing or mean is None:
        reason, suffices = missing or ("no day is covered", "a covered day")
        so_far = f"; over the covered days the mean is {shown}" if shown else ""
        return insufficient(reason + so_far, totals=(total,), suffices=suffices, value=mean.value if mean else None)
    fits = fitting_amounts(check.value, check.comparison, "rate")
    sentence = (
        f"{shown} on average in {check.period.words()} ({days_words(total)}); "
        f"{amount_words(check.value, check.comparison)} means {fits.words()}"
    )
    if _open(total, mean, fits):
        suffices = f"at least {100 * STANDS_FOR_ALL:.0f} % of the days"
        sentence = f"{total.n_covered_days} of {total.n_days} days are too few to tell; {sentence}; {_bounds(mean)}"
        return insufficient(sentence, totals=(total,), suffices=suffices, value=mean.value)
    return Answer(
        verdict="consistent" if mean.value in fits else "inconsistent",
        value=mean.value,
        sentence=sentence,
        reasons=(_reason(total, check, mean, fits),),
        totals=(total,),
        estimates=(_estimate(check, mean),),
        word_threshold=threshold_words(check.value, check.comparison, mean.value),
    )


def mean_rate(total: PeriodTotal, per: Unit) -> Mean | None:
    """Give the mean in the unit that was said; None if no day is covered."""
    step = total.unit_of_pace
    if total.rate is None or total.pace is None:
        return None
    if total.n_steps and (per == step or (per == "month" and step in MONTHS_IN)):
        parts = MONTHS_IN[step] if per == "month" else 1
        low, high = (None if pace is None else pace / parts for pace in (total.pace_low, total.pace_high))
        return Mean(value=total.pace / parts, low=low, high=high)
    days = DAYS_PER[per]
    low, high = (None if rate is None else rate * days for rate in (total.rate_low, total.rate_high))
    return Mean(value=total.rate * days, low=low, high=high)


def _open(total: PeriodTotal, mean: Mean, fits: Interval) -> bool:
    """Tell whether, with few days covered, the coverage bounds let the answer be either."""
    if total.coverage >= STANDS_FOR_ALL or mean.low is None or mean.high is None:
        return False
    return fits.meets(mean.low, mean.high) and not (mean.low in fits and mean.high in fits)


def _reason(total: PeriodTotal, check: RateCheck, mean: Mean, fits: Interval) -> str:
    value, place = plain_number(round(mean.value, 2)), "within" if mean.value in fits else "outside"
    reason = f"the mean, {value} a {check.per}, lies {place} what was said ({fits.words()})"
    return f"{reason}; {_bounds(mean)}" if total.n_covered_days < total.n_days else reason


def _bounds(mean: Mean) -> str:
    low, high = (plain_number(round(end or 0.0, 1)) for end in (mean.low, mean.high))
    return f"with the unknown days it lies between {low} (they held nothing) and {high} (each held the most)"


def _estimate(check: RateCheck, mean: Mean) -> Estimate:
    return Estimate(
        name="rate",
        label=f"mean per {check.per}, covered days",
        value=mean.value,
        low=mean.low,
        high=mean.high,
        method="bounds: the unknown days held nothing, or each the period's highest day",
    )
