"""Word lists of this package, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import cast


@cache
def _table(name: str) -> dict[str, dict[str, list[str]]]:
    raw = tomllib.loads((files("onrecord.claims") / "data" / f"{name}.toml").read_text("utf-8"))
    return cast("dict[str, dict[str, list[str]]]", raw)


def listed(name: str, section: str, key: str = "words") -> tuple[str, ...]:
    """Give the entries of a list in ``data/<name>.toml``."""
    return tuple(_table(name)[section].get(key, ()))


def sections(name: str) -> tuple[str, ...]:
    """Give the headings of ``data/<name>.toml``."""
    return tuple(_table(name))


def keys(name: str, section: str) -> tuple[str, ...]:
    """Give the names of the lists under a heading."""
    return tuple(_table(name)[section])


@cache
def pattern(name: str, section: str, key: str = "words") -> re.Pattern[str]:
    """Compile a list into one pattern that matches any entry as whole words, without regard to case."""
    return any_of(listed(name, section, key))


def any_of(entries: tuple[str, ...]) -> re.Pattern[str]:
    """Compile regular expressions into one that matches any of them as whole words.

    Words of other voices are blank, and blanks are many: no entry is tried at one.
    """
    if not entries:
        return re.compile(r"(?!)")
    passes_blanks = "" if any(e.startswith(("^", "\\W", "\\s", " ")) for e in entries) else r"(?=\S)"
    return re.compile(rf"(?<!\w){passes_blanks}(?:{_spaced(entries)})(?!\w)", re.IGNORECASE)


def alternatives(name: str, section: str, key: str = "words") -> str:
    """Give a list as the inside of a group, to be part of a larger pattern."""
    return _spaced(listed(name, section, key))


def literal(words: Iterable[str]) -> tuple[str, ...]:
    """Spell plain words as entries of a pattern; their spaces stay spaces."""
    return tuple(" ".join(re.escape(part) for part in word.split()) for word in words)


def _spaced(entries: tuple[str, ...]) -> str:
    return "|".join(entries).replace(" ", r"\s+")
