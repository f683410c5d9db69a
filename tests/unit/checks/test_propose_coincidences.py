"""The day of a trigger that its own words do not give, and claims that lack what their kind needs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.checks.propose import propose_checks
from onrecord.documents import read_document
from onrecord.records import open_record

RECORDS = Path(__file__).parents[3] / "examples" / "records"
AFTER = "Straight after the air strike, the Islamic State attacked government forces."


def test_the_day_is_that_of_such_an_event_and_not_a_month_of_them(fields_of):
    text = (
        "On 17 September coalition planes carried out an air strike near Deir ez-Zor. "
        f"Coalition strikes near Deir ez-Zor had been few in August. {AFTER}"
    )
    plan = fields_of(text, "coincidence")
    assert plan["trigger"]["at"] == "2016-09-17"
    assert "trigger" in plan["assumed"]


def test_an_article_without_a_date_gives_the_day_with_its_year(fields_of):
    text = f"On 17 September 2016 coalition planes carried out an air strike near Deir ez-Zor. {AFTER}"
    plan = fields_of(text, "coincidence", published=None)
    assert plan["trigger"]["at"] == "2016-09-17"
    assert "trigger" in plan["assumed"]


@pytest.mark.parametrize(
    ("text", "kind", "part"),
    [
        ("Half of the coalition's strikes in Syria in June fell near Manbij.", "share", "whole"),
        (
            "In the week after the SDF attacked Manbij on 31 May, coalition strikes around the town multiplied.",
            "coincidence",
            "trigger",
        ),
    ],
)
def test_a_part_that_a_claim_lacks_is_not_made_up(text, kind, part, proposals_of):
    (whole,) = [p for p in proposals_of(text, published="2016-07-07") if p.claim.kind == kind]
    assert whole.readings
    document = read_document(text.encode(), published="2016-07-07")
    records = [open_record(RECORDS / name) for name in ("coalition-strikes-2014-2016", "ucdp-ged-syria-2016")]
    lacking = propose_checks(replace(whole.claim, **{part: None}), records, document=document)
    assert (lacking.readings, lacking.claim.not_testable) == ((), "out_of_record")
