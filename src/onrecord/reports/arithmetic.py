"""The numbers of a finding as lines of tables, in words."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.findings.finding import Finding, PeriodTotal, Variant
from onrecord.reports.claimed import Claimed, claimed
from onrecord.reports.labels import OUTCOMES, TOTALS
from onrecord.reports.wording import (
    MISSING,
    counted,
    listed,
    number_words,
    one_line,
    percent_words,
    period_words,
    rate_range_words,
    rate_words,
    visible,
)

LEAST_CURVE = 8
"""Combinations from which their spread is spelled; fewer stand in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalRow:
    """One line of the arithmetic, in words."""

    label: str
    period: str
    total: str
    covered: str
    rate: str
    bounds: str


def total_rows(finding: Finding) -> tuple[TotalRow, ...]:
    """Give one line a period."""
    of_total = finding.check.kind == "count"
    return tuple(_total(total, of_total=of_total) for total in finding.totals)


def left_open_variants(finding: Finding) -> tuple[Variant, ...]:
    """Give the combinations of the choices that can turn the outcome."""
    variants = finding.sensitivity.variants if finding.sensitivity else ()
    return tuple(variant for variant in variants if not variant.exploratory)


def in_words(finding: Finding) -> tuple[str, ...]:
    """Say how the numbers come about, one division a sentence."""
    shown = [total for total in finding.totals if total.label != "trigger" and total.n_days > 1]
    said = [_division(total) for total in shown if total.rate is not None]
    found = claimed(finding)
    if found is not None and found.value is not None and len(finding.totals) > 1 and (found.is_ratio or found.is_share):
        said.append(_quotient(finding, found))
    return tuple(said)


def _division(total: PeriodTotal) -> str:
    unit, n = total.unit_of_pace, total.n_covered_steps or total.n_covered_days
    return (
        f"{period_words(total.period)}: {number_words(total.total)} ÷ {counted(n, f'covered {unit}')} = "
        f"{rate_words(total.pace)} a {unit}"
    )


def _quotient(finding: Finding, found: Claimed) -> str:
    first, second = finding.totals[:2]
    by_rate = finding.check.kind in ("change", "coincidence")
    over, under = (first.pace, second.pace) if by_rate else (first.total, second.total)
    return f"{number_words(over)} ÷ {number_words(under)} = {found.value_words} ({found.quantity})"


def bounds_of(finding: Finding) -> str:
    """Say what the bounds of the table are of; '' if every total is known."""
    if not any(0 < total.n_covered_days < total.n_days for total in finding.totals):
        return ""
    return "Bounds of the total" if finding.check.kind == "count" else "Bounds per day"


def further_reasons(finding: Finding) -> tuple[str, ...]:
    """Give the reasons that the sentence of the finding does not already give."""
    said = one_line(finding.sentence).casefold()
    return tuple(reason for reason in finding.reasons if one_line(reason).casefold().rstrip(".") not in said)


def agreement(finding: Finding) -> str:
    """Say how far the answer depends on choices; where the claim rests on more than arithmetic, say that too."""
    sensitivity = finding.sensitivity
    if sensitivity is None:
        return ""
    outcomes = [variant.outcome for variant in left_open_variants(finding)]
    answers = set(outcomes) - {"insufficient_record"}
    if not answers:
        return "Every choice leaves it open."
    if answers == {finding.outcome}:
        return "Every choice that gives an answer gives the same one."
    if len(answers) == 1 and finding.check.rests_on_unusual:
        return (
            "By arithmetic alone every choice that gives an answer gives the same one, "
            f"{OUTCOMES[answers.pop()].words}; but the claim rests on the movement being unusual."
        )
    if len(answers) == 1 and finding.outcome == "insufficient_record":
        return (
            f"By arithmetic every choice that gives an answer gives the same one, {OUTCOMES[answers.pop()].words}; "
            "what leaves it open stands above."
        )
    tally = listed([f"{outcomes.count(o)} {OUTCOMES[o].tally}" for o in OUTCOMES if o in answers])
    return f"Of {counted(len(outcomes), 'combination')} of choices that the claim leaves open: {tally}."


def turning_words(finding: Finding) -> str:
    """Name the choices that turn the outcome round, alone or two together; '' if none does."""
    found = finding.sensitivity
    if found is None:
        return ""
    pairs = [f"{first} together with {second}" for first, second in found.flipping_together]
    return one_line("; ".join((*found.flipping, *pairs)))


def curve_words(finding: Finding) -> str:
    """Say where the claim's own number stands among those of all choices; '' if there are no others."""
    found = finding.sensitivity
    if finding.outcome == "insufficient_record" or found is None or found.own_percentile is None:
        return ""
    if found.n_combinations < LEAST_CURVE or len(set(found.curve)) < 2:
        return ""
    low, middle, high = (number_words(found.curve[i]) for i in (0, len(found.curve) // 2, -1))
    return (
        f"With other days and other ways to count, {percent_words(found.share_agreeing_overall)} of "
        f"{counted(found.n_combinations, 'combination')} give the answer of the claim’s own reading; their numbers run "
        f"from {low} to {high}, the middle one {middle}, and {percent_words(found.own_percentile)} are lower than the "
        "claim’s own."
    )


def _total(total: PeriodTotal, *, of_total: bool) -> TotalRow:
    known = total.n_covered_days in (0, total.n_days)
    return TotalRow(
        label="" if total.label == total.period.iso() else TOTALS.get(total.label, visible(total.label)),
        period=period_words(total.period),
        total=number_words(total.total) if total.n_covered_days else MISSING,
        covered=f"{total.n_covered_days} of {total.n_days}",
        rate=rate_words(total.rate) if total.n_days > 1 else MISSING,
        bounds=MISSING if known else _bounds(total, of_total=of_total),
    )


def _bounds(total: PeriodTotal, *, of_total: bool) -> str:
    if of_total:
        return f"{number_words(total.total_low)} to {number_words(total.total_high)}"
    return rate_range_words(total.rate_low, total.rate_high)
