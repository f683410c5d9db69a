"""The word lists that tell what a source is, read once from ``data/speakers.toml`` and ``data/first_names.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Gender = Literal["man", "woman", ""]


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """Sets of lower-case words, by what they say about a source."""

    titles: frozenset[str]
    gender_of_title: dict[str, Gender]
    roles: frozenset[str]
    same_role: dict[str, frozenset[str]]
    gender_of_role: dict[str, Gender]
    kin: frozenset[str]
    prominent: frozenset[str]
    bodies: frozenset[str]
    named_bodies: frozenset[str]
    groups: frozenset[str]
    peoples: frozenset[str]
    anonymous: frozenset[str]
    documents: frozenset[str]
    nobody: frozenset[str]
    countries: dict[str, str]
    places: frozenset[str]
    calendar: frozenset[str]
    first_names: dict[str, Gender]
    short_forms: dict[str, frozenset[str]]
    abbreviations: dict[str, str]
    parties: frozenset[str]
    same_party: dict[str, frozenset[str]]
    same_body: dict[str, frozenset[str]]
    same_document: dict[str, frozenset[str]]


@cache
def speaker_words() -> SpeakerWords:
    """Read the lists (once)."""
    data = _data("speakers.toml")
    names = _data("first_names.toml")
    titles, roles = data["titles"], data["roles"]
    same = _same(roles["same"])
    return SpeakerWords(
        titles=frozenset(titles["man"] + titles["woman"] + titles["any"]),
        gender_of_title=_genders(titles["man"], titles["woman"]),
        roles=frozenset([*same, *roles["man"], *roles["woman"], *roles["other"]]),
        same_role=same,
        gender_of_role=_genders(roles["man"], roles["woman"]),
        kin=frozenset(roles["kin"]),
        prominent=frozenset(roles["prominent"]),
        bodies=frozenset(data["bodies"]["nouns"]),
        named_bodies=frozenset(data["bodies"]["named"]),
        groups=frozenset(data["groups"]["nouns"]),
        peoples=frozenset(data["groups"]["peoples"]),
        anonymous=frozenset(data["anonymous"]["nouns"]),
        documents=frozenset(data["documents"]["nouns"]),
        nobody=frozenset(data["nobody"]["nouns"]),
        countries={word: pair[0] for pair in data["places"]["countries"] for word in pair},
        places=frozenset(data["places"]["others"]),
        calendar=frozenset(data["calendar"]["words"]),
        first_names=_genders(names["man"].split(), names["woman"].split()),
        short_forms={short: frozenset(full) for short, full in names["short_forms"].items()},
        abbreviations=data["abbreviations"],
        parties=frozenset(data["parties"]["words"]),
        same_party=_same(data["parties"]["same"]),
        same_body=_same(data["bodies"]["same"]),
        same_document=_same(data["documents"]["same"]),
    )


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("onrecord.attributions").joinpath(f"data/{name}").read_text("utf-8"))


def _genders(men: list[str], women: list[str]) -> dict[str, Gender]:
    """Words on both lists tell no gender."""
    both = set(men) & set(women)
    genders: dict[str, Gender] = dict.fromkeys(men, "man")
    for word in women:
        genders[word] = "" if word in both else "woman"
    return genders


def _same(rows: list[list[str]]) -> dict[str, frozenset[str]]:
    same: dict[str, set[str]] = {}
    for row in rows:
        for word in row:
            same.setdefault(word, set()).update(row)
    return {word: frozenset(others) for word, others in same.items()}
