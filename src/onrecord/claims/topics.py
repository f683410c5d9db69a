"""Which measures the words of a clause speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.claims.lexicon import any_of, keys, literal, pattern, sections
from onrecord.claims.vocabulary import Topic, Vocabulary

_NOT_COUNTED = ("persons", "building", "referring")
"""Headings of ``data/topics.toml`` that name no measure."""


@dataclass(frozen=True, slots=True, order=True)
class TopicHit:
    """Words of a text that speak of something counted."""

    start: int
    end: int
    unit: str
    strong: bool


def known_units() -> tuple[str, ...]:
    """Give the units of which the word lists speak."""
    return tuple(s for s in sections("topics") if s not in _NOT_COUNTED)


@cache
def held_units(vocabulary: Vocabulary) -> frozenset[str]:
    """Give those units of the word lists that some record holds: by its unit, or by a shared word."""
    return frozenset(u for u in known_units() if any(holds(t, u) for t in vocabulary.topics))


@cache
def holds(topic: Topic, unit: str) -> bool:
    """Tell whether a record's measure is what a unit of the word lists means."""
    if topic.unit == unit:
        return True
    if topic.unit in known_units():
        return False
    strong = pattern("topics", unit, "strong")
    return any(strong.fullmatch(word) for word in topic.words)


@cache
def _own_words(vocabulary: Vocabulary) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compile the words that the records give for what they count and that our lists lack."""
    by_unit: dict[str, list[str]] = {}
    for topic in vocabulary.topics:
        lacking = literal(w for w in topic.words if not is_listed(topic.unit, w))
        by_unit.setdefault(topic.unit, []).extend(lacking)
    return tuple((unit, any_of(tuple(dict.fromkeys(words)))) for unit, words in by_unit.items() if words)


def is_listed(unit: str, word: str) -> bool:
    """Tell whether our list for a unit has a word, strong or weak."""
    return unit in known_units() and any(
        pattern("topics", unit, key).fullmatch(word) is not None for key in keys("topics", unit)
    )


def find_topics(words: str, vocabulary: Vocabulary) -> tuple[TopicHit, ...]:
    """Find the words that speak of what the records count, in reading order."""
    hits = [hit for unit in sorted(held_units(vocabulary)) for hit in _hits(words, unit)]
    for unit, own in _own_words(vocabulary):
        hits += [TopicHit(m.start(), m.end(), unit, True) for m in own.finditer(words)]
    return tuple(sorted(hits))


def _hits(words: str, unit: str) -> Iterable[TopicHit]:
    for key in keys("topics", unit):
        for m in pattern("topics", unit, key).finditer(words):
            yield TopicHit(m.start(), m.end(), unit, key == "strong")


_ORDER = ("engagements", "civilian deaths", "deaths", "strikes", "events")
"""Where several units are spoken of, the narrower comes first ("civilian deaths" before "deaths" before "events")."""
_WEAK_ORDER = ("engagements", "strikes", "civilian deaths", "deaths", "events")
"""Of words that may mean several, crews and targets say more than "intense" and "worst"."""


def ranked_units(hits: Iterable[TopicHit], *, near: int | None = None) -> tuple[str, ...]:
    """Order the units by how strongly, and how near to an offset, the clause speaks of them."""
    best: dict[str, tuple[bool, int, int]] = {}
    for hit in hits:
        distance = 0 if near is None else max(0, hit.start - near, near - hit.end)
        ranks = _ORDER if hit.strong else _WEAK_ORDER
        order = ranks.index(hit.unit) if hit.unit in ranks else len(ranks)
        key = (not hit.strong, order, distance)
        best[hit.unit] = min(best.get(hit.unit, key), key)
    return tuple(sorted(best, key=best.__getitem__))
