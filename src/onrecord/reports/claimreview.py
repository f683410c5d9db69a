"""ClaimReview markup (schema.org): drafts, until the publisher says who it is, where reviews stand, and its scale."""

from __future__ import annotations

from typing import Any

from onrecord.attributions.attribution import SpeakerType
from onrecord.checks.check import ChangeCheck, Check, CoincidenceCheck, ExtremeCheck
from onrecord.documents.document import Document
from onrecord.errors import OnRecordError
from onrecord.findings.finding import Estimate, Finding, OtherRecord
from onrecord.findings.kinds.coincidence import windows
from onrecord.reports.json import spelled
from onrecord.reports.links import as_name, safe_link
from onrecord.reports.publisher import Publisher
from onrecord.reports.report import CheckedClaim, Report
from onrecord.reports.wording import number_words, percent_words, sentence, shortened
from onrecord.text.dates import Period

CLAIM_LENGTH = 75
"""Code points that search engines advise for ``claimReviewed``; the full words are in ``itemReviewed``."""

AUTHOR_TYPES: dict[SpeakerType, str] = {
    "person": "Person",
    "anonymous": "Person",
    "organization": "Organization",
    "group": "Organization",
}
"""A document is nobody that schema.org lets make a claim: its claims have no author."""

NOBODY = Publisher()


def to_claimreview(report: Report, publisher: Publisher = NOBODY, *, final: bool = False) -> str:
    """Give one ClaimReview a claim as a JSON-LD graph.

    What the publisher does not say stays out, and the review is marked as a draft that names what is missing. A claim
    that no record can test has no ``reviewRating``. ``<`` is escaped, so that the text may stand in a script element.

    Parameters
    ----------
    report
        The analysis.
    publisher
        Who publishes the reviews, where, and on which scale (`read_publisher`).
    final
        Refuse drafts.

    Raises
    ------
    OnRecordError
        E705 if `final` and something is missing.
    """
    missing = {checked.claim.id: _missing(checked, publisher) for checked in report.claims}
    if final:
        _refuse_drafts(missing)
    reviews = [_review(report, checked, publisher, missing[checked.claim.id]) for checked in report.claims]
    written = spelled({"@context": "https://schema.org", "@graph": reviews})
    return written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026") + "\n"


def _missing(checked: CheckedClaim, publisher: Publisher) -> list[str]:
    """Name what a final review of this claim would still need; a program publishes no verdict."""
    needed = {"author": publisher.author, "url": publisher.url}
    missing = [name for name, given in needed.items() if not given]
    finding = _rated(checked)
    if finding is not None and publisher.rating(finding.outcome) is None:
        missing.append(f"ratings.{finding.outcome}")
    return missing


def _refuse_drafts(missing: dict[str, list[str]]) -> None:
    lacking = {claim: names for claim, names in missing.items() if names}
    if lacking:
        names = ", ".join(dict.fromkeys(name for names in lacking.values() for name in names))
        raise OnRecordError(
            f"{len(lacking)} of {len(missing)} reviews are drafts: the publisher's file lacks {names}",
            where=f"claims {', '.join(lacking)}",
            fix="add them with --publisher FILE, or leave --final out; see docs/how-to/publish-claimreview.md",
            code="E705",
        )


def _rated(checked: CheckedClaim) -> Finding | None:
    return None if checked.outcome in (None, "not_testable") else checked.finding


def _review(report: Report, checked: CheckedClaim, publisher: Publisher, missing: list[str]) -> dict[str, Any]:
    key = f"urn:sha256:{report.document.sha256}#{as_name(checked.claim.id)}"
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": f"{key}-review",
        "creativeWorkStatus": "Draft" if missing else "Published",
        "inLanguage": "en",
        "claimReviewed": shortened(checked.claim.text, CLAIM_LENGTH),
        "itemReviewed": _claim(report, checked, key),
    }
    if missing:
        review["abstract"] = f"A draft. Still missing, and for the publisher to say: {', '.join(missing)}."
    review |= _published(report, checked, publisher)
    finding = _rated(checked)
    if finding is None:
        return review
    return review | {
        "reviewRating": _rating(finding, publisher),
        "reviewBody": sentence(finding.sentence),
        "isBasedOn": _datasets(finding),
    }


def _published(report: Report, checked: CheckedClaim, publisher: Publisher) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if publisher.author:
        address = {"url": publisher.author_url} if publisher.author_url else {}
        said["author"] = {"@type": "Organization", "name": publisher.author, **address}
    if publisher.url:
        said["url"] = publisher.address(as_name(checked.claim.id), report.document.sha256)
    if publisher.published:
        said["datePublished"] = publisher.published
    return said


def _rating(finding: Finding, publisher: Publisher) -> dict[str, Any]:
    rating: dict[str, Any] = {
        "@type": "Rating",
        "reviewAspect": "what the record shows",
        "ratingExplanation": explanation(finding),
    }
    house = publisher.rating(finding.outcome)
    if house is None:
        return rating
    rating["alternateName"] = house.words
    if house.value is not None:
        values = (house.value, publisher.best, publisher.worst)
        rating |= dict(zip(("ratingValue", "bestRating", "worstRating"), map(_whole, values), strict=True))
    return rating


def _whole(value: float | None) -> float | int | None:
    return int(value) if value is not None and value.is_integer() else value


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
        # A claim read from a claim file no longer knows its statement, but still whose it is.
        mine = (a for a in report.attributions if claim.attribution in (a.id, "") and a.speaker.name == claim.said_by)
        said = next(mine, None)
        kind = AUTHOR_TYPES.get(said.speaker.type) if said else "Person"
        return {"@type": kind, "name": claim.said_by} if kind else {}
    if report.document.byline:
        return {"@type": "Person", "name": report.document.byline[0]}
    return {"@type": "Organization", "name": report.document.outlet} if report.document.outlet else {}


def _article(document: Document) -> dict[str, Any]:
    facts = {
        "headline": document.title,
        "url": safe_link(document.url),
        "identifier": f"sha256:{document.sha256}",
        "publisher": {"@type": "Organization", "name": document.outlet} if document.outlet else "",
    }
    return {"@type": "NewsArticle"} | {name: value for name, value in facts.items() if value}


def _datasets(finding: Finding) -> dict[str, Any] | list[dict[str, Any]]:
    """Cite the record, or all where what came first stands in another one."""
    p = finding.provenance
    own = OtherRecord(
        name=p.record,
        sha256=p.record_sha256,
        snapshot=p.record_snapshot,
        source=p.record_source,
        licence=p.record_licence,
    )
    if not p.other_records:
        return _dataset(own, _days(finding.check))
    trigger = (finding.check.trigger.at,) if isinstance(finding.check, CoincidenceCheck) else ()
    return [_dataset(own, _days(finding.check)), *(_dataset(other, trigger) for other in p.other_records)]


def _dataset(record: OtherRecord, days: tuple[Period, ...]) -> dict[str, Any]:
    facts = {
        "name": record.name,
        "version": record.snapshot,
        "description": record.source,
        "license": {"@type": "CreativeWork", "name": record.licence} if record.licence else "",
        "identifier": f"sha256:{record.sha256}",
        "temporalCoverage": " and ".join(dict.fromkeys(stretch.iso() for stretch in days)),
    }
    return {"@type": "Dataset"} | {name: value for name, value in facts.items() if value}


def _days(check: Check) -> tuple[Period, ...]:
    match check:
        case ChangeCheck():
            return check.baseline, check.period
        case ExtremeCheck():
            return (check.within,)
        case CoincidenceCheck():
            window, before = windows(check)
            return before, window
        case _:
            return (check.period,)


def explanation(finding: Finding) -> str:
    """Say in at most three sentences what the record shows, with estimate, interval and coverage."""
    parts = [sentence(finding.sentence)]
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
