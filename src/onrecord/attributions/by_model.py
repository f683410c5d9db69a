"""The finder that reads with the shipped model, completed by the surest rules, behind the same seam as the rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.attributions.complete import completed
from onrecord.attributions.raw import Found, NamedEntity, RawAttribution
from onrecord.attributions.rules import find_by_rules
from onrecord.documents.document import Document
from onrecord.text.spans import Span, Spans

_LABELS = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place"}
"""Names of the model's entities that tell something about a speaker."""


def find_by_model(document: Document) -> Found:
    """Find attributions with the shipped model; the rules add only what is sure and where it saw nothing.

    Notes
    -----
    The model reads the whole text at once, furniture of the page too, since offsets count from its start;
    `find_attributions` keeps what stands in blocks that speak. What the model knows and misses: MODEL_CARD.md.
    """
    from onrecord.attributions.model import read_spans

    reading = read_spans(document.text)

    def coreference(mention: Span, candidates: Sequence[Span]) -> Sequence[float]:
        return reading.coreference((mention.start, mention.end), [(span.start, span.end) for span in candidates])

    found = tuple(
        RawAttribution(
            source=_spans(raw.source),
            cue=_spans(raw.cue),
            content=_spans(raw.content),
            probability=raw.probability,
        )
        for raw in reading.attributions
    )
    return Found(
        attributions=completed(found, find_by_rules(document).attributions),
        entities=tuple(
            NamedEntity(span=Span(e.start, e.end), label=_LABELS[e.label], probability=e.probability)
            for e in reading.entities
            if e.label in _LABELS
        ),
        coreference=coreference,
    )


def _spans(ranges: Iterable[tuple[int, int]]) -> Spans:
    return tuple(sorted(Span(start, end) for start, end in ranges))
