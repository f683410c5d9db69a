"""CSV and TSV: any delimiter and encoding."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import islice

from onrecord.records.readers.rows import MAX_SHOWN, Rows, Unread, check_names, unreadable
from onrecord.records.readers.text_file import WHICH_ENCODING, lines_of, not_text, shown
from onrecord.records.resource import TableResource


class _Lines(Iterator[str]):
    """Lines that can be given back, so that one open quotation mark costs one line and not the rest of the file."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: list[str] = []
        self.number = 0
        self.taken: list[str] = []

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._lines)
        self.number += 1
        self.taken.append(line)
        return line

    def give_back_all_but_first(self) -> str:
        first, *others = self.taken
        self._again += reversed(others)
        self.number -= len(others)
        return first


def read_csv_file(resource: TableResource) -> tuple[list[str], Rows]:
    """Give the column names of a CSV file, and its rows.

    Raises
    ------
    RecordError
        E209 if there are no column names, or the file is no text; E218 if it is packed beyond measure.
    """
    lines = _Lines(lines_of(resource))
    for _ in islice(lines, resource.header_row - 1):
        lines.taken.clear()
    reader = csv.reader(lines, delimiter=resource.delimiter, quotechar=resource.quote, strict=True)
    try:
        names = next(reader, [])
    except csv.Error as error:
        raise unreadable(resource, f"line 1: {error}") from error
    if problem := not_text("".join(names), resource.encoding):
        raise unreadable(resource, f"line 1: {problem}", WHICH_ENCODING)
    rows = _rows(reader, lines, len(names), resource.encoding)
    unnamed = unnamed_columns(names)
    if unnamed and len(unnamed) < len(names):
        names, rows = [n for n in names if n.strip()], _without(rows, unnamed, resource)
    check_names(names, resource)
    return names, rows


def unnamed_columns(names: Sequence[str]) -> tuple[int, ...]:
    """Give the positions of columns without a name: a mark at the end of each line makes one."""
    return tuple(i for i, name in enumerate(names) if not name.strip())


def _without(rows: Rows, unnamed: tuple[int, ...], resource: TableResource) -> Rows:
    """Drop empty columns without a name; where one holds something, nobody can say what."""
    for number, row in enumerate(rows, start=1):
        if isinstance(row, Unread):
            yield row
            continue
        held = next((i for i in unnamed if (row[i] or "").strip()), None)
        if held is None:
            yield [cell for i, cell in enumerate(row) if i not in unnamed]
        elif number == 1:
            raise unreadable(resource, f"column {held + 1} has no name, and holds {row[held]!r}", "give it a name")
        else:
            yield Unread(problem=f"column {held + 1} has no name, and holds {shown((row[held] or '')[:60])!r}")


def _rows(reader: Iterator[list[str]], lines: _Lines, n_columns: int, encoding: str) -> Rows:
    while True:
        lines.taken.clear()
        first = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            text = lines.give_back_all_but_first()
            yield Unread(problem=_in_words(error), line=first, text=shown(text[:MAX_SHOWN]))
            continue
        if not cells:
            continue
        problem = _ragged(cells, n_columns) or next((p for c in cells if (p := not_text(c, encoding))), "")
        if problem:
            yield Unread(problem=problem, line=first, text=shown("".join(lines.taken)[:MAX_SHOWN]))
        else:
            yield cells


def _ragged(cells: list[str], n_columns: int) -> str:
    return "" if len(cells) == n_columns else f"{len(cells)} cells, but {n_columns} columns"


def _in_words(error: csv.Error) -> str:
    said = str(error)
    if "unexpected end of data" in said or "field larger" in said:
        return "a quotation mark is opened and not closed"
    if "expected after" in said:
        return "text after a closed quotation mark"
    return said
