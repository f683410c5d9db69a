"""What the card of a claim shows, worked out before any template sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from onrecord.attributions.attribution import Attribution
from onrecord.checks.claim_file import check_to_yaml
from onrecord.findings.finding import Finding, PeriodTotal, Variant
from onrecord.reports.chart import daily_chart
from onrecord.reports.labels import OUTCOMES, OWN_VOICE, REASON_NAMES, REASONS, TOTALS, Label, Shown, shown
from onrecord.reports.plan import PlanRow, difference_words, plan_rows
from onrecord.reports.report import CheckedClaim, Report
from onrecord.reports.wording import (
    MISSING,
    number_words,
    one_line,
    percent_words,
    period_words,
    rate_range_words,
    rate_words,
    visible,
)

MOST_VARIANTS = 12
MOST_ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One claim with all that is shown of it."""

    number: int
    """Place in the report, from 1: the anchor of the card."""
    id: str
    words: str
    who: str
    via: str
    role: str
    """The speaker's first role, or ''."""
    outcome: Shown
    label: Label
    reason: str = ""
    """Why it is not testable; '' if it is."""
    reason_name: str = ""
    because: str = ""
    finding: Finding | None = None
    plan: tuple[PlanRow, ...] = ()
    alternatives: tuple[tuple[str, str], ...] = ()
    """Probability and what differs from the reading tested."""
    probability: str = ""
    yaml: str = ""
    chart: str = ""
    totals: tuple[TotalRow, ...] = ()
    variants: tuple[VariantRow, ...] = ()
    n_variants_left_out: int = 0

    @property
    def tested(self) -> bool:
        """Whether a record was asked; the others are never scored."""
        return self.outcome not in ("not_testable", "not_run")

    @property
    def days(self) -> Iterator[tuple[str, str]]:
        """Go through the daily record: day and total, or that it is unknown."""
        daily = self.finding.daily if self.finding else None
        if daily is not None:
            for i, (total, covered) in enumerate(zip(daily.totals, daily.covered, strict=True)):
                day = daily.start + timedelta(days=i)
                yield day.isoformat(), number_words(total) if covered else "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalRow:
    """One line of the arithmetic, in words."""

    label: str
    period: str
    total: str
    covered: str
    rate: str
    bounds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantRow:
    """The outcome under other choices, in words."""

    choices: str
    value: str
    label: Label
    outcome: Shown


def cards(report: Report) -> tuple[Card, ...]:
    """Work out the card of every claim, in the order of the report."""
    said = {attribution.id: attribution for attribution in report.attributions}
    return tuple(_card(i, c, said.get(c.claim.attribution)) for i, c in enumerate(report.claims, start=1))


def _card(number: int, checked: CheckedClaim, attribution: Attribution | None) -> Card:
    claim, outcome = checked.claim, shown(checked.outcome)
    readings = checked.proposal.readings
    finding = checked.finding
    best = readings[0] if readings else None
    variants = finding.sensitivity.variants if finding and finding.sensitivity else ()
    reason = (claim.not_testable or "out_of_record") if outcome == "not_testable" else None
    return Card(
        number=number,
        id=visible(claim.id),
        words=one_line(claim.text),
        who=one_line(claim.said_by) or OWN_VOICE,
        via=one_line(attribution.via) if attribution else "",
        role=one_line(attribution.speaker.roles[0]) if attribution and attribution.speaker.roles else "",
        outcome=outcome,
        label=OUTCOMES[outcome],
        reason=REASONS[reason] if reason else "",
        reason_name=REASON_NAMES[reason] if reason else "",
        because=one_line(claim.because),
        finding=finding,
        plan=plan_rows(best) if best else (),
        alternatives=tuple(
            (percent_words(r.probability), difference_words(r.check, readings[0].check)) for r in readings[1:]
        ),
        probability=percent_words(best.probability) if best else "",
        yaml=visible(check_to_yaml(best.check)) if best else "",
        chart=_chart(finding, number),
        totals=tuple(_total(t) for t in finding.totals) if finding else (),
        variants=tuple(_variant(v) for v in variants[:MOST_VARIANTS]),
        n_variants_left_out=max(0, len(variants) - MOST_VARIANTS),
    )


def _chart(finding: Finding | None, number: int) -> str:
    if finding is None or finding.daily is None or not finding.daily.totals:
        return ""
    return daily_chart(finding.daily, finding.totals, key=str(number))


def _total(total: PeriodTotal) -> TotalRow:
    whole = total.n_covered_days == total.n_days
    return TotalRow(
        label=TOTALS.get(total.label, visible(total.label)),
        period=period_words(total.period),
        total=number_words(total.total),
        covered=f"{total.n_covered_days} of {total.n_days}",
        rate=rate_words(total.rate),
        bounds=MISSING if whole else rate_range_words(total.rate_low, total.rate_high),
    )


def _variant(variant: Variant) -> VariantRow:
    return VariantRow(
        choices=", ".join(f"{one_line(point)}: {one_line(choice)}" for point, choice in variant.choices),
        value=number_words(variant.value),
        label=OUTCOMES[variant.outcome],
        outcome=variant.outcome,
    )
