"""Which rows a claim is about: places and actors, in its own words or in the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.checks.place_positions import events_in, place_names_in
from onrecord.checks.propose_actors import ACTORS_AGAIN, actor_choices, actors_before
from onrecord.checks.propose_choices import Choice
from onrecord.checks.propose_names import RANK, REPORTER, Named, is_everything, level_of, names_in, place_clusters
from onrecord.checks.propose_scene import Scene
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims.clauses import verb_in
from onrecord.claims.topics import find_topics
from onrecord.records.record import Record, ValueMention, Where
from onrecord.text.spans import Span

_PLACE_AGAIN = re.compile(
    r"\b(?:there|(?:the|that|this|those|these|both)\s+(?:[\w-]+\s+){0,2}?(?P<level>town|city|village|province|governorate|district|region|area|enclave|capital|airbase|base|country|camp|(?P<several>cities|towns|villages|provinces|places|districts)))\b",
    re.IGNORECASE,
)
LEVELS = {
    "town": ("place", "district"), "city": ("place", "district"), "village": ("place",), "province": ("province",),
    "governorate": ("province",), "district": ("district",), "airbase": ("place",), "base": ("place",),
    "camp": ("place",),
    "cities": ("place", "district"), "towns": ("place", "district"), "villages": ("place",), "provinces": ("province",),
    "country": ("country",), "region": ("province", "district"), "capital": ("place", "province"),
}  # fmt: skip
BORROWED = 0.6
"""Weight of the place last spoken of, for a claim that names neither place nor day ("62 people were killed")."""


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
    named = [n for area in areas for n in names_in(record, area, scene.text) if not _of_an_event(n, area, scene.text)]
    text = " ".join(a.of(scene.text) for a in areas)
    places = _places(record, named)
    actors = actor_choices(record, named, text)
    if refer and named and all(n.beside for n in named) and _PLACE_AGAIN.search(text):
        places = _places_before(record, text, scene)
    elif refer and not places:
        places = _places_fronted(record, scene) or _places_before(record, text, scene)
    if refer and not places and (_is_elliptic(record, text) or _HANGS.search(text)):
        places = _places_of_the_sentence(record, scene) or subject_before(record, scene)
    if refer and borrow and not places and not actors and is_bare(scene):
        places = [
            *_weaker(subject_before(record, scene), BORROWED),
            Choice(value=(), weight=1 - BORROWED, words="every row, assumed", assumed=True),
        ]
    if refer and not actors and (ACTORS_AGAIN.search(text) or _is_elliptic(record, text)):
        actors = actors_before(record, scene)
    return _crossed(places, actors)


def _of_an_event(named: Named, area: Span, text: str) -> bool:
    """Tell whether a place only belongs to an event that says when ("in the week after the fall of Manbij")."""
    at, end = named.span.start - area.start, named.span.end - area.start
    return any(start <= at and end <= stop for start, stop in events_in(area.of(text)))


_FRONTED = re.compile(
    r"\W*(?:(?:In|At|On|Around|Near|Across|Over|Inside|Throughout|For|Of)\s+(?:[^,;:.]+?)(?=,)|[A-Z][\w’'-]*(?:[\s-]+[A-Z][\w’'-]*){0,3}(?=:\s))"
)
"""What opens a sentence holds for all of it: "In Aleppo province, the envoy said, …", "HAMA: FIFTY DEAD"."""


def opening_of(scene: Scene) -> Span | None:
    """Give the words that open the sentence and hold for all of it, where they are not the claim's own."""
    m = _FRONTED.match(scene.sentence.of(scene.text))
    if m is None or scene.sentence.start + m.end() > scene.claim[0].start or verb_in(m.group()) is not None:
        return None
    return Span(scene.sentence.start, scene.sentence.start + m.end())


def _places_fronted(record: Record, scene: Scene) -> list[Choice[Where]]:
    opening = opening_of(scene)
    if opening is None:
        return []
    return _places(record, names_in(record, opening, _in_title_case(scene.text, opening)))


def _in_title_case(text: str, part: Span) -> str:
    """Spell a dateline in capitals as a name; offsets stay."""
    words = part.of(text)
    return text[: part.start] + words.title() + text[part.end :] if words.isupper() else text


_HANGS = re.compile(r"^\W*with\s|\bof\s+(?:them|these|those|whom)\b(?!\s+\w+ed\b)", re.IGNORECASE)
"""A clause that hangs on the one before ("…, with strikes down by a quarter"), or counts some of what it named."""


def _places_of_the_sentence(record: Record, scene: Scene) -> list[Choice[Where]]:
    """Take the places of the sentence around an aside ("…, including seven children, were killed in Idlib")."""
    named = names_in(record, scene.sentence, scene.text)
    outside = [n for n in named if not any(n.span.overlaps(c) for c in scene.claim)]
    clusters = place_clusters(record, outside, scene.text)
    if not clusters:
        return []
    return [_referred(c, "", clusters[0][-1].span, scene) for c in _places(record, [n for c in clusters for n in c])]


def _is_elliptic(record: Record, text: str) -> bool:
    """Tell whether words leave to those before them what is counted, and so where ("up from 441 in March")."""
    return not find_topics(text, vocabulary_of([record]))


def is_bare(scene: Scene) -> bool:
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
                    assumed=place.assumed or actor.assumed or not words,
                )
            )  # fmt: skip
    return sorted(out, key=lambda c: -c.weight)


def _places(record: Record, named: Iterable[Named], *, prefer: tuple[str, ...] = ()) -> list[Choice[Where]]:
    """Read the places named: several of one level are a list, finer ones make coarser ones needless."""
    stretches = [(n, [m for m in n.mentions if level_of(record, m.column)]) for n in named]
    stretches = [(n, ms) for n, ms in stretches if ms]
    stretches = [(n, ms) for n, ms in stretches if not n.beside] or stretches
    specific = [(n, ms) for n, ms in stretches if not all(level_of(record, m.column) == "country" for m in ms)]
    chosen = specific or stretches
    if not chosen:
        return []
    columns = _shared_columns(record, chosen, prefer or _level_said(chosen[-1][0]))
    out: list[Choice[Where]] = []
    for rank, column in enumerate(columns):
        values = tuple(dict.fromkeys(v for _, ms in chosen for m in ms if m.column == column for v in m.values))
        everything = not specific and is_everything(record, column, values)
        words = ", ".join(dict.fromkeys(n.words for n, _ in chosen))
        out.append(
            Choice(
                value=() if everything else ((column, values),), weight=(1.0, 0.3, 0.15, 0.05)[min(rank, 3)],
                words=words, span=chosen[0][0].span,
            )
        )  # fmt: skip
    return out


def _level_said(last: Named) -> tuple[str, ...]:
    """Read the level from the plural behind a list: "in Homs and Hama provinces"."""
    return LEVELS.get(last.followed_by, ())


def _shared_columns(
    record: Record, chosen: Sequence[tuple[Named, Sequence[ValueMention]]], prefer: tuple[str, ...]
) -> list[str]:
    """Order the columns that can hold all the places: coarse before fine, unless the words say the level."""
    sets = [[m.column for m in ms] for _, ms in chosen]
    shared = [c for c in sets[0] if all(c in other for other in sets[1:])]
    order = shared or list(dict.fromkeys(c for columns in sets for c in columns[:1]))
    wanted = [c for level in prefer for c in order if level_of(record, c) == level]
    several = len(chosen) > 1 and bool(shared)
    rest = [c for c in order if c not in wanted]
    if several and not wanted:
        rest = sorted(rest, key=lambda c: -RANK.get(level_of(record, c), 0))
    return wanted + rest


def _places_before(record: Record, text: str, scene: Scene) -> list[Choice[Where]]:
    """Take the place from the words before: by reference ("the town", "there"), or because the claim names none."""
    again = _PLACE_AGAIN.search(text)
    level = (again["level"] or "").lower() if again else ""
    if again is None or level == "country":
        return []
    prefer = LEVELS.get(level, ())
    for area in (scene.sentence, *scene.before):
        outside = [n for n in names_in(record, area, scene.text) if _is_before(n.span, scene)]
        unknown = [p for p in unknown_places(record, area, scene.text) if _is_before(p, scene)]
        for cluster in reversed(place_clusters(record, outside, scene.text)):
            if len(cluster) > 1 and not again["several"]:
                continue
            if unknown and unknown[-1].start > cluster[-1].span.end:
                return []
            found = [c for c in _places(record, cluster, prefer=prefer) if not prefer or _fits(record, c, prefer)]
            if found:
                return [_referred(c, again.group(), cluster[-1].span, scene) for c in found]
        if unknown:
            return []
    return []


def _is_before(name: Span, scene: Scene) -> bool:
    """Tell whether a name stands outside the claim's words and before their end."""
    return name.end <= scene.claim[-1].end and not any(name.overlaps(c) for c in scene.claim)


def subject_before(record: Record, scene: Scene) -> list[Choice[Where]]:
    """Take the place that the words before speak of, for a clause without a subject ("and drew more of them …")."""
    for area in (scene.sentence, *scene.before[:2]):
        outside = [n for n in names_in(record, area, scene.text) if n.span.end <= scene.claim[0].start]
        clusters = place_clusters(record, outside, scene.text)
        if clusters:
            return [_referred(c, "", clusters[0][-1].span, scene) for c in _places(record, clusters[0])]
        if unknown_places(record, area, scene.text):
            return []
    return []


def unknown_places(record: Record, area: Span, text: str) -> list[Span]:
    """Give the names in some words that stand where places stand and that the record does not know.

    Where a reporter sits is no place of the story ("an official in Reyhanli said").
    """
    known = [n.span for n in names_in(record, area, text)]
    names = [p for p in place_names_in(text, [area]) if not (REPORTER.match(text, p.end) or _told_in(text, p))]
    return [p for p in names if not any(p.overlaps(k) for k in known)]


_TOLD_IN = re.compile(r"\b(?:reporters|journalists|briefing|news\s+conference|said|told\s+\w+)\s+(?:\w+\s+){0,2}in\s+$")


def _told_in(text: str, name: Span) -> bool:
    return _TOLD_IN.search(text[max(0, name.start - 60) : name.start]) is not None


def _fits(record: Record, choice: Choice[Where], levels: tuple[str, ...]) -> bool:
    return any(level_of(record, column) in levels for column, _ in choice.value)


def _referred(choice: Choice[Where], by: str, span: Span, scene: Scene) -> Choice[Where]:
    words = f"{by} = {span.of(scene.text)}" if by else f"{span.of(scene.text)}, from the words before"
    return Choice(value=choice.value, weight=choice.weight, words=words, span=span, assumed=not by)
