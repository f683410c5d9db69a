"""Which rows a claim is about: places and actors, in its own words or in the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.checks.propose_choices import Choice
from onrecord.checks.propose_scene import Scene
from onrecord.records import pairs_of
from onrecord.records.mentions import find_values
from onrecord.records.record import Record, ValueMention, Where
from onrecord.records.values import values_of
from onrecord.text.spans import Span

_PLACE_AGAIN = re.compile(
    r"\b(?:there|(?:the|that|this|those|these|both)\s+(?:[\w-]+\s+){0,2}?(?P<level>town|city|village|province|governorate|district|region|area|enclave|capital|airbase|base|country|camp|(?P<several>cities|towns|villages|provinces|places|districts)))\b",
    re.IGNORECASE,
)
_ACTORS_AGAIN = re.compile(
    r"\b(?:the\s+two\s+(?:groups|sides|forces|armies|factions|rivals|parties)|both\s+(?:groups|sides)|each\s+other|between\s+them)\b",
    re.IGNORECASE,
)
_VICTIMS = re.compile(
    r"\b(?:executed|massacred|murdered|slaughtered|beheaded|killed)\b.{0,40}\b(?:civilians|residents|villagers|inhabitants|townspeople|women|children)\b",
    re.IGNORECASE,
)
_LEVELS = {
    "town": ("place", "district"), "city": ("place", "district"), "village": ("place",), "province": ("province",),
    "governorate": ("province",), "district": ("district",), "airbase": ("place",), "base": ("place",), "camp": ("place",),
    "cities": ("place", "district"), "towns": ("place", "district"), "villages": ("place",), "provinces": ("province",),
    "country": ("country",), "region": ("province", "district"), "capital": ("place", "province"),
}  # fmt: skip
FROM_CONTEXT = 0.85
EVERYWHERE = 1.0
_RANK = {"country": 0, "province": 1, "district": 2, "place": 3}
_SIDES = ("side_a", "side_b")


@dataclass(frozen=True, slots=True)
class _Named:
    """One stretch of words and all that it may name in a record."""

    span: Span
    words: str
    mentions: tuple[ValueMention, ...]
    beside: bool = False
    """Only a landmark: "east of Homs", "30 km from Aleppo"."""


def where_choices(
    record: Record, areas: Sequence[Span], scene: Scene, *, refer: bool = True, borrow: bool = True
) -> list[Choice[Where]]:
    """Rank the rows that some words of the article are about.

    Parameters
    ----------
    record
        An opened record.
    areas
        The words: a claim, or one side of it.
    scene
        What stands around them.
    refer
        Whether places and actors may be taken from the words before ("the town", "there", "the two groups").
    borrow
        Whether a claim that names neither place nor day may take the place last spoken of.

    Returns
    -------
    list of Choice
        At least one. Every row, if nothing is named: as said ("in Syria", when the record holds nothing else) or
        assumed.
    """
    named = [n for area in areas for n in _named(record, area, scene.text)]
    text = " ".join(a.of(scene.text) for a in areas)
    places = _places(record, named)
    actors = _actors(record, named, text)
    if refer and not places:
        places = _places_before(record, text, scene)
    if refer and borrow and not places and not actors and _is_bare(scene):
        places = [
            *_weaker(subject_before(record, scene), BORROWED),
            Choice(value=(), weight=1 - BORROWED, words="every row, assumed", assumed=True),
        ]
    if refer and not actors and _ACTORS_AGAIN.search(text):
        actors = _actors_before(record, scene)
    return _crossed(places, actors)


BORROWED = 0.6
"""Weight of the place last spoken of, for a claim that names neither place nor day ("62 people were killed")."""


def _is_bare(scene: Scene) -> bool:
    """Tell whether a claim leaves both place and day to the words before it."""
    return not scene.dated and not _PLACE_WORDS.search(" ".join(s.of(scene.text) for s in scene.claim))


_PLACE_WORDS = re.compile(
    r"\b(?:in|near|across|around|over|throughout|inside)\s+(?:the\s+)?(?:[A-Z]|country|whole|world)"
)


def _weaker(choices: list[Choice[Where]], weight: float) -> list[Choice[Where]]:
    return [replace(c, weight=c.weight * weight) for c in choices]


def _crossed(places: list[Choice[Where]], actors: list[Choice[Where]]) -> list[Choice[Where]]:
    nothing: list[Choice[Where]] = [Choice(value=(), weight=1.0, words="")]
    out = []
    for place in places or nothing:
        for actor in actors or nothing:
            spans = [c.span for c in (place, actor) if c.span]
            words = " + ".join(c.words for c in (place, actor) if c.words)
            out.append(
                Choice(
                    value=tuple(sorted(place.value + actor.value)), weight=place.weight * actor.weight,
                    words=words or "every row", span=spans[0] if spans else None,
                    assumed=place.assumed or actor.assumed,
                )
            )  # fmt: skip
    return sorted(out, key=lambda c: -c.weight)


def _named(record: Record, area: Span, text: str) -> list[_Named]:
    by_span: dict[Span, list[ValueMention]] = {}
    for mention in find_values(record, area.of(text), area.start):
        by_span.setdefault(Span(mention.start, mention.end), []).append(mention)
    for span in by_span:
        if _NEAR.search(text[max(0, span.start - 50) : span.start]):
            by_span[span] = list(find_values(record, span.of(text), span.start)) or by_span[span]
    return [
        _Named(span, span.of(text), _meant(record, span, found, text), _is_landmark(text, span))
        for span, found in sorted(by_span.items())
    ]


_NEAR = re.compile(
    r"\b(?:near|around|outside|close\s+to|surrounding|on\s+the\s+edge\s+of)\s+(?:the\s+)?(?:\w+\s+)?(?:(?:city|town|village)\s+of\s+)?$",
    re.IGNORECASE,
)  # fmt: skip
"""Near a town is not in it: what happened there may bear another name, so the coarser reading of the name comes first."""
_LANDMARK = re.compile(
    r"\b(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|outskirts|kilomet(?:re|er)s|km|miles)\s+(?:\w+\s+)?(?:of|from)|road\s+to|way\s+to|towards?)\s+$",
    re.IGNORECASE,
)  # fmt: skip


def _is_landmark(text: str, span: Span) -> bool:
    return _LANDMARK.search(text[max(0, span.start - 40) : span.start]) is not None


_LOCATIVE = re.compile(
    r"\b(?:in|near|around|at|on|from|to|inside|across|of|into|over|for|outside|towards?|within|off|along|central|northern|southern|eastern"
    r"|western|north|south|east|west|surrounding)\s+(?:the\s+)?(?:city\s+of\s+|town\s+of\s+|province\s+of\s+)?$",
    re.IGNORECASE,
)  # fmt: skip


def _meant(record: Record, span: Span, found: list[ValueMention], text: str) -> tuple[ValueMention, ...]:
    """A capital that names both a place and a government is the place only behind a preposition of place."""
    places = [m for m in found if _level(record, m.column)]
    if not places or len(places) == len(found):
        return tuple(found)
    locative = _LOCATIVE.search(text[max(0, span.start - 40) : span.start])
    return tuple(places) if locative else tuple(m for m in found if not _level(record, m.column))


def _is_everything(record: Record, column: str, values: tuple[str, ...]) -> bool:
    """All values of a column, or all parts of its total, are every row."""
    parts = [set(t.parts) for t in record.descriptor.totals if t.column == column]
    return len(set(values)) >= _n_values(record, column) or any(p <= set(values) for p in parts)


@lru_cache(maxsize=64)
def _n_values(record: Record, column: str) -> int:
    return len(values_of(record, column))


def _level(record: Record, column: str) -> str:
    return next((p.level for p in record.descriptor.places if p.column == column), "")


def _places(record: Record, named: Iterable[_Named], *, prefer: tuple[str, ...] = ()) -> list[Choice[Where]]:
    """Read the places named: several of one level are a list, finer ones make coarser ones needless."""
    stretches = [(n, [m for m in n.mentions if _level(record, m.column)]) for n in named]
    stretches = [(n, ms) for n, ms in stretches if ms]
    stretches = [(n, ms) for n, ms in stretches if not n.beside] or stretches
    specific = [(n, ms) for n, ms in stretches if not all(_level(record, m.column) == "country" for m in ms)]
    chosen = specific or stretches
    if not chosen:
        return []
    columns = _shared_columns(record, chosen, prefer)
    out: list[Choice[Where]] = []
    for rank, column in enumerate(columns):
        values = tuple(dict.fromkeys(v for _, ms in chosen for m in ms if m.column == column for v in m.values))
        if not values:
            continue
        everything = not specific and _is_everything(record, column, values)
        words = ", ".join(dict.fromkeys(n.words for n, _ in chosen))
        out.append(
            Choice(
                value=() if everything else ((column, values),), weight=(1.0, 0.3, 0.15, 0.05)[min(rank, 3)],
                words=words, span=chosen[0][0].span,
            )
        )  # fmt: skip
    return out


def _shared_columns(
    record: Record, chosen: Sequence[tuple[_Named, Sequence[ValueMention]]], prefer: tuple[str, ...]
) -> list[str]:
    """Order the columns that can hold all the places: coarse before fine, unless the words say the level."""
    sets = [[m.column for m in ms] for _, ms in chosen]
    shared = [c for c in sets[0] if all(c in other for other in sets[1:])]
    order = shared or list(dict.fromkeys(c for columns in sets for c in columns[:1]))
    wanted = [c for level in prefer for c in order if _level(record, c) == level]
    several = len(chosen) > 1 and bool(shared)
    rest = [c for c in order if c not in wanted]
    if several and not wanted:
        rest = sorted(rest, key=lambda c: -_RANK.get(_level(record, c), 0))
    return wanted + rest


def _places_before(record: Record, text: str, scene: Scene) -> list[Choice[Where]]:
    """Take the place from the words before: by reference ("the town", "there"), or because the claim names none."""
    again = _PLACE_AGAIN.search(text)
    level = (again["level"] or "").lower() if again else ""
    if again is None or level == "country":
        return []
    prefer = _LEVELS.get(level, ())
    for area in (scene.sentence, *scene.before):
        outside = [n for n in _named(record, area, scene.text) if not any(n.span.overlaps(c) for c in scene.claim)]
        for cluster in reversed(_clusters(record, outside, scene.text)):
            if len(cluster) > 1 and not again["several"]:
                continue
            found = [c for c in _places(record, cluster, prefer=prefer) if not prefer or _fits(record, c, prefer)]
            if found:
                return [_referred(c, again.group(), cluster[-1].span, scene) for c in found]
    return []


def subject_before(record: Record, scene: Scene) -> list[Choice[Where]]:
    """Take the place that the words right before speak of, for a clause without a subject ("and drew more of them …")."""
    for area in (scene.sentence, *scene.before[:2]):
        outside = [n for n in _named(record, area, scene.text) if n.span.end <= scene.claim[0].start]
        clusters = _clusters(record, outside, scene.text)
        if clusters:
            return [_referred(c, "", clusters[0][-1].span, scene) for c in _places(record, clusters[0])]
    return []


def _fits(record: Record, choice: Choice[Where], levels: tuple[str, ...]) -> bool:
    return any(_level(record, column) in levels for column, _ in choice.value)


_JOINED = re.compile(r"\s*(?:,|and|,\s*and|or)\s+(?:(?:in|near|around|the)\s+)*")
_REPORTER = re.compile(
    r"[^.;:]{0,30}?\b(?:said|says|wrote|told|reported|claimed|announced|stated|added|noted|argued|warned|according)\b"
)


def _clusters(record: Record, named: Sequence[_Named], text: str) -> list[list[_Named]]:
    """Group places that are named as a list ("Jableh and Tartous"); where a reporter sits is no place of the story."""
    places = [n for n in named if any(_level(record, m.column) for m in n.mentions)]
    places = [n for n in places if not _REPORTER.match(text, n.span.end)]
    out: list[list[_Named]] = []
    for n in places:
        if out and _JOINED.fullmatch(text[out[-1][-1].span.end : n.span.start]):
            out[-1].append(n)
        else:
            out.append([n])
    return out


def _referred(choice: Choice[Where], by: str, span: Span, scene: Scene) -> Choice[Where]:
    words = f"{by} = {span.of(scene.text)}" if by else f"{span.of(scene.text)}, from the words before"
    return Choice(value=choice.value, weight=choice.weight, words=words, span=span, assumed=not by)


_AGAINST = re.compile(r"\b(?:on|against|targeting)\s+(?:\w+\s+)?civilians\b", re.IGNORECASE)


def _actors(record: Record, named: Iterable[_Named], text: str) -> list[Choice[Where]]:
    """Read the actors named: two make a pair, one with victims a one-sided pair, one alone a side."""
    sides = {a.column: a.role for a in record.descriptor.actors}
    parties: dict[tuple[str, ...], _Named] = {}
    dyads: list[Choice[Where]] = []
    for n in named:
        for mention in n.mentions:
            if mention.values == ("Civilians",) and not _AGAINST.search(text):
                continue
            if sides.get(mention.column) == "dyad":
                dyads.append(Choice(value=((mention.column, mention.values),), weight=1.0, words=n.words, span=n.span))
            elif sides.get(mention.column) in _SIDES:
                parties.setdefault(mention.values, n)
    return dyads or _pairs(record, parties, text)


def _pairs(record: Record, parties: dict[tuple[str, ...], _Named], text: str) -> list[Choice[Where]]:
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


def _paired(pair: Where, *named: _Named) -> Choice[Where]:
    return Choice(value=pair, weight=1.0, words=" + ".join(n.words for n in named), span=named[0].span)


def _single(record: Record, values: tuple[str, ...], named: _Named) -> list[Choice[Where]]:
    out = []
    for role in _SIDES:
        for actor in record.descriptor.actors:
            if actor.role == role:
                n = sum(rows for value, rows in values_of(record, actor.column) if value in values)
                if n:
                    out.append(
                        Choice(value=((actor.column, values),), weight=float(n), words=named.words, span=named.span)
                    )
    total = sum(c.weight for c in out)
    return [Choice(value=c.value, weight=c.weight / total, words=c.words, span=c.span) for c in out]


def _actors_before(record: Record, scene: Scene) -> list[Choice[Where]]:
    named: list[_Named] = []
    for area in (scene.sentence, *scene.before):
        outside = [n for n in _named(record, area, scene.text) if not any(n.span.overlaps(c) for c in scene.claim)]
        named += outside
        found = _actors(record, named, "")
        if (
            found
            and found[0].value
            and found[0].value[0][0] not in [a.column for a in record.descriptor.actors if a.role in _SIDES]
        ):
            return found
    return []
