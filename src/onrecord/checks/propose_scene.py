"""The words around a claim, from which it takes places, actors and days that it does not name."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.claims.claim import Claim
from onrecord.documents.document import Document
from onrecord.text.dates import Period
from onrecord.text.spans import Span
from onrecord.text.times import TimeMention, find_times

REACH = 700
"""Characters before a claim in which something that it refers to is looked for: about a paragraph or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where a claim stands."""

    text: str
    """Of the document."""
    claim: tuple[Span, ...]
    sentence: Span
    before: tuple[Span, ...]
    """Words before the sentence, nearest first, each about a sentence long, none of boilerplate."""
    published: Period | None
    earlier_times: tuple[TimeMention, ...]
    """Time expressions of the sentence and of the words before, nearest first."""


def scene_of(claim: Claim, document: Document) -> Scene:
    """Gather the words around a claim."""
    sentence = claim.context or Span(claim.spans[0].start, claim.spans[-1].end)
    before = _before(document, sentence)
    published = document.published.period() if document.published else None
    area = Span(before[-1].start if before else sentence.start, sentence.end)
    times = [t for t in find_times(document.text, published=document.published, within=area) if t.period is not None]
    nearest = sorted(times, key=lambda t: _distance(t.span, claim.spans[0]))
    return Scene(
        text=document.text, claim=claim.spans, sentence=sentence, before=before, published=published,
        earlier_times=tuple(nearest),
    )  # fmt: skip


def _distance(span: Span, claim: Span) -> tuple[int, int]:
    """What stands before a claim is nearer to it than what stands after."""
    return (0, claim.start - span.end) if span.end <= claim.start else (1, span.start - claim.start)


def _before(document: Document, sentence: Span) -> tuple[Span, ...]:
    floor = max(0, sentence.start - REACH)
    out: list[Span] = []
    for block in document.blocks_that_speak():
        if block.span.start >= sentence.start or block.span.end <= floor:
            continue
        start, end = max(block.span.start, floor), min(block.span.end, sentence.start)
        out += _sentences(document.text, start, end)
    return tuple(reversed(out))


def _sentences(text: str, start: int, end: int) -> list[Span]:
    from onrecord.text.sentences import sentence_spans

    return list(sentence_spans(text, within=Span(start, end))) if end > start else []
