"""``rate``: how many per day, week or month, on average."""

from __future__ import annotations

from onrecord.checks.check import RateCheck
from onrecord.checks.words import Interval, fitting_amounts
from onrecord.findings.amounts import days_words, plain_number
from onrecord.findings.answer import STANDS_FOR_ALL, Answer, gap, insufficient
from onrecord.findings.finding import Estimate, PeriodTotal
from onrecord.findings.ledger import Basis, Ledger
from onrecord.findings.units import what_is_counted
from onrecord.findings.wording import amount_words, threshold_words

DAYS_PER = {"day": 1.0, "week": 7.0, "month": 365.25 / 12}


def judge_rate(check: RateCheck, ledger: Ledger, basis: Basis) -> Answer:
    """Hold the mean per covered day (times the days of the unit) against the stated rate."""
    record = ledger.record(check.record)
    total = ledger.of_check(check, "period", check.period, basis)
    unit, days = what_is_counted(record, check), DAYS_PER[check.per]
    shown = (
        f"{plain_number(round((total.rate or 0.0) * days, 1))} {unit} a {check.per}" if total.rate is not None else ""
    )
    missing = gap(total, record.descriptor.coverage)
    if missing or total.rate is None:
        reason, suffices = missing or ("no day is covered", "a covered day")
        mean = f"; over the covered days the mean is {shown}" if shown else ""
        return insufficient(reason + mean, totals=(total,), suffices=suffices, value=total.rate and total.rate * days)
    value = total.rate * days
    fits = fitting_amounts(check.value, check.comparison, "rate")
    sentence = (
        f"{shown} on average in {check.period.words()} ({days_words(total)}); "
        f"{amount_words(check.value, check.comparison)} means {fits.words()}"
    )
    if _open(total, days, fits):
        suffices = f"at least {100 * STANDS_FOR_ALL:.0f} % of the days"
        sentence = (
            f"{total.n_covered_days} of {total.n_days} days are too few to tell; {sentence}; {_bounds(total, days)}"
        )
        return insufficient(sentence, totals=(total,), suffices=suffices, value=value)
    return Answer(
        verdict="consistent" if value in fits else "inconsistent",
        value=value,
        sentence=sentence,
        reasons=(_reason(total, check, value in fits, days, fits.words()),),
        totals=(total,),
        estimates=(_estimate(total, check, days),),
        word_threshold=threshold_words(check.value, check.comparison, value),
    )


def _open(total: PeriodTotal, days: float, fits: Interval) -> bool:
    """Tell whether, with few days covered, the coverage bounds let the answer be either."""
    if total.coverage >= STANDS_FOR_ALL or total.rate_low is None or total.rate_high is None:
        return False
    low, high = total.rate_low * days, total.rate_high * days
    return fits.meets(low, high) and not (low in fits and high in fits)


def _reason(total: PeriodTotal, check: RateCheck, fits: bool, days: float, said: str) -> str:
    value = plain_number(round((total.rate or 0.0) * days, 2))
    reason = f"the mean, {value} a {check.per}, lies {'within' if fits else 'outside'} what was said ({said})"
    return f"{reason}; {_bounds(total, days)}" if total.n_covered_days < total.n_days else reason


def _bounds(total: PeriodTotal, days: float) -> str:
    low, high = (plain_number(round((rate or 0.0) * days, 1)) for rate in (total.rate_low, total.rate_high))
    return f"with the unknown days it lies between {low} (they held nothing) and {high} (each held the most)"


def _estimate(total: PeriodTotal, check: RateCheck, days: float) -> Estimate:
    return Estimate(
        name="rate",
        label=f"mean per {check.per}, covered days",
        value=(total.rate or 0.0) * days,
        low=None if total.rate_low is None else total.rate_low * days,
        high=None if total.rate_high is None else total.rate_high * days,
        method="bounds: the unknown days held nothing, or each the period's highest day",
    )
