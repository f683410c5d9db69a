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

_PAGE_NUMBER = re.compile(r"\W*(?:(?:page|p\.|seite)\s*)?\d{1,4}(?:\s*(?:of|/|von)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def without_margins(lines: Sequence[TextLine], heights: Mapping[int, float]) -> list[TextLine]:
    """Give the lines without page numbers and without what stands at the same height of several pages."""
    repeated = set(_repeated(lines, heights))
    return [line for line in lines if line not in repeated and not _is_page_number(line, heights)]


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


def _is_page_number(line: TextLine, heights: Mapping[int, float]) -> bool:
    return _in_margin(line, heights) and _PAGE_NUMBER.fullmatch(line.text.strip()) is not None
