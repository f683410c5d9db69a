"""Opening a record: what is read, and what is said when it cannot be."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from onrecord.errors import RecordError
from onrecord.records import open_record


def test_a_record_has_its_columns_rows_and_hash(write_record):
    record = open_record(write_record())
    assert (record.name, record.columns, record.n_rows) == ("small", ("day", "town", "hits"), 3)
    assert re.fullmatch(r"[0-9a-f]{64}", record.sha256)
    assert record.descriptor_from == "datapackage.json"


def test_the_hash_tells_tables_and_descriptors_apart(write_record, block):
    first = open_record(write_record()).sha256
    assert open_record(write_record()).sha256 == first
    assert open_record(write_record(table="day,town,hits\n2020-01-01,Ayton,4\n")).sha256 != first
    block["row_means"] = "one hit"
    assert open_record(write_record(block)).sha256 != first


def test_a_changed_table_is_read_again(write_record):
    folder = write_record()
    assert open_record(folder).n_rows == 3
    (folder / "data.csv").write_text("day,town,hits\n2020-01-01,Ayton,4\n")
    assert open_record(folder).n_rows == 1


def test_parquet_gives_the_same_columns(write_record):
    folder = write_record(resources=[{"name": "hits", "path": "data.parquet"}])
    duckdb.execute("COPY (FROM read_csv(?)) TO '%s'" % (folder / "data.parquet"), [str(folder / "data.csv")])
    record = open_record(folder)
    assert (record.columns, record.n_rows) == (("day", "town", "hits"), 3)


def test_a_dialect_is_followed(write_record):
    resource = {"name": "hits", "path": "data.csv", "dialect": {"delimiter": ";", "quoteChar": "'"}}
    folder = write_record(table="day;town;hits\n2020-01-01;'Ay;ton';3\n", resources=[resource])
    assert open_record(folder).n_rows == 1


def test_a_mark_at_the_start_of_the_file_is_no_part_of_a_name(write_record):
    assert open_record(write_record(table="\ufeffday,town,hits\n2020-01-01,Ayton,3\n")).columns[0] == "day"


def test_a_shipped_block_serves_a_package_of_that_name(write_record):
    table = "release_date,country,location,strikes\n2015-01-01,Iraq,Mosul,2\n"
    folder = write_record(table=table, name="coalition-strikes-2014-2016")
    package = json.loads((folder / "datapackage.json").read_text())
    del package["onrecord"]
    (folder / "datapackage.json").write_text(json.dumps(package))
    record = open_record(folder)
    assert record.descriptor_from == "known/coalition-strikes-2014-2016.json"
    assert record.descriptor.times[0].lag_days == 1


@pytest.mark.parametrize("name", ["../data/record.schema", "data/record.schema", "none", ""])
def test_no_block_and_no_shipped_one_says_how_to_write_one(write_record, name):
    folder = write_record(name="small")
    (folder / "datapackage.json").write_text(json.dumps({"name": name, "resources": [{"path": "data.csv"}]}))
    with pytest.raises(RecordError, match=r'(?s)E204.*no onrecord block.*fix:.*"onrecord": \{"times"'):
        open_record(folder)


def test_a_missing_folder(tmp_path):
    with pytest.raises(RecordError, match=r"(?s)E201.*nowhere.*is not a folder.*examples/records"):
        open_record(tmp_path / "nowhere")


def test_a_folder_without_a_package_lists_what_is_there(tmp_path):
    (tmp_path / "table.csv").write_text("a\n1\n")
    with pytest.raises(RecordError, match=r"(?s)E202.*no datapackage.json.*table\.csv"):
        open_record(tmp_path)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b'{"name": }', r"(?s)E203.*not JSON.*line 1, column 10"),
        (b"\xff\xfe", r"(?s)E203.*not UTF-8.*byte 0"),
        (b"[]", r"(?s)E203.*not a JSON object"),
    ],
)
def test_a_package_that_is_not_json(tmp_path, source, message):
    (tmp_path / "datapackage.json").write_bytes(source)
    with pytest.raises(RecordError, match=message):
        open_record(tmp_path)


def test_problems_of_the_block_are_collected_with_their_paths(write_record, block):
    block["times"][0]["meaning"] = "rumour"
    block["mesures"] = []
    del block["coverage"]["kind"]
    with pytest.raises(RecordError, match=r"E205.*3 problems") as caught:
        open_record(write_record(block))
    assert "$.onrecord.times[0].meaning: 'rumour' is not one of event, announcement" in caught.value.where
    assert "$.onrecord.coverage: 'kind' is missing" in caught.value.where
    assert "$.onrecord.mesures: not known here; known are resource, row_means" in caught.value.where


def test_at_most_twenty_problems_are_listed(write_record, block):
    block["measures"] = [{"column": ""} for _ in range(30)]
    with pytest.raises(RecordError, match=r"E205.*20 problems"):
        open_record(write_record(block))


def test_a_day_that_does_not_exist_is_a_problem(write_record, block):
    block["coverage"] = {"kind": "complete", "period": "2020-01-31/2020-01-01", "days_without": ["2020-02-30"]}
    with pytest.raises(RecordError, match=r"(?s)coverage\.period: a period must not end.*there is no day '2020-02-30'"):
        open_record(write_record(block))


def test_columns_that_the_table_lacks_are_named_beside_the_unused_ones(write_record, block):
    block["measures"][0]["column"] = "strikes"
    with pytest.raises(RecordError, match=r"(?s)E206.*lacks: 'strikes'.*that it does not use: hits"):
        open_record(write_record(block))


def test_no_table_is_listed(write_record):
    with pytest.raises(RecordError, match=r"(?s)E208.*no table is listed"):
        open_record(write_record(resources=[]))


def test_a_resource_that_is_not_there_is_named(write_record, block):
    block["resource"] = "misses"
    with pytest.raises(RecordError, match=r"(?s)E208.*no resource is named 'misses'.*resources: hits"):
        open_record(write_record(block))


def test_a_missing_table_lists_the_tables_that_are_there(write_record):
    with pytest.raises(RecordError, match=r"(?s)E208.*'gone\.csv' is not there.*data\.csv"):
        open_record(write_record(resources=[{"name": "hits", "path": "gone.csv"}]))


def test_a_format_that_is_not_read(write_record):
    folder = write_record(resources=[{"name": "hits", "path": "data.ods"}])
    (folder / "data.ods").write_bytes(b"PK")
    with pytest.raises(RecordError, match=r"(?s)E213.*'\.ods' are not read.*CSV, TSV"):
        open_record(folder)


def test_rows_with_too_few_or_many_cells_are_listed_by_line(write_record):
    table = "day,town,hits\n2020-01-01,Ayton,3\n2020-01-02,Ayton\n2020-01-03,Ayton,1,9\n"
    listed = r"row 2 \(line 3\): 2 cells, but 3 columns\n *row 3 \(line 4\): 4 cells, but 3 columns"
    with pytest.raises(RecordError, match="(?s)E209.*" + listed):
        open_record(write_record(table=table))


def test_cells_that_are_no_number_are_listed_by_row(write_record):
    table = 'day,town,hits\n2020-01-01,Ayton,3\n2020-01-02,Ayton,"1,200"\n2020-01-03,Ayton,inf\n'
    with pytest.raises(RecordError, match=r"(?s)E210.*row 2, 'hits': '1,200' \(not a number\)\n *row 3, 'hits': 'inf'"):
        open_record(write_record(table=table))


def test_cells_that_are_no_date_are_listed_by_row(write_record):
    table = "day,town,hits\n2020-01-01,Ayton,3\n01/02/2020,Ayton,1\n"
    with pytest.raises(RecordError, match=r"(?s)E210.*row 2, 'day': '01/02/2020' \(not an ISO 8601 date\)"):
        open_record(write_record(table=table))


def test_rows_that_end_before_they_start_are_listed(write_record, block):
    block["times"][0]["end_column"] = "last"
    table = "day,last,town,hits\n2020-01-05,2020-01-04,Ayton,3\n"
    with pytest.raises(RecordError, match=r"(?s)E210.*row 1, 'last': '2020-01-04' \(before 2020-01-05\)"):
        open_record(write_record(block, table))


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("day,Day,town,hits\n", "one name"),
        ("day,town,hits,onrecord_day\n", "cannot be used"),
        ("day,town,hits,\n2020-01-01,Ayton,3,9\n", "column 4 has no name, and holds '9'"),
    ],
)
def test_columns_that_cannot_be_told_apart_are_refused(write_record, table, problem):
    with pytest.raises(RecordError, match=f"(?s)E209.*{problem}"):
        open_record(write_record(table=table))


def test_an_empty_file_is_refused(write_record):
    with pytest.raises(RecordError, match=r"(?s)E209.*no column names"):
        open_record(write_record(table=""))


def test_a_table_without_rows_is_a_record_of_nothing(write_record):
    assert open_record(write_record(table="day,town,hits\n")).n_rows == 0


def test_shipped_blocks_have_no_problems():
    from onrecord.records.json_schema import schema_problems
    from onrecord.records.package import block_schema

    shipped = Path(__file__).parents[3] / "src/onrecord/records/known"
    blocks: dict[str, Any] = {p.stem: json.loads(p.read_text("utf-8")) for p in shipped.glob("*.json")}
    assert sorted(blocks) == ["coalition-strikes-2014-2016", "coalition-strikes-2017", "ucdp-ged-syria-2016-2019"]
    assert [p for b in blocks.values() for p in schema_problems(b, block_schema())] == []
