"""Two snapshots of a record: rows that came, went and changed."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import RecordError
from onrecord.records import open_record
from onrecord.records.diff import diff_records
from onrecord.reports.record_diff import record_diff_json, record_diff_terminal

OLD = "id,day,town,hits\n1,2020-01-01,Ayton,3\n2,2020-01-01,Beeton,1\n3,2020-01-03,Ayton,2\n"
NEW = "id,day,town,hits\n3,2020-01-03,Ayton,5\n1,2020-01-01,Ayton,3\n4,2020-01-04,Ceeton,\n"


def compared(write_record, old, new, **how):
    first = open_record(write_record(table=old, name="old"))
    return diff_records(first, open_record(write_record(table=new, name="new")), **how)


def test_rows_are_told_apart_by_their_id_in_any_order(write_record):
    diff = compared(write_record, OLD, NEW)
    assert diff.by == ("id",)
    assert [dict(row)["id"] for row in diff.came] == ["4"]
    assert [dict(row)["id"] for row in diff.went] == ["2"]
    assert [(r.key, r.cells) for r in diff.changed] == [((("id", "3"),), (("hits", "2", "5"),))]
    assert diff.n_same == 1


def test_without_an_id_whole_rows_are_compared_and_doubles_counted(write_record):
    old, new = (f"day,town,hits\n2020-01-01,Ayton,1\n{more}" for more in ("", "2020-01-01,Ayton,1\n"))
    diff = compared(write_record, old, new)
    assert (diff.by, len(diff.came), len(diff.went), diff.n_same) == ((), 1, 0, 1)


def test_a_primary_key_is_taken_before_a_guess(write_record):
    key = {"resources": [{"name": "hits", "path": "data.csv", "schema": {"primaryKey": ["day", "town"]}}]}
    old = open_record(write_record(table=OLD, name="old", **key))
    assert diff_records(old, old).by == ("day", "town")


def test_an_id_that_is_not_one_is_not_taken(write_record):
    doubled = OLD.replace("\n2,", "\n1,")
    assert compared(write_record, doubled, NEW).by == ()


def test_columns_and_meaning_that_changed_are_told(write_record, block):
    block["row_means"] = "one raid"
    old = open_record(write_record(table=OLD, name="small"))
    table = "id,day,hits,town,note\n1,2020-01-01,3,Ayton,\n2,2020-01-01,1,Beeton,\n3,2020-01-03,2,Ayton,x\n"
    diff = diff_records(old, open_record(write_record(block, table, name="new")))
    assert (diff.columns_came, diff.columns_went) == (("note",), ())
    assert diff.description == ("name: small → new", "row_means:  → one raid")
    assert (diff.came, diff.went, diff.changed, diff.n_same) == ((), (), (), 3)


def test_a_record_beside_itself_is_empty(write_record):
    record = open_record(write_record())
    diff = diff_records(record, record)
    assert diff.is_empty
    assert "Nothing changed." in record_diff_terminal(diff)


@pytest.mark.parametrize(
    ("by", "message"),
    [
        (("town",), r"\[E236\] town does not tell the rows apart\n  where: record old .*'Ayton' in 2 rows"),
        (("city",), r"\[E211\] the record has no column 'city'"),
    ],
)
def test_columns_that_tell_no_rows_apart(write_record, by, message):
    with pytest.raises(RecordError, match=message):
        compared(write_record, OLD, NEW, by=by)


def test_text_and_json_say_the_same(write_record):
    diff = compared(write_record, OLD, NEW)
    text = record_diff_terminal(diff, width=80)
    assert "1 came, 1 went, 1 changed and 1 stayed the same." in text
    assert "~ id 3: hits: 2 → 5" in text
    assert max(map(len, text.splitlines())) <= 80
    found = json.loads(json.dumps(record_diff_json(diff)))
    assert found["changed"] == [{"key": {"id": "3"}, "cells": {"hits": {"old": "2", "new": "5"}}}]
    assert found["came"] == [{"id": "4", "day": "2020-01-04", "town": "Ceeton", "hits": ""}]


ROWS = st.dictionaries(st.integers(1, 30), st.integers(0, 3), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, ROWS)
def test_old_and_what_changed_give_new(write_record, old, new):
    def table(rows):
        return "id,day,town,hits\n" + "".join(f"{i},2020-01-01,Ayton,{n}\n" for i, n in rows.items())

    diff = compared(write_record, table(old), table(new), by=["id"])
    rows = {str(i): str(n) for i, n in old.items()}
    for row in diff.went:
        del rows[dict(row)["id"]]
    rows |= {dict(row)["id"]: dict(row)["hits"] for row in diff.came}
    rows |= {dict(c.key)["id"]: c.cells[0][2] for c in diff.changed}
    assert rows == {str(i): str(n) for i, n in new.items()}
