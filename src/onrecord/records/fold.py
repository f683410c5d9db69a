"""Names of places and actors, folded so that spellings of one name become equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Level = Literal["", "country", "province", "district", "place"]

LEVEL_WORDS: dict[str, Level] = {
    "governorate": "province",
    "province": "province",
    "region": "province",
    "muhafazah": "province",
    "district": "district",
    "subdistrict": "district",
    "town": "place",
    "village": "place",
    "city": "place",
    "suburb": "place",
    "locality": "place",
    "neighbourhood": "place",
    "neighborhood": "place",
}
"""Words after a name that say how coarse the place is."""

ARTICLES = frozenset(
    [
        "al",
        "ar",
        "as",
        "ash",
        "at",
        "ath",
        "ad",
        "adh",
        "az",
        "an",
        "el",
        "er",
        "es",
        "esh",
        "et",
        "ed",
        "ez",
        "en",
        "ul",
    ]
)
"""Spellings of the Arabic article, with its assimilation to the next sound."""

_FRONT = frozenset({"markaz", "mintaqat"})
"""Words before the name of a district's capital."""
_APOSTROPHES = re.compile("['’‘ʼʿʾ`´]")
_JOINED_ARTICLE = re.compile(r"^[ae](dh|sh|th|[dlnrstz])(?=\1)")
_DOUBLED = re.compile(r"(dh|sh|th|kh|gh|[a-z])\1+")
_SPELLINGS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"q|ck", "k"),
        (r"ph", "f"),
        (r"dj|g(?=[ei])", "j"),
        (r"[ae]w(?![aeiouy])|au|ou|oo", "o"),
        (r"[ae][iy](?![aeiou])|ee", "i"),
        (r"(?<=[^aeiouy])iy", "iy"),
        (r"[ae]h?$", "a"),
        (r"(?<=\w{3}[^aeiou])(ih?|y)$", "a"),
        (r"e", "i"),
        (r"o", "u"),
        (r"^til$", "tal"),
    )
)
"""Ways in which romanisations of one Arabic (or Kurdish) name differ, in the order in which they are levelled."""


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Fold case, accents, hyphens, apostrophes and spaces.

    Examples
    --------
    >>> folded("Mar’a"), folded("Ar-Raqqah")
    ('mara', 'ar raqqah')
    """
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).casefold()
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())


@lru_cache(maxsize=65536)
def sound_key(text: str) -> str:
    """Fold a name further, so that romanisations of one Arabic name become equal; articles vanish.

    Examples
    --------
    >>> {sound_key(n) for n in ("Deir ez-Zor", "Deir al-Zour", "Dayr Az Zawr", "Deir Ezzor")}
    {'dir zur'}
    """
    words = [w for w in folded(text).split() if w not in ARTICLES]
    return " ".join(_sound(w) for w in words)


def without_level(text: str) -> tuple[str, Level]:
    """Split the level off a name ("Aleppo Governorate" is Aleppo, a province).

    Examples
    --------
    >>> without_level("Aleppo Governorate"), without_level("Markaz Daraa district")
    (('Aleppo', 'province'), ('Daraa', 'district'))
    """
    words = text.split()
    level: Level = ""
    if len(words) > 1 and words[-1].casefold().replace("-", "") in LEVEL_WORDS:
        level = LEVEL_WORDS[words.pop().casefold().replace("-", "")]
    while level == "district" and len(words) > 1 and words[0].casefold() in _FRONT:
        words.pop(0)
    return " ".join(words), level


def _sound(word: str) -> str:
    word = _JOINED_ARTICLE.sub("", word) if len(word) > 4 else word
    word = _DOUBLED.sub(r"\1", word)
    for pattern, to in _SPELLINGS:
        word = pattern.sub(to, word)
    return _DOUBLED.sub(r"\1", word)
