"""Find what repeats at the edges of the pages of a PDF file: running titles and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.documents.pdf_layout import TextLine

MARGIN = 0.1
"""Share of the height of a page at its top and bottom in which running titles stand."""

SHIFT = 0.015
"""Share of the height by which a running title may move from page to page."""

_EDGE = r"[-–—|·\s]*"
_PAGE_NUMBER = re.compile(_EDGE + r"(?:(?:page|p\.)\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?" + _EDGE, re.IGNORECASE)
_PRINTED = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d{2}\b|(?:file:///|https?://)\S+(?:\s+\d+/\d+)?$")
_DIGITS = re.compile(r"\d+")


def without_margins(lines: Sequence[TextLine], heights: Mapping[int, float]) -> list[TextLine]:
    """Give the lines without page numbers and without what stands at the same height of several pages."""
    repeated = set(_repeated(lines, heights))
    once = [line for line in lines if line not in repeated]
    return [line for line in once if not (_in_margin(line, heights) and _is_furniture(line, once))]


def _repeated(lines: Iterable[TextLine], heights: Mapping[int, float]) -> Iterable[TextLine]:
    alike: dict[str, list[TextLine]] = defaultdict(list)
    for line in lines:
        if _in_margin(line, heights):
            alike[_DIGITS.sub("#", line.text.strip().casefold())].append(line)
    for group in alike.values():
        for line in group:
            others = (other for other in group if other.page != line.page)
            if any(_same_height(line, other, heights) for other in others):
                yield line


def _in_margin(line: TextLine, heights: Mapping[int, float]) -> bool:
    height = heights[line.page]
    return line.bottom < MARGIN * height or line.top > (1 - MARGIN) * height


def _same_height(line: TextLine, other: TextLine, heights: Mapping[int, float]) -> bool:
    return abs(line.top / heights[line.page] - other.top / heights[other.page]) <= SHIFT


def _is_furniture(line: TextLine, lines: Sequence[TextLine]) -> bool:
    """Tell of a line in a margin whether it is a page number that stands alone, or the mark of a browser's print."""
    words = line.text.strip()
    if _PRINTED.match(words):
        return True
    return _PAGE_NUMBER.fullmatch(words) is not None and not any(_touches(line, other) for other in lines)


def _touches(line: TextLine, other: TextLine) -> bool:
    """Tell whether another line stands right above or below, so that a number may be the end of a sentence."""
    if other is line or other.page != line.page:
        return False
    gap = max(other.top - line.bottom, line.top - other.bottom)
    return gap < line.size and other.left < line.right and line.left < other.right
