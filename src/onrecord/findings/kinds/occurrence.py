"""``occurrence``: it happened at least once, or not once."""

from __future__ import annotations

from onrecord.checks.check import OccurrenceCheck
from onrecord.findings.amounts import total_words
from onrecord.findings.answer import NEGATION_FLOOR, Answer, gap, insufficient
from onrecord.findings.ledger import Basis, Ledger
from onrecord.findings.units import what_is_counted


def judge_occurrence(check: OccurrenceCheck, ledger: Ledger, basis: Basis) -> Answer:
    """One event settles it; its absence counts only where nearly every day is covered."""
    record = ledger.record(check.record)
    total = ledger.of_check(check, "period", check.period, basis)
    shown = total_words(total, what_is_counted(record, check))
    if total.total > 0:
        return Answer(
            verdict="inconsistent" if check.negated else "consistent",
            value=total.total,
            sentence=f"the record holds {shown}",
            reasons=("the record holds at least one",),
            totals=(total,),
        )
    missing = gap(total, record.descriptor.coverage, floor=NEGATION_FLOOR)
    if missing:
        none = f" and holds none there; absence needs {100 * NEGATION_FLOOR:.0f} % of the days"
        bears = record.descriptor.coverage.bears(check.period)
        return insufficient(missing[0] + (none if bears else ""), totals=(total,), suffices=missing[1])
    return Answer(
        verdict="consistent" if check.negated else "inconsistent",
        value=0.0,
        sentence=f"the record holds none: {shown}",
        reasons=("the record speaks for those days and holds none",),
        totals=(total,),
        caveats=("the record holds what was reported; what nobody reported is not in it",),
    )
