"""``share``: what part of the whole."""

from __future__ import annotations

from onrecord.checks.check import ShareCheck
from onrecord.checks.words import fitting_amounts
from onrecord.findings.amounts import days_words, plain_number
from onrecord.findings.answer import Answer, gap, insufficient
from onrecord.findings.finding import Estimate
from onrecord.findings.ledger import Basis, Ledger
from onrecord.findings.units import unit_of
from onrecord.findings.wording import amount_words, threshold_words, where_words


def judge_share(check: ShareCheck, ledger: Ledger, basis: Basis) -> Answer:
    """Hold part ÷ whole against the stated share; the whole is every row of ``of``."""
    record = ledger.record(check.record)
    part = ledger.of_check(check, "period", check.period, basis)
    whole = ledger.total("of", check.record, check.measure, check.of, check.period, basis)
    unit = unit_of(record, check.measure)
    shown = (
        f"{plain_number(part.total)} ({where_words(check.where)}) of {plain_number(whole.total)} {unit} "
        f"({where_words(check.of)}) in {check.period.words()}, {days_words(whole)}"
    )
    missing = gap(whole, record.descriptor.coverage)
    if missing or not whole.total:
        reason, suffices = missing or ("the whole is empty", "rows in that period")
        return insufficient(f"{reason}: {shown}", totals=(part, whole), suffices=suffices)
    share = part.total / whole.total
    fits = fitting_amounts(check.value, check.comparison, "share")
    return Answer(
        verdict="consistent" if share in fits else "inconsistent",
        value=share,
        sentence=f"{100 * share:.0f} %: {shown}",
        reasons=(f"{amount_words(check.value, check.comparison)} means {fits.words(as_percent=True)} of the whole",),
        totals=(part, whole),
        estimates=(Estimate(name="share", label="part ÷ whole", value=share, method="ratio of the totals"),),
        word_threshold=threshold_words(check.value, check.comparison, share),
    )
