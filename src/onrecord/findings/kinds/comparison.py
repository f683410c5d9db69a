"""``comparison``: more or fewer here than there, in the same period."""

from __future__ import annotations

from math import inf

from onrecord.checks.check import ComparisonCheck
from onrecord.checks.words import Interval, fitting_amounts, word_table
from onrecord.findings.amounts import days_words, plain_number
from onrecord.findings.answer import Answer, gap, insufficient
from onrecord.findings.finding import Estimate
from onrecord.findings.ledger import Basis, Ledger
from onrecord.findings.units import unit_of
from onrecord.findings.wording import where_words


def judge_comparison(check: ComparisonCheck, ledger: Ledger, basis: Basis) -> Answer:
    """Hold the ratio of the two totals against what was said; unknown days are the same for both."""
    record = ledger.record(check.record)
    here = ledger.of_check(check, "period", check.period, basis)
    there = ledger.total("versus", check.record, check.measure, check.versus, check.period, basis)
    missing = gap(here, record.descriptor.coverage)
    unit = unit_of(record, check.measure)
    shown = (
        f"{plain_number(here.total)} {unit} ({where_words(check.where)}) against {plain_number(there.total)} "
        f"({where_words(check.versus)}) in {check.period.words()}, {days_words(here)}"
    )
    if missing:
        return insufficient(f"{missing[0]}: {shown}", totals=(here, there), suffices=missing[1])
    ratio = here.total / there.total if there.total else inf if here.total else 1.0
    fits = fitting(check)
    return Answer(
        verdict="consistent" if ratio in fits else "inconsistent",
        value=ratio,
        sentence=shown,
        reasons=(f"a ratio of {plain_number(round(ratio, 3))}; what was said needs {fits.words()}",),
        totals=(here, there),
        estimates=(Estimate(name="ratio", label="here ÷ there", value=ratio, method="ratio of the totals"),),
    )


def fitting(check: ComparisonCheck) -> Interval:
    """Give the ratios here ÷ there that fit what was said."""
    if check.ratio is not None:
        return fitting_amounts(check.ratio, check.ratio_comparison or "equal", "ratio")
    if check.direction == "equal":
        low, high = word_table()["direction"]["flat"]
        return Interval(low=low, high=high)
    more = check.direction == "more"
    return Interval(low=1.0, low_open=True) if more else Interval(low=0.0, high=1.0, high_open=True)
