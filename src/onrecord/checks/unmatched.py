"""What the words of a claim ask for and a plan does not hold: the one place that keeps a plan from asking for more.

A claim that names a place, a party, a target or a thing counted that a record cannot tell apart must never be tested on
all rows as if nothing had been named. Words that *name* what the record would hold if it were about it rule the plan
out, and the claim is ``out_of_record`` if no other plan is left. Words that only *describe* it, or are too fine for the
record, leave the plan standing for a person to complete: they are listed in `Check.unresolved`, and the outcome is
never firm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.checks.asked import Asked, Unmatched, all_areas
from onrecord.checks.check import OccurrenceCheck
from onrecord.checks.propose_kinds import Plan
from onrecord.checks.propose_names import names_in
from onrecord.checks.propose_places import opening_of
from onrecord.checks.propose_scene import Scene
from onrecord.checks.propose_sides import without
from onrecord.checks.unmatched_amounts import unused_amounts
from onrecord.checks.unmatched_days import unmatched_days
from onrecord.checks.unmatched_dead import dead_of_a_party
from onrecord.checks.unmatched_event import unmatched_event
from onrecord.checks.unmatched_forces import forces_of_the_speaker
from onrecord.checks.unmatched_groups import acting_groups, acts_of_those_before
from onrecord.checks.unmatched_measures import by_arms, unmatched_measures, unread_moves
from onrecord.checks.unmatched_names import halved_parties, unused_names
from onrecord.checks.unmatched_negations import forecast_frames, unused_negations
from onrecord.checks.unmatched_parties import unknown_subject, unmatched_parties
from onrecord.checks.unmatched_parts import parts_of_places
from onrecord.checks.unmatched_places import unmatched_places
from onrecord.checks.unmatched_sides import acts_of_each, unlike_sides
from onrecord.checks.unmatched_unknown import unread_names
from onrecord.claims.claim import Claim
from onrecord.records.record import Record

Reader = Callable[[Asked], Iterator[Unmatched]]
READERS: tuple[Reader, ...] = (
    unmatched_measures, unread_moves, by_arms, acting_groups, acts_of_those_before,
    dead_of_a_party, unmatched_parties, unmatched_places,
    parts_of_places, unmatched_days, unmatched_event, unused_names, halved_parties, unread_names, unlike_sides,
    acts_of_each, unknown_subject, forces_of_the_speaker, unused_amounts, unused_negations, forecast_frames,
)  # fmt: skip
UNRESOLVED = 0.5
"""Weight of a plan that leaves words of the claim unmatched, beside one that holds them all: another record goes first,
a remote reading of the same words does not."""


def hold_to_words(
    plans: Iterable[Plan], claim: Claim, records: Sequence[Record], scene: Scene
) -> tuple[list[Plan], str]:
    """Keep the plans that hold every word by which the claim narrows itself; mark those that nearly do.

    Returns
    -------
    tuple
        The plans left, and the words for the first thing that ruled one out ('' if none did).
    """
    by_name = {record.name: record for record in records}
    kept, because = [], ""
    for plan in plans:
        found = _unmatched(plan, claim, by_name[plan.check.record], scene)
        named = [one.words for one in found if one.named]
        if named:
            because = because or named[0]
            continue
        kept.append(_marked(plan, found) if found else plan)
    return kept, because or ("" if kept else _unknown(claim, records, scene))


def _unknown(claim: Claim, records: Sequence[Record], scene: Scene) -> str:
    """Give the first words that no record knows, for a claim of which no plan could be made at all."""
    by_record = []
    for record in records:
        every_row = OccurrenceCheck(record=record.name, period=record.descriptor.coverage.period)
        plan = Plan(check=every_row, weight=1.0, origins=())
        by_record.append([u.words for u in _unmatched(plan, claim, record, scene, READERS[1:]) if u.named])
    return next((w for w in by_record[0] if all(w in found for found in by_record)), "") if by_record else ""


def _unmatched(
    plan: Plan, claim: Claim, record: Record, scene: Scene, readers: tuple[Reader, ...] = READERS
) -> tuple[Unmatched, ...]:
    own = tuple(without(claim.spans, claim.trigger)) if claim.trigger else claim.spans
    opening = opening_of(scene)
    named = tuple(n for area in all_areas(opening, own) for n in names_in(record, area, scene.text))
    asked = Asked(
        claim=claim, check=plan.check, record=record, scene=scene, spans=own, opening=opening, named=named
    )  # fmt: skip
    return tuple(dict.fromkeys(one for reader in readers for one in reader(asked)))


def _marked(plan: Plan, found: tuple[Unmatched, ...]) -> Plan:
    words = tuple(dict.fromkeys(one.words for one in found))
    return replace(plan, check=replace(plan.check, unresolved=words), weight=plan.weight * UNRESOLVED)
