"""Tables with a title above their column names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from onrecord.errors import RecordError
from onrecord.records import Selection, daily_series, open_record
from onrecord.records.draft import draft_record, write_record
from onrecord.records.guesses import Answers
from onrecord.records.record import Record
from onrecord.text.dates import parse_period

ROWS = [[date(2021, 1, 1), "Ayton", 3], [date(2021, 1, 2), "Beeton", 1], [date(2021, 1, 4), "Ayton", 2]]
TITLE = "Fires of the county,,\nSource: brigade,,\n\n"
LINES = "day,town,fires\n" + "".join(",".join(map(str, row)) + "\n" for row in ROWS)
SAID = "the first 3 rows stand above the column names and are left out"


def sheet(path: Path, *above: list[str | None]) -> Path:
    book = Workbook()
    for row in (*above, ["day", "town", "fires"], *ROWS):
        book.active.append(row)
    book.save(path)
    return path


def text(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def record_of(table: Path) -> tuple[Record, tuple[str, ...]]:
    draft = draft_record(table, Answers(careful=True))
    write_record(draft)
    return open_record(table.parent), draft.changes


def fires(record: Record) -> float:
    return float(daily_series(record, Selection(measure="fires"), parse_period("2021-01")).totals.sum())


@pytest.mark.parametrize("above", [TITLE, "Fires of the county\nSource: brigade\n,,\n"])
def test_a_title_above_a_csv_table_is_passed_over(tmp_path, above):
    record, changes = record_of(text(tmp_path / "fires.csv", above + LINES))
    assert SAID in changes
    assert record.columns == ("day", "town", "fires")
    assert fires(record) == 6


def test_a_title_above_a_sheet_is_passed_over(tmp_path):
    record, changes = record_of(sheet(tmp_path / "fires.xlsx", ["Fires of the county"], ["Source: brigade"], []))
    assert SAID in changes
    assert fires(record) == 6


def test_a_single_line_above_is_said_so(tmp_path):
    _, changes = record_of(text(tmp_path / "fires.csv", "Fires\n" + LINES))
    assert "the first row stands above the column names and is left out" in changes


def test_bad_rows_below_a_title_keep_their_lines(tmp_path):
    table = text(tmp_path / "fires.csv", TITLE + LINES + "2021-01-05,Ayton\n")
    with pytest.raises(RecordError, match=r"row 4 \(line 8\): 2 cells, but 3 columns"):
        draft_record(table, Answers(careful=True))


@pytest.mark.parametrize(
    "content",
    [
        LINES,
        "day\n2021-01-01\n2021-01-02\n",
        "day,fires\n",
        "a title\nday,,fires\n2021-01-01,,3\n",
        "a title\nday,fires\n2021-01-01,3,4\n",
        "",
    ],
)
def test_where_nothing_is_sure_the_first_row_is_that_of_the_names(tmp_path, content):
    from onrecord.records.guesses.sniff import sniff

    assert "headerRows" not in sniff(text(tmp_path / "fires.csv", content)).resource.get("dialect", {})


def test_a_workbook_that_cannot_be_read_is_told_once_it_is_read(tmp_path):
    (tmp_path / "fires.xlsx").write_bytes(b"no workbook")
    with pytest.raises(RecordError, match=r"this is no \.xlsx workbook"):
        draft_record(tmp_path / "fires.xlsx", Answers(careful=True))
