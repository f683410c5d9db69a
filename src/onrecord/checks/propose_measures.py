"""Which records and measures a claim may speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.checks.propose_choices import Choice
from onrecord.checks.propose_scene import Scene
from onrecord.checks.vocabulary_of import topics_of, vocabulary_of
from onrecord.claims.claim import Claim
from onrecord.claims.topics import find_topics, holds
from onrecord.records.record import Record
from onrecord.text.dates import Period

_NARROWER = (1.0, 0.3, 0.08, 0.03, 0.01)
"""Weight of the first, second … unit that the words speak of."""
OUTSIDE = 0.15
PARTLY = 0.6
UNSPOKEN_ACTOR = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A record and one of its measures."""

    record: Record
    measure: str


def measures_for(claim: Claim, records: Sequence[Record], scene: Scene) -> list[Choice[Measured]]:
    """Rank records and measures: by the unit spoken of, by who acts, and by whether the record speaks for the days.

    A measure is assumed where the words may mean several ("violence": deaths or events).
    """
    out = []
    hits = find_topics(claim.text, vocabulary_of(records))
    said = {h.unit for h in hits if h.strong}
    for record in records:
        fit = _actor_fit(record, claim, scene) * _coverage_fit(record, claim, scene)
        for rank, unit in enumerate(claim.topics[: len(_NARROWER)]):
            for measure in _measures(record, unit):
                words = _words_for(record, measure, claim, scene)
                plain = claim.kind == "occurrence" and measure == "events"
                assumed = bool(hits) and unit not in said and not words and not plain
                value = Measured(record=record, measure=measure)
                words = words or (f"{unit}, assumed" if assumed else unit)
                out.append(Choice(value=value, weight=fit * _NARROWER[rank], words=words, assumed=assumed))
    return sorted((c for c in out if c.weight > 0), key=lambda c: -c.weight)


def _measures(record: Record, unit: str) -> list[str]:
    topics = topics_of(record)
    exact = [t.measure for t in topics if t.unit == unit]
    return exact[:1] or [t.measure for t in topics if holds(t, unit)][:1]


def _words_for(record: Record, measure: str, claim: Claim, scene: Scene) -> str:
    """Give the words of the claim that name the measure, as its description lists them."""
    found = record.descriptor.measure(measure)
    listed = found.words if found else record.descriptor.events_words
    text = claim.text.lower()
    return next((w for w in sorted(listed, key=len, reverse=True) if w.lower() in text), "")


def _actor_fit(record: Record, claim: Claim, scene: Scene) -> float:
    """Prefer a record whose rows are all acts of those whom the claim names."""
    about = record.descriptor.about_actors
    if not about:
        return 1.0
    words = " ".join(s.of(scene.text) for s in claim.spans)
    if any(re.search(rf"\b{re.escape(name)}\b", words, 0 if name.isupper() else re.IGNORECASE) for name in about):
        return 1.0
    return UNSPOKEN_ACTOR


def _coverage_fit(record: Record, claim: Claim, scene: Scene) -> float:
    period = claim_days(claim, scene)
    if period is None:
        return 1.0
    covered = record.descriptor.coverage.period
    if covered.covers(period):
        return 1.0
    return PARTLY if covered.overlaps(period) else OUTSIDE


def claim_days(claim: Claim, scene: Scene) -> Period | None:
    """Give the days that the claim is about, as far as that can be said before a record is chosen."""
    if claim.times:
        return claim.times[0].period
    return scene.earlier_times[0].period if scene.earlier_times else scene.published
