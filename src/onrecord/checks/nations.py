"""Countries by any word that articles use for them: name, adjective, or capital."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """A country, and the words for it."""

    name: str
    names: tuple[str, ...]
    """The name and others for the same country."""
    adjectives: tuple[str, ...]
    capital: str
    """Where its government sits, which articles also call by that name ("Moscow said"); '' for a city state."""

    @property
    def words(self) -> tuple[str, ...]:
        """All words for it, those for its government among them."""
        return (*self.names, *self.adjectives, *((self.capital,) if self.capital else ()))


@cache
def nations() -> tuple[Nation, ...]:
    """Give all countries of ``data/nations.toml``."""
    table = tomllib.loads((files("onrecord.checks") / "data" / "nations.toml").read_text("utf-8"))
    return tuple(
        Nation(name=name, names=(name, *row["also"]), adjectives=tuple(row["adjectives"]), capital=row["capital"])
        for name, row in table.items()
    )


@cache
def _by_word() -> dict[str, Nation]:
    return {word: nation for nation in nations() for word in reversed(nation.words)}


def nation_of(word: str) -> Nation | None:
    """Give the country for a name, an adjective or a capital.

    Examples
    --------
    >>> [n.name for w in ("Turkish", "Moscow", "US") if (n := nation_of(w))]
    ['Turkey', 'Russia', 'United States']
    """
    return _by_word().get(word.removeprefix("the ").removeprefix("The ").strip())


@cache
def adjective_pattern() -> str:
    """Give the alternatives of a pattern that matches any adjective of a country, the longest first."""
    words = sorted((a for n in nations() for a in n.adjectives), key=len, reverse=True)
    return "|".join(map(re.escape, words))


@cache
def _capitals() -> re.Pattern[str]:
    names = "|".join(re.escape(n) for n in sorted((w for x in nations() for w in x.names), key=len, reverse=True))
    return re.compile(
        rf"\bthe\s+(?P<adjective>{adjective_pattern()})\s+capital\b|\b(?P<name>{names})[’']s\s+capital\b"
        rf"|\bthe\s+capital\s+of\s+(?:the\s+)?(?P<of>{names})\b"
    )


def capitals_in(text: str) -> tuple[tuple[int, int, str], ...]:
    """Find capitals that are described instead of named: "the Iraqi capital", "Syria's capital".

    Returns
    -------
    tuple of (start, end, name)
        Half-open offsets of the description, and the city.
    """
    found = []
    for m in _capitals().finditer(text):
        nation = nation_of(m["adjective"] or m["name"] or m["of"])
        if nation is not None and nation.capital:
            found.append((m.start(), m.end(), nation.capital))
    return tuple(found)
