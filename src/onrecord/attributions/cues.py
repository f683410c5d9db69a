"""The cue lexicon: every form of every reporting word, with its kind and the way it reports."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from onrecord.attributions.attribution import Kind

Frame = Literal["report", "address", "object", "to"]
Form = Literal["base", "finite", "past", "participle"]
KINDS: tuple[Kind, ...] = ("speech", "writing", "belief", "intention", "perception")
FRAMES: tuple[Frame, ...] = ("report", "address", "object", "to")
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class CueVerb:
    """One form of a reporting verb."""

    lemma: str
    form: Form
    kinds: tuple[Kind, ...]
    frames: frozenset[Frame]


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """The word lists of ``data/cues.toml``, opened up into word forms."""

    verbs: dict[str, CueVerb]
    nouns: dict[str, Kind]
    adjectives: dict[str, Kind]
    media: frozenset[str]
    negations: frozenset[str]
    hedges: frozenset[str]
    auxiliaries: frozenset[str]
    adverbs: frozenset[str]
    leads: tuple[tuple[str, ...], ...]
    sure: frozenset[str]
    nounlike: frozenset[str]
    """Forms that are also nouns ("state", "claims")."""


@cache
def cue_lexicon() -> CueLexicon:
    """Read the lexicon (once)."""
    data = tomllib.loads(files("onrecord.attributions").joinpath("data/cues.toml").read_text("utf-8"))
    around = data["around"]
    return CueLexicon(
        verbs=_verbs(data),
        nouns=_of_kinds(data, "nouns", plural=True),
        adjectives=_of_kinds(data, "adjectives"),
        media=frozenset(data["writing"]["media"]),
        negations=frozenset(around["negations"]),
        hedges=frozenset(around["hedges"]),
        auxiliaries=frozenset(around["auxiliaries"]),
        adverbs=frozenset(around["adverbs"]),
        leads=tuple(tuple(lead.split()) for lead in around["leads"]),
        sure=frozenset(around["sure"]),
        nounlike=frozenset(
            [*around["nounlike"], *map(_with_s, around["nounlike"]), *_of_kinds(data, "nouns", plural=True)]
        ),
    )


def _verbs(data: dict[str, dict[str, list[str]]]) -> dict[str, CueVerb]:
    kinds: dict[str, list[Kind]] = {}
    frames: dict[str, set[Frame]] = {}
    for kind in KINDS:
        for frame in FRAMES:
            for lemma in data[kind].get(frame, ()):
                kinds.setdefault(lemma, []).append(kind)
                frames.setdefault(lemma, set()).add(frame)
    forms: dict[str, CueVerb] = {}
    for lemma in kinds:
        for form, word in inflected(lemma, data["irregular"].get(lemma)):
            distinct = tuple(dict.fromkeys(kinds[lemma]))
            forms.setdefault(word, CueVerb(lemma, form, distinct, frozenset(frames[lemma])))
    return forms


def _of_kinds(data: dict[str, dict[str, list[str]]], field: str, *, plural: bool = False) -> dict[str, Kind]:
    words: dict[str, Kind] = {}
    for kind in KINDS:
        for word in data[kind].get(field, ()):
            words.setdefault(word, kind)
            if plural:
                words.setdefault(_with_s(word), kind)
    return words


def inflected(lemma: str, irregular: list[str] | None = None) -> tuple[tuple[Form, str], ...]:
    """Give the forms of a verb (``say``: say, says, said, saying)."""
    if irregular is not None:
        return (("base", lemma), *((_form_of(word), word) for word in irregular))
    past, participle = _with_ed(lemma), _with_ing(lemma)
    return (("base", lemma), ("finite", _with_s(lemma)), ("past", past), ("participle", participle))


def _form_of(word: str) -> Form:
    if word.endswith("ing"):
        return "participle"
    return "finite" if word.endswith("s") else "past"


def _with_s(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _with_ing(lemma: str) -> str:
    return (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"


def kind_of_word(word: str) -> Kind | None:
    """Give the kind that a single lower-case word reports, or None if it is no cue word."""
    lexicon = cue_lexicon()
    verb = lexicon.verbs.get(word)
    if verb is not None:
        return verb.kinds[0]
    return lexicon.nouns.get(word) or lexicon.adjectives.get(word)
