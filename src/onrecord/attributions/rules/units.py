"""Sentences with their words: the stretches within which a cue is looked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.attributions.rules.tokens import Token, tokens_of
from onrecord.documents.document import Document
from onrecord.text.quotation_marks import quotation_spans
from onrecord.text.sentences import sentence_spans
from onrecord.text.spans import Span

LONGEST = 600
"""Words and marks of a unit; a longer sentence (no punctuation at all) is read in pieces to keep the time linear."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of a block that speaks, with its words and its outermost quotations."""

    block: int
    is_headline: bool
    opens_block: bool
    span: Span
    tokens: tuple[Token, ...]
    quotes: tuple[Span, ...]

    @property
    def is_quotation_only(self) -> bool:
        """Whether everything but marks stands inside quotation marks."""
        return bool(self.quotes) and all(token.quoted for token in self.tokens if token.is_word)


def units_of(document: Document) -> Iterator[Unit]:
    """Go through the units of all blocks that speak, in reading order."""
    blocks = document.blocks_that_speak()
    found = quotation_spans(document.text, [block.span for block in blocks])
    quotes = [quotation.span for quotation in found if not quotation.depth]
    for number, block in enumerate(blocks):
        inside = tuple(_clipped(quotes, block.span))
        for order, span in enumerate(sentence_spans(document.text, block.span)):
            mine = tuple(_clipped(inside, span))
            tokens = tuple(tokens_of(document.text, span, mine))
            headline = block.role in ("headline", "subheading")
            for start in range(0, len(tokens), LONGEST):
                yield Unit(number, headline, order == 0, span, tokens[start : start + LONGEST], mine)


def _clipped(quotes: Sequence[Span], within: Span) -> Iterator[Span]:
    first = bisect_right(quotes, within.start, key=lambda quote: quote.end)
    for quote in islice(quotes, first, None):
        if quote.start >= within.end:
            break
        yield Span(max(quote.start, within.start), min(quote.end, within.end))
