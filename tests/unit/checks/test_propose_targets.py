"""A record of the acts against one enemy holds no claim about another."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.checks.propose import propose_checks
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims import find_claims
from onrecord.documents import read_document
from onrecord.records import open_record

EXAMPLE = Path(__file__).parents[3] / "examples" / "records" / "coalition-strikes-2014-2016"


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("US jets launched airstrikes on the Syrian Army near Raqqa on 17 September.", "the Syrian Army"),
        ("On 17 September coalition jets bombed Syrian government troops near Raqqa.", "Syrian government troops"),
        ("The coalition struck Islamic State near Raqqa on 17 September.", ""),
        ("The coalition launched 12 strikes near Raqqa on 17 September.", ""),
    ],
)  # fmt: skip
def test_other_targets_are_out_of_record(text: str, because: str) -> None:
    records = [open_record(EXAMPLE)]
    document = read_document(text.encode(), published="2016-09-19")
    claims = find_claims(document, (), vocabulary_of(records))
    proposal = propose_checks(claims[0], records, document=document)
    assert bool(proposal.readings) is (because == "")
    if because:
        assert (proposal.claim.not_testable, proposal.claim.because) == ("out_of_record", because)
