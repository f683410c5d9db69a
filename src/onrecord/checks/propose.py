"""From a claim to the plans that could test it, ranked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.checks.likelihood import likelihood
from onrecord.checks.place_positions import with_rest_of_list
from onrecord.checks.proposal import Proposal, Reading
from onrecord.checks.propose_choices import Choice
from onrecord.checks.propose_coincidence import coincidence_plans
from onrecord.checks.propose_kinds import Plan, plans_of
from onrecord.checks.propose_measures import measures_for
from onrecord.checks.propose_periods import period_choices
from onrecord.checks.propose_scene import Scene, scene_of
from onrecord.checks.unmatched import hold_to_words
from onrecord.claims.claim import Claim
from onrecord.documents.document import Document
from onrecord.records.record import Record

MAX_READINGS = 5
LEAST_PROBABILITY = 0.02
"""Readings less likely than this would only hide the others."""


def propose_checks(claim: Claim, records: Sequence[Record], *, document: Document) -> Proposal:
    """Write the plans that could test a claim, best reading first.

    Parameters
    ----------
    claim
        From `find_claims`.
    records
        Opened records; those whose coverage holds the period come first.
    document
        The article, for places, actors and dates that the claim takes from the words around it.

    Returns
    -------
    Proposal
        Up to five readings with probabilities that add up to 1 at most. Each field says which words gave it, or which
        default; fields without words are listed in the plan's `assumed`, words that a plan does not hold in its
        `unresolved`. If no record holds what the claim is about, it comes back as ``out_of_record``, without readings;
        if nobody knows its days (no date in the text, none of publication), as ``vague``.

    Notes
    -----
    Readings are ranked by products of fixed weights (how directly the words give each field). The probability of the
    best is fitted on annotated claims (`likelihood`); the others share what is left by their weights.
    """
    if claim.kind is None:
        return Proposal(claim=claim)
    whole = replace(claim, spans=with_rest_of_list(claim.spans, document.text))
    scene = scene_of(whole, document)
    ranked, unmatched = ranked_plans(whole, records, scene)
    if not ranked:
        return Proposal(claim=_set_aside(claim, scene, unmatched))
    return Proposal(claim=claim, readings=_readings(ranked))


def ranked_plans(claim: Claim, records: Sequence[Record], scene: Scene) -> tuple[list[Plan], str]:
    """Give the plans that hold the claim's words, the weightiest first, and the words that ruled the others out."""
    held, unmatched = hold_to_words(_merged(_candidates(claim, records, scene)), claim, records, scene)
    return sorted(held, key=lambda plan: -plan.weight), unmatched


def share_of_best(ranked: Sequence[Plan]) -> float:
    """Give the first plan's share of the weight of all."""
    return ranked[0].weight / sum(plan.weight for plan in ranked)


def _readings(ranked: Sequence[Plan]) -> tuple[Reading, ...]:
    best = likelihood(ranked[0].check, share_of_best(ranked))
    others = sum(plan.weight for plan in ranked[1:])
    readings = [_reading(ranked[0], best)]
    for plan in ranked[1:MAX_READINGS]:
        probability = min(best, (1 - best) * plan.weight / others)
        if probability >= LEAST_PROBABILITY:
            readings.append(_reading(plan, probability))
    return tuple(readings)


def _set_aside(claim: Claim, scene: Scene, unmatched: str) -> Claim:
    """Say why no record can test a claim: nobody knows when it was, or no record holds what it is about."""
    if not unmatched and not period_choices(claim, scene):
        when = " ".join(t.span.of(scene.text) for t in scene.undated) or claim.text
        return replace(claim, kind=None, not_testable="vague", because=when)
    because = unmatched or claim.because or claim.text
    return replace(claim, kind=None, not_testable="out_of_record", because=because)


def _candidates(claim: Claim, records: Sequence[Record], scene: Scene) -> Iterator[Plan]:
    if claim.trigger is not None:
        yield from coincidence_plans(claim, claim.trigger, records, scene)
        return
    for measure in measures_for(claim, records, scene):
        yield from plans_of(claim, measure, scene)


def _merged(plans: Iterator[Plan]) -> list[Plan]:
    """Put equal plans together (the same rows by two ways of reading), likeliest first; ties keep their order."""
    best: dict[object, Plan] = {}
    for plan in plans:
        known = best.get(plan.check)
        if known is None or known.weight < plan.weight:
            best[plan.check] = plan
    return sorted(best.values(), key=lambda plan: -plan.weight)


def _reading(plan: Plan, probability: float) -> Reading:
    return Reading(check=plan.check, probability=round(probability, 3), origins=plan.origins)


__all__ = ["MAX_READINGS", "Choice", "propose_checks"]
