"""Which language an article is written in: what its own words show, and what the file says."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

FEWEST_WORDS = 20
"""Below this the small words of a text are too few to count, and what the file says is believed."""

FEWEST_LETTERS = 60
"""Of another script: a name or a date in it says nothing about the language around it."""

ENGLISH_SHARE = 0.18
"""Share of small English words that running English does not fall under (the examples and pages shipped with the
tests have 0.26 to 0.47; other languages' texts have up to 0.09)."""

MARGIN = 1.3
"""So many times more small words of another language make a text one of that language."""

MOST_READ = 60_000
"""In characters: more says nothing new."""

_WORD = re.compile(r"[^\W\d_]+")


def primary_language(tag: str) -> str:
    """Give the language of a BCP 47 tag ("en-GB" is "en"), or '' for none."""
    found = re.match(r"\s*([A-Za-z]{2,3})(?=[-_\s]|$)", tag)
    return found.group(1).lower() if found else ""


def language_of(text: str, declared: str = "") -> str:
    """Give the language of a text: by its words where they are enough to tell, else as declared, else English.

    Knowingly misses: languages that ``data/languages.toml`` does not list (they come out as declared, or as ``und``),
    and quotations that outweigh the text around them.
    """
    sample = text[:MOST_READ]
    by_script = _script_of(sample)
    if by_script:
        return declared if declared and declared in _sharing_script(by_script) else by_script
    words = [word.casefold() for word in _WORD.findall(sample)]
    if len(words) < FEWEST_WORDS:
        return declared or "en"
    shares = {name: sum(word in small for word in words) / len(words) for name, small in _small_words().items()}
    best = max(shares, key=lambda name: shares[name])
    if best != "en" and shares[best] > MARGIN * shares["en"] and shares[best] >= ENGLISH_SHARE:
        return best
    if shares["en"] >= ENGLISH_SHARE / 2:
        return "en"
    return declared if declared not in ("", "en") else ("en" if shares["en"] >= ENGLISH_SHARE / 4 else "und")


def _script_of(text: str) -> str:
    """Give the language for which the script of most letters stands, or '' for Latin letters."""
    n_letters = sum(ch.isalpha() for ch in text)
    counts = {name: len(letters.findall(text)) for name, letters in _scripts().items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] >= FEWEST_LETTERS and 2 * counts[best] > n_letters else ""


def _sharing_script(language: str) -> frozenset[str]:
    return {
        "ru": frozenset({"ru", "uk", "be", "bg", "sr", "mk", "kk"}),
        "ar": frozenset({"ar", "fa", "ur", "ps", "ku"}),
        "zh": frozenset({"zh", "ja"}),
        "hi": frozenset({"hi", "mr", "ne"}),
    }.get(language, frozenset({language}))


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("onrecord.documents").joinpath("data/languages.toml").read_text(encoding="utf-8"))


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in _data()["words"].items()}


@cache
def _scripts() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(f"[{letters}]") for name, letters in _data()["scripts"].items()}
