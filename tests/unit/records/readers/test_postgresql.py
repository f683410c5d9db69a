"""Tables of a real PostgreSQL server, started for these tests where Debian's package is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import RecordError
from onrecord.records import Record, Selection, daily_series, first_rows, open_record
from onrecord.text.dates import parse_period

psycopg = pytest.importorskip("psycopg", reason="the driver is not installed: pip install 'onrecord[postgresql]'")

SERVICE = "postgresql://?service=onrecord_test"
JANUARY = parse_period("2020-01")
TABLE = "CREATE TABLE {} (day date, town text, hits numeric)"
ROWS = "INSERT INTO {} VALUES ('2020-01-03', 'Ayton', 2), ('2020-01-01', 'Ayton', 3), ('2020-01-01', 'Beeton', 1.5)"


def programs() -> Path | None:
    """Find the server's programs, which Debian keeps off the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


def run(*command: str | Path) -> None:
    """Run a program of the server, which refuses to be started by root."""
    as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    subprocess.run([*as_user, *map(str, command)], check=True, capture_output=True, cwd="/")


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """Start a server that listens on a socket of its own folder only."""
    bin_folder = programs()
    if bin_folder is None:
        pytest.skip("no PostgreSQL server is installed: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data, options = folder / "data", f"-k {folder} -c listen_addresses='' -c fsync=off"
    run(bin_folder / "initdb", "-D", data, "-U", "reader", "-A", "trust", "-E", "UTF8", "--locale=C")
    run(bin_folder / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield folder
    finally:
        run(bin_folder / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture
def database(server: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Give a connection to an empty database, and name it as a service."""
    services = tmp_path_factory.mktemp("services") / "services.conf"
    services.write_text(f"[onrecord_test]\nhost={server}\ndbname=postgres\nuser=reader\n")
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    with psycopg.connect(f"host={server} dbname=postgres user=reader", autocommit=True) as connection:
        yield connection
        connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public; DROP SCHEMA IF EXISTS other CASCADE")


def make(database: Any, *statements: str) -> None:
    for statement in statements:
        database.execute(statement)


def cells_of(record: Record) -> list[tuple[str, ...]]:
    found = first_rows(record, Selection(measure="events"), parse_period("1900/2100"))
    return [tuple(value for _, value in row) for row in found]


def test_a_table_is_read(database, describe):
    make(database, TABLE.format("hits"), ROWS.format("hits"))
    record = open_record(describe(SERVICE))
    assert (record.columns, record.n_rows) == (("day", "town", "hits"), 3)
    assert daily_series(record, Selection(measure="hits"), JANUARY).totals[:3].tolist() == [4.5, 0, 2]
    assert cells_of(record)[0] == ("2020-01-01", "Ayton", "3")


def test_the_order_of_the_rows_is_no_part_of_the_hash(database, describe):
    make(database, TABLE.format("hits"), ROWS.format("hits"))
    first = open_record(describe(SERVICE))
    make(database, "CREATE TABLE again AS SELECT * FROM hits ORDER BY hits", "DROP TABLE hits")
    assert open_record(describe(SERVICE)).sha256 == first.sha256
    make(database, "DELETE FROM again WHERE town = 'Beeton'")
    assert open_record(describe(SERVICE)).sha256 != first.sha256


def test_a_table_that_changed_is_not_read_again(database, describe):
    from onrecord.records.load import load_rows

    make(database, TABLE.format("hits"), ROWS.format("hits"))
    record = open_record(describe(SERVICE))
    load_rows.cache_clear()
    assert daily_series(record, Selection(measure="hits"), JANUARY).totals[0] == 4.5
    make(database, "DELETE FROM hits")
    load_rows.cache_clear()
    with pytest.raises(RecordError, match="E219"):
        daily_series(record, Selection(measure="hits"), JANUARY)


@pytest.mark.parametrize("table", ["hits", "other.hits", 'x"; DROP TABLE hits; --'])
def test_a_table_is_named_by_its_name_and_never_by_sql(database, describe, table):
    make(database, "CREATE SCHEMA other", TABLE.format("other.hits"), ROWS.format("other.hits"))
    make(database, TABLE.format('"x""; DROP TABLE hits; --"'), ROWS.format('"x""; DROP TABLE hits; --"'))
    assert open_record(describe(SERVICE, dialect={"table": table})).n_rows == 3


def test_columns_and_values_are_what_they_are(database, describe):
    make(
        database,
        'CREATE TABLE hits (day timestamptz, town text, hits float8, "x""; DROP TABLE hits; --" text)',
        "INSERT INTO hits VALUES ('2020-01-01 23:30+00', '<b>O''Hara, \"x\"\n</b>', 0.1, NULL)",
        "INSERT INTO hits VALUES ('2020-01-02', '', 1e20, '=1+1')",
    )
    record = open_record(describe(SERVICE))
    assert record.columns[3] == 'x"; DROP TABLE hits; --'
    assert cells_of(record) == [
        ("2020-01-01 23:30:00+00", '<b>O\'Hara, "x"\n</b>', "0.1", ""),
        ("2020-01-02 00:00:00+00", "", "1e+20", "=1+1"),
    ]


def test_a_view_of_the_server_is_read_like_a_table(database, describe):
    make(database, TABLE.format("hits"), ROWS.format("hits"), "CREATE VIEW v AS SELECT * FROM hits WHERE hits > 2")
    assert open_record(describe(SERVICE, dialect={"table": "v"})).n_rows == 1


def test_nothing_can_be_written(database, describe):
    """A view that calls a writing function fails: the transaction is read-only."""
    make(
        database,
        TABLE.format("hits"),
        "CREATE FUNCTION harm() RETURNS text LANGUAGE plpgsql AS $$ BEGIN DELETE FROM hits; RETURN 'x'; END $$",
        "CREATE VIEW v AS SELECT DATE '2020-01-01' AS day, harm() AS town, 1 AS hits",
    )
    with pytest.raises(RecordError, match=r"(?s)E217.*read-only transaction"):
        open_record(describe(SERVICE, dialect={"table": "v"}))


BAD: dict[str, tuple[list[str], dict[str, Any]]] = {
    "several tables": ([TABLE.format("hits"), TABLE.format("other")], {}),
    "no table": ([], {}),
    "a table that is not there": ([TABLE.format("hits")], {"dialect": {"table": "hits; DROP TABLE hits"}}),
    "a name in two schemas": (
        ["CREATE SCHEMA other", TABLE.format("hits"), TABLE.format("other.hits")],
        {"dialect": {"table": "hits"}},
    ),
    "a column that is not there": (["CREATE TABLE hits (day date, town text)"], {}),
    "a column with our name": (["CREATE TABLE hits (day date, town text, hits int, onrecord_day date)"], {}),
    "columns that differ in case only": (['CREATE TABLE hits (day date, town text, hits int, "Hits" int)'], {}),
    "no number": ([TABLE.format("hits"), "INSERT INTO hits VALUES ('2020-01-01', 'A', 'NaN')"], {}),
    "a negative count": ([TABLE.format("hits"), "INSERT INTO hits VALUES ('2020-01-01', 'A', -1)"], {}),
    "days beyond the calendar": (
        [TABLE.format("hits"), "INSERT INTO hits VALUES ('infinity', 'A', 1), ('0044-03-15 BC', 'A', 1)"],
        {},
    ),
    "day or month": (
        ["CREATE TABLE hits (day text, town text, hits text)", "INSERT INTO hits VALUES ('03/04/2020', 'A', '1,200')"],
        {},
    ),
    "ids that are there twice": (
        [TABLE.format("hits"), ROWS.format("hits"), ROWS.format("hits")],
        {"schema": {"primaryKey": ["day", "town"]}},
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_table_is_refused(database, refuses, case):
    statements, resource = BAD[case]
    make(database, *statements)
    refuses("postgresql.txt", case, SERVICE, resource)


@pytest.mark.parametrize(
    "path",
    [
        "postgresql://db.example.org/events",
        "postgresql://reader:secret@db.example.org/events",
        "postgres://?service=a",
        "postgresql://?service=a&host=db.example.org",
        "postgresql://?service=a b",
    ],
)
def test_a_record_never_chooses_a_host_nor_holds_a_password(refuses, path):
    refuses("postgresql.txt", "a host or a password", path, {})


SERVER_REFUSES = r"(?s)^\[E217\] the server cannot be read\n  where: PostgreSQL service onrecord_test: .*"
"""The words behind the colon are libpq's, and differ from version to version."""


def test_a_service_that_nobody_set_up_is_named(describe, monkeypatch, tmp_path_factory):
    services = tmp_path_factory.mktemp("services") / "services.conf"
    services.write_text("")
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    monkeypatch.setenv("PGSYSCONFDIR", str(services.parent))
    with pytest.raises(RecordError, match=SERVER_REFUSES + 'definition of service "onrecord_test" not found'):
        open_record(describe(SERVICE))


def test_a_server_that_is_not_there_is_an_error_of_the_server(describe, monkeypatch, tmp_path_factory):
    services = tmp_path_factory.mktemp("services") / "services.conf"
    services.write_text(f"[onrecord_test]\nhost={services.parent}\ndbname=postgres\n")
    monkeypatch.setenv("PGSERVICEFILE", str(services))
    with pytest.raises(
        RecordError, match=r"(?s)^\[E217\] the server cannot be read\n  where: PostgreSQL service onrecord_test: .*"
    ):
        open_record(describe(SERVICE))
