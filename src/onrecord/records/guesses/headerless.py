"""Files of known layouts that come without a line of column names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.records.guesses.shapes import known_shapes

_NUMBER, _DAY = re.compile(r"\d{5,}"), re.compile(r"(19|20)\d{6}")


def names_for(path: Path) -> tuple[str, ...]:
    """Give the column names of a tab-separated file that has none, if its number of columns tells its layout.

    Notes
    -----
    GDELT's export files: 61 columns (2.0) or 58 (1.0), a number first and a day of eight digits second.
    """
    try:
        with path.open(encoding="utf-8", errors="replace", newline="") as lines:
            cells = lines.readline(65536).rstrip("\r\n").split("\t")
    except OSError:
        return ()
    if len(cells) < 2 or not _NUMBER.fullmatch(cells[0]) or not _DAY.fullmatch(cells[1]):
        return ()
    named = (names for s in known_shapes().values() for names in s.fields.get("names_without_header", ()))
    return next((tuple(names) for names in named if len(names) == len(cells)), ())


def write_with_names(path: Path, names: tuple[str, ...], target: Path) -> int:
    """Write the rows of a file without quotation marks as CSV below the names; give how many did not fit.

    Rows with another number of cells cannot be read; they are counted, not written.
    """
    n_ragged = 0
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(names)
        for cells in _cells(path):
            if len(cells) == len(names):
                writer.writerow(cells)
            else:
                n_ragged += 1
    return n_ragged


def _cells(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        for line in lines:
            if line.strip():
                yield line.rstrip("\r\n").split("\t")
