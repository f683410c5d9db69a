"""CSV files that cannot be read, each with its whole message."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import RecordError
from onrecord.records import open_record, stage

HEAD, ROW = "day,town,hits\n", "2020-01-01,Ayton,3\n"


def day_format(pattern: str) -> dict[str, Any]:
    return {"schema": {"fields": [{"name": "day", "type": "date", "format": pattern}]}}


CASES: dict[str, tuple[str | bytes, dict[str, Any]]] = {
    "another encoding": (HEAD.encode() + "2020-01-02,Jérico,1\n".encode("cp1252"), {}),
    "utf-16 that nobody mentions": ((HEAD + ROW).encode("utf-16"), {}),
    "utf-16 that it is not": (HEAD + ROW, {"encoding": "utf-16"}),
    "an encoding that there is not": (HEAD + ROW, {"encoding": "klingon"}),
    "an encoding that is none of text": (HEAD + ROW, {"encoding": "base64"}),
    "rows too short and too long": (HEAD + ROW + "2020-01-02,Ayton\n2020-01-03,Ayton,1,9\n", {}),
    "an open quotation mark": (HEAD + ROW + '2020-01-02,"Ayton,1\n' + ROW, {}),
    "text behind a quotation": (HEAD + '2020-01-02,"Ay"ton,1\n' + ROW, {}),
    "day or month": (HEAD + "03/04/2020,Ayton,3\n05/04/2020,Ayton,3\n", {}),
    "day first, as one row shows": (HEAD + "03/04/2020,Ayton,3\n25/04/2020,Ayton,3\n", {}),
    "dates in several formats": (HEAD + ROW + "1 Feb 2020,Ayton,3\n2020/03/04,Ayton,1\n", {}),
    "dates beside their format": (HEAD + "03/04/2020,A,3\n2020-04-05,A,3\n13/13/2020,A,1\n", day_format("%d/%m/%Y")),
    "years of two digits under four": (HEAD + "03/04/20,Ayton,3\n", day_format("%d/%m/%Y")),
    "a format that is to be guessed": (HEAD + ROW, day_format("any")),
    "days that there are not": (HEAD + "2020-13-01,A,3\n2020-02-30,A,3\n0020-01-01,A,1\n9999-01-01,A,1\n", {}),
    "ids that are there twice": ("id," + HEAD + f"1,{ROW}1,{ROW},{ROW}2,{ROW}", {"schema": {"primaryKey": "id"}}),
    "ids that are not there": (HEAD + ROW, {"schema": {"primaryKey": "id"}}),
    "a negative count": (HEAD + "2020-01-01,Ayton,-99\n", {}),
    "thousands with commas": (HEAD + '2020-01-01,Ayton,"1,200"\n', {}),
    "no number": (HEAD + "".join(f"2020-01-01,A,{n}\n" for n in ("NaN", "inf", "1e999", "1_000", "0x10", "many")), {}),
    "formulas for numbers": (HEAD + "2020-01-01,Ayton,=1+1\n2020-01-01,Ayton,=cmd|'/C calc'!A0\n", {}),
    "a column that is not there": ("day,town,strikes\n" + ROW, {}),
    "another delimiter": ((HEAD + ROW).replace(",", ";"), {}),
    "an empty file": ("", {}),
    "nothing but blank lines": ("\n\n\n", {}),
    "two columns of one name": ("day,town,hits,Hits\n", {}),
    "a column without a name": ("day,town,hits,\n2020-01-01,Ayton,1,9\n", {}),
    "a column with our name": ("day,town,hits,onrecord_day\n", {}),
    "a NUL character": (HEAD + ROW + "2020-01-02,Ay\0ton,1\n", {}),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", {}),
    "packed, as its name does not say": (gzip.compress((HEAD + ROW).encode(), mtime=0), {}),
    "marks that are no dialect": (HEAD + ROW, {"dialect": {"delimiter": ";;", "header": False, "skipSpace": True}}),
    "one mark for two things": (HEAD + ROW, {"schema": {"fields": [{"name": "hits", "groupChar": "."}]}}),
    "more than twenty bad rows": (HEAD + "x,Ayton,3\n" * 23, {}),
}
PACKED = {
    "not packed, as its name says": b"day,town,hits\n",
    "packed and cut off": gzip.compress((HEAD + ROW * 1000).encode(), mtime=0)[:-20],
    "blank lines without end": gzip.compress((HEAD + ROW).encode() + b"\n" * 1_000_002, mtime=0),
    "packed beyond measure": gzip.compress((HEAD + f'2020-01-01,"{"A" * 100_000}",3\n' * 700).encode(), mtime=0),
}


@pytest.mark.parametrize("case", CASES)
def test_a_bad_table_is_refused(tmp_path: Path, refuses, case):
    content, resource = CASES[case]
    (tmp_path / "data.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    refuses("csv.txt", case, "data.csv", resource)


@pytest.mark.parametrize("case", PACKED)
def test_a_bad_packed_table_is_refused(tmp_path: Path, refuses, case):
    (tmp_path / "data.csv.gz").write_bytes(PACKED[case])
    refuses("csv.txt", case, "data.csv.gz", {})


def test_a_file_of_rows_that_cannot_be_read_is_given_up(tmp_path: Path, describe, monkeypatch):
    monkeypatch.setattr(stage, "MAX_UNREAD", 1000)
    (tmp_path / "data.csv").write_text(HEAD + ROW + "1\n" * 2000, encoding="utf-8")
    with pytest.raises(
        RecordError,
        match=r"(?s)E209.*more than 1,000 rows cannot be read, such as row 1,002: 1 cells, but 3 columns",
    ):
        open_record(describe("data.csv", dialect={"quoteChar": "'"}), skip_bad_rows=True)


def test_two_gigabytes_without_a_line_are_refused_within_little_memory(tmp_path: Path, describe):
    import resource as of_process

    with (tmp_path / "data.csv").open("wb") as file:
        file.write(HEAD.encode())
        file.truncate(2 << 30)
    before = of_process.getrusage(of_process.RUSAGE_SELF).ru_maxrss
    with pytest.raises(RecordError, match=r"(?s)E209.*a line of more than 16,777,216 characters: this is no table"):
        open_record(describe("data.csv"))
    assert of_process.getrusage(of_process.RUSAGE_SELF).ru_maxrss - before < 300_000, "kilobytes"
