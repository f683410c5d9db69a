"""The nouns of the package as plain dicts and lists: the one place where types become JSON."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from onrecord.attributions.attribution import Attribution, Speaker
from onrecord.checks.claim_file import check_to_dict, proposal_to_dict
from onrecord.checks.proposal import FieldOrigin, Reading
from onrecord.documents.document import Document, Place
from onrecord.findings.finding import (
    AdjustedPValue,
    Coincidence,
    DailyRecord,
    Estimate,
    Finding,
    Movement,
    PeriodTotal,
    Provenance,
    Sensitivity,
)
from onrecord.reports.report import CheckedClaim, Report
from onrecord.text.dates import PartialDate
from onrecord.text.spans import Span

MOST_ROWS = 50
"""Rows of a finding that are spelled out, in JSON and in the table of a page; the file in the page holds more."""
SIGNIFICANT_DIGITS = 6
"""Of every number that is not whole: far finer than any interval here, and the same on every machine."""

JsonNumber = int | float | str | None


def number(value: float | None) -> JsonNumber:
    """Give a number that JSON can hold: rounded, whole if it is whole, a word if it is infinite, None if undefined.

    Examples
    --------
    >>> [number(x) for x in (62.0, 2 / 3, float("inf"), float("nan"))]
    [62, 0.666667, 'infinite', None]
    """
    if value is None or math.isnan(value):
        return None
    if math.isinf(value):
        return "infinite" if value > 0 else "-infinite"
    if float(value).is_integer() and abs(value) < 1e15:
        return int(value)
    return float(f"{value:.{SIGNIFICANT_DIGITS}g}")


def span_pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Give spans as ``[[start, end], …]``."""
    return [[span.start, span.end] for span in spans]


def speaker_dict(speaker: Speaker) -> dict[str, Any]:
    """Spell a speaker."""
    return {
        "name": speaker.name,
        "type": speaker.type,
        "roles": list(speaker.roles),
        "probability": number(speaker.probability),
        "resolvable": speaker.resolvable,
        "mentions": span_pairs(speaker.mentions),
        "evidence": span_pairs(speaker.evidence),
    }


def attribution_dict(attribution: Attribution) -> dict[str, Any]:
    """Spell an attribution."""
    return {
        "id": attribution.id,
        "source": span_pairs(attribution.source),
        "cue": span_pairs(attribution.cue),
        "content": span_pairs(attribution.content),
        "quotation": attribution.quotation,
        "kind": attribution.kind,
        "speaker": speaker_dict(attribution.speaker),
        "probability": number(attribution.probability),
        "negated": attribution.negated,
        "hedged": attribution.hedged,
        "via": attribution.via,
    }


def document_dict(document: Document) -> dict[str, Any]:
    """Spell a document with its text."""
    return {
        "path": document.path,
        "url": document.url,
        "sha256": document.sha256,
        "title": document.title,
        "byline": list(document.byline),
        "outlet": document.outlet,
        "published": _date(document.published),
        "published_from": document.published_from,
        "modified": _date(document.modified),
        "dates": [{"kind": d.kind, "date": d.date.iso(), "time": d.time, "where": d.where} for d in document.dates],
        "canonical_elsewhere": document.canonical_elsewhere,
        "language": document.language,
        "original_source": document.original_source,
        "credits": [{"kind": c.kind, "name": c.name, "span": [c.span.start, c.span.end]} for c in document.credits],
        "blocks": [{"role": b.role, "span": [b.span.start, b.span.end]} for b in document.blocks],
        "places": [place_dict(place) for place in document.places],
        "warnings": list(document.warnings),
        "text": document.text,
    }


def place_dict(place: Place) -> dict[str, Any]:
    """Spell a place of the original, with what is known of it."""
    spelled: dict[str, Any] = {"span": [place.span.start, place.span.end]}
    if place.element:
        spelled["element"] = place.element
    if place.page is not None and place.box is not None:
        spelled |= {"page": place.page, "box": list(place.box)}
    return spelled


def _date(when: PartialDate | None) -> str | None:
    return None if when is None else when.iso()


def claim_dict(checked: CheckedClaim) -> dict[str, Any]:
    """Spell a claim as the claim file does, with its readings and its finding."""
    claim = checked.claim
    return {
        **proposal_to_dict(checked.proposal),
        "attribution": claim.attribution,
        "probability": number(claim.probability),
        "readings": [_reading(reading) for reading in checked.proposal.readings],
        "finding": None if checked.finding is None else finding_dict(checked.finding),
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {
        "check": check_to_dict(reading.check),
        "probability": number(reading.probability),
        "proposed_by": reading.proposed_by,
        "origins": [_origin(origin) for origin in reading.origins],
    }


def _origin(origin: FieldOrigin) -> dict[str, Any]:
    span = None if origin.span is None else [origin.span.start, origin.span.end]
    return {"field": origin.field, "words": origin.words, "span": span, "assumed": origin.assumed}


def finding_dict(finding: Finding) -> dict[str, Any]:
    """Spell a finding with all its numbers."""
    return {
        "outcome": finding.outcome,
        "sentence": finding.sentence,
        "reasons": list(finding.reasons),
        "movement": None if finding.movement is None else _movement(finding.movement),
        "coincidence": None if finding.coincidence is None else _coincidence(finding.coincidence),
        "would_suffice": finding.would_suffice,
        "word_threshold": finding.word_threshold,
        "caveats": list(finding.caveats),
        "totals": [_total(total) for total in finding.totals],
        "estimates": [_estimate(estimate) for estimate in finding.estimates],
        "sensitivity": None if finding.sensitivity is None else _sensitivity(finding.sensitivity),
        "daily": None if finding.daily is None else _daily(finding.daily),
        "n_rows": finding.n_rows,
        "rows": [dict(row) for row in finding.rows[:MOST_ROWS]],
        "provenance": _provenance(finding.provenance),
    }


def _total(total: PeriodTotal) -> dict[str, Any]:
    return {
        "label": total.label,
        "period": total.period.iso(),
        "total": number(total.total),
        "n_rows": total.n_rows,
        "n_days": total.n_days,
        "n_covered_days": total.n_covered_days,
        "coverage": number(total.coverage),
        "rate_per_covered_day": number(total.rate),
        "rate_low": number(total.rate_low),
        "rate_high": number(total.rate_high),
        "total_low": number(total.total_low),
        "total_high": number(total.total_high),
        "daily_minimum": number(total.daily_minimum),
        "daily_maximum": number(total.daily_maximum),
    }


def _estimate(estimate: Estimate) -> dict[str, Any]:
    return {
        "name": estimate.name,
        "label": estimate.label,
        "value": number(estimate.value),
        "low": number(estimate.low),
        "high": number(estimate.high),
        "confidence_level": number(estimate.confidence_level),
        "method": estimate.method,
    }


def _movement(movement: Movement) -> dict[str, Any]:
    return {
        "word": movement.word,
        "sentence": movement.sentence,
        "p_value": number(movement.p_value),
        "n_placebo": movement.n_placebo,
        "n_placebo_independent": movement.n_placebo_independent,
        "allan_factor": number(movement.allan_factor),
        "low": number(movement.low),
        "high": number(movement.high),
        "smallest_detectable_change": number(movement.smallest_detectable_change),
        "placebo": [number(value) for value in movement.placebo],
        "adjusted": None if movement.adjusted is None else _adjusted(movement.adjusted),
    }


def _adjusted(adjusted: AdjustedPValue) -> dict[str, Any]:
    return {
        "n_tests": adjusted.n_tests,
        "holm": number(adjusted.holm),
        "benjamini_hochberg": number(adjusted.benjamini_hochberg),
    }


def _coincidence(coincidence: Coincidence) -> dict[str, Any]:
    trials = coincidence.trials
    return {
        "sentence": coincidence.sentence,
        "curve": [
            {
                "window_days": point.window_days,
                "total": number(point.total),
                "n_covered_days": point.n_covered_days,
                "rate_ratio": number(point.rate_ratio),
                "followed": point.followed,
                "base_rate": number(point.base_rate),
                "p_value": number(point.p_value),
                "p_value_strength": number(point.p_value_strength),
            }
            for point in coincidence.curve
        ],
        "trials": {
            "prespecified": trials.prespecified,
            "windows": list(trials.windows),
            "responses": list(trials.responses),
            "n_candidates": trials.n_candidates,
            "p_value": number(trials.p_value),
            "p_value_alone": number(trials.p_value_alone),
        },
    }


def _sensitivity(sensitivity: Sensitivity) -> dict[str, Any]:
    return {
        "share_agreeing": number(sensitivity.share_agreeing),
        "flipping": list(sensitivity.flipping),
        "flipping_together": [list(pair) for pair in sensitivity.flipping_together],
        "n_combinations": sensitivity.n_combinations,
        "share_agreeing_overall": number(sensitivity.share_agreeing_overall),
        "own_percentile": number(sensitivity.own_percentile),
        "curve": [number(value) for value in sensitivity.curve],
        "tallies": [
            {
                "point": tally.point,
                "choice": tally.choice,
                "left_open": tally.left_open,
                "n_clear": tally.n_clear,
                "n_fitting": tally.n_fitting,
            }
            for tally in sensitivity.tallies
        ],
        "variants": [
            {
                "choices": dict(variant.choices),
                "value": number(variant.value),
                "outcome": variant.outcome,
                "exploratory": variant.exploratory,
            }
            for variant in sensitivity.variants
        ],
    }


def _daily(daily: DailyRecord) -> dict[str, Any]:
    return {
        "start": daily.start.isoformat(),
        "unit": daily.unit,
        "totals": [number(t) if c else None for t, c in zip(daily.totals, daily.covered, strict=True)],
        "late": [number(late) for late in daily.late],
    }


def _provenance(provenance: Provenance) -> dict[str, Any]:
    return {
        "check_sha256": provenance.check_sha256,
        "record": provenance.record,
        "record_sha256": provenance.record_sha256,
        "record_snapshot": provenance.record_snapshot,
        "record_source": provenance.record_source,
        "record_licence": provenance.record_licence,
        "sql": list(provenance.sql),
        "parameters": [list(parameters) for parameters in provenance.parameters],
        "version": provenance.version,
        "seed": provenance.seed,
        "other_records": [
            {"name": o.name, "sha256": o.sha256, "snapshot": o.snapshot, "source": o.source, "licence": o.licence}
            for o in provenance.other_records
        ],
    }


def report_dict(report: Report) -> dict[str, Any]:
    """Spell the whole report."""
    return {
        "format": "onrecord-report/1",
        "onrecord": report.version,
        "document": document_dict(report.document),
        "attributions": [attribution_dict(a) for a in report.attributions],
        "claims": [claim_dict(c) for c in report.claims],
        "records": list(report.records),
        "warnings": list(report.warnings),
    }
