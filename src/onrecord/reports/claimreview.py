"""Drafts of ClaimReview markup (schema.org). A draft is for people to complete: a program publishes no verdict."""

from __future__ import annotations

from typing import Any

from onrecord.attributions.attribution import SpeakerType
from onrecord.documents.document import Document
from onrecord.findings.finding import Estimate, Finding
from onrecord.reports.json import spelled
from onrecord.reports.report import CheckedClaim, Report
from onrecord.reports.wording import number_words, percent_words, shortened

CLAIM_LENGTH = 75
"""Code points that search engines advise for ``claimReviewed``; the full words are in ``itemReviewed``."""

STILL_MISSING = "author, url and reviewRating.ratingValue are the publisher's: a draft until they are filled in"

AUTHOR_TYPES: dict[SpeakerType, str] = {"person": "Person", "organization": "Organization", "group": "Organization"}


def to_claimreview_draft(report: Report) -> str:
    """Give one ClaimReview a claim as a JSON-LD graph, marked as draft.

    A claim that no record can test has no ``reviewRating``. ``<`` is escaped, so that the text may stand in a script
    element.
    """
    reviews = [_review(report, checked) for checked in report.claims]
    written = spelled({"@context": "https://schema.org", "@graph": reviews})
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026") + "\n"


def _review(report: Report, checked: CheckedClaim) -> dict[str, Any]:
    finding = checked.finding
    key = f"urn:sha256:{report.document.sha256}#{checked.claim.id}"
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": f"{key}-review",
        "creativeWorkStatus": "Draft",
        "abstract": STILL_MISSING,
        "inLanguage": "en",
        "claimReviewed": shortened(checked.claim.text, CLAIM_LENGTH),
        "itemReviewed": _claim(report, checked, key),
    }
    if finding is None or finding.outcome == "not_testable":
        return review
    rating = {"@type": "Rating", "reviewAspect": "what the record shows", "ratingExplanation": explanation(finding)}
    return review | {"reviewRating": rating, "reviewBody": finding.sentence, "isBasedOn": _dataset(finding)}


def _claim(report: Report, checked: CheckedClaim, key: str) -> dict[str, Any]:
    document = report.document
    item: dict[str, Any] = {"@type": "Claim", "@id": key, "text": checked.claim.text}
    if author := _author(report, checked):
        item["author"] = author
    if document.published:
        item["datePublished"] = document.published.iso()
    item["appearance"] = _article(document)
    if document.original_source:
        publisher = {"@type": "Organization", "name": document.original_source}
        item["firstAppearance"] = {"@type": "CreativeWork", "publisher": publisher}
    return item


def _author(report: Report, checked: CheckedClaim) -> dict[str, str]:
    claim = checked.claim
    if claim.said_by:
        said = next((a for a in report.attributions if a.id == claim.attribution), None)
        kind = AUTHOR_TYPES.get(said.speaker.type, "Person") if said else "Person"
        return {"@type": kind, "name": claim.said_by}
    if report.document.byline:
        return {"@type": "Person", "name": report.document.byline[0]}
    return {"@type": "Organization", "name": report.document.outlet} if report.document.outlet else {}


def _article(document: Document) -> dict[str, Any]:
    facts = {
        "headline": document.title,
        "url": document.url,
        "identifier": f"sha256:{document.sha256}",
        "publisher": {"@type": "Organization", "name": document.outlet} if document.outlet else "",
    }
    return {"@type": "NewsArticle"} | {name: value for name, value in facts.items() if value}


def _dataset(finding: Finding) -> dict[str, Any]:
    provenance = finding.provenance
    facts = {
        "name": provenance.record,
        "version": provenance.record_snapshot,
        "description": provenance.record_source,
        "license": provenance.record_licence,
        "identifier": f"sha256:{provenance.record_sha256}",
        "temporalCoverage": finding.check.period.iso(),
    }
    return {"@type": "Dataset"} | {name: value for name, value in facts.items() if value}


def explanation(finding: Finding) -> str:
    """Say in at most three sentences what the record shows, with estimate, interval and coverage."""
    parts = [finding.sentence]
    if finding.estimates:
        parts.append(_estimate(finding.estimates[0]))
    if finding.totals:
        first = finding.totals[0]
        parts.append(f"{first.n_covered_days} of {first.n_days} days are covered.")
    return " ".join(parts)


def _estimate(estimate: Estimate) -> str:
    said = f"{estimate.label}: {number_words(estimate.value)}"
    if estimate.low is None and estimate.high is None:
        return said + "."
    level = f"{percent_words(estimate.confidence_level)} interval" if estimate.confidence_level else "range"
    return f"{said} ({level} {number_words(estimate.low)} to {number_words(estimate.high)})."
