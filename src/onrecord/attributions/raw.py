"""The seam between finders and the rest: spans that somebody or something took for an attribution."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.documents.document import Document
from onrecord.text.spans import Span, Spans

CoreferenceScorer = Callable[[Span, Sequence[Span]], Sequence[float]]
"""For a mention and its candidate antecedents, how likely each is the same one (any increasing scale of 0 to 1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawAttribution:
    """What a finder yields: where source, cue and content stand, and how sure it is."""

    source: Spans
    cue: Spans
    content: Spans
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEntity:
    """A name and what it names (``person``, ``organization``, ``place``, …)."""

    span: Span
    label: str
    probability: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that a finder knows about a document; entities and coreference are optional helps for naming speakers."""

    attributions: tuple[RawAttribution, ...]
    entities: tuple[NamedEntity, ...] = ()
    coreference: CoreferenceScorer | None = None


class Finder(Protocol):
    """Anything that marks source, cue and content in a document."""

    def __call__(self, document: Document) -> Found:
        """Find the attributions, in any order."""
