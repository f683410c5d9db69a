"""Which places lie in which, by the rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.records import Record, lies_within, open_record

RECORDS = Path(__file__).parents[3] / "examples" / "records"


@pytest.fixture(scope="module")
def strikes() -> Record:
    return open_record(RECORDS / "coalition-strikes-2014-2016")


@pytest.mark.parametrize(
    ("towns", "country", "inside"),
    [
        (("Mosul",), "Iraq", True),
        (("Mosul",), "Syria", False),
        (("Mosul", "Raqqa"), "Iraq", False),
        (("Atlantis",), "Iraq", False),
    ],
)
def test_a_town_lies_where_nearly_all_its_rows_say(
    towns: tuple[str, ...], country: str, inside: bool, strikes: Record
) -> None:
    assert lies_within(strikes, "location", towns, "country", (country,)) is inside
