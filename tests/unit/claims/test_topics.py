"""Which units words speak of; the first is the likeliest, and a question mark says that all are weak."""

from __future__ import annotations

import pytest

from onrecord.claims.topics import find_topics, ranked_units
from onrecord.claims.vocabulary import Topic, Vocabulary

VOCABULARY = Vocabulary(
    topics=(
        Topic(record="strikes", measure="strikes", unit="strikes", words=("air strike", "strikes", "raid")),
        Topic(record="events", measure="best", unit="deaths", words=("killed", "died")),
        Topic(record="events", measure="deaths_civilians", unit="civilian deaths", words=("civilian deaths",)),
        Topic(record="events", measure="events", unit="events", words=("clash", "attack")),
    )
)
SPOKEN = [
    ("artillery strikes on the town", "events"),
    ("rocket strikes", "events"),
    ("air strikes", "strikes"),
    ("mortar fire", "events"),
    ("a missile barrage", "events"),
    ("Grad salvoes", "events"),
    ("shellfire", "events"),
    ("the sound of artillery", "events?"),
    ("car bombs", "events"),
    ("five suicide bombers", "events"),
    ("gunmen opened fire", "events"),
    ("the patrol was fired upon", "events"),
    ("assassinations", "events"),
    ("hit by mortar fire", "events"),
    ("landmines kill about nine", "deaths"),
    ("a soldier dies", "deaths"),
    ("claimed thirty lives", "deaths"),
    ("losing three young men", "deaths"),
    ("beheaded", "deaths"),
    ("militants neutralised", "deaths"),
    ("the fallen", "deaths"),
    ("stabbed to death", "deaths"),
    ("twelve martyrs", "deaths?"),
    ("killings of civilians", "civilian deaths"),
    ("killed two children", "civilian deaths"),
    ("civilian lives", "civilian deaths"),
    ("pupils killed", "civilian deaths"),
]
NOT_SPOKEN = [
    "the noise died away",
    "a hunger strike",
    "the general strike",
    "sorties",
    "three hundred shells",
    "took their own lives",
    "an IT deadline",
    "the fallen government",
    "civilian life",
    "a penalty shoot-out",
    "burglaries",
]


@pytest.mark.parametrize(("words", "unit"), SPOKEN)
def test_what_words_speak_of(words: str, unit: str) -> None:
    hits = find_topics(words, VOCABULARY)
    weak = "" if any(h.strong for h in hits) else "?"
    assert ranked_units(hits)[0] + weak == unit


@pytest.mark.parametrize("words", NOT_SPOKEN)
def test_what_they_do_not_firmly_speak_of(words: str) -> None:
    assert not any(h.strong for h in find_topics(words, VOCABULARY))
