"""The order in which the lines of a PDF page are read: columns from left to right, what spans them in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from onrecord.documents.document import Box

GUTTER = 0.6
"""In font sizes: a strip of page at least this wide, free of text on all rows of a zone, parts columns."""

FEWEST_ROWS = 3
"""A column has at least so many rows; fewer beside others are a table or a caption."""

MOST_ROWS = 400
"""On one page; a page with more rows is read from top to bottom, so that no page takes long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """A line, or a part of one, with its place on the page (points from the upper left corner)."""

    page: int
    start: int
    """Number of its first character among those of the file."""
    text: str
    box: Box
    size: float
    """Of the font, in points."""
    bold: bool
    column: int = 0
    """Lines of one number follow each other in one column."""

    @property
    def left(self) -> float:
        """Of the box."""
        return self.box[0]

    @property
    def top(self) -> float:
        """Of the box."""
        return self.box[1]

    @property
    def right(self) -> float:
        """Of the box."""
        return self.box[2]

    @property
    def bottom(self) -> float:
        """Of the box."""
        return self.box[3]


Row = list[TextLine]


def in_reading_order(lines: Sequence[TextLine]) -> list[TextLine]:
    """Give the lines of one page in the order of reading, each with the number of its column."""
    rows = _rows(lines)
    width = GUTTER * median(line.size for line in lines) if lines else 1.0
    zones = _zones(rows, width) if len(rows) <= MOST_ROWS else [rows]
    return [
        replace(line, column=number)
        for number, zone in enumerate(zones)
        for row in zone
        for line in sorted(row, key=_left)
    ]


def _rows(lines: Sequence[TextLine]) -> list[Row]:
    """Gather what stands at one height, from top to bottom."""
    rows: list[Row] = []
    for line in sorted(lines, key=_middle):
        last = rows[-1][-1] if rows else None
        if last is not None and _middle(line) - _middle(rows[-1][0]) < 0.4 * min(line.size, last.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _zones(rows: Sequence[Row], width: float) -> list[list[Row]]:
    """Part rows into zones of one column each: the longest stretch of rows with a common gutter is parted first."""
    stretch = _longest_stretch(rows, width)
    if stretch is None:
        return [list(rows)] if rows else []
    first, end, at = stretch
    left = [[line for line in row if line.left < at] for row in rows[first:end]]
    right = [[line for line in row if line.left >= at] for row in rows[first:end]]
    return [
        *_zones(rows[:first], width),
        *_zones([row for row in left if row], width),
        *_zones([row for row in right if row], width),
        *_zones(rows[end:], width),
    ]


def _longest_stretch(rows: Sequence[Row], width: float) -> tuple[int, int, float] | None:
    """Give the longest stretch of rows that one gutter parts, as first row, end and place of the gutter."""
    best: tuple[int, int, float] | None = None
    first = 0
    while first < len(rows) - FEWEST_ROWS + 1:
        end, at = _stretch_from(rows, first, width)
        if at is not None and (best is None or end - first > best[1] - best[0]):
            best = (first, end, at)
        first = end if at is not None else first + 1
    return best


def _stretch_from(rows: Sequence[Row], first: int, width: float) -> tuple[int, float | None]:
    """Give the end of the longest stretch that starts at a row and has a gutter, and where that is."""
    gaps: list[tuple[float, float]] = [(float("-inf"), float("inf"))]
    found: tuple[int, float | None] = (first, None)
    for end in range(first, len(rows)):
        gaps = _still_free(gaps, rows[end], width)
        inner = [gap for gap in gaps if gap[0] != float("-inf") and gap[1] != float("inf")]
        at = next(
            (gap[1] for gap in sorted(inner, key=_width, reverse=True) if _both_sides(rows[first : end + 1], gap[1])),
            None,
        )
        if at is not None:
            found = (end + 1, at)
        elif not inner and end - first >= 1:
            break
    return found


def _still_free(gaps: Sequence[tuple[float, float]], row: Row, width: float) -> list[tuple[float, float]]:
    """Cut out of the free strips what the lines of a row cover."""
    for line in row:
        cut = [(low, min(high, line.left)) for low, high in gaps] + [(max(low, line.right), high) for low, high in gaps]
        gaps = [gap for gap in cut if gap[1] - gap[0] >= width]
    return list(dict.fromkeys(gaps))


def _both_sides(rows: Sequence[Row], at: float) -> bool:
    left = sum(any(line.left < at for line in row) for row in rows)
    right = sum(any(line.left >= at for line in row) for row in rows)
    return left >= FEWEST_ROWS and right >= FEWEST_ROWS


def _width(gap: tuple[float, float]) -> float:
    return gap[1] - gap[0]


def _left(line: TextLine) -> float:
    return line.left


def _middle(line: TextLine) -> float:
    return (line.top + line.bottom) / 2
