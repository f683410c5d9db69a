"""Statements in the JSON form of BBC Citron, for tools that read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.attributions.attribution import Attribution
from onrecord.documents.document import Document
from onrecord.reports.json import spelled
from onrecord.reports.plain import number
from onrecord.text.spans import Span


def attributions_citron(document: Document, attributions: Iterable[Attribution]) -> str:
    """Give who said what in Citron's form; offsets are code points into ``text``.

    Citron has one cue a quote: of a cue in several parts the range that holds them all is given.
    """
    quotes = [_quote(document, attribution) for attribution in attributions]
    return spelled({"text": document.text, "quotes": quotes}) + "\n"


def _quote(document: Document, attribution: Attribution) -> dict[str, Any]:
    cue = attribution.cue
    whole = Span(min(s.start for s in cue), max(s.end for s in cue)) if cue else None
    return {
        "cue": None if whole is None else _span(document, whole),
        "sources": [_span(document, span) for span in attribution.source],
        "contents": [_span(document, span) for span in attribution.content],
        "coreferences": [_span(document, span) for span in attribution.speaker.evidence],
        "confidence": number(attribution.probability),
    }


def _span(document: Document, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.of(document.text)}
