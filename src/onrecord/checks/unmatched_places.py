"""Places in the words of a claim that a plan does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checks.asked import Asked, Unmatched
from onrecord.checks.nations import capitals_in
from onrecord.checks.place_positions import KINDS, NAME, SIDE, place_names_in
from onrecord.checks.propose_names import level_of
from onrecord.checks.propose_places import is_bare, unknown_places
from onrecord.checks.unmatched_words import alternatives
from onrecord.text.spans import Span

_DESCRIBED = re.compile(
    rf"\b(?:the|this|that|these|those|its|their|his|her|an?|another|both)\s+(?:[\w’'-]+\s+){{0,3}}?(?:(?<!-)(?:{KINDS})|capital|border|coast|camp|base|crossing|frontier|corridor|front|slums?|dam|quarter|streets?)\b"
    rf"|\b(?-i:[A-Z])[\w’'-]*[’']s\s+(?:[\w-]+\s+){{0,3}}?(?:(?<!-)(?:{KINDS})|capital|border|coast)\b"
    r"|\b(?:home|here)\b(?=\s*[.,;]|$)|\bof\s+(?:them|these|those)\b(?=\s+(?:was|were|had|in|on|at)\b|\s*[.,;]|\s*$)",
    re.IGNORECASE,
)  # fmt: skip
_SITE = re.compile(
    rf"\b(?:in|on|at|along|across|over|from|near|around|inside|off|throughout)\s+(?:the|this|that|these|those|its|their|our|her|his|my|both)\s+"
    rf"(?:[a-z][\w’'-]*\s+){{0,2}}?(?:{alternatives('sites', 'nouns')})\b(?!\s+of\b|\s+[A-Z]|-)"
    r"|\b(?:at\s+sea|offshore|on\s+land|indoors|outdoors)\b"
)
_THERE = re.compile(
    r"(?<!\bthan\s)\bthere\b(?!\s+(?:is|are|was|were|have|has|had|will|would|be|being|appears?|seems?)\b)",
    re.IGNORECASE,
)
_SIDE_OF = re.compile(
    rf"\b(?i:{SIDE})\s+(?=(?P<name>{NAME}))|\b(?:north|south|east|west)(?:-?(?:east|west))?(?:ern\s+part)?\s+of\s+the\s+country\b"
)
_WHOLE = re.compile(r"\b(?:country|nation|state|kingdom|republic)\b", re.IGNORECASE)


def unmatched_places(asked: Asked) -> Iterator[Unmatched]:
    """Give the places that the words name or describe and that the plan does not choose by.

    Notes
    -----
    A name is a place by its position ("in X", "X province", "bombed X", "X was hit"), not by a list of places; names of
    months, offices, and of what all rows of the record are about are none. A part of a country ("northern Syria") and a
    place that is only described ("the town", "there") count where the plan chooses no rows by place.
    """
    for name in place_names_in(asked.scene.text, asked.areas):
        if not asked.knows(name):
            yield Unmatched(words=name.of(asked.scene.text), named=_would_hold(asked))
    if not asked.chooses_parties():
        yield from _parts(asked)
    yield from _sites(asked)
    if not asked.chooses_places():
        yield from _described(asked)
        yield from _spoken_of(asked)
    yield from _landmarks(asked)


def _would_hold(asked: Asked) -> bool:
    """Tell whether the record says where its rows lie, so that a place it does not name is not in it."""
    described = asked.record.descriptor
    return bool(described.places or described.about_places)


def _described(asked: Asked) -> Iterator[Unmatched]:
    for span in asked.spans:
        text = span.of(asked.scene.text)
        capitals = [text[a:b] for a, b, _ in capitals_in(text)]
        for m in (*_DESCRIBED.finditer(text), *_THERE.finditer(text)):
            words = " ".join(m.group().split())
            if not _WHOLE.fullmatch(words.split()[-1]) and not asked.is_about(words) and not _names_whole(asked, words):
                yield Unmatched(words=words, named=words in capitals and _would_hold(asked))


def _sites(asked: Asked) -> Iterator[Unmatched]:
    """Give parts of a landscape or a town that no column holds ("on the plateau", "in the old port")."""
    for span in asked.spans:
        for m in _SITE.finditer(asked.scene.text, span.start, span.end):
            yield Unmatched(words=" ".join(m.group().split()), named=False)


def _names_whole(asked: Asked, words: str) -> bool:
    """Tell whether a described place is the one that the record is about ("the city", for a record of one city)."""
    return (
        bool(asked.record.descriptor.about_places) and not asked.record.descriptor.places and "of" not in words.split()
    )


def _spoken_of(asked: Asked) -> Iterator[Unmatched]:
    """Give the unknown place last spoken of, for a claim that names neither place nor day of its own."""
    nearest = asked.scene.before[:1]
    if nearest and is_bare(asked.scene):
        for name in unknown_places(asked.record, nearest[0], asked.scene.text):
            yield Unmatched(words=name.of(asked.scene.text), named=False)


def _landmarks(asked: Asked) -> Iterator[Unmatched]:
    """Give places that only say where another is, if no other is named ("positions east of Homs")."""
    places = [n for n in asked.named if any(level_of(asked.record, m.column) for m in n.mentions)]
    if places and asked.chooses_places() and all(n.beside for n in places):
        yield Unmatched(words=places[0].words, named=False)


def _parts(asked: Asked) -> Iterator[Unmatched]:
    """Give parts of a place that the record cannot tell apart ("northern Syria", "the east of the country")."""
    known = asked.named
    for span in asked.areas:
        text = span.of(asked.scene.text)
        for m in _SIDE_OF.finditer(text):
            side = Span(span.start + m.start(), span.start + m.end())
            name = Span(side.end, side.end + len(m["name"] or ""))
            columns = {x.column for n in known if n.span.start == name.start for x in n.mentions}
            whole = any(n.span.overlaps(side) for n in known)
            finer = {c for c in asked.columns() if level_of(asked.record, c)} - columns
            if (
                not whole
                and not finer
                and not asked.is_about(m.group() + (m["name"] or ""))
                and (not m["name"] or asked.knows(name))
            ):
                yield Unmatched(words=" ".join((m.group() + (m["name"] or "")).split()), named=False)
