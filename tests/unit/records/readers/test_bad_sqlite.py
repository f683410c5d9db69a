"""SQLite files that cannot be read, each with its whole message."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

TABLE = "CREATE TABLE hits (day TEXT, town TEXT, hits)"
ROW = "INSERT INTO hits VALUES ('2020-01-01', 'Ayton', 3)"

CASES: dict[str, tuple[list[str], dict[str, Any]]] = {
    "several tables": ([TABLE, "CREATE TABLE other (a)"], {}),
    "a table that is not there": ([TABLE], {"dialect": {"table": "hits; DROP TABLE hits"}}),
    "a view": ([TABLE, "CREATE VIEW v AS SELECT * FROM hits"], {"dialect": {"table": "v"}}),
    "no table": ([], {}),
    "text in another encoding": ([TABLE, ROW, "INSERT INTO hits VALUES ('2020-01-02', CAST(x'4ae9' AS TEXT), 1)"], {}),
    "a NUL character": ([TABLE, "INSERT INTO hits VALUES ('2020-01-02', 'a' || char(0), 1)"], {}),
    "infinity": ([TABLE, "INSERT INTO hits VALUES ('2020-01-02', 'A', 9e999)"], {}),
    "a negative count": ([TABLE, "INSERT INTO hits VALUES ('2020-01-02', 'A', -5)"], {}),
    "bytes for a number": ([TABLE, "INSERT INTO hits VALUES ('2020-01-02', 'A', x'00ff')"], {}),
    "day or month": ([TABLE, "INSERT INTO hits VALUES ('02/03/2020', 'A', 5)"], {}),
    "seconds for a day": ([TABLE, "INSERT INTO hits VALUES (1577836800, 'A', 5)"], {}),
    "a day that there is not": ([TABLE, "INSERT INTO hits VALUES ('2020-02-30', 'A', 5)"], {}),
    "ids that are there twice": ([TABLE, ROW, ROW], {"schema": {"primaryKey": ["day", "town"]}}),
    "a column that is not there": (["CREATE TABLE hits (day, town)"], {}),
    "a column with our name": (['CREATE TABLE hits (day, "onrecord_x", town, hits)'], {}),
}


def write(path: Path, statements: list[str]) -> None:
    database = sqlite3.connect(path)
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()


@pytest.mark.parametrize("case", CASES)
def test_a_bad_table_is_refused(tmp_path: Path, refuses, case):
    statements, resource = CASES[case]
    write(tmp_path / "data.sqlite", statements)
    refuses("sqlite.txt", case, "data.sqlite", resource)


def test_what_is_no_database_is_refused(tmp_path: Path, refuses):
    (tmp_path / "data.sqlite").write_text("no database, but long enough for one. " * 100)
    refuses("sqlite.txt", "no database", "data.sqlite", {})


def test_a_database_that_was_cut_off_is_refused(tmp_path: Path, refuses):
    path = tmp_path / "data.sqlite"
    write(path, [TABLE, *[ROW.replace("Ayton", "A" * 500)] * 100])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    refuses("sqlite.txt", "cut off", "data.sqlite", {})
