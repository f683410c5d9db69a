from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.records import open_record
from onrecord.records.similar import similar_values

STRIKES = Path(__file__).parents[3] / "examples" / "records" / "coalition-strikes-2014-2016"


@pytest.mark.parametrize(
    ("name", "value"),
    [("Membij", "Manbij"), ("Albu Kamal", "Abu Kamal"), ("Atlantis", ""), ("Mosel", ""), ("Port Said", "")],
)
def test_a_looser_spelling_finds_one_place_or_none(name: str, value: str) -> None:
    found = similar_values(open_record(STRIKES), name)
    assert (value in found[0].values) if value else not found
