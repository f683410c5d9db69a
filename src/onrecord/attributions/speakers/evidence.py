"""What the article shows about a figure: whether it is a person, its roles, its gender."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from onrecord.attributions.raw import NamedEntity
from onrecord.attributions.speakers.cast import Figure, Role
from onrecord.attributions.speakers.roles import roles_beside
from onrecord.attributions.speakers.words import Gender, speaker_words
from onrecord.text.spans import Span

_PRONOUN = re.compile(r"[^A-Z\"“”]*?\b(it|its|he|his|him|she|her)\b")
_INNER = re.compile(r",|\b(?:of|at|with|for|from|in|to|by|on|and)\b")
_NEARBY = 120
_POSSESSIVE_LENGTH = 2
_MOST_ROLES = 12
"""Roles kept of one figure, the first ones."""


def add_types(text: str, figures: Sequence[Figure], sources: Sequence[Span], entities: Sequence[NamedEntity]) -> None:
    """Take an unknown name for a person where it is a source by itself, or where a model says so."""
    edges = {source.start: source for source in sources} | {source.end: source for source in sources}
    labels = {entity.span.start: entity.label for entity in entities}
    for figure in figures:
        if figure.type != "unknown":
            continue
        said = {labels.get(name.span.start, "") for name in figure.names}
        alone = any(_is_source(text, name.span, edges) for name in figure.names)
        if "organization" in said and "person" not in said:
            figure.type = "organization"
        elif "person" in said or alone:
            figure.type = "organization" if _is_thing(text, figure) and "person" not in said else "person"


def _is_source(text: str, name: Span, edges: Mapping[int, Span]) -> bool:
    """Tell whether a source begins with the name, or ends with it and is no "X of the name"."""
    source = edges.get(name.start)
    if source is not None and source.end - name.end <= _POSSESSIVE_LENGTH:
        return True
    source = edges.get(name.end)
    return source is not None and not _INNER.search(text, source.start, name.start)


def _is_thing(text: str, figure: Figure) -> bool:
    """Tell whether "it" follows a name more often than "he" or "she"."""
    if figure.gender or any(name.title for name in figure.names):
        return False
    pronouns = [_PRONOUN.match(text, name.span.end, name.span.end + _NEARBY) for name in figure.names]
    things = [match.group(1) in ("it", "its") for match in pronouns if match is not None]
    return sum(things) * 2 > len(things)


def add_roles(text: str, figures: Sequence[Figure], sentence_at: Callable[[int], Span]) -> None:
    """Collect the roles of persons, and take whoever has one for a person."""
    for figure in figures:
        if figure.type not in ("person", "unknown"):
            continue
        roles: dict[str, Role] = {}
        for name in sorted(figure.names, key=lambda name: name.span):
            for role in roles_beside(text, name, sentence_at(name.span.start)):
                roles.setdefault(role.text.lower(), role)
        figure.roles.extend(list(roles.values())[:_MOST_ROLES])
        if any(role.head for role in figure.roles):
            figure.type = "person"
            figure.gender = _gender_of(figure)


def _gender_of(figure: Figure) -> Gender:
    """Give the gender that titles tell, else roles, else the first name; "spokesman" is said of women too."""
    genders = speaker_words().gender_of_role
    for name in figure.names:
        if name.gender:
            return name.gender
    told: list[Gender] = [genders[role.head] for role in figure.roles if genders.get(role.head)]
    clear: list[Gender] = [genders[r.head] for r in figure.roles if genders.get(r.head) and not r.head.endswith("man")]
    return next(iter(clear), figure.gender or next(iter(told), ""))
