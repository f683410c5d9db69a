"""One table in every format gives the same record."""

from __future__ import annotations

import gzip
import json
import re
import sqlite3
import zipfile
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from openpyxl import Workbook

from onrecord.errors import RecordError
from onrecord.records import Record, Selection, daily_series, first_rows, open_record
from onrecord.records.load import load_rows
from onrecord.text.dates import parse_period

ROWS = [("2020-01-01", "Ayton", "3"), ("2020-01-01", "Beeton", "1"), ("2020-01-03", "Ayton", "2")]
HEAD = ("day", "town", "hits")
CSV = "".join(",".join(row) + "\n" for row in (HEAD, *ROWS))
JANUARY = parse_period("2020-01")


def cells_of(record: Record) -> list[tuple[str, ...]]:
    """Give the cells of the dated rows in order."""
    found = first_rows(record, Selection(measure="events"), parse_period("1900/2100"))
    return [tuple(value for _, value in row) for row in found]


def write_excel(path: Path) -> None:
    book = Workbook()
    book.active.append(HEAD)
    for day, town, hits in ROWS:
        book.active.append((date.fromisoformat(day), town, float(hits)))
    book.save(path)


def write_jsonl(path: Path) -> None:
    lines = [json.dumps(dict(zip(HEAD, (day, town, int(hits)), strict=True))) for day, town, hits in ROWS]
    path.write_text("\n\n".join(lines))


def write_sqlite(path: Path, rows: list[tuple[str, ...]] = ROWS) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE hits (day TEXT, town TEXT, hits REAL)")
    database.executemany("INSERT INTO hits VALUES (?, ?, ?)", rows)
    database.commit()
    database.close()


def write_duckdb(path: Path, rows: list[tuple[str, ...]] = ROWS) -> None:
    database = duckdb.connect(str(path))
    database.execute("CREATE TABLE hits (day DATE, town TEXT, hits INT)")
    database.executemany("INSERT INTO hits VALUES (?, ?, ?)", rows)
    database.close()


def write_parquet(path: Path) -> None:
    values = ", ".join(f"(DATE '{day}', '{town}', {hits})" for day, town, hits in ROWS)
    duckdb.execute(f"COPY (SELECT * FROM (VALUES {values}) AS t (day, town, hits)) TO '{path}' (FORMAT parquet)")


WRITERS = {
    "data.csv": lambda path: path.write_text(CSV),
    "data.tsv": lambda path: path.write_text(CSV.replace(",", "\t")),
    "data.csv.gz": lambda path: path.write_bytes(gzip.compress(CSV.encode())),
    "data.tsv.gz": lambda path: path.write_bytes(gzip.compress(CSV.replace(",", "\t").encode())),
    "data.xlsx": write_excel,
    "data.jsonl": write_jsonl,
    "data.ndjson": write_jsonl,
    "data.sqlite": write_sqlite,
    "data.duckdb": write_duckdb,
    "data.parquet": write_parquet,
}


@pytest.mark.parametrize("path", WRITERS)
def test_every_format_gives_the_same_rows(tmp_path: Path, describe, path):
    WRITERS[path](tmp_path / path)
    record = open_record(describe(path))
    assert (record.columns, record.n_rows, record.n_skipped) == (HEAD, 3, 0)
    assert cells_of(record) == ROWS
    assert daily_series(record, Selection(measure="hits"), JANUARY).totals[:3].tolist() == [4, 0, 2]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("utf-8", CSV), ("utf-16", CSV), ("cp1252", CSV.replace("Ayton", "Ayt\u00f6n")), ("cp1251", "".join(CSV))],
)
def test_any_encoding_that_is_named_is_read(tmp_path: Path, describe, encoding, text):
    (tmp_path / "data.csv").write_text(text, encoding=encoding)
    assert cells_of(open_record(describe("data.csv", encoding=encoding)))[0][1] in text


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        (CSV.replace(",", ";"), {"delimiter": ";"}),
        (CSV.replace(",", "|"), {"delimiter": "|"}),
        (CSV.replace("Ayton", "'Ayton'"), {"quoteChar": "'"}),
        (CSV.replace("Ayton", '"Ayton"').replace("\n", "\r\n"), {"lineTerminator": "\r\n"}),
        ("\ufeff" + CSV, {}),
        (CSV.replace("\n", "\n\n"), {}),
        (CSV.rstrip("\n"), {}),
    ],
)
def test_any_dialect_that_is_named_is_read(tmp_path: Path, describe, text, dialect):
    (tmp_path / "data.csv").write_bytes(text.encode())
    assert cells_of(open_record(describe("data.csv", dialect=dialect))) == ROWS


@pytest.mark.parametrize(
    ("cell", "field", "hits"),
    [
        ("1.200,5", {"groupChar": ".", "decimalChar": ","}, 1200.5),
        ("1,200", {"groupChar": ","}, 1200),
        ("12,345,678.25", {"groupChar": ","}, 12345678.25),
        ("1200", {"groupChar": ","}, 1200),
        ("1\u00a0200", {"groupChar": "\u00a0"}, 1200),
        ("1'200", {"groupChar": "'"}, 1200),
        ("0,5", {"decimalChar": ","}, 0.5),
        ("-3", {"constraints": {"minimum": -5}}, -3),
        (" 7 ", {}, 7),
        ("1e3", {}, 1000),
    ],
)
def test_numbers_are_read_as_they_are_said_to_be_written(tmp_path: Path, describe, cell, field, hits):
    (tmp_path / "data.tsv").write_text(f"day\ttown\thits\n2020-01-01\tAyton\t{cell}\n")
    schema = {"fields": [{"name": "hits", "type": "number"} | field]}
    series = daily_series(open_record(describe("data.tsv", schema=schema)), Selection(measure="hits"), JANUARY)
    assert series.totals[0] == hits


@pytest.mark.parametrize(
    ("cell", "pattern"),
    [
        ("03/01/2020", "%d/%m/%Y"),
        ("01/03/2020", "%m/%d/%Y"),
        ("3.1.20", "%d.%m.%y"),
        ("3 January 2020", "%d %B %Y"),
        ("03-Jan-2020", "%d-%b-%Y"),
        ("03/01/2020 23:59", "%d/%m/%Y"),
        ("03/01/2020 11:59 PM", "%d/%m/%Y"),
        ("2020003", "%Y%j"),
    ],
)
def test_dates_are_read_as_they_are_said_to_be_written(tmp_path: Path, describe, cell, pattern):
    (tmp_path / "data.tsv").write_text(f"day\ttown\thits\n{cell}\tAyton\t1\n")
    schema = {"fields": [{"name": "day", "type": "date", "format": pattern}]}
    series = daily_series(open_record(describe("data.tsv", schema=schema)), Selection(measure="hits"), JANUARY)
    assert series.totals.tolist().index(1) == 2


def test_a_format_without_days_dates_a_row_to_its_month(tmp_path: Path, describe):
    (tmp_path / "data.csv").write_text("day,town,hits\nJanuary 2020,Ayton,1\n")
    schema = {"fields": [{"name": "day", "type": "date", "format": "%B %Y"}]}
    record = open_record(describe("data.csv", schema=schema))
    assert daily_series(record, Selection(measure="hits", dated_by="inside"), JANUARY).n_rows.sum() == 0
    assert record.n_rows == 1


def test_codes_for_unknown_are_unknown(tmp_path: Path, describe):
    (tmp_path / "data.csv").write_text("day,town,hits\n2020-01-01,Ayton,-99\n2020-01-02,n/a,2\n")
    record = open_record(describe("data.csv", schema={"missingValues": ["", "-99", "n/a"]}))
    assert cells_of(record) == [("2020-01-01", "Ayton", ""), ("2020-01-02", "", "2")]
    assert daily_series(record, Selection(measure="hits"), JANUARY).covered[:3].tolist() == [False, True, False]


def test_days_and_times_of_excel_are_iso_dates(tmp_path: Path, describe):
    book = Workbook()
    for row in (
        HEAD,
        (date(2020, 1, 1), "A", 1.5),
        (),
        (datetime(2020, 1, 2, 3, 4), "B", 2),
        ("2020-01-03", "C", None),
    ):
        book.active.append(row)
    book.save(tmp_path / "data.xlsx")
    assert cells_of(open_record(describe("data.xlsx"))) == [
        ("2020-01-01", "A", "1.5"),
        ("2020-01-02 03:04:00", "B", "2"),
        ("2020-01-03", "C", ""),
    ]


@pytest.mark.parametrize("size", ["A1", "A1:B2", "A1:XFD1048576"])
def test_a_sheet_that_states_a_wrong_size_is_read_whole(tmp_path: Path, describe, size):
    write_excel(tmp_path / "whole.xlsx")
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as book, zipfile.ZipFile(tmp_path / "data.xlsx", "w") as changed:
        for name in book.namelist():
            changed.writestr(
                name, re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="%b"' % size.encode(), book.read(name))
            )
    assert cells_of(open_record(describe("data.xlsx"))) == ROWS


def test_a_sheet_is_chosen_by_name_or_number(tmp_path: Path, describe):
    book = Workbook()
    book.create_sheet("hits").append(HEAD)
    book.save(tmp_path / "data.xlsx")
    for dialect in ({"sheetName": "hits"}, {"sheetNumber": 2}):
        assert open_record(describe("data.xlsx", dialect=dialect)).columns == HEAD


def test_json_keeps_the_digits_and_what_lies_inside_a_cell(tmp_path: Path, describe):
    (tmp_path / "data.jsonl").write_text(
        '{"day": "2020-01-01", "town": "A", "hits": 1.50, "at": {"x": [1]}, "sure": true}\n{"hits": 2, "day": null}\n'
    )
    record = open_record(describe("data.jsonl"))
    assert record.columns == ("day", "town", "hits", "at", "sure")
    assert cells_of(record) == [("2020-01-01", "A", "1.50", '{"x": ["1"]}', "true")]
    assert record.n_rows == 2


@pytest.mark.parametrize(("path", "write"), [("data.sqlite", write_sqlite), ("data.duckdb", write_duckdb)])
def test_a_database_is_pinned_by_its_rows_in_any_order(tmp_path: Path, describe, path, write):
    write(tmp_path / path)
    first = open_record(describe(path))
    (tmp_path / path).unlink()
    write(tmp_path / path, ROWS[::-1])
    again = open_record(describe(path))
    (tmp_path / path).unlink()
    write(tmp_path / path, ROWS[:2])
    assert first.sha256 == again.sha256 != open_record(describe(path)).sha256


@pytest.mark.parametrize(("path", "write"), [("data.csv", WRITERS["data.csv"]), ("data.sqlite", write_sqlite)])
def test_a_table_that_changes_after_it_was_opened_is_not_read_again(tmp_path: Path, describe, path, write):
    write(tmp_path / path)
    record = open_record(describe(path))
    assert daily_series(record, Selection(measure="hits"), JANUARY).totals[0] == 4
    load_rows.cache_clear()
    assert daily_series(record, Selection(measure="hits"), JANUARY).totals[0] == 4
    load_rows.cache_clear()
    (tmp_path / path).unlink()
    write_sqlite(tmp_path / path, ROWS[:2]) if path.endswith("sqlite") else (tmp_path / path).write_text(CSV[:-20])
    with pytest.raises(RecordError, match=r"(?s)E219.*has changed since the record was opened.*open the record again"):
        daily_series(record, Selection(measure="hits"), JANUARY)


def test_a_table_of_several_is_named(tmp_path: Path, describe):
    write_sqlite(tmp_path / "data.db")
    database = sqlite3.connect(tmp_path / "data.db")
    database.execute('CREATE TABLE "x""; DROP TABLE hits" (day, town, hits)')
    database.close()
    assert open_record(describe("data.db", dialect={"table": "hits"})).n_rows == 3
    assert open_record(describe("data.db", dialect={"table": 'x"; DROP TABLE hits'})).n_rows == 0


@pytest.mark.parametrize("path", WRITERS)
def test_nothing_is_left_behind_in_the_temporary_folder(tmp_path: Path, describe, path, monkeypatch):
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(room))
    WRITERS[path](tmp_path / path)
    open_record(describe(path))
    assert list(room.iterdir()) == []


def test_a_large_table_lies_on_disk_and_says_the_same(tmp_path: Path, describe, monkeypatch):
    (tmp_path / "data.csv").write_text(CSV)
    in_memory = open_record(describe("data.csv"))
    load_rows.cache_clear()
    monkeypatch.setattr("onrecord.records.table.LARGE_CSV", 0)
    on_disk = open_record(describe("data.csv"))
    assert cells_of(on_disk) == cells_of(in_memory)
