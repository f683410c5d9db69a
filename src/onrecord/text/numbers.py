"""Numbers in running text: value, approximator, unit, rate and the noun that is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.text.number_mention import NumberComparison, NumberMention
from onrecord.text.number_phrases import AFTER, matches, phrase_table
from onrecord.text.number_rates import read_article_rate, read_once
from onrecord.text.number_readers import (
    read_half_more,
    read_multiple,
    read_none,
    read_plain,
    read_range,
    read_vague,
)
from onrecord.text.number_shares import read_all_but, read_every_second, read_share
from onrecord.text.number_words import Token, tokens_of
from onrecord.text.spans import Span


def find_numbers(text: str, *, exclude: Sequence[Span] = ()) -> tuple[NumberMention, ...]:
    """Find every amount in a text, left to right, without overlaps.

    Parameters
    ----------
    text
        Any text.
    exclude
        Ranges in which a figure is no amount, usually the time expressions.

    Notes
    -----
    Misses Roman numerals, ordinals ("a third strike" is read as an ordinal), amounts of money as such (the currency
    becomes the noun) and figures inside names ("T4", "F-16", "No. 10" are left out on purpose).

    Examples
    --------
    >>> [(m.value, m.comparison, m.per, m.noun) for m in find_numbers("nearly thirty-five air strikes a day")]
    [(35.0, 'nearly', 'day', 'air strikes')]
    """
    tokens, at = tokens_of(text), 0
    found: list[NumberMention] = []
    blocked = _Blocked(sorted(exclude))
    while at < len(tokens):
        read = None if blocked.holds(tokens[at]) else _read(tokens, at, text)
        if read is None:
            at += 1
            continue
        mention, after = read
        found.append(_widened(mention, tokens, at, floor=found[-1].span.end if found else 0))
        at = max(after, at + 1)
    return tuple(found)


class _Blocked:
    """Tells, for tokens asked in reading order, whether they lie in one of the sorted spans."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans, self._next = spans, 0

    def holds(self, token: Token) -> bool:
        while self._next < len(self._spans) and self._spans[self._next].end <= token.start:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next].start < token.end


_READERS = (
    read_half_more, read_article_rate, read_once, read_all_but, read_every_second, read_range, read_share,
    read_multiple, read_vague, read_none, read_plain,
)  # fmt: skip
"""In the order in which they are tried."""


def _read(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    for reader in _READERS:
        read = reader(tokens, at, text)
        if read is not None:
            return read
    return None


def _widened(mention: NumberMention, tokens: list[Token], at: int, *, floor: int) -> NumberMention:
    """Take in the approximators before ("well over") and after ("or so") the value."""
    comparison, start, moved = mention.comparison, at, True
    while moved:
        moved = False
        for name, phrase in phrase_table().approximators:
            before = start - len(phrase)
            if before >= 0 and tokens[before].start >= floor and matches(tokens, before, phrase):
                comparison = name if comparison in ("equal", "about") and name != "equal" else comparison
                start, moved = before, True
                break
    after = _after_words(tokens, mention)
    end = after[1] if after else mention.span.end
    return replace(
        mention,
        comparison=after[0] if after and comparison == "equal" else comparison,
        span=Span(min(tokens[start].start, mention.span.start), end),
    )


def _after_words(tokens: list[Token], mention: NumberMention) -> tuple[NumberComparison, int] | None:
    stop = max(mention.span.end, mention.noun_span.end if mention.noun_span else 0)
    at = _first_at_or_after(tokens, mention.span.end)
    for where in (at, _first_at_or_after(tokens, stop)):
        for phrase, name in AFTER:
            if matches(tokens, where, phrase):
                return name, tokens[where + len(phrase) - 1].end
    return None


def _first_at_or_after(tokens: list[Token], offset: int) -> int:
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if tokens[middle].start < offset else (low, middle)
    return low
