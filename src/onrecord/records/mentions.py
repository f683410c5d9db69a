"""Words of running text that name a record's places and actors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.records.fold import ARTICLES, LEVEL_WORDS, folded, sound_key
from onrecord.records.mention_context import is_name_here, level_beside, names_a_place_after
from onrecord.records.record import Record, ValueMention
from onrecord.records.spellings import is_acronym, is_description
from onrecord.records.values import NamedValue, ValueIndex, best_values, value_index
from onrecord.records.words import Word, words_of

_WITHIN_A_NAME = re.compile(r"[ \u00a0]|[ \u00a0]?\n|-|‐|‑|–|/|['’‘ʼʿʾ`´] ?")
_ENGLISH_ARTICLES = frozenset({"as", "at", "an", "ad", "es", "ed", "en"})
"""Spellings of the Arabic article that are English words too: in lower case, with a space, they start no name."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words i up to j of a text, which may be one name."""

    text: str
    words: tuple[Word, ...]
    i: int
    j: int

    @property
    def name(self) -> str:
        return self.text[self.words[self.i].start : self.words[self.j - 1].end]

    def is_joined(self) -> bool:
        """Tell whether nothing but one space or hyphen parts the words, and the ends can be those of a name."""
        inner = self.words[self.i : self.j]
        first, last = inner[0], inner[-1]
        if len(inner) > 1 and (last.text in ARTICLES or last.text in _ENGLISH_ARTICLES):
            return False
        if first.text in _ENGLISH_ARTICLES and len(inner) > 1 and self.text[first.end] == " ":
            return False
        gaps = (self.text[a.end : b.start] for a, b in pairwise(inner))
        return all(_WITHIN_A_NAME.fullmatch(gap) for gap in gaps)


def find_values(record: Record, text: str, start: int = 0) -> tuple[ValueMention, ...]:
    """Find the words of a text that name places or actors of a record, in the order of the text.

    The longest name wins. One name may mean a value of several columns ("Aleppo", the province and the town): there is
    one mention for each then, coarse before fine, unless a word beside it says the level ("Aleppo province").

    Parameters
    ----------
    record : Record
        An opened record.
    text : str
        Running text in English.
    start : int
        Offset of the text in the document, added to all offsets.

    Returns
    -------
    tuple of ValueMention
        Half-open character ranges and the record's own spellings.

    Notes
    -----
    Misses on purpose: lower-case names of places; names of villages without a preposition or a word such as "village"
    beside them; towns named like English words ("Hit") where a sentence starts; adjectives ("Syrian") but before a noun
    of place; descriptions ("Northern Aleppo Governorate").
    """
    index, words = value_index(record), words_of(text)
    found: list[ValueMention] = []
    i = 0
    while i < len(words):
        i, mentions = _longest_from(index, text, words, i)
        found += mentions
    return tuple(_moved(mention, start) for mention in found) if start else tuple(found)


def _longest_from(
    index: ValueIndex, text: str, words: tuple[Word, ...], i: int
) -> tuple[int, tuple[ValueMention, ...]]:
    """Give what the longest name at word i means, and the word after it."""
    if not _may_start(index, words, i):
        return i + 1, ()
    for j in range(min(len(words), i + index.longest), i, -1):
        stretch = _Stretch(text, words, i, j)
        if not stretch.is_joined():
            continue
        if mentions := _mentions(index, stretch):
            return j, mentions
        if j > i + 1 and sound_key(stretch.name) in index.elsewhere:
            return j, ()
    return i + 1, ()


def _may_start(index: ValueIndex, words: tuple[Word, ...], i: int) -> bool:
    word = words[i].text
    if word in index.by_acronym or word in index.adjectives or folded(word) in ARTICLES:
        return True
    sounds = sound_key(word).split()
    return bool(sounds) and sounds[0] in index.first_sounds


def _mentions(index: ValueIndex, stretch: _Stretch) -> tuple[ValueMention, ...]:
    """Give what a stretch of words names in each column, coarse before fine."""
    name = stretch.name
    if name in index.adjectives:
        return _adjective_mentions(index, stretch)
    named = [v for v in index.named(name) if _may_be_spelled(v, name) and not is_description(v.value)]
    if not named or not is_name_here(stretch.text, stretch.words, stretch.i, stretch.j, name, named):
        return ()
    level = level_beside(stretch.words, stretch.i, stretch.j)
    if level not in index.levels.values():
        level = ""
    mentions = []
    for column, own_level in index.levels.items():
        here = [v for v in named if v.column == column]
        asked = level if own_level in LEVEL_WORDS.values() else ""
        if here and (values := best_values(index, column, name, asked)):
            mentions.append(_mention(index, stretch, column, values, _how(name, here)))
    return _at_their_own_level(index, mentions)


def _at_their_own_level(index: ValueIndex, mentions: list[ValueMention]) -> tuple[ValueMention, ...]:
    """Leave out a province named in a column of towns, where the column of provinces has it too."""
    levels = index.value_levels
    fitting = [m for m in mentions if levels[m.values[0]] in ("", m.level)]
    covered = {levels[m.values[0]] for m in mentions if m not in fitting} <= {m.level for m in fitting}
    return tuple(fitting if covered else mentions)


def _may_be_spelled(value: NamedValue, name: str) -> bool:
    """Tell whether a name with these capitals can be that value.

    Proper names need a capital and may be spelled by ear; common words ("rebels") must be the same words.
    """
    is_common = value.name[0].islower() and not _starts_with_article(value.name)
    if is_common:
        return folded(value.name) == folded(name)
    first = next((w for w in _parts_of(name) if w.casefold() not in ARTICLES), name)
    return first[0].isupper() or first[0].isdigit()


def _parts_of(name: str) -> list[str]:
    """Split a name at spaces and hyphens, capitals kept."""
    return re.split(r"[\s\-‐‑–/]+", name)


def _starts_with_article(name: str) -> bool:
    words = _parts_of(name)
    return len(words) > 1 and words[0] in ARTICLES and words[1][:1].isupper()


def _how(name: str, here: list[NamedValue]) -> str:
    if is_acronym(name) or any(v.name == name and not v.from_alias for v in here):
        return "exact"
    return "alias" if all(v.from_alias for v in here) else "folded"


def _adjective_mentions(index: ValueIndex, stretch: _Stretch) -> tuple[ValueMention, ...]:
    if not names_a_place_after(stretch.words, stretch.j):
        return ()
    return tuple(
        _mention(index, stretch, v.column, index.spellings[v.column, v.value], "adjective")
        for v in index.adjectives[stretch.name]
    )


def _mention(index: ValueIndex, stretch: _Stretch, column: str, values: tuple[str, ...], how: str) -> ValueMention:
    return ValueMention(
        start=stretch.words[stretch.i].start,
        end=stretch.words[stretch.j - 1].end,
        column=column,
        values=values,
        how=how,  # type: ignore[arg-type]
        level=index.levels[column],
    )


def _moved(mention: ValueMention, by: int) -> ValueMention:
    return ValueMention(
        start=mention.start + by,
        end=mention.end + by,
        column=mention.column,
        values=mention.values,
        how=mention.how,
        level=mention.level,
    )
