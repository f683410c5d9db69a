"""What a source span looks like: a pronoun, a name, a description, several of them, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.attributions.speakers.names import bare
from onrecord.attributions.speakers.roles import plain_word
from onrecord.text.spans import Span

Form = Literal["none", "pronoun", "phrase"]
PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "you",
        "who",
        "which",
        "that",
        "his",
        "her",
        "their",
        "its",
        "him",
        "them",
        "me",
        "my",
        "our",
        "us",
        "whom",
        "whose",
        "himself",
        "herself",
        "themselves",
        "each",
        "both",
        "many",
        "most",
    ]
)
_WORD = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*")
_HEAD_END = re.compile(
    r"\s*[,(;:—–―]|\s+(?:of|for|at|who|whom|whose|which|that|from|in|on|to|with|by|about|as|including|such|during|after|before|like|"
    r"told|said|being|released|conducted|taken|against|among|inside|within|surrounding|near)\b"
)
_DETERMINERS = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "some",
        "many",
        "most",
        "several",
        "few",
        "any",
        "all",
        "both",
        "another",
        "other",
        "no",
        "every",
        "each",
    ]
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source span taken apart."""

    span: Span
    text: str
    form: Form
    head_span: Span
    """The part before any comma, bracket, preposition or relative pronoun."""
    words: tuple[str, ...]
    """Words of the head part."""
    determiner: str
    """The article, possessive or quantity in front, in lower case; '' if none."""

    @property
    def noun(self) -> str:
        """The last word of the head part, in lower case."""
        return bare(self.words[-1]) if self.words else ""

    @property
    def plain_words(self) -> frozenset[str]:
        """Words of the whole source as roles are compared."""
        return frozenset(plain_word(match.group()) for match in _WORD.finditer(self.text))


def source_of(text: str, span: Span) -> Source:
    """Take a source span apart."""
    words = [match for match in _WORD.finditer(text, span.start, span.end)]
    if not words:
        return Source(span, span.of(text), "none", span, (), "")
    first = words[0].group().lower()
    if (len(words) == 1 and first in PRONOUNS) or (
        len(words) == 3 and words[1].group() == "of" and words[2].group() in ("whom", "them", "which")
    ):
        return Source(span, span.of(text), "pronoun", span, (words[-1].group(),), "")
    start = words[0].start()
    determiner = first if first in _DETERMINERS or first in ("his", "her", "their", "its", "my", "our") else ""
    body = words[1].start() if determiner and len(words) > 1 else start
    end = _HEAD_END.search(text, body + 1, span.end)
    head = Span(body, end.start() if end else span.end)
    return Source(
        span,
        span.of(text),
        "phrase",
        head,
        tuple(m.group() for m in _WORD.finditer(text, head.start, head.end)),
        determiner,
    )
