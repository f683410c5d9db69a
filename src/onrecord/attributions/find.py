"""Find who said what in a document: a finder marks the spans, the rest is common to all finders."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.attributions.attribution import Attribution, Speaker
from onrecord.attributions.by_model import find_by_model
from onrecord.attributions.context import Context
from onrecord.attributions.kinds import is_hedged, is_negated, kind_of
from onrecord.attributions.quotation import quotation_of
from onrecord.attributions.raw import Finder, Found, RawAttribution
from onrecord.attributions.speakers import resolve_speakers
from onrecord.attributions.via import vias_of
from onrecord.documents.document import Document
from onrecord.text.spans import Span, Spans


def find_attributions(document: Document, *, finder: Finder | None = None) -> tuple[Attribution, ...]:
    """Find every statement that a document attributes to somebody.

    Parameters
    ----------
    document : Document
        The article; only its blocks that speak (headline, subheading, body, caption) are read.
    finder : Finder, optional
        What marks sources, cues and contents; by default the finder that ships with the package.

    Returns
    -------
    tuple of Attribution
        In reading order, with the ids ``a1``, ``a2``, …

    Notes
    -----
    Speaker, kind, quotation type, negation, hedging and chain are decided here, alike for every finder.
    """
    found = (finder or default_finder)(document)
    raws = _in_reading_order(document, found)
    context = Context(document)
    speakers = resolve_speakers(document, raws, entities=found.entities, coreference=found.coreference)
    vias = vias_of(raws, speakers)
    return tuple(
        _attribution(f"a{number}", raw, speaker, via, context)
        for number, (raw, speaker, via) in enumerate(zip(raws, speakers, vias, strict=True), 1)
    )


def default_finder(document: Document) -> Found:
    """Mark attributions with the finder that ships with the package."""
    return find_by_model(document)


def _in_reading_order(document: Document, found: Found) -> tuple[RawAttribution, ...]:
    blocks = [block.span for block in document.blocks_that_speak()]
    kept = {raw: None for raw in found.attributions if raw.content and _speaks(raw, blocks)}
    return tuple(sorted(kept, key=lambda raw: (_extent(raw), raw.cue)))


def _speaks(raw: RawAttribution, blocks: Sequence[Span]) -> bool:
    extent = _extent(raw)
    index = bisect_left(blocks, extent.start, key=lambda block: block.end)
    return any(block.overlaps(extent) for block in blocks[index : index + 2])


def _extent(raw: RawAttribution) -> Span:
    spans = raw.source + raw.cue + raw.content
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _attribution(id_: str, raw: RawAttribution, speaker: Speaker, via: str, context: Context) -> Attribution:
    text, around = context.text, context.around(raw)
    content: Spans = tuple(sorted(raw.content))
    return Attribution(
        id=id_,
        source=raw.source,
        cue=raw.cue,
        content=content,
        quotation="direct" if context.is_turn(raw) else quotation_of(content, context.quotes, text),
        kind=kind_of(raw.cue, text, around=around, by_document=speaker.type == "document"),
        speaker=speaker,
        probability=raw.probability,
        negated=is_negated(raw.cue, text),
        hedged=is_hedged(raw.cue, text, around=context.beside_cue(raw)),
        via=via,
    )
