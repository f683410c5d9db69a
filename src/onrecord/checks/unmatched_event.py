"""The one event that a claim speaks of, where a plan sums all that happened that day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checks.asked import Asked, Unmatched

_EVENT = re.compile(
    r"\b(?:(?:an?|the|this|that|these|those)\s+)?(?:air\s?strikes?|strikes?|raids?|attacks?|assaults?|ambush(?:es)?"
    r"|bombings?|bombardments?|blasts?|explosions?|shelling|massacres?|shootings?|crash(?:es)?|earthquakes?|fires?)\b",
    re.IGNORECASE,
)
REACH = 400
"""Characters before the claim in which the event that it counts the victims of is looked for."""
VICTIMS = "deaths"
"""Unit of the measures that count the victims of an event."""


def unmatched_event(asked: Asked) -> Iterator[Unmatched]:
    """Give the words for the event whose victims a claim counts, if it leaves place and day to the words before.

    "… carried out air strikes near the city on Saturday. 62 people were killed" speaks of those strikes; the record's
    rows of that day and place may hold others.
    """
    check, claim = asked.check, asked.claim
    measure = asked.record.descriptor.measure(check.measure)
    inherited = claim.kind == "count" and {"where", "period"} <= set(check.assumed) and not claim.times
    if not inherited or check.period.n_days > 1 or measure is None or measure.unit != VICTIMS:
        return
    start = asked.spans[0].start
    before = asked.scene.text[max(0, start - REACH) : start]
    last = next(reversed(list(_EVENT.finditer(before))), None)
    if last is not None:
        yield Unmatched(words=" ".join(last.group().split()), named=False)
