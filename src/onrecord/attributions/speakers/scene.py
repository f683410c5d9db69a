"""What a resolution looks at: the cast with all mentions in order, the sentences, and which words are quoted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.attributions.raw import NamedEntity
from onrecord.attributions.speakers.cast import Figure, cast_of
from onrecord.attributions.speakers.roles import roles_in
from onrecord.documents.document import Document
from onrecord.text.quotation_marks import quotation_spans
from onrecord.text.sentences import sentence_spans
from onrecord.text.spans import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a figure is named."""

    span: Span
    figure: Figure
    quoted: bool
    sentence: int


class Scene:
    """A document as the speaker resolution sees it."""

    def __init__(self, document: Document, entities: Sequence[NamedEntity] = ()) -> None:
        self.document = document
        self.text = document.text
        blocks = document.blocks_that_speak()
        spans = [block.span for block in blocks]
        self.sentences = [s for block in spans for s in sentence_spans(self.text, block)]
        self._sentence_starts = [s.start for s in self.sentences]
        self._blocks = [span.start for span in spans]
        self.quotes = [q.span for q in quotation_spans(self.text, spans) if not q.depth]
        self._quote_starts = [q.start for q in self.quotes]
        self.figures = cast_of(self.text, [s for s in self.sentences if not self._is_title_case(s)], (), entities)
        for figure in self.figures:
            figure.roles.extend(roles_in(self.text, figure, self))
        self.mentions = sorted(
            (
                Mention(n.span, f, self.is_quoted(n.span.start), self.sentence_of(n.span.start))
                for f in self.figures
                for n in f.names
            ),
            key=lambda m: m.span,
        )
        self._mention_starts = [m.span.start for m in self.mentions]

    def _is_title_case(self, sentence: Span) -> bool:
        words = [w for w in sentence.of(self.text).split() if len(w) > 3 and w[0].isalpha()]
        return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.75 * len(words)

    def is_quoted(self, offset: int) -> bool:
        """Tell whether an offset lies inside quotation marks."""
        index = bisect_right(self._quote_starts, offset) - 1
        return index >= 0 and offset < self.quotes[index].end

    def sentence_of(self, offset: int) -> int:
        """Give the number of the sentence at or before an offset."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def block_of(self, offset: int) -> int:
        """Give the number of the block at or before an offset."""
        return max(0, bisect_right(self._blocks, offset) - 1)

    def mentions_before(self, offset: int, limit: int = 60) -> Sequence[Mention]:
        """Give the mentions that end before an offset, the last `limit` of them."""
        end = bisect_left(self._mention_starts, offset)
        return self.mentions[max(0, end - limit) : end]

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        """Give the mentions inside a span."""
        return self.mentions[
            bisect_left(self._mention_starts, span.start) : bisect_left(self._mention_starts, span.end)
        ]
