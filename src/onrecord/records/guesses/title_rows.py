"""Lines that stand above the column names: a title, a source, a blank line."""

from __future__ import annotations

import csv
from collections.abc import Iterable

MAX_ABOVE = 30
"""Rows that are looked at for the column names."""


def header_row_of(rows: Iterable[Iterable[list[str]]]) -> int:
    """Give the row, from 1, that holds the column names.

    Parameters
    ----------
    rows : iterable of iterable of list of str
        For each row of the file its cells, once; nothing for a blank row.

    Returns
    -------
    int
        1 unless the first row has a single filled cell, and a later one, below blank rows and others of a single cell,
        has two or more without a gap, and rows as wide below it.

    Examples
    --------
    >>> header_row_of([[["Fires in 2021", ""]], [], [["day", "fires"]], [["2021-01-01", "3"]]])
    3
    >>> header_row_of([[["day", "fires"]], [["2021-01-01", "3"]]])
    1
    """
    try:
        cells = [[cell.strip() for cell in next(iter(row), [])] for row in rows]
    except csv.Error:
        return 1
    filled = [sum(map(bool, row)) for row in cells]
    found = next((i for i, n in enumerate(filled) if n > 1), 0)
    if found == 0 or found + 1 >= len(cells) or filled[0] != 1:
        return 1
    has_no_gap = all(cells[found][: filled[found]])
    return found + 1 if has_no_gap and max(filled[found + 1 :]) <= filled[found] else 1


def title_words(header_row: int) -> str:
    """Say what was passed over."""
    above = "the first row stands" if header_row == 2 else f"the first {header_row - 1} rows stand"
    return f"{above} above the column names and {'is' if header_row == 2 else 'are'} left out"
