"""Excel workbooks that cannot be read, each with its whole message."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from onrecord.errors import RecordError
from onrecord.records import open_record

HEAD, ROW = ["day", "town", "hits"], [date(2020, 1, 1), "Ayton", 3]


def workbook(*rows: Sequence[Any], more_sheets: tuple[str, ...] = ()) -> bytes:
    """Make a workbook with the rows in the sheet "hits"."""
    book, out = Workbook(), io.BytesIO()
    book.active.title = "hits"
    for row in rows:
        book.active.append(row)
    for name in more_sheets:
        book.create_sheet(name)
    book.save(out)
    return out.getvalue()


def altered(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Change the parts of a workbook."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in book.namelist():
            changed.writestr(name, change(name, book.read(name)))
    return out.getvalue()


def with_bomb(content: bytes) -> bytes:
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/image1.png", b"\0" * (100 << 20))
    return out.getvalue()


def with_entities(name: str, part: bytes) -> bytes:
    """Put ten billion letters into a text by entities of entities."""
    if not name.endswith("sheet1.xml"):
        return part
    levels = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    return f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{levels}]>'.encode() + part.replace(b"<t>day", b"<t>&j;")


CASES: dict[str, tuple[bytes, dict[str, Any]]] = {
    "a formula without its result": (workbook(HEAD, [date(2020, 1, 1), "Ayton", "=1+2"]), {}),
    "several sheets": (workbook(HEAD, more_sheets=("notes",)), {}),
    "a sheet that is not there": (workbook(HEAD), {"dialect": {"sheetName": "gone"}}),
    "a sheet beyond the last": (workbook(HEAD), {"dialect": {"sheetNumber": 2}}),
    "an empty sheet": (workbook(), {}),
    "two columns of one name": (workbook(["day", "town", "hits", "Hits"]), {}),
    "a column without a name": (workbook(["day", None, "hits"]), {}),
    "a row too long": (workbook(HEAD, [*ROW, "a note"]), {}),
    "a column that is not there": (workbook(["day", "town", "strikes"], ROW), {}),
    "day or month": (workbook(HEAD, ["03/04/2020", "Ayton", 1]), {}),
    "a number for a day": (workbook(HEAD, [43831, "Ayton", 1]), {}),
    "an error for a number": (workbook(HEAD, [date(2020, 1, 1), "Ayton", "#DIV/0!"]), {}),
    "a negative count": (workbook(HEAD, [date(2020, 1, 1), "Ayton", -1]), {}),
    "ids that are there twice": (workbook(HEAD, ROW, ROW), {"schema": {"primaryKey": ["day", "town"]}}),
    "no zip": (b"PK nothing", {}),
    "CSV under another name": (b"day,town,hits\n", {}),
    "cut off": (workbook(HEAD, ROW)[:-200], {}),
    "a sheet that breaks off": (
        altered(workbook(HEAD, ROW), lambda name, part: part[:300] if "sheet1" in name else part),
        {},
    ),
    "a zip bomb": (with_bomb(workbook(HEAD, ROW)), {}),
}


@pytest.mark.parametrize("case", CASES)
def test_a_bad_table_is_refused(tmp_path: Path, refuses, case):
    content, resource = CASES[case]
    (tmp_path / "data.xlsx").write_bytes(content)
    refuses("excel.txt", case, "data.xlsx", resource)


def test_a_bomb_of_entities_is_refused(tmp_path: Path, describe):
    """The words behind "damaged" are those of the XML parser, and differ from version to version."""
    (tmp_path / "data.xlsx").write_bytes(altered(workbook(HEAD, ROW), with_entities))
    with pytest.raises(RecordError, match=r"(?s)^\[E209\].*the workbook is damaged: .*amplification"):
        open_record(describe("data.xlsx"))
