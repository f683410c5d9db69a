"""Attributions written into their text as marks, so that a failure is a difference that a journalist can read."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.attributions import Attribution
from onrecord.documents import Document, read_document


def document_of(text: str) -> Document:
    """Read a text as an article."""
    return read_document(text.encode())


def marked(text: str, attributions: Iterable[Attribution]) -> str:
    """Write ``<source>``, ``<cue>`` and ``<content>`` around the spans; a span shared by several is marked once."""
    spans = {
        (span.start, span.end, role)
        for one in attributions
        for role, part in (("source", one.source), ("cue", one.cue), ("content", one.content))
        for span in part
    }
    opening = [(start, 1, -end, f"<{role}>") for start, end, role in spans]
    closing = [(end, 0, -start, f"</{role}>") for start, end, role in spans]
    pieces, at = [], 0
    for place, _, _, tag in sorted(opening + closing):
        pieces += [text[at:place], tag]
        at = place
    return "".join([*pieces, text[at:]])


def who(attributions: Iterable[Attribution]) -> str:
    """List the speakers in reading order, with what is special about the attribution."""
    return "\n".join(_line(one) for one in attributions)


def _line(one: Attribution) -> str:
    extras = [one.kind, one.quotation, *(["negated"] if one.negated else []), *(["hedged"] if one.hedged else [])]
    via = f" via {one.via}" if one.via else ""
    return f"{one.speaker.name or '—'} ({one.speaker.type}): {', '.join(extras)}{via}"
