"""How a text file with a table is written: its encoding and the mark between its cells."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import RecordError
from onrecord.records.find_table import find_table
from onrecord.records.guesses.title_rows import MAX_ABOVE, header_row_of, title_words
from onrecord.records.readers.csv_file import unnamed_columns
from onrecord.records.readers.excel import first_rows_of_sheet

DELIMITERS = ",;\t|"
SAMPLE_BYTES = 1 << 20
TEXT_ENDINGS = (".csv", ".tsv", ".tab", ".txt")
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sniffed:
    """A Data Package's resource for a file, and what was found out about it."""

    resource: dict[str, Any]
    said: tuple[str, ...]


def sniff(path: Path, *, sheet: str = "", table: str = "") -> Sniffed:
    """Find out how a file is written; formats that say it themselves are left to their readers.

    Parameters
    ----------
    path : Path
        The file.
    sheet, table : str
        The sheet of a workbook, or the table of a database, if there are several.
    """
    resource: dict[str, Any] = {"name": resource_name(path.name.split(".")[0]), "path": path.name}
    if path.suffix.lower() not in TEXT_ENDINGS:
        asked = {"sheetName": sheet, "table": table}
        if dialect := {key: name for key, name in asked.items() if name}:
            resource["dialect"] = dialect
        return _below_title(resource, path)
    said = []
    start = _first_bytes(path)
    encoding = _encoding(start, whole=path.stat().st_size <= len(start))
    if encoding != "utf-8":
        resource["encoding"] = encoding
        said.append(f"the file is not UTF-8: it is read as {encoding}")
    delimiter = _delimiter(start.decode(encoding, errors="replace"))
    usual = "\t" if path.suffix.lower() in (".tsv", ".tab") else ","
    if delimiter != usual:
        resource["dialect"] = {"delimiter": delimiter}
        said.append(f"cells are parted by {'tabs' if delimiter == chr(9) else repr(delimiter)}")
    lines = start.decode(encoding, errors="replace").splitlines()
    header_row = header_row_of(csv.reader([line], delimiter=delimiter) for line in lines[:MAX_ABOVE])
    if header_row > 1:
        resource["dialect"] = resource.get("dialect", {}) | {"headerRows": [header_row]}
        said.append(title_words(header_row))
    names = next(csv.reader(lines[header_row - 1 : header_row], delimiter=delimiter), [])
    said += [f"column {i + 1} has no name and is empty: it is left out" for i in unnamed_columns(names)]
    if path.suffix.lower() == ".txt":
        resource["format"] = "csv"
    return Sniffed(resource=resource, said=tuple(said))


def _below_title(resource: dict[str, Any], path: Path) -> Sniffed:
    """Say at which row of a workbook the column names stand, if something stands above them."""
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return Sniffed(resource=resource, said=())
    try:
        rows = first_rows_of_sheet(find_table(path.parent, resource), MAX_ABOVE)
    except RecordError:  # told when the whole table is read
        return Sniffed(resource=resource, said=())
    header_row = header_row_of([row] for row in rows)
    if header_row == 1:
        return Sniffed(resource=resource, said=())
    dialect = resource.get("dialect", {}) | {"headerRows": [header_row]}
    return Sniffed(resource=resource | {"dialect": dialect}, said=(title_words(header_row),))


def resource_name(text: str) -> str:
    """Make a name that a Data Package allows: small letters, digits, dots, hyphens.

    Examples
    --------
    >>> resource_name("City Fires (2021)")
    'city-fires-2021'
    """
    kept = "".join(c if c.isascii() and c.isalnum() else " " for c in text.casefold())
    return "-".join(kept.split()) or "table"


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(SAMPLE_BYTES)


def _encoding(start: bytes, *, whole: bool) -> str:
    if (marked := _MARKS.get(start[:2])) is not None:
        return marked
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_off = not whole and error.start > len(start) - 4
        return "utf-8" if cut_off else "cp1252"
    return "utf-8"


def _delimiter(text: str) -> str:
    """Take the mark that cuts most of the first lines into the same number of cells, at least two."""
    lines = text.splitlines()[:50]

    def evenness(mark: str) -> tuple[float, int]:
        widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=mark) if cells)
        if not widths:
            return (0.0, 0)
        width, n = widths.most_common(1)[0]
        return (n / widths.total(), width) if width > 1 else (0.0, 0)

    try:
        return max(DELIMITERS, key=evenness)
    except csv.Error:
        return ","
