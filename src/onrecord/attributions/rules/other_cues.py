"""Cues that are no verbs: "according to", and nouns such as "X's claim that"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.attributions.cues import cue_lexicon
from onrecord.attributions.rules.contents import Range, content_before, trimmed_range
from onrecord.attributions.rules.matches import Match
from onrecord.attributions.rules.phrases import left_phrase, right_phrase
from onrecord.attributions.rules.tokens import Token


def according_to(tokens: Sequence[Token]) -> Iterator[Match]:
    for index in range(len(tokens) - 2):
        if tokens[index].lower != "according" or tokens[index + 1].lower != "to" or tokens[index].quoted:
            continue
        fronted = sum(token.is_word for token in tokens[:index]) <= 2
        source = right_phrase(tokens, index + 2, fronted=fronted)
        if source is None:
            continue
        content = trimmed_range(tokens, source[1], len(tokens)) if fronted else content_before(tokens, index, 0)
        if content is not None:
            yield Match(source, (index, index + 2), (content,))


def of_nouns(tokens: Sequence[Token]) -> Iterator[Match]:
    """Read "the mayor's claim that …" and "his promise to …"."""
    nouns = cue_lexicon().nouns
    for index in range(1, len(tokens) - 1):
        word, opener = tokens[index], tokens[index + 1]
        if word.quoted or word.lower not in nouns or opener.lower not in ("that", "to"):
            continue
        source = _possessor(tokens, index)
        content = trimmed_range(tokens, index + 1, len(tokens))
        if source is not None and content is not None:
            yield Match(source, (index, index + 1), (content,))


def _possessor(tokens: Sequence[Token], index: int) -> Range | None:
    before = tokens[index - 1]
    if before.lower in ("his", "her", "their", "its", "my", "our"):
        return index - 1, index
    if before.lower.endswith(("'s", "s'")):
        return left_phrase(tokens, index)
    return None
