"""Whether a claim counts announcements, or leaves open whose day it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.attributions import find_attributions
from onrecord.checks.claim_file import check_to_dict
from onrecord.checks.propose import propose_checks
from onrecord.checks.read_claim_file import check_from_dict
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims import find_claims
from onrecord.documents import read_document
from onrecord.errors import OnRecordError
from onrecord.records import open_record

RECORDS = Path(__file__).parents[3] / "examples/records"


def basis_of(sentence: str, name: str = "coalition-strikes-2014-2016") -> str | None:
    """Give the date basis of the plan for the one claim of a sentence."""
    record = open_record(RECORDS / name)
    document = read_document(sentence.encode(), published="2016-12-20")
    claims = find_claims(document, find_attributions(document), vocabulary_of([record]))
    (best,) = [p.best for claim in claims if (p := propose_checks(claim, [record], document=document)).best]
    return best.date_basis


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("Central Command announced 535 strikes in Iraq in April 2016.", "announcement"),
        ("In its daily summaries the coalition listed 535 strikes in Iraq in April 2016.", "announcement"),
        ("The coalition carried out 535 strikes in Iraq in April 2016.", None),
        ("A spokesman announced on Tuesday that coalition strikes in Iraq fell in April 2016.", None),
    ],
)
def test_words_that_count_announcements(sentence, basis):
    assert basis_of(sentence) == basis


def test_a_record_of_events_has_no_announcements():
    assert basis_of("The army announced 20 attacks in Aleppo province in October 2016.", "ucdp-ged-syria-2016") is None


def test_the_basis_is_a_field_of_the_claim_file():
    spec = {"kind": "count", "record": "log", "measure": "fires", "where": {}, "period": "2020-01", "value": 3.0}
    plain, given = check_from_dict(spec), check_from_dict({**spec, "date_basis": "event"})
    assert (plain.date_basis, given.date_basis) == (None, "event")
    assert "date_basis" not in check_to_dict(plain)
    assert check_to_dict(given)["date_basis"] == "event"
    with pytest.raises(OnRecordError, match="date_basis: 'issue' is not known"):
        check_from_dict({**spec, "date_basis": "issue"})
