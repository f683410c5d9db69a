"""The cast of an article: the people and bodies that it names, each with all its mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from onrecord.attributions.raw import NamedEntity
from onrecord.attributions.speakers.names import Name, bare, names_in
from onrecord.attributions.speakers.words import Gender, speaker_words
from onrecord.text.spans import Span

FigureType = Literal["person", "organization", "place", "unknown"]
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "md", "phd"))


@dataclass(slots=True)
class Role:
    """An office or affiliation that the article gives to a figure."""

    span: Span
    text: str
    words: frozenset[str]
    """Lower-case words, nationalities as countries."""
    head: str
    """The noun that says what he or she is ("spokesman")."""


@dataclass(slots=True)
class Figure:
    """Somebody or some body named in the article."""

    names: list[Name]
    type: FigureType
    gender: Gender = ""
    roles: list[Role] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest spelling."""
        return max(self.names, key=lambda name: (len(name.words), -name.span.start)).text

    @property
    def spans(self) -> list[Span]:
        """Where it is named, in reading order."""
        return sorted(name.span for name in self.names)


def cast_of(
    text: str, sentences: Sequence[Span], headlines: Sequence[Span] = (), entities: Sequence[NamedEntity] = ()
) -> list[Figure]:
    """Collect the figures of an article.

    Parameters
    ----------
    text : str
        The document's text.
    sentences : sequence of Span
        Sentences of running text, in reading order.
    headlines : sequence of Span
        Sentences written like a headline: names are recognised there, not discovered.
    entities : sequence of NamedEntity
        What a finder recognised as names; they only add to the capitals.
    """
    found = [name for sentence in sentences for name in names_in(text, sentence) if _is_nameable(name)]
    figures = _full_named(found)
    _add_short(figures, [name for name in found if not _is_full(name)])
    return figures


def _is_nameable(name: Name) -> bool:
    first = name.key[0]
    return bool(name.words) and not name.is_plural and not (len(name.key) == 1 and first in speaker_words().calendar)


def _is_full(name: Name) -> bool:
    return len(name.words) > 1


def _full_named(found: Sequence[Name]) -> list[Figure]:
    figures: list[Figure] = []
    for name in found:
        if not _is_full(name):
            continue
        same = next((f for f in figures if _same_full(f.names[0], name)), None)
        if same is None:
            figures.append(Figure([name], type_of_name(name), _gender(name)))
        else:
            same.names.append(name)
            same.gender = same.gender or _gender(name)
    return figures


def _core(name: Name) -> tuple[str, ...]:
    """First and last name without initials and suffixes."""
    return tuple(w for w in name.key if len(w) > 1 and w not in _SUFFIXES) or name.key


def _same_full(left: Name, right: Name) -> bool:
    a, b = _core(left), _core(right)
    if a == b:
        return True
    return len(a) > 1 and len(b) > 1 and a[0] == b[0] and a[-1] == b[-1]


def type_of_name(name: Name) -> FigureType:
    """Tell what a name names, from its words alone."""
    lists = speaker_words()
    words = name.key
    joined = " ".join(words)
    if name.title or name.gender:
        return "person"
    if joined in lists.named_bodies or joined.removeprefix("the ") in lists.named_bodies:
        return "organization"
    if joined in lists.places or joined in lists.countries:
        return "place"
    if lists.first_names.get(words[0]) is not None and len(words) > 1 and words[-1] not in lists.bodies:
        return "person"
    if any(word in lists.bodies for word in words) or any(w in ("of", "for", "&") for w in words):
        return "organization"
    if len(words) == 1 and name.words[0].isupper() and len(words[0]) <= 6:
        return "organization"
    return "person" if 2 <= len(words) <= 4 else "unknown"


def _gender(name: Name) -> Gender:
    return name.gender or (speaker_words().first_names.get(name.key[0], "") if len(name.words) > 1 else "")


def _add_short(figures: list[Figure], short: Sequence[Name]) -> None:
    alone: dict[str, Figure] = {}
    for name in short:
        owner = owner_of(name, figures) or alone.get(name.key[0])
        if owner is None:
            owner = Figure([], type_of_name(name), _gender(name))
            alone[name.key[0]] = owner
        owner.names.append(name)
        owner.gender = owner.gender or name.gender
    figures.extend(alone.values())


def owner_of(name: Name, figures: Sequence[Figure]) -> Figure | None:
    """Find whose short name this is: the last (or only) word of a full name, an agreeing gender, most often named."""
    key = name.key[0]
    owners = [f for f in figures if _may_shorten(key, f) and not (name.gender and f.gender and name.gender != f.gender)]
    before = [f for f in owners if f.names[0].span.start <= name.span.start]
    return max(before or owners, key=lambda f: sum(len(n.words) > 1 for n in f.names), default=None)


def _may_shorten(key: str, figure: Figure) -> bool:
    for name in figure.names:
        core = _core(name)
        if len(core) > 1 and (core[-1] == key or (figure.type == "person" and core[0] == key)):
            return True
        if figure.type == "organization" and "".join(
            w[0] for w in name.key if w not in ("of", "the", "for", "and")
        ) == bare(key):
            return True
    return False
