"""Places and actors of a record that some words of an article name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from onrecord.checks.nations import capitals_in
from onrecord.checks.place_positions import is_landmark, place_names_in
from onrecord.checks.unmatched_words import alternatives
from onrecord.records.mentions import find_values
from onrecord.records.record import Record, ValueMention
from onrecord.records.similar import similar_values
from onrecord.records.values import values_of
from onrecord.text.spans import Span


@dataclass(frozen=True, slots=True)
class Named:
    """One stretch of words and all that it may name in a record."""

    span: Span
    words: str
    mentions: tuple[ValueMention, ...]
    beside: bool = False
    """Only a landmark: "east of Homs", "30 km from Aleppo"."""
    followed_by: str = ""
    """The word behind it, in small letters."""


def names_in(record: Record, area: Span, text: str) -> list[Named]:
    by_span: dict[Span, list[ValueMention]] = {}
    described = _described_capitals(record, area, text)
    for mention in find_values(record, area.of(text), area.start):
        span = Span(mention.start, mention.end)
        if not any(span.overlaps(d) for d in described):
            by_span.setdefault(span, []).append(mention)
    by_span |= {span: found for span, found in described.items() if found}
    by_span |= _groups_before_acts(record, area, text, list(by_span))
    by_span |= _similar_places(record, area, text, list(by_span))
    for span in by_span:
        if _NEAR.search(text[max(0, span.start - 50) : span.start]):
            by_span[span] = list(find_values(record, span.of(text), span.start)) or by_span[span]
    return [
        Named(
            span, span.of(text), _meant(record, span, found, text), is_landmark(text, span), _word_after(text, span.end)
        )
        for span, found in sorted(by_span.items())
    ]


def _word_after(text: str, at: int) -> str:
    m = re.compile(r"\s+([a-z]+)").match(text, at)
    return m.group(1) if m else ""


def _similar_places(record: Record, area: Span, text: str, known: list[Span]) -> dict[Span, list[ValueMention]]:
    """Read names that stand where places stand by a looser spelling, if no other name is meant."""
    out = {}
    for name in place_names_in(text, [area]):
        if not any(name.overlaps(k) for k in known) and (found := similar_values(record, name.of(text))):
            out[name] = [replace(m, start=name.start, end=name.end) for m in found]
    return out


@cache
def _before_acts() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<who>[a-z]+)(?=\s+(?:{alternatives('parties', 'forces')})(?!\w))")


def _groups_before_acts(record: Record, area: Span, text: str, known: list[Span]) -> dict[Span, list[ValueMention]]:
    """Read a word for one of a group as the group that acts: "rebel attacks" are attacks of the rebels."""
    out = {}
    for m in _before_acts().finditer(text, area.start, area.end):
        who = Span(*m.span("who"))
        found = find_values(record, f"{m['who']}s") if not any(who.overlaps(k) for k in known) else ()
        if found and not any(level_of(record, f.column) for f in found):
            out[who] = [replace(f, start=who.start, end=who.end) for f in found]
    return out


def _described_capitals(record: Record, area: Span, text: str) -> dict[Span, list[ValueMention]]:
    """Read "the Iraqi capital" as the city that it is; empty where the record does not name that city."""
    return {
        Span(area.start + start, area.start + end): [
            replace(m, start=area.start + start, end=area.start + end) for m in find_values(record, f"in {city}")
        ]
        for start, end, city in capitals_in(area.of(text))
    }


_NEAR = re.compile(
    r"\b(?:near|around|outside|close\s+to|surrounding|on\s+the\s+edge\s+of)\s+(?:the\s+)?(?:\w+\s+)?(?:(?:city|town|village)\s+of\s+)?$",
    re.IGNORECASE,
)  # fmt: skip
"""Near a town is not in it: what happened there may bear another name, so the coarser reading comes first."""
_LOCATIVE = re.compile(
    r"\b(?:in|near|around|at|on|from|to|inside|across|of|into|over|for|outside|towards?|within|off|along|central|northern|southern|eastern"
    r"|western|greater|rural|upper|lower|downtown|inner|outer|north|south|east|west|surrounding)\s+(?:the\s+)?(?:city\s+of\s+|town\s+of\s+|province\s+of\s+)?$",
    re.IGNORECASE,
)  # fmt: skip


def _meant(record: Record, span: Span, found: list[ValueMention], text: str) -> tuple[ValueMention, ...]:
    """A capital that names both a place and a government is the place only behind a preposition of place."""
    places = [m for m in found if level_of(record, m.column)]
    if not places or len(places) == len(found):
        return tuple(found)
    locative = _LOCATIVE.search(text[max(0, span.start - 40) : span.start])
    return tuple(places) if locative else tuple(m for m in found if not level_of(record, m.column))


_JOINED = re.compile(r"\s*(?:,|and|,\s*and|or)\s+(?:(?:in|near|around|the)\s+)*")
REPORTER = re.compile(
    r"[^.;:]{0,30}?\b(?:said|says|wrote|told|reported|claimed|announced|stated|added|noted|argued|warned|according)\b"
)


def place_clusters(record: Record, named: Sequence[Named], text: str) -> list[list[Named]]:
    """Group places that are named as a list ("Jableh and Tartous"); where a reporter sits is no place of the story."""
    places = [n for n in named if any(level_of(record, m.column) for m in n.mentions)]
    places = [n for n in places if not REPORTER.match(text, n.span.end)]
    out: list[list[Named]] = []
    for n in places:
        if out and _JOINED.fullmatch(text[out[-1][-1].span.end : n.span.start]):
            out[-1].append(n)
        else:
            out.append([n])
    return out


RANK = {"country": 0, "province": 1, "district": 2, "place": 3}


def level_of(record: Record, column: str) -> str:
    return next((p.level for p in record.descriptor.places if p.column == column), "")


def is_everything(record: Record, column: str, values: tuple[str, ...]) -> bool:
    """All values of a column, or all parts of its total, are every row."""
    parts = [set(t.parts) for t in record.descriptor.totals if t.column == column]
    return len(set(values)) >= _n_values(record, column) or any(p <= set(values) for p in parts)


@lru_cache(maxsize=64)
def _n_values(record: Record, column: str) -> int:
    return len(values_of(record, column))
