"""What the words around a possible name of a place or actor say of it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from onrecord.records.fold import ARTICLES, LEVEL_WORDS, Level, folded
from onrecord.records.spellings import is_acronym
from onrecord.records.values import NamedValue
from onrecord.records.words import Word

_ENDS_SENTENCE = re.compile(r"(^|[.!?:;\n])[\s“”\"‘'(\[]*$|[“\"‘(]$")


def is_name_here(text: str, words: Sequence[Word], i: int, j: int, name: str, named: Sequence[NamedValue]) -> bool:
    """Tell whether words i up to j are a name of one of these values, and no common word or other name.

    Parameters
    ----------
    text, words
        The text and its words.
    i, j : int
        The words of the name, half-open.
    name : str
        The name as the text spells it.
    named : sequence of NamedValue
        The values that it may mean.
    """
    proper = [w for w in folded(name).split() if w not in ARTICLES] or [name.casefold()]
    if is_acronym(name):
        return not _all_capitals_around(words, i, j)
    if name[0].islower() and not _capital_inside(name):
        return not _follows_another_name(text, words, i)
    if len(proper) > 1:
        return True
    if proper[0] in _word_list("common_words") and (_starts_sentence(text, words[i]) or words[i].text.isupper()):
        return False
    if proper[0] in _word_list("other_names"):
        return _placed(words, i, j, "words_of_place") and not _beside_a_capital(words, i, j)
    villages_only = all(v.rank == 1 and not v.from_alias for v in named)
    return not villages_only or _placed(words, i, j, "words_of_place", "before_villages")


def level_beside(words: Sequence[Word], i: int, j: int) -> Level:
    """Read the level from the word after a name ("Aleppo province") or before it ("the town of Manbij")."""
    if j < len(words) and words[j].text.casefold() in LEVEL_WORDS:
        return LEVEL_WORDS[words[j].text.casefold()]
    if i > 1 and words[i - 1].text == "of":
        return LEVEL_WORDS.get(words[i - 2].text.casefold(), "")
    return ""


def names_a_place_after(words: Sequence[Word], j: int) -> bool:
    """Tell whether word j makes an adjective before it a place ("Syrian territory")."""
    return j < len(words) and words[j].text.casefold() in _word_list("places_of_a_country")


def _placed(words: Sequence[Word], i: int, j: int, *lists: str) -> bool:
    before = words[i - 1].text.casefold() if i else ""
    after = words[j].text.casefold() if j < len(words) else ""
    return any(before in _word_list(name) for name in lists) or bool({before, after} & LEVEL_WORDS.keys())


def _all_capitals_around(words: Sequence[Word], i: int, j: int) -> bool:
    """Tell whether a few capitals stand in a headline of capitals, where they may be a common word."""
    beside = [words[k].text for k in (i - 1, j) if 0 <= k < len(words)]
    return bool(beside) and all(w.isupper() and len(w) > 1 for w in beside)


def _follows_another_name(text: str, words: Sequence[Word], i: int) -> bool:
    """Tell whether a common word belongs to a name before it ("Russian army", "Houthi rebels")."""
    if not i or text[words[i - 1].end : words[i].start] != " ":
        return False
    return words[i - 1].text[0].isupper() and not _starts_sentence(text, words[i - 1])


def _beside_a_capital(words: Sequence[Word], i: int, j: int) -> bool:
    return any(words[k].text[0].isupper() for k in (i - 1, j) if 0 <= k < len(words))


def _capital_inside(name: str) -> bool:
    return any(c.isupper() for c in name)


def _starts_sentence(text: str, word: Word) -> bool:
    return _ENDS_SENTENCE.search(text[max(0, word.start - 6) : word.start]) is not None


@lru_cache(maxsize=8)
def _word_list(name: str) -> frozenset[str]:
    text = resources.files("onrecord.records").joinpath("data/mentions.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)[name])
