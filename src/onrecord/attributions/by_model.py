"""The finder that ships: the trained model's reading, as the rest of the package takes it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attributions.model import Entity, read_spans
from onrecord.attributions.model import RawAttribution as ReadAttribution
from onrecord.attributions.raw import Found, NamedEntity, RawAttribution
from onrecord.documents.document import Document
from onrecord.text.spans import Span, Spans

_LABELS = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place"}


def find_by_model(document: Document) -> Found:
    """Mark attributions and names with the shipped model, in one pass over the text."""
    reading = read_spans(document.text)

    def coreference(mention: Span, candidates: Sequence[Span]) -> Sequence[float]:
        return reading.coreference((mention.start, mention.end), [(c.start, c.end) for c in candidates])

    return Found(
        attributions=tuple(_raw(found) for found in reading.attributions),
        entities=tuple(_named(entity) for entity in reading.entities if entity.label in _LABELS),
        coreference=coreference,
    )


def _raw(found: ReadAttribution) -> RawAttribution:
    return RawAttribution(
        source=_spans(found.source), cue=_spans(found.cue), content=_spans(found.content), probability=found.probability
    )


def _spans(ranges: Sequence[tuple[int, int]]) -> Spans:
    return tuple(Span(start, end) for start, end in ranges)


def _named(entity: Entity) -> NamedEntity:
    return NamedEntity(span=Span(entity.start, entity.end), label=_LABELS[entity.label], probability=entity.probability)
