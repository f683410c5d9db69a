"""The names inside one value of a column of places or actors."""

from __future__ import annotations

import re

from onrecord.records.fold import without_level

_DESCRIBES = re.compile(
    r"\b(between|border|road|highway|near|outside|(east|west|north|south) of)\b"
    r"|^((north|south)?(east|west)?(north|south|east|west)(ern)?|central|rural|countryside)\b",
    re.I,
)
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
_SMALL = frozenset(["village", "locality", "suburb", "farm", "farms", "area", "hill", "checkpoint", "mountain", "camp"])
_LONGEST_ACRONYM = 4


def names_of(value: str, *, place: bool) -> tuple[str, ...]:
    """Give the names of one value: whole, without its level, and each of several spellings that it lists.

    Examples
    --------
    >>> names_of("Tadmur/Palmyra town", place=True)
    ('Tadmur/Palmyra town', 'Tadmur/Palmyra', 'Tadmur', 'Palmyra')
    >>> names_of("Road between Homs and Tartus", place=True)
    ('Road between Homs and Tartus',)
    """
    if not place or is_description(value):
        return (value,)
    bracketed = _IN_BRACKETS.findall(value)
    plain = without_level(_IN_BRACKETS.sub(" ", value).strip())[0]
    parts = [part.strip() for part in plain.split("/")] if "/" in plain else []
    names = [value, plain, *parts, *bracketed]
    return tuple(dict.fromkeys(without_level(n)[0] if n != value else n for n in names if n.strip()))


def is_description(value: str) -> bool:
    """Tell whether a value describes where ("Northern Syria", "Road between …") rather than names a place."""
    return _DESCRIBES.search(value) is not None


def settlement_rank(value: str, name: str) -> int:
    """Rank the places that a name may mean: 0 a town or more, 1 a village or less, 2 named in brackets only."""
    if name != value and name in _IN_BRACKETS.findall(value):
        return 2
    return int(bool(value.strip()) and value.split()[-1].casefold() in _SMALL)


def is_acronym(name: str) -> bool:
    """Tell whether a name is a few capitals, which must be spelled exactly so ("IS" is no verb)."""
    return name.isupper() and name.isalnum() and len(name) <= _LONGEST_ACRONYM
