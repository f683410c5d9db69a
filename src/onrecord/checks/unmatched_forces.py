"""Whose forces a claim speaks of by "its jets" and "we"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.checks.asked import Asked, Unmatched
from onrecord.checks.nations import Nation, nation_of
from onrecord.checks.place_positions import NAME
from onrecord.checks.unmatched_words import alternatives


@cache
def _own_forces() -> re.Pattern[str]:
    return re.compile(rf"(?i:\b(?:its|our|their)\s+(?:\w+\s+)?(?:{alternatives('parties', 'forces')})|\bwe\b)(?!\w)")


def forces_of_the_speaker(asked: Asked) -> Iterator[Unmatched]:
    """Give "its jets" and "we", where the country that speaks is not one of those whose acts the record holds."""
    m = _own_forces().search(asked.text)
    if m is None or not asked.tells_parties() or asked.chooses_parties():
        return
    speaker = asked.claim.said_by
    nations = nations_in(speaker)
    if nations and not any(asked.is_about_party(nation.name) for nation in nations):
        yield Unmatched(words=f"{m.group()} ({speaker})", named=bool(asked.record.descriptor.about_actors))


def nations_in(words: str) -> tuple[Nation, ...]:
    """Give the countries that some words name, by any word: "Russia's defence ministry", "the Turkish army"."""
    found = []
    for m in re.finditer(NAME, words):
        parts = [re.sub(r"[’'](?:s|S)?$", "", part) for part in m.group().split()]
        runs = [" ".join(parts[i:j]) for i in range(len(parts)) for j in range(len(parts), i, -1)]
        found += [nation for run in runs if (nation := nation_of(run)) is not None]
    return tuple(dict.fromkeys(found))
