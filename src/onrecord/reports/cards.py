"""What the card of a claim shows, worked out before any template sees it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.attributions.attribution import Attribution
from onrecord.checks.check import Check
from onrecord.checks.claim_file import check_to_yaml
from onrecord.checks.proposal import Reading
from onrecord.claims.claim import Claim
from onrecord.findings.finding import Finding
from onrecord.reports.arithmetic import (
    TotalRow,
    agreement,
    bounds_of,
    curve_words,
    further_reasons,
    in_words,
    total_rows,
    turning_words,
)
from onrecord.reports.charts import Chart, charts_of
from onrecord.reports.charts.chart import Section
from onrecord.reports.labels import OUTCOMES, OWN_VOICE, REASON_NAMES, REASONS, Label, Shown, shown
from onrecord.reports.plan import PlanRow, difference_words, distinctions, plan_rows
from onrecord.reports.report import CheckedClaim, Report
from onrecord.reports.rows_file import RowsFile, rows_files
from onrecord.reports.size import size_words
from onrecord.reports.turning import what_would_change
from onrecord.reports.wording import (
    one_line,
    percent_words,
    shortened,
    visible,
)
from onrecord.text.spans import Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One claim with all that is shown of it."""

    number: int
    """Place in the report, from 1: the anchor of the card."""
    id: str
    words: str
    who: str
    via: str
    subject: str = ""
    """What tells it from another claim with the same words; else ''."""
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
    charts: tuple[Chart, ...] = ()
    totals: tuple[TotalRow, ...] = ()
    arithmetic: tuple[str, ...] = ()
    """How the numbers come about, one sentence a step."""
    size: tuple[str, ...] = ()
    """How large it is and how unusual, one sentence each."""
    agreement: str = ""
    """How far the outcome depends on choices, in one sentence."""
    turning: str = ""
    """The choices that turn it round."""
    curve: str = ""
    """Where the claim's own number stands among those of all choices."""
    changes: tuple[str, ...] = ()
    """What would change the outcome."""
    by: str = ""
    """Whose words they are, as a sentence."""
    reasons: tuple[str, ...] = ()
    """The reasons that the sentence of the finding does not already give."""
    rows: RowsFile | None = None
    """The rows behind it, to see and to save."""
    same_as: int = 0
    """The number of an earlier card with the same plan and the same answer; 0 if there is none."""
    bounds_of: str = ""
    """What the bounds are of, as the head of their column; '' if every total is known."""

    @property
    def tested(self) -> bool:
        """Whether a record was asked; the others are never scored."""
        return self.outcome not in ("not_testable", "not_run")

    def charts_on(self, section: Section) -> tuple[Chart, ...]:
        """Give the charts of one part of the card."""
        return tuple(chart for chart in self.charts if chart.section == section)


@dataclass(frozen=True, slots=True, kw_only=True)
class Untested:
    """The claims that were not tested for the same reason."""

    name: str
    reason: str
    label: Label
    cards: tuple[Card, ...]


def cards(report: Report) -> tuple[Card, ...]:
    """Work out the card of every claim, in the order of the report."""
    said = {attribution.id: attribution for attribution in report.attributions}
    told_apart = _subjects(report.claims)
    first: dict[Check, int] = {}
    made: list[Card] = []
    for i, checked in enumerate(report.claims, start=1):
        same_as = first.setdefault(checked.finding.check, i) if checked.finding else i
        repeats = same_as != i and report.claims[same_as - 1].finding == checked.finding
        subject = told_apart.get(i, "")
        attribution = said.get(checked.claim.attribution)
        made.append(_card(i, checked, attribution, subject=subject, same_as=same_as if repeats else 0))
    return tuple(made)


def for_page(all_cards: Iterable[Card]) -> tuple[Card, ...]:
    """Add what only a page holds: the pictures, and the rows to save."""
    given = tuple(all_cards)
    shown = [card.finding if not card.same_as else None for card in given]
    files = rows_files([(finding.rows, finding.n_rows) if finding else ((), 0) for finding in shown])
    return tuple(
        replace(card, charts=charts_of(finding, str(card.number)), rows=rows) if finding else card
        for card, finding, rows in zip(given, shown, files, strict=True)
    )


def _subjects(claims: tuple[CheckedClaim, ...]) -> dict[int, str]:
    """Tell claims with the same words apart, by the fields in which their plans differ."""
    groups: dict[tuple[str, Spans], dict[int, Check]] = {}
    for number, checked in enumerate(claims, start=1):
        if checked.proposal.best is not None:
            groups.setdefault((checked.claim.text, checked.claim.spans), {})[number] = checked.proposal.best
    words: dict[int, str] = {}
    for group in groups.values():
        if len(group) > 1:
            words |= dict(zip(group, distinctions(tuple(group.values())), strict=True))
    return words


def untested(all_cards: Iterable[Card]) -> tuple[Untested, ...]:
    """Group the claims that were not tested by the reason, the most frequent first."""
    groups: dict[str, list[Card]] = {}
    for card in all_cards:
        if not card.tested:
            groups.setdefault(card.reason_name or card.label.words, []).append(card)
    made = [
        Untested(name=name, reason=group[0].reason or group[0].label.meaning, label=group[0].label, cards=tuple(group))
        for name, group in groups.items()
    ]
    return tuple(sorted(made, key=lambda g: -len(g.cards)))


def _card(number: int, checked: CheckedClaim, attribution: Attribution | None, *, subject: str, same_as: int) -> Card:
    claim, outcome = checked.claim, shown(checked.outcome)
    best = checked.proposal.readings[0] if checked.proposal.readings else None
    reason = (claim.not_testable or "out_of_record") if outcome == "not_testable" else None
    card = Card(
        number=number,
        id=shortened(claim.id, 16),
        words=one_line(claim.text),
        who=one_line(claim.said_by) or OWN_VOICE,
        by=_by(claim, attribution),
        via=one_line(attribution.via) if attribution else "",
        subject=subject,
        same_as=same_as,
        outcome=outcome,
        label=OUTCOMES[outcome],
        reason=REASONS[reason] if reason else "",
        reason_name=REASON_NAMES[reason] if reason else "",
        because=one_line(claim.because),
    )
    if best:
        card = _with_plan(card, best, checked.proposal.readings[1:])
    return _with_finding(card, checked.finding) if checked.finding else card


def _by(claim: Claim, attribution: Attribution | None) -> str:
    if not claim.said_by:
        return "In the article’s own voice"
    role = one_line(attribution.speaker.roles[0]) if attribution and attribution.speaker.roles else ""
    via = one_line(attribution.via) if attribution else ""
    return f"Said by {one_line(claim.said_by)}" + (f", {role}" if role else "") + (f", through {via}" if via else "")


def _with_plan(card: Card, best: Reading, others: tuple[Reading, ...]) -> Card:
    return replace(
        card,
        plan=plan_rows(best),
        alternatives=tuple((percent_words(r.probability), difference_words(r.check, best.check)) for r in others),
        probability=percent_words(best.probability),
        yaml=visible(check_to_yaml(best.check)),
    )


def _with_finding(card: Card, finding: Finding) -> Card:
    plan = tuple(_with_unit(row, finding) for row in card.plan)
    card = replace(card, finding=finding, plan=plan, reasons=further_reasons(finding))
    if card.same_as:
        return card
    return replace(
        card,
        totals=total_rows(finding),
        arithmetic=in_words(finding),
        size=size_words(finding),
        agreement=agreement(finding),
        turning=turning_words(finding),
        curve=curve_words(finding),
        changes=what_would_change(finding),
        bounds_of=bounds_of(finding),
    )


def _with_unit(row: PlanRow, finding: Finding) -> PlanRow:
    """Say what a column counts, where its name does not."""
    unit = one_line(finding.daily.unit) if finding.daily else row.value
    if row.field != "measure" or unit.casefold() in row.value.casefold():
        return row
    return replace(row, value=f"{unit} ({row.value})")
