"""Rows that cannot be read are counted, listed, and left out only if a person says so."""

from __future__ import annotations

import pytest

from onrecord.errors import BadRowsError
from onrecord.records import Selection, bad_rows, daily_series, open_record
from onrecord.text.dates import parse_period

TABLE = """day,town,hits
2020-01-01,Ayton,3
2020-01-02,Ayton
2020-01-03,Ayton,many
03/04/2020,<b>x</b>,-1
2020-01-05,A,2
"""


def test_all_of_them_come_with_the_error(write_record):
    with pytest.raises(BadRowsError, match=r"^\[E209\] 3 rows of the table cannot be read") as caught:
        open_record(write_record(table=TABLE))
    assert [row.in_words() for row in caught.value.rows] == [
        "row 2 (line 3): 2 cells, but 3 columns",
        "row 3, 'hits': 'many' (not a number)",
        "row 4, 'day': '03/04/2020' (not an ISO 8601 date)",
        "row 4, 'hits': '-1' (less than 0)",
    ]


def test_they_are_left_out_if_a_person_says_so(write_record):
    record = open_record(write_record(table=TABLE), skip_bad_rows=True)
    assert (record.n_rows, record.n_skipped) == (2, 3)
    assert [row.row for row in bad_rows(record)] == [2, 3, 4, 4]
    series = daily_series(record, Selection(measure="hits"), parse_period("2020-01"))
    assert series.totals.sum() == 5
    assert series.notes == ("3 rows of the table could not be read and are left out.",)


def test_a_table_without_such_rows_says_nothing_of_them(write_record):
    record = open_record(write_record(), skip_bad_rows=True)
    assert (record.n_skipped, list(bad_rows(record))) == (0, [])
    assert daily_series(record, Selection(measure="hits"), parse_period("2020-01")).notes == ()


def test_ten_thousand_of_them_are_counted_and_twenty_shown(write_record):
    with pytest.raises(BadRowsError, match=r"10,000 rows") as caught:
        open_record(write_record(table="day,town,hits\n" + "x,Ayton,3\n" * 10_000))
    assert caught.value.where.count("row ") == 20
    assert "… and 9,980 more" in caught.value.where
    assert sum(1 for _ in caught.value.rows) == 10_000
