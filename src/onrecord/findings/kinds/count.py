"""``count``: how many in the period."""

from __future__ import annotations

from dataclasses import replace

from onrecord.checks.check import CountCheck
from onrecord.checks.words import Interval, fitting_amounts
from onrecord.findings.amounts import counted, plain_number, total_words
from onrecord.findings.answer import STANDS_FOR_ALL, Answer, Verdict, gap, insufficient
from onrecord.findings.finding import Estimate, PeriodTotal
from onrecord.findings.ledger import Basis, Ledger
from onrecord.findings.units import what_is_counted
from onrecord.findings.wording import amount_words, threshold_words


def judge_count(check: CountCheck, ledger: Ledger, basis: Basis) -> Answer:
    """Hold the total of the period against the stated number.

    Events can only be added by what is still unknown, so a lower bound once reached stays reached, and an upper bound
    once passed stays passed. Otherwise the answer must also hold if the unknown days had been like the covered ones.
    """
    record = ledger.record(check.record)
    total = ledger.of_check(check, "period", check.period, basis)
    fits = fitting_amounts(check.value, check.comparison, "count")
    unit = what_is_counted(record, check)
    ends = low_and_high(check, ledger, basis)
    shown = total_words(total, unit) + _range_words(ends)
    said = amount_words(check.value, check.comparison)
    verdict = _settled(fits, total) if total.n_covered_days else None
    missing = gap(total, record.descriptor.coverage)
    if verdict is None and missing:
        held = f"; it holds {counted(total.total, unit)}" if total.n_covered_days else ""
        return insufficient(missing[0] + held, totals=(total,), suffices=missing[1])
    verdict = verdict or _by_bounds(fits, total)
    sentence = f"the record holds {shown}; {said} means {fits.words()}"
    if verdict == "insufficient_record":
        suffices = f"the {total.n_days - total.n_covered_days} days without an entry"
        return insufficient(f"{sentence}, and the unknown days decide", totals=(total,), suffices=suffices)
    return Answer(
        verdict=verdict,
        value=total.total,
        sentence=sentence,
        reasons=(_reason(verdict, fits, total),),
        totals=(total,),
        estimates=(ends,) if ends else (),
        word_threshold=threshold_words(check.value, check.comparison, total.total),
    )


def _range_words(ends: Estimate | None) -> str:
    return f", estimated {ends.low:,.0f} to {ends.high:,.0f}" if ends and ends.low != ends.high else ""


def low_and_high(check: CountCheck, ledger: Ledger, basis: Basis) -> Estimate | None:
    """Give the record's own low, best and high estimate, where it has them."""
    measure = ledger.record(check.record).descriptor.measure(check.measure)
    if measure is None or not (measure.low_column and measure.high_column) or basis.estimate != "best":
        return None
    low, best, high = (
        ledger.of_check(check, name, check.period, replace(basis, estimate=name)).total
        for name in ("low", "best", "high")
    )
    low, high = min(low, best), max(high, best)  # a record's best may lie outside its own bounds
    label = f"{measure.unit}, by the record's low, best and high estimate"
    return Estimate(name="count", label=label, value=best, low=low, high=high, method="sums of the three columns")


def like_covered(total: PeriodTotal) -> float:
    """Give the total if the unknown days had been like the covered ones."""
    of, covered = (total.n_steps, total.n_covered_steps) if total.n_steps else (total.n_days, total.n_covered_days)
    return total.total * of / covered


def _settled(fits: Interval, total: PeriodTotal) -> Verdict | None:
    """Give what no further day could change."""
    if total.total > fits.high:
        return "inconsistent"
    return "consistent" if fits.high == float("inf") and total.total in fits else None


def _by_bounds(fits: Interval, total: PeriodTotal) -> Verdict:
    if total.n_covered_days == total.n_days:
        return "consistent" if total.total in fits else "inconsistent"
    low = total.total
    high = like_covered(total) if total.coverage >= STANDS_FOR_ALL else total.total_high
    if low in fits and high in fits:
        return "consistent"
    return "insufficient_record" if fits.meets(low, high) else "inconsistent"


def _reason(verdict: Verdict, fits: Interval, total: PeriodTotal) -> str:
    inside = "lies within" if verdict == "consistent" else "lies outside"
    reason = f"{plain_number(total.total)} {inside} what was said ({fits.words()})"
    if total.n_covered_days < total.n_days:
        reason += (
            f"; if the unknown days ({total.n_days - total.n_covered_days}) had been like the others it would be "
            f"{plain_number(round(like_covered(total)))}, at most {plain_number(total.total_high)} "
            "if each had been the highest"
        )
    return reason
