"""Direct, indirect or mixed: how much of a content stands in quotation marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.attributions.attribution import Quotation
from onrecord.text.spans import Span, Spans, overlap_length

_WHOLE = 0.97
"""Quoted share of the letters from which a content is direct; closing full stops may stand outside the marks."""


def quotation_of(content: Spans, quotes: Sequence[Span], text: str) -> Quotation:
    """Tell how a content is quoted, given the outermost quotations of the text in reading order.

    A transcript turn carries no marks and counts as indirect here; see `find_attributions`.
    """
    near = [quote for span in content for quote in _touching(span, quotes)]
    quoted = overlap_length(content, dict.fromkeys(near))
    if not quoted:
        return "indirect"
    total = sum(len(span.of(text).strip(" .,;:?!—–-")) for span in content)
    return "direct" if quoted >= _WHOLE * total else "mixed"


def _touching(span: Span, quotes: Sequence[Span]) -> Sequence[Span]:
    first = bisect_left(quotes, span.start, key=lambda quote: quote.end)
    last = bisect_left(quotes, span.end, key=lambda quote: quote.start)
    return quotes[first:last]
