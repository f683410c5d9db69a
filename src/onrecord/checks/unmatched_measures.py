"""What a claim counts, where a plan would count something wider."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.checks.asked import Asked, Unmatched
from onrecord.checks.nations import nation_of
from onrecord.checks.unmatched_words import listed_pattern
from onrecord.checks.vocabulary_of import topics_of
from onrecord.claims.lexicon import any_of, literal, pattern
from onrecord.claims.topics import TopicHit, holds, is_listed, known_units, ranked_units
from onrecord.records.record import Record
from onrecord.text.numbers import find_numbers
from onrecord.text.spans import Span

_WITH_WOUNDED = re.compile(
    r"\b(?:killed|dead|died|deaths)\s*(?:,|and|or|and/or)\s*(?:wounded|injured|injuries|hurt|maimed)\b", re.IGNORECASE
)
_GROUPS = re.compile(
    r"\b(?:soldiers?|troops|servicemen|policem[ae]n|police\s+officers?|officers|fighters?|rebels?|militants?|jihadists?|terrorists?|insurgents?"
    r"|combatants?|conscripts?|recruits|children|child|boys|girls|wom[ae]n|minors|infants|journalists?|reporters|doctors?|medics?|nurses|teachers"
    r"|(?:aid|health|relief|rescue)\s+workers?|patients|prisoners|refugees|pilgrims|students|pupils|foreigners)\b",
    re.IGNORECASE,
)
"""Parts of those who die: a record of all deaths, or of civilian deaths, cannot tell them apart."""
_AT_NIGHT = re.compile(
    r"\b(?:at\s+night|by\s+night|overnight|in\s+daylight|before\s+dawn|by\s+day|from\s+the\s+sea|by\s+(?:drones?|helicopters?|artillery))\b",
    re.IGNORECASE,
)
NEAR = 60
"""Characters between a group and the word for dying that makes it a part of the dead."""
_OF_THEM = re.compile(r"\bof\s+(?:them|these|those)\b", re.IGNORECASE)
_DEATHS = ("deaths", "civilian deaths")


def unmatched_measures(asked: Asked) -> Iterator[Unmatched]:
    """Give what the words count if the plan's measure is another or a wider one.

    Notes
    -----
    Another: the words speak first of a unit that the record does not hold ("killed", for a record of strikes). Wider: a
    word before what is counted narrows it ("drone strikes", "domestic burglaries"), or names a part of those who die.
    """
    other = _other_unit(asked)
    if other:
        yield Unmatched(words=other, named=True)
        return
    for span in asked.spans:
        yield from _narrowed(asked, span)
    yield from _blows(asked)
    unit = unit_of_measure(asked.record, asked.check.measure)
    if unit in _DEATHS:
        yield from _part_of_the_dead(asked)


_OUT_OF = re.compile(r"\b[\d,]*\d\s+(?:out\s+)?of\s+(?:the|its|their|those|these)\s+(?:\w+\s+)?[\d,]*\d\b")


def _blows(asked: Asked) -> Iterator[Unmatched]:
    """Give blows counted where the record counts only events, and a part of a number that is given beside it.

    Not every strike makes an event of its own, and a record of deadly events holds none that killed nobody.
    """
    unit = unit_of_measure(asked.record, asked.check.measure)
    if unit == "events" and asked.check.kind != "occurrence":
        blow = pattern("topics", "strikes", "weak").search(asked.text) or pattern("topics", "strikes", "strong").search(
            asked.text
        )
        if blow is not None and not any(h.unit == "events" for h in _strong_hits(asked.text)):
            yield Unmatched(words=blow.group(), named=False)
    if asked.check.kind == "count" and (part := _OUT_OF.search(asked.text)) is not None:
        yield Unmatched(words=part.group(), named=False)


def unit_of_measure(record: Record, measure: str) -> str:
    """Give what a measure counts, in the record's word; ``events`` for rows."""
    return next((t.unit for t in topics_of(record) if t.measure == measure), "events")


def _other_unit(asked: Asked) -> str:
    """Give the words for the unit that the claim speaks of first, if the record holds no such thing."""
    hits = [h for h in _strong_hits(asked.text) if _is_counted(asked.text, h)]
    ranked = ranked_units(hits)
    if not ranked or _counts(asked, ranked[0]):
        return ""
    own = asked.claim.topics[:1] if asked.claim.quantities else ()
    if any(h.unit in own for h in hits) and _counts(asked, *own):
        return ""  # "94 strikes against 126 targets": each amount counts its own
    first = next(h for h in hits if h.unit == ranked[0])
    return asked.text[first.start : first.end]


def _is_counted(text: str, hit: TopicHit) -> bool:
    """Tell whether words speak of what is counted: "deadly" may only colour it, "targets" only be what was hit."""
    words = text[hit.start : hit.end].lower()
    if words in ("deadly", "bloody", "lethal"):
        return re.match(r"\s+[a-z]", text[hit.end :]) is None
    return hit.unit != "engagements" or re.search(r"\d+\s+(?:\w+\s+)?$", text[: hit.start]) is not None


def _strong_hits(text: str) -> list[TopicHit]:
    return [
        TopicHit(m.start(), m.end(), unit, True)
        for unit in known_units()
        for m in pattern("topics", unit, "strong").finditer(text)
    ]


def _counts(asked: Asked, unit: str) -> bool:
    """Tell whether the plan's measure is that unit, by itself or by a word that the record gives for it.

    An assumed measure stands for another of the same record ("violence": deaths or events).
    """
    either = "measure" in asked.check.assumed
    return any(holds(t, unit) for t in topics_of(asked.record) if either or t.measure == asked.check.measure)


@cache
def _own_words(record: Record, measure: str) -> tuple[re.Pattern[str], ...]:
    found = record.descriptor.measure(measure)
    words = found.words if found else record.descriptor.events_words
    return (any_of(literal(sorted(words, key=len, reverse=True))),) if words else ()


LONGEST_NOUN = 2
"""Words; longer phrases that a record lists are verbs with their objects ("lost their lives")."""
_PLURAL = re.compile(r"(?:[^s]s|ing)$", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"(?P<word>[A-Za-z][\w’'-]*)[\s-]+$")


def _narrowed(asked: Asked, span: Span) -> Iterator[Unmatched]:
    """Give words right before what is counted that narrow it to a part, and times of day that do."""
    text = span.of(asked.scene.text)
    known, unit = [n.span for n in asked.named], unit_of_measure(asked.record, asked.check.measure)
    for counted in _counted_nouns(asked, text):
        m = _WORD_BEFORE.search(text, 0, counted.start())
        if m is None or _is_plain(_as_inside(m["word"], m.start() == 0), unit):
            continue
        place = Span(span.start + m.start("word"), span.start + m.end("word"))
        if any(n.span.start <= m.start("word") < n.span.end for n in find_numbers(text)):
            continue
        if not any(place.overlaps(k) for k in known) and not asked.is_about_party(m["word"]):
            yield Unmatched(words=" ".join(text[m.start("word") : counted.end()].split()), named=False)
    if asked.check.kind != "occurrence" and (night := _AT_NIGHT.search(text)) is not None:
        yield Unmatched(words=" ".join(night.group().split()), named=False)


_ARMS = re.compile(
    r"\b(?:drones?|helicopters?|artillery|gunships?|gunners|tanks?|warships?|frigates?|mortars?|snipers?|rockets?|missiles?|landmines?"
    r"|(?:barrel|cluster|car|suicide)\s+bomb\w*)\b(?!\s+(?:strikes?|raids?|attacks?|fire|shelling|bombardments?)\b)",
    re.IGNORECASE,
)
"""Arms that no column of a record tells from others."""


def by_arms(asked: Asked) -> Iterator[Unmatched]:
    """Give the arms with which something was done, unless they belong to the name of a party ("Turkish tanks")."""
    for span in asked.spans:
        for m in _ARMS.finditer(asked.scene.text, span.start, span.end):
            if not any(n.span.overlaps(Span(*m.span())) for n in asked.named):
                yield Unmatched(words=m.group(), named=False)


_UP = r"(?:rose|grew|climbed|increased|doubled)"
_DOWN = r"(?:fell|dropped|declined|decreased|halved|shrank)"
_CONTRARY = re.compile(
    rf"\b(?:but|while|whereas|and)\s+(?:[\w’'-]+\s+){{0,4}}?(?:(?P<increase>{_UP})|(?P<decrease>{_DOWN}))\b",
    re.IGNORECASE,
)
_MOVED = re.compile(rf"\b(?:{_UP}|{_DOWN})\b", re.IGNORECASE)


def unread_moves(asked: Asked) -> Iterator[Unmatched]:
    """Give a rise or fall that the plan does not ask for.

    A second move the other way ("rose in Iraq but fell in Syria" is one claim for each place), or any, where the plan
    only asks whether something happened.
    """
    way = str(getattr(asked.check, "direction", ""))
    if asked.check.kind == "occurrence" and (moved := _MOVED.search(asked.text)) is not None:
        yield Unmatched(words=moved.group(), named=False)
    for m in _CONTRARY.finditer(asked.text) if way in ("increase", "decrease") else ():
        if m.group(way) is None:
            yield Unmatched(words=" ".join(m.group().split()), named=False)


def _counted_nouns(asked: Asked, text: str) -> Iterator[re.Match[str]]:
    """Find the nouns for what the plan counts: the record's own words for it, in the plural or after "of"."""
    for own in _own_words(asked.record, asked.check.measure):
        found = (m for m in own.finditer(text) if len(m.group().split()) <= LONGEST_NOUN)
        yield from (m for m in found if _PLURAL.search(m.group()))


def _as_inside(word: str, opens: bool) -> str:
    """Spell a word that opens the claim as it would be inside a sentence; acronyms and countries stay as they are."""
    return word.lower() if opens and not word.isupper() and nation_of(word) is None else word


def _is_plain(word: str, unit: str) -> bool:
    low = word.lower()
    if is_listed(unit, low):
        return True
    if listed_pattern("fillers", "words").fullmatch(low) or low.endswith(("ly", "’s", "'s")):
        return True
    if nation_of(word) is not None or listed_pattern("parties", "adjectives").fullmatch(word):
        return True
    return low.split("-")[-1] in ("led", "backed") or word[0].isupper() or low in ("coalition", "police")


def _part_of_the_dead(asked: Asked) -> Iterator[Unmatched]:
    own = _own_words(asked.record, asked.check.measure)
    parties = [n.span for n in asked.named]
    hits = [h for h in _strong_hits(asked.text) if h.unit in _DEATHS]
    for span in asked.spans:
        text = span.of(asked.scene.text)
        near = [h for h in _strong_hits(text) if h.unit in _DEATHS]
        for m in _GROUPS.finditer(text):
            dying = not hits or any(abs(h.start - m.end()) <= NEAR for h in near)  # "48 of them children": said before
            party = any(Span(span.start + m.start(), span.start + m.end()).overlaps(p) for p in parties)
            if dying and not party and not any(p.fullmatch(m.group()) for p in own):
                yield Unmatched(words=m.group(), named=False)
    before = " ".join(a.of(asked.scene.text) for a in (asked.scene.sentence, *asked.scene.before[:1]))
    them = _OF_THEM.search(asked.text)
    if (
        them is not None
        and unit_of_measure(asked.record, asked.check.measure) == "deaths"
        and re.search(r"\bcivilians?\b", before, re.IGNORECASE)
    ):
        yield Unmatched(words=them.group(), named=False)
    if (both := _WITH_WOUNDED.search(asked.text)) is not None:
        yield Unmatched(words=both.group(), named=False)
