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
from onrecord.checks.propose_sides import without
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims.claim import Claim
from onrecord.claims.topics import find_topics, ranked_units
from onrecord.records.record import Record, Where
from onrecord.text.dates import Period
from onrecord.text.spans import Span
from onrecord.text.times import find_times


def coincidence_plans(claim: Claim, trigger: Span, records: Sequence[Record], scene: Scene) -> Iterator[Plan]:
    """Write plans: the response's measure and rows, the trigger's day and record, and the window between."""
    response = tuple(without(claim.spans, trigger))
    around = replace(scene, claim=response, before=(trigger, *scene.before))
    for day in _days(claim, trigger, records, scene)[:2]:
        at = single_day(day.value)
        elsewhere = _sentence_of(day, scene) if not claim.times else None
        for first in _triggers(claim, trigger, records, scene, at, elsewhere)[:2]:
            for measure in measures_for(claim, records, scene)[:3]:
                for where in _response_rows(claim, measure.value.record, response, around, elsewhere)[:4]:
                    yield _plan(claim, measure.value.record, measure.value.measure, measure, where, first, day, at)


def _response_rows(
    claim: Claim, record: Record, response: tuple[Span, ...], scene: Scene, elsewhere: Span | None
) -> list[Choice[Where]]:
    """Rank the response's rows; a lone actor faces the one named in the trigger, if the record knows the pair."""
    rows = where_choices(record, response, scene)
    dyads = {a.column for a in record.descriptor.actors if a.role == "dyad"}
    sides = {a.column for a in record.descriptor.actors if a.role in ("side_a", "side_b")}
    if all(sides & {c for c, _ in choice.value} for choice in rows):
        pairs = [c for c in where_choices(record, claim.spans, scene, refer=False) if dyads & {x for x, _ in c.value}]
        rows = [
            replace(c, value=tuple((x, v) for x, v in c.value if x in dyads), weight=c.weight) for c in pairs[:1]
        ] + [replace(c, weight=c.weight * UNPAIRED) for c in rows]
    return rows if elsewhere is None else _placed(record, rows, elsewhere, scene)


def _placed(record: Record, rows: list[Choice[Where]], elsewhere: Span, scene: Scene) -> list[Choice[Where]]:
    """Take the place of the trigger, where the article dates it, for a response that names none (assumed)."""
    levels = {p.column for p in record.descriptor.places}
    places = [c for c in where_choices(record, [elsewhere], scene, refer=False) if levels & {x for x, _ in c.value}]
    if not places or any(levels & {x for x, _ in c.value} for c in rows):
        return rows
    place = tuple((x, v) for x, v in places[0].value if x in levels)
    words = f"{places[0].words}, the place of the trigger"
    near = [
        replace(
            c, value=tuple(sorted(c.value + place)), weight=c.weight * 0.6, words=f"{c.words} + {words}", assumed=True
        )
        for c in rows
    ]
    return sorted([*near, *(replace(c, weight=c.weight * 0.4) for c in rows)], key=lambda c: -c.weight)


UNPAIRED = 0.4
"""Weight of all events of one actor, where the words name whom it met."""


def _days(claim: Claim, trigger: Span, records: Sequence[Record], scene: Scene) -> list[Choice[Period]]:
    return period_choices(claim, scene) if claim.times else _dated_elsewhere(claim, trigger, records, scene)


def _sentence_of(day: Choice[Period], scene: Scene) -> Span | None:
    span = day.span
    return next((s for s in scene.every_sentence if s.covers(span)), None) if span is not None else None


def _plan(
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


def _triggers(
    claim: Claim, trigger: Span, records: Sequence[Record], scene: Scene, at: Period, elsewhere: Span | None
) -> list[Choice[tuple[Record, Where]]]:
    """Rank the records and rows of the trigger by what its words speak of; records that cover the day come first."""
    units = _units(trigger.of(scene.text), records)
    as_claim = replace(claim, topics=units, spans=(trigger,), times=())
    out = []
    for measure in measures_for(as_claim, records, scene):
        record = measure.value.record
        where = where_choices(record, [trigger], scene, borrow=False)[0]
        if elsewhere is not None and not where.value:
            found = where_choices(record, [elsewhere], scene, refer=False)[0]
            where = replace(found, assumed=True, weight=found.weight if found.value else UNPAIRED)
        covered = 1.0 if record.descriptor.coverage.period.covers(at) else 0.1
        choice = Choice(
            value=(record, where.value),
            weight=measure.weight * where.weight * covered,
            words=where.words,
            span=where.span,
        )
        out.append(choice)
    return sorted(out, key=lambda c: -c.weight)


_MAX_DAYS = 2
_FAR = 0.5
"""Weight of a day that the article gives elsewhere for such an event."""


def _dated_elsewhere(claim: Claim, trigger: Span, records: Sequence[Record], scene: Scene) -> list[Choice[Period]]:
    """Find the day of the trigger where the article dates an event that its words speak of in the same way."""
    if scene.published is None:
        return period_choices(claim, scene)
    wanted = set(_units(trigger.of(scene.text), records)[:1])
    out = []
    for sentence in scene.every_sentence:
        if not wanted & set(_units(sentence.of(scene.text), records)):
            continue
        for time in find_times(scene.text, published=scene.published, within=sentence):
            if time.period is not None and time.period.n_days <= _MAX_DAYS and not time.link:
                distance = abs(time.span.start - claim.spans[0].start)
                words = f"{time.span.of(scene.text)}, where the article dates such an event"
                out.append(
                    (distance, Choice(value=time.period, weight=_FAR, words=words, span=time.span, assumed=True))
                )
    return [choice for _, choice in sorted(out, key=lambda pair: pair[0])] or period_choices(claim, scene)


def _units(words: str, records: Sequence[Record]) -> tuple[str, ...]:
    return ranked_units(h for h in find_topics(words, vocabulary_of(records)) if h.strong) or ("events",)
