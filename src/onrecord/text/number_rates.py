"""Readers of rates without a number: "a bomb a day", "once a week", "a call every eleven minutes"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.text.number_mention import NumberMention
from onrecord.text.number_phrases import finish, noun_at, rate_at, spaced_at
from onrecord.text.number_words import SCALES, Token

_LONGEST = 3
"""Words of the noun between the article and the rate ("a car bomb a day")."""
_NOT_COUNTED = {
    "day", "night", "week", "month", "year", "hour", "minute", "morning", "evening", "while", "lot", "bit",
    "few", "little", "great", "good", "time", "half", "third", "quarter", "couple", "handful", "average",
    "total",
}  # fmt: skip


def read_article_rate(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    """Read "a bomb a day", "a single mugging a month": an article counts one where a rate follows its noun."""
    if tokens[at].word not in {"a", "an"} or at + 2 >= len(tokens):
        return None
    start = at + 2 if tokens[at + 1].word == "single" else at + 1
    noun, end = noun_at(tokens, start, text)
    words = {t.word for t in tokens[start:end]}
    if not noun or end - start > _LONGEST or words & _NOT_COUNTED or words & SCALES.keys():
        return None
    opens = end < len(tokens) and tokens[end].word in {"a", "per", "every", "each"}  # "a Baghdad daily" is a paper
    if not opens or (rate_at(tokens, end)[0] is None and spaced_at(tokens, end) is None):
        return None
    return finish(tokens, at, start, text, 1, 1)


def read_once(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    """Read "once a week", "once every eight hours"."""
    if tokens[at].word != "once" or (rate_at(tokens, at + 1)[0] is None and spaced_at(tokens, at + 1) is None):
        return None
    mention, end = finish(tokens, at, at + 1, text, 1, 1, unit="times")
    return replace(mention, counted_in_twos=True), end
