"""The rows behind the claims as files inside the page, within a room that the claims share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.findings.rows import RECORD_COLUMN
from onrecord.records import Cells
from onrecord.reports.csv import data_link, rows_lines
from onrecord.reports.plain import MOST_ROWS
from onrecord.reports.wording import counted

ROOM = 1_000_000
"""Bytes of CSV in a page, a third more as base64: with it, a page of twenty claims with all charts stays below 3 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsFile:
    """The rows behind a claim: the first as a table, as many as there is room for as a file."""

    columns: tuple[str, ...]
    shown: tuple[tuple[str, ...], ...]
    """The first rows, a cell a column."""
    link: str
    """The file itself, as an address; '' where not one row has room."""
    n_saved: int
    """Rows in the file."""
    n_rows: int
    """Rows behind the claim."""

    @property
    def is_whole(self) -> bool:
        """Tell whether the file holds every row."""
        return self.n_saved >= self.n_rows

    @property
    def heading(self) -> str:
        """Say what the table shows."""
        if len(self.shown) >= self.n_rows:
            return "The rows behind it"
        return f"The rows behind it (the first {len(self.shown)} of {self.n_rows:,})"

    @property
    def words(self) -> str:
        """Say what the file holds."""
        if self.is_whole:
            return f"Save {counted(self.n_rows, 'row')} as CSV"
        return f"Save the first {self.n_saved:,} of {self.n_rows:,} rows as CSV"


def rows_files(behind: Sequence[tuple[tuple[Cells, ...], int]]) -> tuple[RowsFile | None, ...]:
    """Make the files of a page.

    Every claim gets the same room; what one does not need goes to those that need more.

    Parameters
    ----------
    behind
        For each claim the rows at hand, and how many there are in all.

    Returns
    -------
    tuple of RowsFile or None
        None for claims without rows.
    """
    lines = [_lines(rows) for rows, _ in behind]
    rooms = fair_shares([sum(map(len, one)) for one in lines], ROOM)
    return tuple(
        _file(rows, n_rows, some, room) if rows else None
        for (rows, n_rows), some, room in zip(behind, lines, rooms, strict=True)
    )


def fair_shares(needs: Sequence[int], room: int) -> tuple[int, ...]:
    """Share out a room: the same to each, and what is left over to those that need more.

    Examples
    --------
    >>> fair_shares([10, 90, 500, 700], 600)
    (10, 90, 250, 250)
    """
    given = [0] * len(needs)
    for waiting, i in zip(range(len(needs), 0, -1), sorted(range(len(needs)), key=needs.__getitem__), strict=True):
        given[i] = min(needs[i], room // waiting)
        room -= given[i]
    return tuple(given)


def _lines(rows: tuple[Cells, ...]) -> list[bytes]:
    """Give the lines of the file, its head first, as far as they could have room at all."""
    lines: list[bytes] = []
    length = 0
    for line in rows_lines(rows) if rows else ():
        lines.append(line.encode("utf-8", "replace"))
        length += len(lines[-1])
        if length > ROOM:
            break
    return lines


def _file(rows: tuple[Cells, ...], n_rows: int, lines: list[bytes], room: int) -> RowsFile:
    columns = tuple(dict.fromkeys(column for row in rows for column, _ in row))
    kept = _fitting(lines, room)
    return RowsFile(
        columns=tuple("record" if column == RECORD_COLUMN else column for column in columns),
        shown=tuple(tuple(dict(row).get(column, "") for column in columns) for row in rows[:MOST_ROWS]),
        link=data_link(b"".join(lines[:kept])) if kept > 1 else "",
        n_saved=max(kept - 1, 0),
        n_rows=n_rows,
    )


def _fitting(lines: list[bytes], room: int) -> int:
    for i, line in enumerate(lines):
        room -= len(line)
        if room < 0:
            return i
    return len(lines)
