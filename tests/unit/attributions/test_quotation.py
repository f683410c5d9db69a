"""Direct, indirect or mixed."""

from __future__ import annotations

import pytest

from onrecord.attributions.quotation import quotation_of
from onrecord.text.quotation_marks import quotation_spans
from onrecord.text.spans import Span


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ('"The bridge is safe."', "direct"),
        ('"The bridge is safe".', "direct"),
        ("the bridge is safe", "indirect"),
        ('that the bridge is "a gift" to the town', "mixed"),
        ("“The bridge is safe,”", "direct"),
    ],
)
def test_quotation_type(text: str, quotation: str) -> None:
    quotes = [found.span for found in quotation_spans(text)]
    assert quotation_of((Span(0, len(text)),), quotes, text) == quotation


def test_split_content_counts_as_one() -> None:
    text = '"The bridge," she said, "is safe."'
    quotes = [found.span for found in quotation_spans(text)]
    assert quotation_of((Span(0, 13), Span(24, 34)), quotes, text) == "direct"
    assert quotation_of((Span(0, 13), Span(14, 22)), quotes, text) == "mixed"
