"""Tables and descriptors that mean harm stay tables and descriptors."""

from __future__ import annotations

import json

import numpy as np
import pytest

from onrecord.errors import RecordError
from onrecord.records import (
    Selection,
    daily_series,
    describe_record,
    find_values,
    first_rows,
    low_high_totals,
    open_record,
    placement_bounds,
    resolve_where,
    value_totals,
)
from onrecord.text.dates import parse_period

JANUARY = parse_period("2020-01")
NASTY = 'x"; DROP TABLE source; --'


def test_a_column_named_like_sql_is_a_column(write_record, block):
    block["measures"] = [{"column": NASTY, "unit": "hits"}]
    block["places"] = [{"column": "'; --", "level": "place"}]
    table = 'day,"x""; DROP TABLE source; --",\'; --\n2020-01-01,3,Ayton\n2020-01-02,4,O\'Hara\n'
    record = open_record(write_record(block, table))
    selection = Selection(measure=NASTY, where=resolve_where(record, (("'; --", ("o’hara",)),)))
    assert record.columns == ("day", NASTY, "'; --")
    assert daily_series(record, selection, JANUARY).totals.sum() == 4
    assert placement_bounds(record, selection, JANUARY).inside == 4
    assert low_high_totals(record, selection, JANUARY).best == 4
    assert value_totals(record, Selection(measure=NASTY), JANUARY, "'; --")[0].total == 4
    assert first_rows(record, selection, JANUARY)[0][1] == (NASTY, "4")
    assert describe_record(record).measures[1].total == 7


@pytest.mark.parametrize("value", ["' OR true --", "<script>alert(1)</script>", 'a"b', "a;b", "%", "_", "\\"])
def test_a_value_is_only_ever_a_value(write_record, value):
    quoted = value.replace('"', '""')
    record = open_record(write_record(table=f'day,town,hits\n2020-01-01,"{quoted}",3\n2020-01-01,Ayton,1\n'))
    where = resolve_where(record, (("town", (value,)),))
    assert where == (("town", (value,)),)
    assert daily_series(record, Selection(measure="hits", where=where), JANUARY).totals[0] == 3
    assert first_rows(record, Selection(measure="hits", where=where), JANUARY)[0][1] == ("town", value)


@pytest.mark.parametrize("asked", ["' OR true --", "x' UNION SELECT 1", NASTY])
def test_a_value_that_is_not_there_is_refused(write_record, asked):
    with pytest.raises(RecordError, match="E212"):
        resolve_where(open_record(write_record()), (("town", (asked,)),))


@pytest.mark.parametrize("column", ["onrecord_late", "rows_by_time_0", "town; --", NASTY, "TOWN"])
def test_only_the_tables_own_columns_are_named(write_record, column):
    record = open_record(write_record())
    with pytest.raises(RecordError, match=r"(?s)E211.*use one of: town, hits"):
        daily_series(record, Selection(measure="hits", where=((column, ("a",)),)), JANUARY)
    with pytest.raises(RecordError, match="E211"):
        value_totals(record, Selection(measure="hits"), JANUARY, column)


@pytest.mark.parametrize("measure", ["day", "1) FROM source --", NASTY])
def test_only_measures_are_summed(write_record, measure):
    with pytest.raises(RecordError, match=r"(?s)E215.*use one of: events, hits"):
        daily_series(open_record(write_record()), Selection(measure=measure), JANUARY)


def test_only_time_columns_date_rows(write_record):
    with pytest.raises(RecordError, match=r"(?s)E211.*'town' does not date the rows.*use one of: day"):
        daily_series(open_record(write_record()), Selection(measure="hits", time_column="town"), JANUARY)


@pytest.mark.parametrize(
    "path", ["../secret.csv", "/etc/passwd", "https://example.org/data.csv", "a\0b.csv", "../small/../x"]
)
def test_a_table_outside_the_folder_is_refused(write_record, tmp_path, path):
    (tmp_path / "secret.csv").write_text("day,town,hits\n2020-01-01,Ayton,3\n")
    with pytest.raises(RecordError, match="E207"):
        open_record(write_record(resources=[{"name": "hits", "path": path}]))


def test_a_link_out_of_the_folder_is_refused(write_record, tmp_path):
    (tmp_path / "secret.csv").write_text("day,town,hits\n2020-01-01,Ayton,3\n")
    folder = write_record(resources=[{"name": "hits", "path": "link.csv"}])
    (folder / "link.csv").symlink_to(tmp_path / "secret.csv")
    with pytest.raises(RecordError, match=r"(?s)E207.*links out of it are refused"):
        open_record(folder)


def test_several_paths_are_no_path(write_record):
    with pytest.raises(RecordError, match="E208"):
        open_record(write_record(resources=[{"name": "hits", "path": ["data.csv", "/etc/passwd"]}]))


def test_loaded_rows_reach_no_file(write_record):
    from onrecord.records.load import ask

    record = open_record(write_record())
    with pytest.raises(Exception, match="disabled by configuration"):
        ask(record, "SELECT * FROM read_csv('/etc/passwd')")


@pytest.mark.parametrize(
    "sql",
    [
        "COPY (SELECT 1) TO '/tmp/onrecord-test-should-not-exist.csv'",
        "ATTACH '/tmp/onrecord-test-should-not-exist.duckdb' AS other",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT * FROM read_csv('https://example.org/data.csv')",
        "SELECT * FROM glob('/etc/*')",
        "SET enable_external_access = true",
        "SET allowed_paths = ['/etc/passwd']",
        "SET threads = 8",
    ],
)
def test_loaded_rows_stand_behind_a_wall(write_record, sql):
    from duckdb import Error

    from onrecord.records.load import ask

    with pytest.raises(Error, match=r"disabled (by|through) configuration|locked|Cannot"):
        ask(open_record(write_record()), sql)


def test_huge_numbers_stay_numbers(write_record):
    huge = "9" * 30
    record = open_record(write_record(table=f"day,town,hits\n2020-01-01,Ayton,{huge}\n"))
    assert np.isclose(daily_series(record, Selection(measure="hits"), JANUARY).totals[0], 1e30)


def test_numbers_beyond_counting_are_refused(write_record):
    with pytest.raises(RecordError, match=r"(?s)E210.*row 1, 'hits': '1e999'"):
        open_record(write_record(table="day,town,hits\n2020-01-01,Ayton,1e999\n"))


def test_deeply_nested_descriptors_are_refused(write_record):
    folder = write_record()
    (folder / "datapackage.json").write_text('{"onrecord":' + "[" * 200_000 + "]" * 200_000 + "}")
    with pytest.raises(RecordError, match="E203"):
        open_record(folder)


@pytest.mark.parametrize("text", ["", "\0", "A" * 50_000, "(" * 5_000, "al- " * 5_000, "É\u0301’s"])
def test_odd_texts_name_nothing(write_record, text):
    assert find_values(open_record(write_record()), text) == ()


def test_aliases_of_values_that_are_not_there_do_nothing(write_record, block):
    block["aliases"] = [{"columns": ["town"], "values": ["Ceeton"], "words": ["Sea Town"]}]
    record = open_record(write_record(block))
    assert find_values(record, "in Sea Town") == ()
    with pytest.raises(RecordError, match=r"E212.*'Sea Town'"):
        resolve_where(record, (("town", ("Sea Town",)),))


def test_json_with_constants_that_are_no_json_is_read_as_text(write_record):
    folder = write_record()
    package = json.loads((folder / "datapackage.json").read_text())
    package["title"] = float("nan")
    (folder / "datapackage.json").write_text(json.dumps(package))
    assert open_record(folder).descriptor.title == "nan"
