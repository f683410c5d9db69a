"""Words of a text with their places, names with apostrophes kept whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’‘ʼʿʾ`´](?=[^\W_])[^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.I)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, without a possessive ending."""

    start: int
    end: int
    text: str


def words_of(text: str) -> tuple[Word, ...]:
    """Split a text into words.

    Examples
    --------
    >>> [w.text for w in words_of("Syria’s Mar’a, near al-Rai")]
    ['Syria', 'Mar’a', 'near', 'al', 'Rai']
    """
    words = []
    for match in _WORD.finditer(text):
        plain = _POSSESSIVE.sub("", match.group())
        words.append(Word(match.start(), match.start() + len(plain), plain))
    return tuple(words)
