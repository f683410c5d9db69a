"""The cast of an article: the people and bodies that it names, each with all its mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from onrecord.attributions.speakers.names import Name
from onrecord.attributions.speakers.words import Gender, speaker_words
from onrecord.text.spans import Span

FigureType = Literal["person", "organization", "group", "document", "place", "unknown"]
_LITTLE = frozenset(("of", "the", "for", "and", "on", "a", "to"))
_LONGEST_ACRONYM = 6
_SHORTEST_WORD = 4
"""Letters up to which a single word in capitals is an acronym."""
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii"))
_NEAR = re.compile(r"[^A-Z\"“”]*?(?:[.!?] )?\b([Hh]e|[Hh]is|him|[Hh]imself|[Ss]he|[Hh]er|[Hh]erself|hers)\b")
_LOWER = re.compile(r"\b[a-z]{2,}\b")
_REACH = 140
_LEAST_VOTES = 2
_MAJORITY = 0.75
"""Chosen so that one stray pronoun never splits a name in two."""


@dataclass(slots=True, eq=False)
class Role:
    """An office or affiliation that the article gives to a figure."""

    span: Span
    text: str
    words: frozenset[str]
    """Lower-case words, nationalities as countries, states in full."""
    head: str
    """The noun that says what he or she is ("spokesman"); '' for a bare affiliation."""

    @property
    def last_word(self) -> str:
        """The last word, in lower case."""
        return self.text.lower().split()[-1]


@dataclass(eq=False)
class Figure:
    """Somebody or some body named in the article; its names are complete once the scene is made."""

    names: list[Name]
    type: FigureType
    gender: Gender = ""
    roles: list[Role] = field(default_factory=list)
    probability: float = 1.0
    """How sure it is that these names are one."""

    @cached_property
    def name(self) -> str:
        """The fullest spelling; the commonest of equally full ones."""
        spellings = Counter(name.text for name in self.names if not name.text.isupper() or len(self.names) == 1)
        spellings = spellings or Counter(name.text for name in self.names)
        best = max(spellings, key=lambda text: (len(text.split()), spellings[text], len(text)))
        shouted = best.isupper() and (len(best) > _LONGEST_ACRONYM or (self.type == "person" and len(best) > 3))
        return best.title() if shouted else best

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where it is named, in reading order."""
        return tuple(sorted(name.span for name in self.names))

    @cached_property
    def titles(self) -> frozenset[str]:
        """Title words that stand before its name somewhere."""
        return frozenset(word for name in self.names for word in name.title)

    def distance_to(self, offset: int) -> int:
        """Give the characters between an offset and the nearest mention."""
        index = bisect_left(self.spans, offset, key=lambda span: span.start)
        return min(abs(span.start - offset) for span in self.spans[max(0, index - 1) : index + 1])

    @cached_property
    def has_full_name(self) -> bool:
        """Whether some name of it has more than one word."""
        return any(len(name.core) > 1 for name in self.names)

    @cached_property
    def only_opens_sentences(self) -> bool:
        """Whether it is named at the front of sentences only, where capitals mean little."""
        return all(name.is_initial for name in self.names)

    @cached_property
    def words(self) -> frozenset[str]:
        """Words of its first few names, nationalities as countries, also without a plural's ending."""
        countries = speaker_words().countries
        keys = [word for name in self.names[:4] for word in name.key]
        return frozenset(countries.get(word, word) for word in keys) | {word.rstrip("s") for word in keys}


class Cast:
    """The figures of an article, with ways to find them by a name.

    Parameters
    ----------
    names : iterable of Name
        Names of the running text, in reading order.
    text : str
        The text, where pronouns near a short name tell a gender.
    """

    def __init__(self, names: Iterable[Name], text: str) -> None:
        self._text = text
        self.figures: list[Figure] = []
        self._by_core: dict[tuple[str, ...], Figure] = {}
        self._by_last: dict[str, list[Figure]] = defaultdict(list)
        self._by_first: dict[str, list[Figure]] = defaultdict(list)
        self._by_words: dict[frozenset[str], Figure] = {}
        common = frozenset(_LOWER.findall(text))
        kept = [name for name in names if _is_nameable(name)]
        sure = {word for name in kept if len(name.core) > 1 or not name.is_initial or name.title for word in name.core}
        kept = [name for name in kept if set(name.core) & sure or not _is_common(name, common)]
        for name in sorted(kept, key=lambda name: (-len(name.core), name.span.start)):
            if len(name.core) > 1:
                self._add_full(name)
        self._add_short([name for name in kept if len(name.core) == 1])
        self.figures.sort(key=lambda figure: min(name.span for name in figure.names))

    def _add_full(self, name: Name) -> None:
        figure = self.find(name)
        if figure is None:
            figure = Figure([], type_of_name(name))
            self.figures.append(figure)
            self._by_last[name.core[-1]].append(figure)
            self._by_first[name.core[0]].append(figure)
            if figure.type == "organization":
                self._by_last[acronym_of(name)].append(figure)
        self._by_core.setdefault(name.core, figure)
        self._by_words.setdefault(_content_words(name), figure)
        self._join(figure, name)

    def _join(self, figure: Figure, name: Name) -> None:
        figure.names.append(name)
        first = speaker_words().first_names.get(name.core[0], "") if len(name.core) > 1 else ""
        figure.gender = figure.gender or name.gender or first
        if name.title and figure.type == "unknown":
            figure.type = "person"

    def find(self, name: Name) -> Figure | None:
        """Find the figure of a full name: the same, the same without initials, a tail of it, a short form."""
        core = name.core
        if core in self._by_core:
            return self._by_core[core]
        for figure in self._by_last.get(core[-1], ()):
            if any(_same_full(core, other.core) for other in figure.names[:3]):
                return figure
        words = _content_words(name)
        return self._by_words.get(words) if type_of_name(name) == "organization" else None

    def exact(self, name: Name) -> Figure | None:
        """Find the figure that was named with just these words."""
        return self._by_core.get(name.core)

    def _add_short(self, short: Sequence[Name]) -> None:
        groups: dict[str, list[Name]] = defaultdict(list)
        for name in short:
            groups[name.core[0]].append(name)
        for key, names in groups.items():
            figure = Figure([], type_of_name(names[0]))
            usual = self._usual_gender(names)
            owners = {gender: self.owner(key, gender or usual) for gender in ("man", "woman", "")}
            for name in names:
                owner = owners[name.gender] or figure
                self._join(owner, name)
                if owner.type == "unknown" and owner.names[0].core[-1] == key and len(owner.names[0].core) > 1:
                    owner.type = "person"
            if figure.names:
                figure.gender = figure.gender or usual
                self.figures.append(figure)
                self._by_last[key].append(figure)

    def _usual_gender(self, names: Sequence[Name]) -> Gender:
        """Give the gender that titles and the pronouns right after a short name agree on."""
        votes = Counter(name.gender or nearby_gender(self._text, name.span.end) for name in names)
        men, women = votes["man"], votes["woman"]
        if max(men, women) >= _LEAST_VOTES and max(men, women) >= _MAJORITY * (men + women):
            return "man" if men > women else "woman"
        return ""

    def owner(self, key: str, gender: Gender = "", *, all_names: bool = False) -> Figure | None:
        """Find whose last name, first name or acronym a word is: an agreeing gender, most often named (in full)."""
        owners = self._by_last.get(key) or [f for f in self._by_first.get(key, ()) if f.type == "person"]
        fitting = [f for f in owners if not (gender and f.gender and gender != f.gender)]
        return max(fitting, key=lambda f: sum(all_names or len(name.core) > 1 for name in f.names), default=None)


def nearby_gender(text: str, offset: int) -> Gender:
    """Give the gender of the first pronoun after an offset, if no other name stands between."""
    match = _NEAR.match(text, offset, offset + _REACH)
    if match is None:
        return ""
    return "man" if match.group(1).lower() in ("he", "his", "him", "himself") else "woman"


def _is_nameable(name: Name) -> bool:
    return bool(name.words) and not (len(name.key) == 1 and name.key[0] in speaker_words().calendar)


def _is_common(name: Name, common: frozenset[str]) -> bool:
    """Tell whether a single capital at the front of a sentence is a common noun ("Polls show")."""
    lists, word = speaker_words(), name.key[0]
    known = word in lists.documents | lists.groups | lists.anonymous | lists.bodies or word.rstrip("s") in lists.roles
    plural = word.endswith("s") and not word.endswith(("ss", "is", "us")) and not name.words[0].isupper()
    return known or word in common or (plural and word not in lists.peoples)


def _same_full(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if left[0] == right[0] and left[-1] == right[-1]:
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) > 1 and longer[-len(shorter) :] == shorter:
        return True
    forms = speaker_words().short_forms
    return left[-1] == right[-1] and (right[0] in forms.get(left[0], ()) or left[0] in forms.get(right[0], ()))


def _content_words(name: Name) -> frozenset[str]:
    countries = speaker_words().countries
    return frozenset(countries.get(word, word) for word in name.key if word not in _LITTLE)


def acronym_of(name: Name) -> str:
    """Give the first letters of the words ("Free Syrian Army": "fsa")."""
    return "".join(word[0] for word in name.key if word not in _LITTLE and word[0].isalnum())


def type_of_name(name: Name) -> FigureType:
    """Tell what a name names, from its words alone."""
    lists, words = speaker_words(), name.key
    joined = " ".join(words).removeprefix("the ")
    if words[-1] in lists.peoples:
        return "group"
    if name.gender or (name.title and words[-1] not in lists.bodies):
        return "person"
    if words[-1] in lists.documents or words[-1] in ("act", "amendment"):
        return "document"
    if joined in lists.named_bodies:
        return "organization"
    if joined in lists.places or joined in lists.countries or words[-1] in lists.countries:
        return "place"
    if len(words) > 1 and words[0] in lists.first_names and words[-1] not in lists.bodies:
        return "person"
    if any(word in lists.bodies for word in words) or (len(words) > 1 and _LITTLE & set(words)) or "&" in words:
        return "organization"
    if len(words) == 1 and name.words[0].isupper() and 1 < len(words[0]) <= _SHORTEST_WORD:
        return "organization"
    has_initial = len(words) in (3, 4) and any(len(word) == 1 for word in words[1:-1])
    return "person" if has_initial or words[-1] in _SUFFIXES else "unknown"
