"""Headlines, where every word has a capital: names are recognised there, not discovered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.attributions.speakers.cast import Cast, Figure
from onrecord.attributions.speakers.names import Name
from onrecord.attributions.wordlists import function_words
from onrecord.text.spans import Span

_CAPITAL = re.compile(r"[^\W\d_][^\W_]*(?:[.'’&-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_CAPITALS, _FEWEST = 0.88, 3
"""Share of capitals from which a line is a headline, and the words it needs, little words left aside."""


def is_title_case(sentence: str) -> bool:
    """Tell whether a sentence is written like a headline, so that its capitals mean nothing."""
    words = [word for word in sentence.split() if word[0].isalpha() and word not in function_words("headline_little")]
    return len(words) > _FEWEST and sum(word[0].isupper() for word in words) >= _CAPITALS * len(words)


def recognise(text: str, sentence: Span, cast: Cast) -> None:
    """Add to the figures of a cast the places where a headline names them."""
    words = list(_CAPITAL.finditer(text, sentence.start, sentence.end))
    at = 0
    while at < len(words):
        for length in (3, 2, 1):
            row = words[at : at + length]
            figure = _known(text, row, cast) if len(row) == length and row[0].group()[0].isupper() else None
            if figure is not None:
                span = Span(row[0].start(), row[-1].start() + len(_POSSESSIVE.sub("", row[-1].group())))
                figure.names.append(Name(span, tuple(span.of(text).split())))
                break
        at += length


def _known(text: str, row: Sequence[re.Match[str]], cast: Cast) -> Figure | None:
    words = tuple(_POSSESSIVE.sub("", match.group()) for match in row)
    gaps = (text[a.end() : b.start()] for a, b in pairwise(row))
    if any(gap.strip() for gap in gaps) or (len(words) > 1 and min(len(words[0]), len(words[-1])) < 2):
        return None
    name = Name(Span(row[0].start(), row[-1].end()), words)
    if len(words) > 1:
        return cast.exact(name)
    figure = cast.owner(name.key[0], all_names=True)
    return figure if figure is not None and figure.type in ("person", "unknown", "organization") else None
