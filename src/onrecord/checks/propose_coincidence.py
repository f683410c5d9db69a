"""Plans for a coincidence: a trigger in one record, a response in the same or another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.checks.check import CoincidenceCheck, Trigger
from onrecord.checks.proposal import FieldOrigin
from onrecord.checks.propose_choices import Choice
from onrecord.checks.propose_kinds import Plan
from onrecord.checks.propose_measures import measures_for
from onrecord.checks.propose_periods import days_after, period_choices, single_day
from onrecord.checks.propose_places import where_choices
from onrecord.checks.propose_scene import Scene
from onrecord.checks.propose_sides import _without
from onrecord.claims.claim import Claim
from onrecord.claims.topics import find_topics, ranked_units
from onrecord.claims.vocabulary import Vocabulary
from onrecord.records.record import Record, Where
from onrecord.text.dates import Period
from onrecord.text.spans import Span


def coincidence_plans(claim: Claim, records: Sequence[Record], scene: Scene) -> Iterator[Plan]:
    """Write plans: the response's measure and rows, the trigger's day and record, and the window between."""
    days = period_choices(claim, scene)[:2]
    response_area = _without(claim.spans, claim.trigger) if claim.trigger else list(claim.spans)
    around = replace(scene, claim=tuple(response_area), before=((claim.trigger,) if claim.trigger else ()) + scene.before)
    for day in days:
        at = single_day(day.value)
        for trigger in _triggers(claim, records, scene, at)[:2]:
            for measure in measures_for(claim, records, scene)[:3]:
                for where in where_choices(measure.value.record, response_area, around)[:3]:
                    yield _plan(claim, measure.value.record, measure.value.measure, measure, where, trigger, day, at)


def _plan(  # noqa: PLR0913
    claim: Claim, record: Record, measure: str, chosen: Choice[object], where: Choice[Where],
    trigger: Choice[tuple[Record, Where]], day: Choice[Period], at: Period,
) -> Plan:  # fmt: skip
    window = claim.window_days or 7
    origins = (
        FieldOrigin(field="record", words=record.name), chosen.origin("measure"), where.origin("where"),
        day.origin("trigger"), trigger.origin("trigger.where"),
        FieldOrigin(field="window_days", words=f"{window} days", assumed=claim.window_days is None),
    )  # fmt: skip
    check = CoincidenceCheck(
        record=record.name, measure=measure, where=where.value, period=days_after(at, window),
        trigger=Trigger(record=trigger.value[0].name, where=trigger.value[1], at=at), window_days=window,
        direction="decrease" if claim.direction == "decrease" else "increase",
        rests_on_unusual=claim.rests_on_unusual, assumed=tuple(dict.fromkeys(o.field for o in origins if o.assumed)),
    )  # fmt: skip
    weight = chosen.weight * where.weight * trigger.weight * day.weight
    return Plan(check=check, weight=weight, origins=origins)


def _triggers(claim: Claim, records: Sequence[Record], scene: Scene, at: Period) -> list[Choice[tuple[Record, Where]]]:
    """Rank the records and rows of the trigger by what its words speak of; records that cover the day come first."""
    if claim.trigger is None:
        return []
    units = _units(claim.trigger.of(scene.text), records)
    as_claim = replace(claim, topics=units, spans=(claim.trigger,), times=())
    out = []
    for measure in measures_for(as_claim, records, scene):
        record = measure.value.record
        where = where_choices(record, [claim.trigger], scene)[0]
        covered = 1.0 if record.descriptor.coverage.period.covers(at) else 0.1
        choice = Choice(value=(record, where.value), weight=measure.weight * where.weight * covered, words=where.words, span=where.span)
        out.append(choice)
    return sorted(out, key=lambda c: -c.weight)


def _units(words: str, records: Sequence[Record]) -> tuple[str, ...]:
    from onrecord.checks.vocabulary_of import vocabulary_of

    vocabulary: Vocabulary = vocabulary_of(records)
    return ranked_units(find_topics(words, vocabulary)) or ("events",)


__all__ = ["Span", "coincidence_plans"]
