"""Offices and affiliations: the words beside a name that say what its bearer is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.attributions.speakers.cast import Figure, Role
from onrecord.attributions.speakers.names import Name, bare
from onrecord.attributions.speakers.words import speaker_words
from onrecord.text.spans import Span, trimmed

if TYPE_CHECKING:
    from onrecord.attributions.speakers.scene import Scene

_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
_APPOSITION = re.compile(
    r"\s*,\s*((?:(?:a|an|the|his|her|their|who (?:is|was)|[A-Z]|[a-z]+['’]s\b)|(?=[a-z]))[^,;:.!?\"“”()\n]{3,110}?)"
    r"(?=[,;:.!?\"“”()\n]|\s+(?:said|says|told|has|have|had|is|was|wrote|asked|added|argued|noted)\b|$)"
)
_PARENTHESIS = re.compile(r"\s*\(([^)\n]{1,40})\)")
_PARTY = re.compile(r"[RDI]-[A-Z]|Republican|Democrat", re.ASCII)
_OF = re.compile(
    r"\s+(?:of|at|from|with)\s+((?:the\s+)?[A-Z][^,;:.!?\"“”()\n]{2,60}?)(?=[,;:.!?\"“”()\n]|\s+(?:said|says|told|has|wrote)\b|$)"
)
_BEFORE = re.compile(r"((?:[A-Z][\w.'’/&-]*\s+|[a-z]+(?:-[a-z]+)*\s+){0,6}?)$")
_REACH = 150


def roles_in(text: str, figure: Figure, scene: Scene) -> Iterator[Role]:
    """Go through the roles that stand beside the mentions of a figure."""
    for name in figure.names:
        yield from _beside(text, name, scene)


def _beside(text: str, name: Name, scene: Scene) -> Iterator[Role]:
    before = _before(text, name, scene)
    if before is not None:
        yield before
    for pattern in (_APPOSITION, _PARENTHESIS, _OF):
        match = pattern.match(text[: name.span.end + _REACH], name.span.end)
        if match is not None and (role := _role(text, Span(*match.span(1)))) is not None:
            if pattern is not _APPOSITION or role.head:
                yield role


def _before(text: str, name: Name, scene: Scene) -> Role | None:
    """Read what stands before the name up to the sentence's last comma or little word ("US envoy")."""
    sentence = scene.sentences[scene.sentence_of(name.span.start)] if scene.sentences else Span(0, 0)
    start = max(sentence.start, name.span.start - 80)
    words = list(_WORD.finditer(text, start, name.span.start))
    first = len(words)
    while first > 0 and _belongs(text, words, first, name):
        first -= 1
    if first == len(words):
        return None
    role = _role(text, Span(words[first].start(), name.span.start))
    return role if role is not None and role.head else None


def _belongs(text: str, words: list[re.Match[str]], index: int, name: Name) -> bool:
    word = words[index - 1]
    following = words[index].start() if index < len(words) else name.span.start
    gap = text[word.end() : following]
    if gap.strip(" \xa0.'’s") or len(words) - index > 6:
        return False
    lists = speaker_words()
    lower = bare(re.sub(r"['’]s?$", "", word.group()))
    if word.group()[0].isupper():
        return True
    return (
        lower in lists.titles
        or lower in lists.roles
        or lower
        in (
            "campaign",
            "press",
            "police",
            "senior",
            "chief",
            "fellow",
            "former",
            "then",
            "talk",
            "radio",
            "state",
            "house",
            "party",
            "of",
            "news",
            "majority",
            "minority",
            "top",
            "nominee",
            "longtime",
        )
    )


def _role(text: str, span: Span) -> Role | None:
    cut = trimmed(span, text, strip=" \xa0,\n")
    if not len(cut):
        return None
    words = [match.group() for match in _WORD.finditer(text, cut.start, cut.end)]
    return Role(span=cut, text=cut.of(text), words=frozenset(map(plain_word, words)), head=head_of(words))


def plain_word(word: str) -> str:
    """Give a word as roles are compared: lower case, without possessive, nationalities as countries."""
    lower = bare(re.sub(r"['’]s?$", "", word))
    return speaker_words().countries.get(lower, lower)


def head_of(words: list[str]) -> str:
    """Give the first role noun before "of", "for", "at", "who", else '' ."""
    lists = speaker_words()
    phrase: list[str] = []
    for word in map(str.lower, words):
        if word in ("of", "for", "at", "who", "from", "in", "to", "with", "on") and phrase:
            break
        phrase.append(bare(word))
    for word in reversed(phrase):
        if word in lists.roles or word in lists.titles:
            return word
    return ""
