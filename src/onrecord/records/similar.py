"""Places whose names only a looser spelling joins: "Membij" for Manbij, "Albu Kamal" for Abu Kamal."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from onrecord.records.fold import sound_key
from onrecord.records.record import Record, ValueMention
from onrecord.records.spellings import is_description
from onrecord.records.values import NamedValue, ValueIndex, value_index

LEAST_CONSONANTS = 4
"""Shorter skeletons are shared by many names: Homs and Hamas, Mari and Mara."""
_ARTICLE = re.compile(r"^[ae]l(?=\w{5})")
_SOFT = re.compile(r"[aeiouywh]")


def similar_values(record: Record, name: str) -> tuple[ValueMention, ...]:
    """Give the one place that a name may be in a looser spelling, once for each column that has it.

    Parameters
    ----------
    record : Record
        An opened record.
    name : str
        A name that stands where a place stands and that `find_values` does not know.

    Returns
    -------
    tuple of ValueMention
        With offsets into the name; empty if no place, or several, could be meant. Consonants decide, with a
        spoken "nb" for "mb"; fewer than four of them decide nothing.
    """
    index, key = value_index(record), skeleton(name)
    if len(key) < LEAST_CONSONANTS:
        return ()
    by_column: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for value in _by_skeleton(record).get(key, ()):
        by_column[value.column].add(index.spellings[value.column, value.value])
    if any(len(groups) > 1 for groups in by_column.values()):
        return ()
    return tuple(_mention(index, name, column, *groups) for column, groups in by_column.items())


def skeleton(name: str) -> str:
    """Give the consonants of a name as they are heard.

    Examples
    --------
    >>> skeleton("Membij") == skeleton("Manbij"), skeleton("Albu Kamal") == skeleton("Abu Kamal")
    (True, True)
    """
    joined = _ARTICLE.sub("", sound_key(name).replace(" ", ""))
    return _SOFT.sub("", joined).replace("nb", "mb")


@lru_cache(maxsize=8)
def _by_skeleton(record: Record) -> dict[str, tuple[NamedValue, ...]]:
    found: dict[str, list[NamedValue]] = defaultdict(list)
    places = {p.column for p in record.descriptor.places}
    for values in value_index(record).by_sound.values():
        for value in values:
            if value.column in places and not is_description(value.value):
                found[skeleton(value.name)].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _mention(index: ValueIndex, name: str, column: str, values: tuple[str, ...]) -> ValueMention:
    return ValueMention(start=0, end=len(name), column=column, values=values, how="folded", level=index.levels[column])
