"""Which actors a claim is about: two make a pair, one is a side."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.checks.propose_choices import Choice
from onrecord.checks.propose_names import Named, names_in
from onrecord.checks.propose_scene import Scene
from onrecord.records import pairs_of
from onrecord.records.record import Record, Where
from onrecord.records.values import values_of

_SIDES = ("side_a", "side_b")
_ROLES = (*_SIDES, "actor", "target")


ACTORS_AGAIN = re.compile(
    r"\b(?:the\s+two\s+(?:groups|sides|forces|armies|factions|rivals|parties)|both\s+(?:groups|sides)|each\s+other|between\s+them)\b",
    re.IGNORECASE,
)
_VICTIMS = re.compile(
    r"\b(?:executed|massacred|murdered|slaughtered|beheaded|killed)\b.{0,40}\b(?:civilians|residents|villagers|inhabitants|townspeople|women|children)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(r"\b(?:on|against|targeting)\s+(?:\w+\s+)?civilians\b", re.IGNORECASE)


def actor_choices(record: Record, named: Iterable[Named], text: str) -> list[Choice[Where]]:
    """Read the actors named: two make a pair, one with victims a one-sided pair, one alone a side."""
    sides = {a.column: a.role for a in record.descriptor.actors}
    parties: dict[tuple[str, ...], Named] = {}
    dyads: list[Choice[Where]] = []
    for n in named:
        for mention in n.mentions:
            if mention.values == ("Civilians",) and not _AGAINST.search(text):
                continue
            if sides.get(mention.column) == "dyad":
                dyads.append(Choice(value=((mention.column, mention.values),), weight=1.0, words=n.words, span=n.span))
            elif sides.get(mention.column) in _ROLES:
                parties.setdefault(mention.values, n)
    return dyads or _pairs(record, parties, text)


def _pairs(record: Record, parties: dict[tuple[str, ...], Named], text: str) -> list[Choice[Where]]:
    values = list(parties)
    if _VICTIMS.search(text) and len(values) == 1:
        pair = pairs_of(record, values[0], ("Civilians",))
        if pair:
            return [_paired(pair, parties[values[0]])]
    for i, one in enumerate(values):
        for other in values[i + 1 :]:
            pair = pairs_of(record, one, other)
            if pair:
                return [_paired(pair, parties[one], parties[other])]
    return _single(record, values[0], parties[values[0]]) if values else []


def _paired(pair: Where, *named: Named) -> Choice[Where]:
    return Choice(value=pair, weight=1.0, words=" + ".join(n.words for n in named), span=named[0].span)


def _single(record: Record, values: tuple[str, ...], named: Named) -> list[Choice[Where]]:
    out = []
    for role in _ROLES:
        for actor in record.descriptor.actors:
            if actor.role == role:
                n = sum(rows for value, rows in values_of(record, actor.column) if value in values)
                if n:
                    out.append(
                        Choice(value=((actor.column, values),), weight=float(n), words=named.words, span=named.span)
                    )
    total = sum(c.weight for c in out)
    return [Choice(value=c.value, weight=c.weight / total, words=c.words, span=c.span) for c in out]


def actors_before(record: Record, scene: Scene) -> list[Choice[Where]]:
    named: list[Named] = []
    for area in (scene.sentence, *scene.before):
        outside = [n for n in names_in(record, area, scene.text) if not any(n.span.overlaps(c) for c in scene.claim)]
        named += outside
        found = actor_choices(record, named, "")
        if (
            found
            and found[0].value
            and found[0].value[0][0] not in [a.column for a in record.descriptor.actors if a.role in _SIDES]
        ):
            return found
    return []
