"""Places in the words of a claim that a plan does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.checks.asked import Asked, Unmatched
from onrecord.checks.nations import capitals_in, nation_of
from onrecord.checks.propose_names import NAME, is_landmark, level_of
from onrecord.checks.unmatched_words import ends, listed_pattern
from onrecord.text.calendar import MONTH, WEEKDAY
from onrecord.text.spans import Span

_KINDS = (
    r"cities|city|towns?|villages?|provinces?|governorates?|districts?|regions?|suburbs?|outskirts|areas?|county|counties|states?"
    r"|neighbou?rhoods?|boroughs?|valley|countryside|airport|airfield|airbase|air\s+base|enclaves?|municipality|canton|prefecture"
)
_SIDE = r"(?:north|south|east|west|central)(?:-?(?:east|west))?(?:ern)?|upper|lower|greater|rural|downtown|inner|outer"
_BEFORE = re.compile(
    r"\b(?P<word>in|near|around|inside|outside|across|throughout|within|over|along|at|towards?|into|beyond|through)\s+"
    rf"(?:(?:the|all|parts|much|most|both|whole|of|neighbou?ring|nearby|besieged|tiny|[\w]+-held|{_SIDE})\s+)*"
    rf"(?:(?:{_KINDS})\s+of\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
"""What stands before the name of a place."""
_OF_KIND = re.compile(rf"\b(?:{_KINDS})\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_AFTER = re.compile(rf"(?:[’']s)?\s+(?:{_KINDS})\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(rf"\s+(?i:{_KINDS})\s+of\s+(?:the\s+)?[A-Z]")
_STRUCK = re.compile(
    r"\b(?:bombed|bombing|shelled|shelling|pounded|pounding|hit|hitting|struck|striking|raided|attacked|flooded|burned)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\b(?:strikes?|raids?|attacks?|bombing|bombardments?|shelling|assaults?|offensives?|sorties)\s+(?:on|against|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_UNDERWENT = re.compile(
    r"\s+(?:has\s+|have\s+|had\s+|also\s+|alone\s+|again\s+)*(?:took|taken|saw|seen|suffered|endured|witnessed|drew|drawn|bore|experienced|recorded|reported|registered"
    r"|(?:was|were|been|being|got)\s+(?:\w+ly\s+|not\s+|never\s+)*(?:hit|struck|bombed|shelled|pounded|raided|attacked|targeted|spared|flooded))\b"
)
_JOINED = re.compile(r"\s*(?:,|,?\s+and|,?\s+or|,?\s+nor)\s+(?:(?:in|near|around|the)\s+)*")
_TIME = re.compile(rf"(?:{MONTH}|{WEEKDAY})\b.*", re.IGNORECASE)
_DESCRIBED = re.compile(
    rf"\b(?:the|this|that|these|those|its|their|his|her|an?|another|both)\s+(?:[\w’'-]+\s+){{0,3}}?(?:(?<!-)(?:{_KINDS})|capital|border|coast|camp|base|crossing|frontier|corridor|front|slums?|dam|quarter|streets?)\b"
    r"|\b(?:home|here)\b(?=\s*[.,;]|$)",
    re.IGNORECASE,
)  # fmt: skip
_THERE = re.compile(
    r"(?<!\bthan\s)\bthere\b(?!\s+(?:is|are|was|were|have|has|had|will|would|be|being|appears?|seems?)\b)",
    re.IGNORECASE,
)
_SIDE_OF = re.compile(
    rf"\b(?i:{_SIDE})\s+(?=(?P<name>{NAME}))|\b(?:north|south|east|west)(?:-?(?:east|west))?(?:ern\s+part)?\s+of\s+the\s+country\b"
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
    if not asked.chooses_places() or _by_landmark_only(asked):
        yield from _described(asked)


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
            if not _WHOLE.search(words) and not asked.is_about(words) and not _names_whole(asked, words):
                yield Unmatched(words=words, named=words in capitals and _would_hold(asked))


def _names_whole(asked: Asked, words: str) -> bool:
    """Tell whether a described place is the one that the record is about ("the city", for a record of one city)."""
    return (
        bool(asked.record.descriptor.about_places) and not asked.record.descriptor.places and "of" not in words.split()
    )


def _by_landmark_only(asked: Asked) -> bool:
    """Tell whether every place known in the words is a landmark of another ("the small town north of Aleppo")."""
    places = [n for n in asked.named() if any(level_of(asked.record, m.column) for m in n.mentions)]
    return bool(places) and all(n.beside for n in places)


def _parts(asked: Asked) -> Iterator[Unmatched]:
    """Give parts of a place that the record cannot tell apart ("northern Syria", "the east of the country")."""
    known = list(asked.named())
    for span in asked.areas:
        text = span.of(asked.scene.text)
        for m in _SIDE_OF.finditer(text):
            side = Span(span.start + m.start(), span.start + m.end())
            name = Span(side.end, side.end + len(m["name"] or ""))
            columns = {x.column for n in known if n.span.overlaps(name) for x in n.mentions}
            whole = any(n.span.overlaps(side) for n in known)
            finer = {c for c in asked.columns() if level_of(asked.record, c)} - columns
            if not whole and not finer and (not m["name"] or asked.knows(name)):
                yield Unmatched(words=" ".join((m.group() + (m["name"] or "")).split()), named=False)


def place_names_in(text: str, areas: Sequence[Span]) -> Iterator[Span]:
    """Find names that stand where places stand, in reading order; a list of places goes on over areas."""
    last: Span | None = None
    for area in sorted(areas):
        described = [Span(area.start + a, area.start + b) for a, b, _ in capitals_in(area.of(text))]
        for m in re.finditer(NAME, area.of(text)):
            name = _without_opener(text, Span(area.start + m.start(), area.start + m.end()))
            if name is None or any(name.overlaps(d) for d in described):
                continue
            if _is_place(text, name, area) or (last is not None and _continues(text, last, name)):
                last = name
                yield name


def _without_opener(text: str, name: Span) -> Span | None:
    """Cut words off that only open a sentence or are no name ("In", "More", "President Assad")."""
    start = name.start
    for word in re.finditer(r"\S+", name.of(text)):
        if not listed_pattern("no_places", "whole").fullmatch(word.group().strip(".,’'")) or (
            word.group().isupper() and len(word.group()) > 1
        ):
            break
        start = name.start + word.end()
    words = text[start : name.end]
    start += len(words) - len(words.lstrip())
    return Span(start, name.end) if start < name.end else None


def _is_place(text: str, name: Span, area: Span) -> bool:
    words = name.of(text)
    if not _may_be_place(words):
        return False
    before = text[max(0, name.start - 80) : name.start]
    after = text[name.end : name.end + 60]
    if qualifies_place(text, name.end):
        return False
    known = nation_of(words) is not None
    possessive = re.match(r"[’']s?\s+\w", after) is not None and not known
    if _AFTER.match(after) or _OF_KIND.search(before):
        return True
    found = _BEFORE.search(before)
    if found is not None:
        return not possessive and not _is_adjective(words, after) and (not words.isupper() or known or len(words) > 5)
    if is_landmark(text, name) or (known and re.search(r"\bfrom\s+$", before) and not _is_adjective(words, after)):
        return True
    if _is_adjective(words, after) or words.isupper():
        return False
    if _STRUCK.search(before) or _ON.search(before):
        return (
            re.match(r"[’']s?\s|\s+[a-z]+s\b", after) is None or re.match(r"\s+(?:\w+\s+)?times\b", after) is not None
        )
    return _UNDERWENT.match(after) is not None and name.start - area.start <= OPENING


def qualifies_place(text: str, at: int) -> bool:
    """Tell whether the words before an offset only say which place another is: "the Euphrates town of Hit"."""
    return _OF_ANOTHER.match(text, at) is not None


def _is_adjective(words: str, after: str) -> bool:
    nation = nation_of(words.split()[-1])
    return (
        nation is not None
        and words.split()[-1] in nation.adjectives
        and re.match(r"[\s-]+[a-z]|\s*$|[,.;]", after) is not None
    )


def _may_be_place(words: str) -> bool:
    first, *_ = words.split()
    return not (
        _TIME.fullmatch(words)
        or listed_pattern("no_places", "whole").fullmatch(words)
        or listed_pattern("no_places", "starts").fullmatch(first.rstrip("."))
        or ends(words, "no_places")
    )


def _continues(text: str, last: Span, name: Span) -> bool:
    """Tell whether a name goes on with a list of places: "in Mosul, Raqqa and Kobani"."""
    if not _JOINED.fullmatch(text[last.end : name.start]) or not _may_be_place(name.of(text)):
        return False
    return _ACTS.match(text[name.end : name.end + 30]) is None


_ACTS = re.compile(
    r"\s+(?:has|have|had|is|are|will|would|say|says|said|told|denied|accused|bombed|struck|carried|launched|conducted|flew)\b"
)
""""In Mosul and Turkey said …": the second name opens a clause of its own."""
OPENING = 4
"""Characters before the first name of a clause: a quotation mark, or an article."""
