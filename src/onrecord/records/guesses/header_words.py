"""The words in the names of columns, and what they usually mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import Any

_BOUNDARY = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])|[\W_]+")


@lru_cache(maxsize=1)
def word_lists() -> dict[str, Any]:
    """Give the lists of ``data/guesses.toml``."""
    return tomllib.loads(resources.files("onrecord.records").joinpath("data/guesses.toml").read_text("utf-8"))


def words_of(name: str) -> tuple[str, ...]:
    """Cut the name of a column into words.

    Examples
    --------
    >>> words_of("admin1_name"), words_of("eventDate"), words_of("Deaths (civilians)")
    (('admin', '1', 'name'), ('event', 'date'), ('deaths', 'civilians'))
    """
    return tuple(word.casefold() for word in _BOUNDARY.split(name) if word)


def has_word(name: str, words: Iterable[str]) -> bool:
    """Tell whether one of the words is in the name of a column."""
    return not set(words_of(name)).isdisjoint(words)


def has_phrase(name: str, phrases: Iterable[str]) -> bool:
    """Tell whether one of the phrases, its words next to each other, is in the name of a column."""
    spaced = f" {' '.join(words_of(name))} "
    return any(f" {phrase} " in spaced for phrase in phrases)
