"""What a source span looks like: nothing, a pronoun, or a phrase with a head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.attributions.speakers.names import bare
from onrecord.attributions.speakers.roles import plain_words
from onrecord.text.spans import Span, trimmed

Form = Literal["none", "pronoun", "phrase"]
PRONOUNS = frozenset(
    (
        *("he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "his", "her", "their", "its", "him"),
        *("them", "me", "my", "our", "us", "whom", "whose", "himself", "herself", "themselves", "each", "both", "hers"),
    )
)
LITTLE = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "for",
        "at",
        "to",
        "in",
        "on",
        "from",
        "and",
        "with",
        "by",
        "s",
        "his",
        "her",
        "their",
        "its",
        "who",
        "is",
        "was",
        "this",
        "that",
    ]
)
_OF_WHOM = re.compile(r"\w+ of (?:whom|which|them)")
_WORD = re.compile(r"[^\W_]+(?:[.'’&/-][^\W_]+)*")
_PREPOSITION = re.compile(r"(?:from|by|to|in|as|for|with|of|according to)\s+", re.IGNORECASE)
_HEAD_END = re.compile(
    r"\s*[,(;:—–―]|\s+(?:of|for|at|who|whom|whose|which|that|from|in|on|to|with|by|about|as|including|such|during|after|before|"
    r"like|told|said|being|released|conducted|taken|published|against|among|inside|within|near|across|around|here|there|now)\b"
)
_DETERMINERS = frozenset(
    (
        *(
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
        ),
        *(
            "another",
            "other",
            "no",
            "every",
            "each",
            "one",
            "two",
            "three",
            "four",
            "his",
            "her",
            "their",
            "its",
            "my",
            "our",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Source:
    """A source span taken apart."""

    span: Span
    text: str
    form: Form
    head: Span
    """The part after the determiner and before any comma, bracket, preposition or relative pronoun."""
    words: tuple[str, ...]
    """Words of the head."""
    determiner: str
    """The article, possessive or quantity in front, in lower case; '' if none."""

    @property
    def noun(self) -> str:
        """The last word of the head, in lower case."""
        return bare(self.words[-1]) if self.words else ""

    @property
    def is_plural(self) -> bool:
        """Whether the last word of the head looks like a plural."""
        noun = self.noun
        return (noun.endswith("s") and not noun.endswith(("ss", "us", "is"))) or noun in (
            "people",
            "men",
            "women",
            "police",
        )

    @property
    def modifiers(self) -> frozenset[str]:
        """What the source says besides its noun."""
        return frozenset(word for word in self.plain_words - LITTLE if word != self.noun)

    @property
    def plain_words(self) -> frozenset[str]:
        """Words of the whole source as roles are compared."""
        return plain_words(_WORD.findall(self.text))


def source_of(text: str, span: Span) -> Source:
    """Take a source span apart."""
    span = _bare_span(text, span)
    words = list(_WORD.finditer(text, span.start, span.end))
    if not words:
        return Source(span, span.of(text), "none", span, (), "")
    if (len(words) == 1 and words[0].group().lower() in PRONOUNS) or _OF_WHOM.fullmatch(span.of(text).lower()):
        return Source(span, span.of(text), "pronoun", span, (words[-1].group(),), "")
    first = words[0].group().lower()
    determiner = first if first in _DETERMINERS and len(words) > 1 else ""
    body = words[1].start() if determiner else words[0].start()
    end = _HEAD_END.search(text, body + 1, span.end)
    head = Span(body, end.start() if end else span.end)
    return Source(span, span.of(text), "phrase", head, tuple(_WORD.findall(head.of(text))), determiner)


def _bare_span(text: str, span: Span) -> Span:
    """Take off marks, a preposition in front and a possessive at the end."""
    span = trimmed(span, text, strip=' \xa0\n\t,;:-—–―"“”')
    match = _PREPOSITION.match(text, span.start, span.end)
    start = match.end() if match and match.end() < span.end else span.start
    words = text[start : span.end]
    return Span(start, start + len(re.sub(r"(?<=\w)['’]s$|(?<=s)['’]$", "", words)))
