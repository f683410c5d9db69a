"""The rows that a page lets one save: all of them while there is room, a fair share where there is not."""

from __future__ import annotations

import base64
import csv
import doctest
from io import StringIO

import pytest
from every_kind import finding_of_kind, report_of_every_kind

from onrecord.records import Cells
from onrecord.reports import rows_file, to_html
from onrecord.reports.plain import MOST_ROWS
from onrecord.reports.rows_file import ROOM, RowsFile, fair_shares, rows_files


def rows(n: int, *, width: int = 10) -> tuple[Cells, ...]:
    return tuple((("day", f"{i:08}"), ("place", "é" * width)) for i in range(n))


def saved(file: RowsFile) -> list[list[str]]:
    table = base64.b64decode(file.link.partition("base64,")[2]).decode("utf-8")
    return list(csv.reader(StringIO(table)))


def only(found: tuple[RowsFile | None, ...]) -> RowsFile:
    [file] = found
    assert file is not None
    return file


def test_all_rows_are_in_the_file_however_few_are_shown() -> None:
    file = only(rows_files([(rows(700), 700)]))
    assert saved(file) == [["day", "place"], *([f"{i:08}", "é" * 10] for i in range(700))]
    assert len(file.shown) == MOST_ROWS
    assert (file.is_whole, file.words) == (True, "Save 700 rows as CSV")
    assert file.heading == "The rows behind it (the first 50 of 700)"


def test_a_claim_that_needs_little_leaves_room_to_the_others() -> None:
    big, small, bigger = rows_files([(rows(40_000), 40_000), (rows(3), 3), (rows(50_000), 90_000)])
    assert big is not None and small is not None and bigger is not None
    assert small.is_whole and small.n_saved == 3
    assert big.n_saved == bigger.n_saved < 40_000
    assert bigger.words == f"Save the first {bigger.n_saved:,} of 90,000 rows as CSV"
    assert len(saved(big)) == big.n_saved + 1
    assert sum(len(file.link) for file in (big, small, bigger)) == pytest.approx(ROOM * 4 / 3, rel=0.001)


def test_a_row_is_never_cut() -> None:
    broken = tuple((("day", str(i)), ("words", 'two\nlines, "quoted"' * 400)) for i in range(500))
    file = only(rows_files([(broken, 500)]))
    assert 0 < file.n_saved < 500
    assert {row[1] for row in saved(file)[1:]} == {'two\nlines, "quoted"' * 400}


def test_where_not_one_row_has_room_there_is_no_file() -> None:
    file = only(rows_files([((((("words", "x" * ROOM),)),), 1)]))
    assert (file.link, file.n_saved, file.is_whole) == ("", 0, False)


def test_claims_without_rows_have_no_file() -> None:
    assert rows_files([((), 0)]) == (None,)


def test_rows_with_other_columns_stand_in_one_table() -> None:
    mixed: tuple[Cells, ...] = (
        (("onrecord_record", "a"), ("day", "1")),
        (("onrecord_record", "b"), ("date", "2")),
    )
    file = only(rows_files([(mixed, 2)]))
    assert file.columns == ("record", "day", "date")
    assert file.shown == (("a", "1", ""), ("b", "", "2"))


def test_what_came_first_is_behind_a_claim_too_with_the_name_of_its_record() -> None:
    finding = finding_of_kind("coincidence")
    assert finding.n_rows == len(finding.rows) == sum(total.n_rows for total in finding.totals)
    assert [dict.fromkeys(dict(row)["onrecord_record"] for row in finding.rows)] == [
        dict.fromkeys((finding.check.record, "coalition-strikes-2014-2016"))
    ]


def test_shares_are_fair() -> None:
    assert fair_shares([], 10) == ()
    assert fair_shares([5, 5], 100) == (5, 5)
    assert fair_shares([90, 20, 90], 100) == (40, 20, 40)
    assert doctest.testmod(rows_file).failed == 0


def test_a_page_says_how_to_get_the_rows_that_it_has_no_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_file, "ROOM", 60_000)
    written = to_html(report_of_every_kind())
    assert "onrecord run claims.yaml --record DIR --rows FOLDER" in written
    assert "Save the first " in written
