"""Whatever bytes a table holds: it is read, or refused with an error that a person can act on."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import tempfile
from functools import cache
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from onrecord.errors import RecordError
from onrecord.records import Record, Selection, describe_record, first_rows, open_record
from onrecord.text.dates import parse_period

CSV = "day,town,hits\n2020-01-01,Ayton,3\n2020-01-02,Beeton,\n"
BLOCK = {
    "times": [{"column": "day", "meaning": "event"}],
    "places": [{"column": "town", "level": "place"}],
    "measures": [{"column": "hits", "unit": "hits"}],
    "coverage": {"kind": "complete", "period": "2020-01"},
}
FEW = settings(max_examples=25, deadline=None)
ODD = st.sampled_from([*"\"',;\n\r\t\0\ufeff=-١é{ ", "<b>", "00", "\\u"])
JSON = st.sampled_from(['{"day": ', '"2020-01-01"', ', "hits": ', "1", "}", "\n", "[", "null", '"'])


def opened(path: str, content: bytes, **resource: object) -> Record | RecordError:
    """Open a record around a table, leaving out what cannot be read."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / path).write_bytes(content)
        package = {"name": "made-up", "resources": [{"path": path} | resource], "onrecord": BLOCK}
        (Path(folder) / "datapackage.json").write_text(json.dumps(package))
        try:
            record = open_record(folder, skip_bad_rows=True)
        except RecordError as error:
            assert error.where
            assert error.fix
            return error
        describe_record(record)
        return record


@given(st.lists(ODD | st.text(max_size=3), max_size=30).map("".join), st.sampled_from(["data.csv", "data.tsv"]))
@FEW
def test_text_below_a_header(text, path):
    head = "day,town,hits\n" if path == "data.csv" else "day\ttown\thits\n"
    opened(path, (head + text).encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=60), st.sampled_from(["utf-8", "utf-16", "cp1252", "gb18030", "utf-7"]))
@FEW
def test_bytes_in_any_encoding(content, encoding):
    opened("data.csv", CSV.encode() + content, encoding=encoding)
    opened("data.csv", content, encoding=encoding)


@given(st.lists(JSON | ODD, max_size=25))
@FEW
def test_pieces_of_json(pieces):
    opened("data.jsonl", ('{"day": "2020-01-01", "town": "A", "hits": 1}\n' + "".join(pieces)).encode())


@given(st.lists(ODD | st.text(max_size=2), max_size=6).map("".join))
@FEW
def test_cells_come_back_as_they_are(cell):
    """What is read is what was written, line ends and quotation marks included."""
    found = opened("data.jsonl", json.dumps({"day": "2020-01-01", "town": cell, "hits": 1, "n": cell}).encode())
    assert isinstance(found, Record)
    rows = first_rows(found, Selection(measure="events"), parse_period("2020"))
    readable = "\0" not in cell and not any("\ud800" <= c <= "\udfff" for c in cell)
    assert [(row[1][1], row[3][1]) for row in rows] == [(cell, cell)] * readable
    assert found.n_skipped == 1 - readable


@cache
def whole(path: str) -> bytes:
    """Give a table that can be read."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / path
        if path.endswith("gz"):
            return gzip.compress(CSV.encode(), mtime=0)
        if path.endswith("xlsx"):
            book, out = Workbook(), io.BytesIO()
            for line in CSV.splitlines():
                book.active.append(line.split(","))
            book.save(out)
            return out.getvalue()
        row = "INSERT INTO hits VALUES ('2020-01-01', 'A', 3)"
        if path.endswith("parquet"):
            duckdb.execute(f"COPY (SELECT '2020-01-01' AS day, 'A' AS town, 3 AS hits) TO '{target}' (FORMAT parquet)")
        else:
            database = sqlite3.connect(target) if path.endswith("sqlite") else duckdb.connect(str(target))
            for statement in ("CREATE TABLE hits (day TEXT, town TEXT, hits INT)", row):
                database.execute(statement)
            database.commit()
            database.close()
        return target.read_bytes()


@pytest.mark.parametrize("path", ["data.csv.gz", "data.xlsx", "data.parquet", "data.sqlite", "data.duckdb"])
@given(st.data())
@settings(max_examples=15, deadline=None)
def test_damaged_files(path, data):
    content = bytearray(whole(path))
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    opened(path, bytes(content[: data.draw(st.integers(len(content) // 2, len(content)))]))
    opened(path, bytes(content))
