"""DuckDB and Parquet files that cannot be read, each with its whole message."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

TABLE = "CREATE TABLE hits (day DATE, town TEXT, hits DOUBLE)"
TEXTS = "CREATE TABLE hits (day TEXT, town TEXT, hits TEXT)"
ROW = "INSERT INTO hits VALUES ('2020-01-01', 'Ayton', 3)"
ONE = "SELECT DATE '2020-01-01' AS day, 'Ayton' AS town, 3 AS hits"

DATABASES: dict[str, tuple[list[str], dict[str, Any]]] = {
    "several tables": ([TABLE, "CREATE TABLE other (a INT)"], {}),
    "a table that is not there": ([TABLE], {"dialect": {"table": 'x"; DROP TABLE hits'}}),
    "a view of another file": (
        [TABLE, "CREATE VIEW v AS SELECT * FROM read_text('/etc/passwd')"],
        {"dialect": {"table": "v"}},
    ),
    "no table": ([], {}),
    "numbers that are none": (
        [TABLE, "INSERT INTO hits VALUES ('2020-01-02', 'B', 'nan'), ('2020-01-02', 'B', 'inf')"],
        {},
    ),
    "a negative count": ([TABLE, "INSERT INTO hits VALUES ('2020-01-02', 'B', -1)"], {}),
    "days beyond the calendar": ([TABLE, "INSERT INTO hits VALUES ('12020-01-02', 'B', 1), ('infinity', 'B', 1)"], {}),
    "day or month, thousands with commas": ([TEXTS, "INSERT INTO hits VALUES ('1/2/2020', 'B', '1,000')"], {}),
    "a formula for a number": ([TEXTS, "INSERT INTO hits VALUES ('2020-01-02', 'B', '=1+1')"], {}),
    "a column that is not there": (["CREATE TABLE hits (day TEXT, town TEXT)"], {}),
    "a column with our name": (["CREATE TABLE hits (day TEXT, town TEXT, hits INT, onrecord_day INT)"], {}),
    "ids that are there twice": ([TABLE, ROW, ROW], {"schema": {"primaryKey": ["day", "town"]}}),
}
PARQUET: dict[str, tuple[str, dict[str, Any]]] = {
    "a column that is not there": ("SELECT 1 AS day", {}),
    "a column with our name": ("SELECT 1 AS day, 2 AS onrecord_row", {}),
    "numbers that are none": (ONE.replace("3", "unnest(['nan'::DOUBLE, 'inf'::DOUBLE])"), {}),
    "a negative count": (ONE.replace("3 AS", "-3 AS"), {}),
    "a list for a number": (ONE.replace("3", "[1, 2]"), {}),
    "days beyond the calendar": (ONE.replace("DATE '2020-01-01'", "unnest([DATE '1020-01-01', 'infinity'])"), {}),
    "day or month": (ONE.replace("DATE '2020-01-01'", "'03/04/2020'"), {}),
    "thousands with points": (ONE.replace("3", "'1.200,5'"), {}),
    "a formula for a number": (ONE.replace("3", "'=1+1'"), {}),
    "ids that are there twice": (f"{ONE} UNION ALL {ONE}", {"schema": {"primaryKey": "day"}}),
}


def write_database(path: Path, statements: list[str]) -> None:
    database = duckdb.connect(str(path))
    for statement in statements:
        database.execute(statement)
    database.close()


def write_parquet(path: Path, sql: str) -> None:
    duckdb.execute(f"COPY ({sql}) TO '{path}' (FORMAT parquet)")


@pytest.mark.parametrize("case", DATABASES)
def test_a_bad_database_is_refused(tmp_path: Path, refuses, case):
    statements, resource = DATABASES[case]
    write_database(tmp_path / "data.duckdb", statements)
    refuses("duckdb.txt", case, "data.duckdb", resource)


@pytest.mark.parametrize("case", PARQUET)
def test_a_bad_parquet_file_is_refused(tmp_path: Path, refuses, case):
    sql, resource = PARQUET[case]
    write_parquet(tmp_path / "data.parquet", sql)
    refuses("parquet.txt", case, "data.parquet", resource)


@pytest.mark.parametrize("ending", ["duckdb", "parquet"])
@pytest.mark.parametrize("content", ["", "day,town,hits\n"], ids=["empty", "text"])
def test_what_is_no_such_file_is_refused(tmp_path: Path, refuses, ending, content):
    (tmp_path / f"data.{ending}").write_text(content)
    refuses(f"{ending}.txt", f"no {ending} file: {content.strip() or 'empty'}", f"data.{ending}", {})


def test_a_parquet_file_that_was_cut_off_is_refused(tmp_path: Path, refuses):
    path = tmp_path / "data.parquet"
    write_parquet(path, ONE)
    path.write_bytes(path.read_bytes()[:-30])
    refuses("parquet.txt", "cut off", "data.parquet", {})


@pytest.mark.parametrize("ending", ["duckdb", "parquet"])
def test_damage_inside_a_file_is_an_error_of_the_table(tmp_path: Path, describe, ending):
    """The words after the colon are DuckDB's, and differ from version to version."""
    from onrecord.errors import RecordError
    from onrecord.records import open_record

    path, many = (
        tmp_path / f"data.{ending}",
        "SELECT DATE '2020-01-01' AS day, 'A' || range AS town, range AS hits FROM range(99999)",
    )
    if ending == "parquet":
        write_parquet(path, many)
        damaged = bytearray(path.read_bytes())
        damaged[2_000:40_000] = b"\xff" * 38_000
        path.write_bytes(bytes(damaged))
    else:
        write_database(path, [f"CREATE TABLE hits AS {many}"])
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(RecordError, match=r"(?s)^\[E209\] the table cannot be read\n  where: .*data\.\w+: .*\n  fix:"):
        open_record(describe(path.name))
