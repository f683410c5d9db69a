"""Words and marks with their places, and which of them are quoted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.text.spans import Span

_TOKEN = re.compile(r"[^\W_]+(?:['’.&\-][^\W_]+)*|\S")
_POSSESSIVE = re.compile(r"['’]s?$|['’]s$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark."""

    start: int
    end: int
    text: str
    lower: str
    quoted: bool

    @property
    def is_word(self) -> bool:
        """Whether it is a word and not a mark."""
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens_of(text: str, span: Span, quotes: Sequence[Span] = ()) -> Iterator[Token]:
    """Go through the words and marks of a stretch of text."""
    starts = [quote.start for quote in quotes]
    for match in _TOKEN.finditer(text, span.start, span.end):
        index = bisect_right(starts, match.start()) - 1
        quoted = index >= 0 and match.start() < quotes[index].end
        word = match.group()
        yield Token(match.start(), match.end(), word, word.lower().replace("’", "'"), quoted)
