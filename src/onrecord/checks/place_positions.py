"""Names of places by where they stand in a sentence, whatever any record knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.checks.nations import capitals_in, nation_of
from onrecord.checks.unmatched_words import ends, listed_pattern
from onrecord.text.calendar import MONTH, WEEKDAY
from onrecord.text.spans import Span

NAME = (
    r"(?<!\w)(?:(?:[Aa]l|[Ee]l|[Aa]r|[Aa]sh|[Aa]d|[Aa]z)[-\s]|(?:[Aa]s|[Aa]t|[Aa]n)-)?[A-Z][\w’'-]*\w"
    r"(?:(?:\s(?:al|el|ez|ash|az|de|la|del|da|do|van|von|of\sthe|of)(?:[-\s]|\b))?[\s-](?:al-|el-|ez-|es-|as-|ash-|ar-)?[A-Z][\w’'-]*\w)*"
)
"""A name in running text: words with capitals, with the small words inside them."""
KINDS = (
    r"cities|city|towns?|villages?|provinces?|governorates?|districts?|regions?|suburbs?|outskirts|areas?|county|counties|states?"
    r"|neighbou?rhoods?|boroughs?|valley|countryside|airport|airfield|airbase|air\s+base|enclaves?|municipality|canton|prefecture"
)
SIDE = r"(?:north|south|east|west|central)(?:-?(?:east|west))?(?:ern)?|upper|lower|greater|rural|downtown|inner|outer"
_BEFORE = re.compile(
    r"\b(?P<word>in|near|around|inside|outside|across|throughout|within|over|along|at|towards?|into|beyond|through)\s+"
    rf"(?:(?:the|all|parts|much|most|both|whole|of|neighbou?ring|nearby|besieged|tiny|[\w]+-held|{SIDE})\s+)*"
    rf"(?:(?:{KINDS})\s+of\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
"""What stands before the name of a place."""
_OF_KIND = re.compile(
    rf"\b(?:{KINDS}|people|residents|inhabitants|citizens|streets|skies|siege|fall|capture|recapture|liberation|battle|ruins|cent(?:re|er)|edge"
    r"|north|south|east|west)\s+(?:of|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"(?:[’']s)?\s+(?:{KINDS})\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(rf"\s+(?i:{KINDS})\s+of\s+(?:the\s+)?[A-Z]")
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
_JOINED = re.compile(rf"\s*(?:,|,?\s+and|,?\s+or|,?\s+nor)\s+(?:(?:in|near|around|the|parts|of|{SIDE})\s+)*")
_TIME = re.compile(rf"(?:{MONTH}|{WEEKDAY})\b.*", re.IGNORECASE)
_LANDMARK = re.compile(
    r"\b(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|outskirts|kilomet(?:re|er)s|km|miles)\s+(?:\w+\s+)?(?:of|from)|road\s+to|way\s+to|towards?)\s+$",
    re.IGNORECASE,
)  # fmt: skip


_EVENT = re.compile(
    r"\b(?:after|before|since|following|until|ahead\s+of|with|despite)\s+(?:the\s+|its\s+|their\s+|an?\s+)?(?:[\w’'-]+\s+){0,2}?"
    r"(?:fall|capture|recapture|loss|battle|siege|liberation|seizure|evacuation|surrender|storming|truce|cease-?fires?|collapse|agreement"
    r"|deal|talks|summit|meeting|vote|election|referendum|visit|earthquake)\s+(?:of|for|in|at|around|near|over|on|between)\s+(?:[\w’'-]+\s*){1,4}",
    re.IGNORECASE,
)


_REST = re.compile(
    rf"(?:,\s+{NAME})*,?\s+(?:and|or)\s+{NAME}(?=\s*(?:[.,;”\"]|$|combined\b|together\b|alone\b|in\b|on\b))"
)


def with_rest_of_list(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """Take in the rest of a list of names that a claim's last words begin: "hit Manbij" + ", Raqqa and Deir ez-Zor"."""
    last = spans[-1]
    opens = re.search(rf"{NAME}$", last.of(text))
    rest = _REST.match(text, last.end) if opens is not None else None
    return (*spans[:-1], Span(last.start, rest.end())) if rest is not None else spans


def events_in(text: str) -> tuple[tuple[int, int], ...]:
    """Find events that only say when, and not where ("after the fall of Manbij", "since the talks in Vienna")."""
    return tuple(m.span() for m in _EVENT.finditer(text))


def is_landmark(text: str, span: Span) -> bool:
    """Tell whether a place only says where another is: "east of Homs", "30 km from Aleppo"."""
    return _LANDMARK.search(text[max(0, span.start - 40) : span.start]) is not None


def place_names_in(text: str, areas: Sequence[Span]) -> Iterator[Span]:
    """Find names that stand where places stand, in reading order; a list of places goes on over areas."""
    last: Span | None = None
    for area in sorted(areas):
        for name in names_of_any_kind(text, [area]):
            if _is_place(text, name, area) or (last is not None and _continues(text, last, name)):
                last = name
                yield name


def names_of_any_kind(text: str, areas: Sequence[Span]) -> Iterator[Span]:
    """Find names wherever they stand, but those in words for a capital or for an event that says when."""
    for area in sorted(areas):
        words = area.of(text)
        left_out = (*((a, b) for a, b, _ in capitals_in(words)), *events_in(words))
        elsewhere = [Span(area.start + a, area.start + b) for a, b in left_out]
        for m in re.finditer(NAME, words):
            name = _without_opener(text, Span(area.start + m.start(), area.start + m.end()))
            if name is not None and not any(name.overlaps(e) for e in elsewhere):
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
    words = _POSSESSIVE.sub("", text[start : name.end])
    lead = len(words) - len(words.lstrip())
    return Span(start + lead, start + len(words)) if words.strip() else None


_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")


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
