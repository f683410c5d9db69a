"""The sentence around an attribution, and the quotation marks of its document, computed once."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.attributions.raw import RawAttribution
from onrecord.documents.document import Document
from onrecord.text.quotation_marks import quotation_spans
from onrecord.text.sentences import sentence_spans
from onrecord.text.spans import Span

_WIDEST = 400
"""Code points of a sentence that are looked at on each side of a cue; keeps run-on text cheap."""
_BESIDE = 25
"""Code points on each side of a cue in which a hedge belongs to it."""


class Context:
    """What lies around the spans of a document.

    Parameters
    ----------
    document : Document
        The article.
    """

    def __init__(self, document: Document) -> None:
        self.text = document.text
        blocks = [block.span for block in document.blocks_that_speak()]
        found = quotation_spans(document.text, blocks)
        self.quotes: tuple[Span, ...] = tuple(q.span for q in found if not q.depth)
        self._sentences = [span for block in blocks for span in sentence_spans(document.text, block)]
        self._starts = [span.start for span in self._sentences]

    def around(self, raw: RawAttribution) -> str:
        """Give the words of the cue's sentence that stand outside the content."""
        if not raw.cue:
            return ""
        sentence = self.sentence_at(raw.cue[0].start)
        start = max(sentence.start, raw.cue[0].start - _WIDEST)
        end = min(sentence.end, raw.cue[-1].end + _WIDEST)
        return _without(self.text, Span(start, max(start, end)), raw)

    def beside_cue(self, raw: RawAttribution) -> str:
        """Give the few words right beside the cue, outside source and content."""
        if not raw.cue:
            return ""
        sentence = self.sentence_at(raw.cue[0].start)
        start = max(sentence.start, raw.cue[0].start - _BESIDE)
        end = min(sentence.end, raw.cue[-1].end + _BESIDE)
        return _without(self.text, Span(start, max(start, end)), raw)

    def sentence_at(self, offset: int) -> Span:
        """Give the sentence that holds an offset (an empty span at the offset where there is none)."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._sentences[index].end:
            return Span(offset, offset)
        return self._sentences[index]

    def is_turn(self, raw: RawAttribution) -> bool:
        """Tell whether the cue is the colon of a transcript, after which speech runs without marks."""
        if len(raw.cue) != 1 or raw.cue[0].of(self.text) != ":" or not raw.source:
            return False
        return raw.source[0].start in self._starts and raw.source[0].of(self.text).isupper()


def _without(text: str, span: Span, raw: RawAttribution) -> str:
    parts, at = [], span.start
    for taken in sorted(raw.content + raw.source):
        if taken.overlaps(span):
            parts.append(text[at : max(at, taken.start)])
            at = max(at, taken.end)
    parts.append(text[at : max(at, span.end)])
    return " ".join(parts)
