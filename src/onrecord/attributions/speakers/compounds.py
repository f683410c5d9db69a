"""Bodies and documents that are named after somebody: "the Clinton campaign", "a Quinnipiac poll"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.attributions.speakers.cast import Figure, FigureType
from onrecord.attributions.speakers.names import Name
from onrecord.attributions.speakers.words import speaker_words
from onrecord.attributions.wordlists import function_words
from onrecord.text.spans import Span

_NOUN = re.compile(r"(?:['’]s)?[ \xa0]((?:[a-z]+[ \xa0]){0,2}?([a-z]+))\b")
_POSSESSIVE = re.compile(r"['’]s\b")
_REACH = 60


def compounds_of(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Go through the bodies and documents whose names begin with that of a figure."""
    lists = speaker_words()
    made: dict[str, Figure] = {}
    for name in (name for figure in figures for name in figure.names):
        match = _NOUN.match(text, name.span.end, name.span.end + _REACH)
        noun = match.group(2) if match else ""
        if match is None or noun not in lists.documents | lists.bodies or not _is_plain(match.group(1)):
            continue
        span = Span(name.span.start, match.end())
        words = tuple(span.of(text).split())
        kind: FigureType = "document" if noun in lists.documents else "organization"
        key = _POSSESSIVE.sub("", " ".join(words).lower())
        made.setdefault(key, Figure([], kind)).names.append(Name(span, words))
    yield from made.values()


def _is_plain(words: str) -> bool:
    return function_words("not_in_compounds").isdisjoint(words.split())


def qualifies(text: str, name: Span) -> bool:
    """Tell whether a name only qualifies the noun after it ("Clinton aides")."""
    match = _NOUN.match(text, name.end, name.end + _REACH)
    if match is None:
        return False
    lists, word = speaker_words(), match.group(1).split()[0]
    return word in lists.bodies | lists.documents | lists.anonymous | lists.groups or word.rstrip("s") in lists.roles
