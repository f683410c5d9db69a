"""The two shipped examples in every form, as somebody looked at and approved them.

Probabilities are set to one value first: they differ in the last digits from processor to processor.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from every_kind import records

from onrecord.pipeline import check_article
from onrecord.reports import CheckedClaim, Report
from onrecord.reports.forms import REPORT_FORMS

ARTICLES = Path(__file__).parents[3] / "examples" / "articles"
EXAMPLES = {path.stem: path for path in sorted(ARTICLES.iterdir())}
ENDINGS = {"text": "txt", "html": "html", "jsonl": "jsonl", "csv": "csv", "md": "md", "brat": "ann"}
STEADY = 0.9


@cache
def example(name: str) -> Report:
    report = check_article(EXAMPLES[name], records())
    return replace(
        report,
        document=replace(report.document, path=EXAMPLES[name].name),
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


@pytest.mark.parametrize("name", sorted(EXAMPLES))
@pytest.mark.parametrize("form", sorted(REPORT_FORMS))
def test_every_form_is_as_approved(name: str, form: str, matches_snapshot: Callable[[str, str], None]) -> None:
    matches_snapshot(f"{name}/{form}.{ENDINGS.get(form, 'json')}", REPORT_FORMS[form](example(name)))
