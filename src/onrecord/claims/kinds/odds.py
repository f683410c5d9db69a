"""Ratios told as odds: "by five to two", "for every strike there three here", "six for every one"."""

from __future__ import annotations

import re

from onrecord.text.number_words import Token, read_cardinal, tokens_of

_BY = re.compile(r"\b(?:by|ratio\s+of|margin\s+of|outnumber\w*|outstrip\w*|odds\s+of)\b[^,;.]{0,60}$", re.IGNORECASE)
_FOR_EVERY = re.compile(r"\b(?:for|to)\s+(?:every|each)\s+", re.IGNORECASE)
MOST_OF_SMALLER = 10
"""Odds are told in small numbers: "212 to 134" is a score."""
REACH = 90
"""Characters between "for every …" and the amount that it goes with."""


def odds_of(words: str, start: int, end: int) -> float | None:
    """Read the ratio that the words from `start` to `end` tell as odds; above 1 for "five to two"."""
    return _to(words, start, end) or _for_every(words, start, end)


def _to(words: str, start: int, end: int) -> float | None:
    """Read "by five to two", "outnumbered them fifteen to one"."""
    tokens = tokens_of(words[start:end])
    for at, token in enumerate(tokens):
        first = read_cardinal(tokens, at) if _starts(tokens, at) else None
        if first is None or first[1] >= len(tokens) or tokens[first[1]].word != "to":
            continue
        second = read_cardinal(tokens, first[1] + 1)
        if second is None or not 1 <= second[0] <= MOST_OF_SMALLER or second[0] == first[0]:
            return None
        return first[0] / second[0] if _BY.search(words[: start + token.start]) else None
    return None


def _starts(tokens: list[Token], at: int) -> bool:
    return at == 0 or read_cardinal(tokens, at - 1) is None


def _for_every(words: str, start: int, end: int) -> float | None:
    """Read "for every bomb there, four fell here", "three patients for each one from the right"."""
    amount = _first_amount(words, start, end)
    m = _FOR_EVERY.search(words, max(0, start - REACH), start) or _FOR_EVERY.search(words, start, end + 30)
    if amount is None or m is None:
        return None
    after = read_cardinal(tokens_of(words[m.end() : m.end() + 24]), 0)
    among = after[0] if after else 1.0
    return amount / among if among and amount != among else None


def _first_amount(words: str, start: int, end: int) -> float | None:
    tokens = tokens_of(words[start:end])
    reads = (read_cardinal(tokens, at) for at in range(len(tokens)))
    return next((read[0] for read in reads if read is not None and read[0] > 0), None)
