"""Rows that can be read, but cannot be right, are counted and named."""

from __future__ import annotations

from onrecord.records import describe_record, open_record
from onrecord.reports import describe_terminal

TABLE = """day,town,low,hits,high
2020-01-01,Ayton,1,2,3
2020-01-02,Ayton,2,1,3
2020-01-03,Ayton,0,4,3
2020-01-04,Ayton,,9,
2020-01-05,Ayton,5,4,3
2019-12-31,Ayton,1,2,3
2020-02-01,Ayton,1,2,3
,Ayton,1,2,3
"""


def test_estimates_outside_their_range_and_days_outside_the_period_are_told(write_record, block):
    block["measures"] = [{"column": "hits", "unit": "hits", "low_column": "low", "high_column": "high"}]
    description = describe_record(open_record(write_record(block, TABLE)))
    assert [(d.what, d.n_rows, d.first_rows) for d in description.doubts] == [
        ("hits below low", 2, (2, 5)),
        ("hits above high", 2, (3, 5)),
        ("low above high", 1, (5,)),
        ("dated outside the record's period", 2, (6, 7)),
    ]
    text = describe_terminal(description)
    assert "WHAT LOOKS WRONG" in text
    assert "hits below low: 2 rows, rows 2, 5" in text
    assert "low above high: row 5" in text


def test_many_are_counted_and_the_first_named(write_record):
    table = "day,town,hits\n" + "2021-01-01,Ayton,3\n" * 1_234
    description = describe_record(open_record(write_record(table=table)))
    assert [(d.n_rows, d.first_rows) for d in description.doubts] == [(1_234, (1, 2, 3, 4, 5))]
    assert "1,234 rows, the first are rows 1, 2, 3, 4, 5" in describe_terminal(description, width=100)


def test_a_table_with_nothing_wrong_says_nothing(write_record):
    description = describe_record(open_record(write_record()))
    assert description.doubts == ()
    assert "LOOKS WRONG" not in describe_terminal(description)
