"""Victims of one event, where the record sums a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import open_records
from onrecord.documents import read_document
from onrecord.pipeline import check_article

RECORD = Path(__file__).resolve().parents[3] / "examples" / "records" / "ucdp-ged-syria-2016"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (
            "An air strike hit Deir ez-Zor on Saturday. 62 people were killed, officials said.",
            True,
        ),
        ("There was an attack on a bus near Deir ez-Zor on Saturday. 20 people died, officials said.", True),
        ("62 people were killed in Deir ez-Zor on September 17, officials said.", False),
        ("Aleppo mourned on Saturday. 62 people were killed.", False),
    ],
)
def test_a_plan_that_sums_a_day_does_not_hold_the_event_spoken_of_before(text, marked):
    document = read_document(text.encode(), published="2016-09-19")
    report = check_article(document, open_records([RECORD]))
    checks = [c.proposal.best for c in report.claims if c.proposal.best and c.claim.kind == "count"]
    assert len(checks) == 1
    assert bool(checks[0].unresolved) == marked
    if marked:
        assert next(c for c in report.claims if c.claim.kind == "count").outcome == "insufficient_record"
