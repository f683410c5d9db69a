"""Marks at the end of lines, columns without a name, and a row of totals below the dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.records import Selection, daily_series, open_record
from onrecord.records.draft import Draft, draft_record, write_record
from onrecord.records.guesses import Answers
from onrecord.text.dates import parse_period

ROWS = "Date;District;Burglaries;\n2023-01-13;Northgate;3;\n2023-01-13;Harbour;5;\n2023-01-14;Harbour;1;\n"


def drafted(folder: Path, text: str, *, skip: bool = False) -> Draft:
    (folder / "b.csv").write_text(text, encoding="utf-8")
    return draft_record(folder / "b.csv", Answers(complete=True, meaning="event"), skip_bad_rows=skip)


def test_an_empty_column_without_a_name_is_left_out_and_told(tmp_path):
    draft = drafted(tmp_path, ROWS)
    assert "column 4 has no name and is empty: it is left out" in draft.changes
    assert write_record(draft).columns == ("Date", "District", "Burglaries")
    series = daily_series(open_record(tmp_path), Selection(measure="Burglaries"), parse_period("2023-01-13"))
    assert series.totals.tolist() == [8]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            ROWS.replace("3;\n", "3;x;\n").replace("Burglaries;\n", "Burglaries;;\n"),
            "column 4 has no name, and holds 'x'",
        ),
        (ROWS.replace("1;\n", "1;x\n"), "row 3: column 4 has no name, and holds 'x'"),
        (";\n1;2\n", "there are no column names"),
    ],
    ids=["first row", "a later row", "no names at all"],
)
def test_a_column_without_a_name_that_holds_something_is_refused(tmp_path, text, problem):
    with pytest.raises(RecordError) as error:
        drafted(tmp_path, text)
    assert error.value.code == "E209"
    assert problem in error.value.where


@pytest.mark.parametrize("end", ["Total;;9;\n", "total:;all;9;\n", "Grand total;;9;\n"])
def test_a_row_of_totals_below_the_dates_is_named_and_can_be_left_out(tmp_path, end):
    with pytest.raises(RecordError) as error:
        drafted(tmp_path, ROWS + end)
    assert "row 4, 'Date'" in error.value.where
    assert "looks like a row of totals" in error.value.where
    assert "--skip-bad-rows" in error.value.fix
    draft = drafted(tmp_path, ROWS + end, skip=True)
    assert draft.package["onrecord"]["coverage"]["period"] == "2023-01-13/2023-01-14"

    def opened(folder: str | Path):
        return open_record(folder, skip_bad_rows=True)

    assert write_record(draft, opened=opened).n_skipped == 1
    with pytest.raises(RecordError, match="cannot be read") as again:
        open_record(tmp_path)
    assert "looks like a row of totals" in again.value.where


def test_a_place_named_total_is_no_unreadable_row(tmp_path):
    assert drafted(tmp_path, ROWS + "2023-01-14;Total;9;\n").look.unread.n_rows == 0
