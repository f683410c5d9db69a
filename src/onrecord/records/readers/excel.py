"""Excel workbooks (.xlsx): the values that Excel last stored."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any

from onrecord.errors import RecordError
from onrecord.records.readers.rows import MAX_SHOWN, Cells, Rows, Unread, check_names, unreadable
from onrecord.records.readers.text_file import MAX_RATIO, MAX_UNPACKED, too_large
from onrecord.records.resource import TableResource

if TYPE_CHECKING:
    from openpyxl import Workbook

MAX_SHEET_BYTES = 1 << 30
"""Unpacked size of a workbook: a full sheet of a million rows stays below."""


DAMAGE = (
    *(ArithmeticError, AttributeError, EOFError, LookupError, OSError, RuntimeError),
    *(SyntaxError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error),
)
"""What damaged parts make zipfile, the XML parser (whose error is a SyntaxError) and openpyxl raise."""


def read_excel(resource: TableResource) -> tuple[list[str], Rows]:
    """Give the column names in the first row of a sheet, and the rows below.

    A formula counts by the result that Excel stored beside it; one without a result cannot be read.

    Raises
    ------
    RecordError
        E209 no workbook, or no column names; E216 several sheets and none named; E218 packed beyond measure.
    """
    _refuse_bomb(resource)
    values, formulas = _opened(resource, data_only=True), _opened(resource, data_only=False)
    name = _sheet_name(values, resource)
    rows = zip_longest(_cells(values[name], resource), _cells(formulas[name], resource), fillvalue=())
    names = _without_blank_end(next(islice(rows, resource.header_row - 1, None), ((), ()))[0])
    texts = ["" if n is None else _text(n) or "" for n in names]
    check_names(texts, resource)
    return texts, _rows(rows, len(names))


def first_rows_of_sheet(resource: TableResource, n: int) -> list[list[str]]:
    """Give the first rows of a sheet as texts, for a look at what stands above its column names.

    Raises
    ------
    RecordError
        As `read_excel`.
    """
    _refuse_bomb(resource)
    book = _opened(resource, data_only=True)
    rows = islice(_cells(book[_sheet_name(book, resource)], resource), n)
    return [[_text(cell) or "" for cell in row] for row in rows]


def _rows(rows: Iterator[tuple[Sequence[Any], Sequence[Any]]], n_columns: int) -> Rows:
    for values, formulas in rows:
        cells = _without_blank_end(values)
        if not cells and not _without_blank_end(formulas):
            continue
        texts = [_text(value) for value in cells]
        if problem := _problem(values, formulas, len(cells), n_columns):
            yield Unread(problem=problem, text=" | ".join(t or "" for t in texts)[:MAX_SHOWN])
        else:
            yield [*texts, *[None] * (n_columns - len(texts))]


def _problem(values: Sequence[Any], formulas: Sequence[Any], n_cells: int, n_columns: int) -> str:
    if n_cells > n_columns:
        return f"{n_cells} cells, but {n_columns} columns"
    for column, (value, formula) in enumerate(zip_longest(values, formulas), start=1):
        if value is None and formula is not None:
            return f"the formula {str(formula)[:60]!r} in column {column} has no stored result"
    return ""


def _text(value: Any) -> str | None:
    """Write a value as it would stand in a CSV file: days as ISO 8601, whole numbers without a point."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _without_blank_end(cells: Cells) -> Cells:
    n = len(cells)
    while n and (cells[n - 1] is None or cells[n - 1] == ""):
        n -= 1
    return cells[:n]


def _cells(sheet: Any, resource: TableResource) -> Iterator[Cells]:
    sheet.reset_dimensions()  # many programs write a wrong size: openpyxl would drop what lies beyond it
    try:
        yield from sheet.iter_rows(values_only=True)
    except DAMAGE as error:
        raise unreadable(resource, f"the workbook is damaged: {error}", "open it in Excel and save it again") from error


def _opened(resource: TableResource, *, data_only: bool) -> Workbook:
    from openpyxl import load_workbook

    try:
        return load_workbook(resource.path, read_only=True, data_only=data_only, keep_links=False)
    except DAMAGE as error:
        raise unreadable(resource, f"this is no .xlsx workbook: {error}", "save it as .xlsx or CSV") from error


def _sheet_name(book: Workbook, resource: TableResource) -> str:
    names: list[str] = [sheet.title for sheet in book.worksheets]
    wanted = resource.sheet
    if not wanted and len(names) == 1:
        return names[0]
    if wanted in names:
        return wanted
    if wanted.isdigit() and 1 <= int(wanted) <= len(names):
        return names[int(wanted) - 1]
    raise RecordError(
        f"the workbook has no sheet {wanted!r}" if wanted else f"the workbook has {len(names)} sheets",
        where=f"{resource.location}: {', '.join(map(repr, names))}",
        fix='name one: "dialect": {"sheetName": "…"}',
        code="E216",
    )


def _refuse_bomb(resource: TableResource) -> None:
    """Refuse a workbook that unpacks to far more than it is; no entry is read beyond the size that it declares."""
    try:
        with zipfile.ZipFile(resource.path) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, OSError) as error:
        raise unreadable(resource, f"this is no .xlsx workbook: {error}", "save it as .xlsx or CSV") from error
    most = min(MAX_SHEET_BYTES, max(MAX_UNPACKED, MAX_RATIO * resource.path.stat().st_size))
    if unpacked > most:
        raise too_large(resource, f"it unpacks to {unpacked:,} bytes, more than {most:,}")
