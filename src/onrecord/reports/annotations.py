"""Statements and claims as W3C Web Annotations, which survive small edits of the page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.attributions.attribution import Attribution
from onrecord.documents.document import Document
from onrecord.reports.json import compact, spelled
from onrecord.reports.labels import KINDS, OUTCOMES, QUOTATIONS, REASONS, shown
from onrecord.reports.plain import attribution_dict
from onrecord.reports.report import CheckedClaim, Report
from onrecord.reports.speakers import display_name
from onrecord.text.spans import Span, Spans

CONTEXT_LENGTH = 32
"""Code points before and after a quotation that make its place unique."""


def to_annotations(report: Report) -> str:
    """Give statements and claims as one annotation page (JSON-LD)."""
    statements = [_statement(report.document, a) for a in report.attributions]
    return _page(report.document, [*statements, *(_claim(report.document, c) for c in report.claims)])


def attributions_annotations(document: Document, attributions: Iterable[Attribution]) -> str:
    """Give who said what as one annotation page (JSON-LD)."""
    return _page(document, [_statement(document, attribution) for attribution in attributions])


def _page(document: Document, items: list[dict[str, Any]]) -> str:
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:sha256:{document.sha256}",
        "type": "AnnotationPage",
        "items": items,
    }
    return spelled(page) + "\n"


def _statement(document: Document, attribution: Attribution) -> dict[str, Any]:
    said = f"{display_name(attribution.speaker)}: {KINDS[attribution.kind]}, {QUOTATIONS[attribution.quotation]}"
    return {
        "id": f"urn:sha256:{document.sha256}#{attribution.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "body": [_words(said, "identifying"), _data(attribution_dict(attribution))],
        "target": _targets(document, attribution.content or attribution.cue or attribution.source),
    }


def _claim(document: Document, checked: CheckedClaim) -> dict[str, Any]:
    claim, outcome = checked.claim, shown(checked.outcome)
    if checked.finding is not None:
        said = f"{OUTCOMES[outcome].words}: {checked.finding.sentence}"
    else:
        reason = REASONS[claim.not_testable] if claim.not_testable else OUTCOMES[outcome].meaning
        said = f"{OUTCOMES[outcome].words}: {reason}"
    return {
        "id": f"urn:sha256:{document.sha256}#{claim.id}",
        "type": "Annotation",
        "motivation": "assessing",
        "body": [_words(said, "assessing"), _data({"id": claim.id, "said_by": claim.said_by, "outcome": outcome})],
        "target": _targets(document, claim.spans),
    }


def _words(said: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "language": "en", "value": said}


def _data(value: dict[str, Any]) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": compact(value)}


def _targets(document: Document, spans: Spans) -> list[dict[str, Any]]:
    source = document.url or f"urn:sha256:{document.sha256}"
    return [{"source": source, "selector": selectors(document.text, span)} for span in spans]


def selectors(text: str, span: Span) -> list[dict[str, Any]]:
    """Point at a span twice: by offsets in code points, and by its words with those around it."""
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": text[max(0, span.start - CONTEXT_LENGTH) : span.start],
            "suffix": text[span.end : span.end + CONTEXT_LENGTH],
        },
    ]
