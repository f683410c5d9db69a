"""Findings of every kind of question, on the records that are shipped as examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import cycle
from pathlib import Path

from sample_report import sample_report

from onrecord.checks.proposal import Proposal, Reading
from onrecord.checks.read_claim_file import check_from_dict
from onrecord.claims.claim import Claim
from onrecord.findings.finding import Finding
from onrecord.findings.run import run_check
from onrecord.pipeline import open_records
from onrecord.records.record import Record
from onrecord.reports import CheckedClaim, Report
from onrecord.text.spans import Span

RECORDS = Path(__file__).parents[3] / "examples" / "records"
STRIKES, LATE, EVENTS = "coalition-strikes-2014-2016", "coalition-strikes-2017", "ucdp-ged-syria-2016"
IRAQ, SYRIA = {"country": "Iraq"}, {"country": "Syria"}
DEIR = {"adm_1": "Deir ez Zor Governorate"}

PLANS: dict[str, dict[str, object]] = {
    "count": {"record": EVENTS, "measure": "best", "where": DEIR, "period": "2016-09-17", "value": 62},
    "rate": {"record": LATE, "measure": "strikes", "period": "2017-08", "value": 26, "comparison": "about"},
    "change": {
        "record": STRIKES, "measure": "strikes", "where": IRAQ, "period": "2016-09", "baseline": "2016-08",
        "direction": "decrease", "size": "sharply", "assumed": ["baseline"],
    },
    "comparison": {
        "record": STRIKES, "measure": "strikes", "where": IRAQ, "versus": SYRIA, "period": "2016", "direction": "more",
    },
    "share": {"record": STRIKES, "measure": "strikes", "where": IRAQ, "of": {}, "period": "2016", "value": "most"},
    "extreme": {
        "record": STRIKES, "measure": "strikes", "period": "2016-07", "direction": "highest", "unit": "month",
        "within": "2015-01/2016-09",
    },
    "trend": {"record": STRIKES, "measure": "strikes", "period": "2016-01/2016-09", "direction": "increase"},
    "coincidence": {
        "trigger": {"record": STRIKES, "where": {"location": "Dayr Az Zawr"}, "at": "2016-09-17"},
        "response": {"record": EVENTS, "measure": "events", "where": DEIR}, "window_days": 3, "direction": "increase",
    },
    "occurrence": {"record": LATE, "measure": "strikes", "where": IRAQ, "period": "2017-08", "negated": True},
}  # fmt: skip


@cache
def records() -> dict[str, Record]:
    """Open the example records once."""
    return open_records(sorted(path for path in RECORDS.iterdir() if path.is_dir()))


@cache
def finding_of_kind(kind: str) -> Finding:
    """Give what the record shows about the plan of a kind."""
    return run_check(check_from_dict({"kind": kind, **PLANS[kind]}), records())


def report_of_every_kind(n_claims: int = len(PLANS)) -> Report:
    """Give the sample article with that many claims, one kind after the other, each with a finding of its own."""
    report = sample_report()
    claims = tuple(_claim(i, kind) for i, kind in zip(range(n_claims), _kinds_again_and_again(), strict=False))
    return replace(report, claims=claims, records=tuple(records()))


def _kinds_again_and_again() -> Iterator[str]:
    return cycle(sorted(PLANS))


def _claim(i: int, kind: str) -> CheckedClaim:
    """Make the claim; a plan asked for again differs in what its words leave unsaid, so that no card is shared."""
    finding = finding_of_kind(kind)
    finding = replace(finding, check=replace(finding.check, unresolved=(f"words {i}",)))
    start = 200 + 40 * i
    claim = Claim(
        id=f"c{i + 1}", text=f"a claim of the kind {kind}", spans=(Span(start, start + 30),), said_by="Ana Reyes"
    )
    return CheckedClaim(
        proposal=Proposal(claim=claim, readings=(Reading(check=finding.check, probability=0.8),)), finding=finding
    )
