"""The two shipped examples in every form, as somebody looked at and approved them.

Their plans are in files (``claims.yaml`` beside the forms), so that what is held here is how a report is told, not what
the finder of claims finds. Probabilities are set to one value: they differ in the last digits between processors.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from every_kind import records

from onrecord.checks.claim_file import read_claim_file
from onrecord.pipeline import run_claim_file
from onrecord.reports import CheckedClaim, Report
from onrecord.reports.forms import REPORT_FORMS

PLANS = Path(__file__).parents[2] / "snapshots" / "reports"
EXAMPLES = ("deir-ez-zor-2016", "strikes-2017")
ENDINGS = {"text": "txt", "html": "html", "jsonl": "jsonl", "csv": "csv", "md": "md", "brat": "ann"}
STEADY = 0.9


@cache
def example(name: str) -> Report:
    report = run_claim_file(read_claim_file(PLANS / name / "claims.yaml"), records())
    return replace(
        report,
        document=replace(report.document, path=name),
        attributions=tuple(
            replace(a, probability=STEADY, speaker=replace(a.speaker, probability=STEADY)) for a in report.attributions
        ),
        claims=tuple(steady(checked) for checked in report.claims),
    )


def steady(checked: CheckedClaim) -> CheckedClaim:
    proposal = checked.proposal
    readings = tuple(replace(reading, probability=STEADY) for reading in proposal.readings)
    claim = replace(proposal.claim, probability=STEADY)
    return replace(checked, proposal=replace(proposal, claim=claim, readings=readings))


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("form", sorted(REPORT_FORMS))
def test_every_form_is_as_approved(name: str, form: str, matches_snapshot: Callable[[str, str], None]) -> None:
    matches_snapshot(f"{name}/{form}.{ENDINGS.get(form, 'json')}", REPORT_FORMS[form](example(name)))
