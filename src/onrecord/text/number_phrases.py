"""What stands around an amount: unit, rate and counted noun."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from onrecord.text.number_mention import NumberComparison, NumberMention, NumberUnit, RateUnit
from onrecord.text.number_words import ONES, Token, tokens_of
from onrecord.text.spans import Span

MAX_NOUN_WORDS = 5
"""Longest counted noun phrase; longer ones are nearly always two phrases run together."""


def finish(
    tokens: list[Token], at: int, end: int, text: str, low: float, high: float, *, unit: NumberUnit = "", word: str = ""
) -> tuple[NumberMention, int]:
    """Put unit, rate and noun to a value that stands in ``tokens[at:end]``."""
    end, unit = _unit_after(tokens, end, unit)
    low, high = (low / 100, high / 100) if unit == "percent" else (low, high)
    after = _skip_of(tokens, _skip_so(tokens, end))
    per, end_rate = _rate_at(tokens, end)
    adjective = per is not None and end_rate == end + 1
    after = end_rate if adjective else after
    noun, noun_end = _noun_at(tokens, after, text) if per is None or adjective else ("", end)
    if per is None:
        per, end_rate = _rate_at(tokens, noun_end)
    last = max(end, end_rate if per and end_rate > end else end)
    mention = NumberMention(
        span=Span(tokens[at].start, tokens[last - 1].end),
        low=low, high=high, unit=unit, per=per, word=word, noun=noun,
        noun_span=Span(tokens[after].start, tokens[noun_end - 1].end) if noun else None,
    )  # fmt: skip
    return mention, last


def _unit_after(tokens: list[Token], end: int, unit: NumberUnit) -> tuple[int, NumberUnit]:
    words = [t.word for t in tokens[end : end + 3]]
    if words[:1] in (["%"], ["percent"], ["pct"]):
        end, unit = end + 1, "percent"
    elif words[:2] == ["per", "cent"]:
        end, unit = end + 2, "percent"
    elif words[:2] == ["percentage", "points"] or words[:2] == ["percentage", "point"]:
        return end + 2, "percentage_points"
    if unit == "percent" and end < len(tokens) and tokens[end].word in {"points", "point"}:
        return end + 1, "percentage_points"
    return end, unit


AFTER: tuple[tuple[tuple[str, ...], NumberComparison], ...] = (
    (("or", "so"), "about"), (("or", "more"), "at_least"), (("or", "fewer"), "at_most"), (("or", "less"), "at_most"),
    (("-", "odd"), "about"), (("odd",), "about"), (("-", "plus"), "at_least"),
    (("at", "least"), "at_least"), (("at", "most"), "at_most"), (("on", "average"), "about"),
)  # fmt: skip
"""What may stand after an amount and qualifies it."""


def _skip_so(tokens: list[Token], at: int) -> int:
    """Step over "or so", "or more", "-odd" between an amount and what is counted."""
    between = [phrase for phrase, _ in AFTER if phrase[0] in ("or", "odd", "-")]
    return next((at + len(phrase) for phrase in between if matches(tokens, at, phrase)), at)


def _skip_of(tokens: list[Token], at: int) -> int:
    """Step over "of", "of the", "of all the" between an amount and what is counted."""
    skipped = {"of", "the", "all", "its", "their", "these", "those", "his", "other", "a"}
    while at < len(tokens) and tokens[at].word in skipped:
        at += 1
    return at


def _noun_at(tokens: list[Token], at: int, text: str) -> tuple[str, int]:
    """Read the counted noun phrase: words up to a function word, a verb or a sign."""
    end = at
    while end < len(tokens) and end - at < MAX_NOUN_WORDS:
        word = tokens[end].word
        hyphen = word == "-" and end > at and tokens[end].start == tokens[end - 1].end
        if not hyphen and (not word[0].isalpha() or word in phrase_table().noun_stops or word in ONES):
            break
        end += 1
    while end > at and tokens[end - 1].word == "-":
        end -= 1
    return (text[tokens[at].start : tokens[end - 1].end], end) if end > at else ("", at)


def _rate_at(tokens: list[Token], at: int) -> tuple[RateUnit | None, int]:
    for unit, phrase in phrase_table().rates:
        if matches(tokens, at, phrase):
            return unit, at + len(phrase)
    return None, at


def matches(tokens: list[Token], at: int, phrase: tuple[str, ...]) -> bool:
    return at + len(phrase) <= len(tokens) and all(tokens[at + i].word == w for i, w in enumerate(phrase))


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    approximators: tuple[tuple[NumberComparison, tuple[str, ...]], ...]
    negations: tuple[tuple[str, ...], ...]
    vague: tuple[tuple[str, tuple[str, ...]], ...]
    multiples: dict[str, float]
    rates: tuple[tuple[RateUnit, tuple[str, ...]], ...]
    noun_stops: frozenset[str]


@cache
def phrase_table() -> _Vocabulary:
    raw = tomllib.loads((files("onrecord.text") / "data" / "numbers.toml").read_text("utf-8"))

    def phrases(table: dict[str, list[str]]) -> list[tuple[str, tuple[str, ...]]]:
        pairs = [(name, tuple(t.word for t in tokens_of(p))) for name, listed in table.items() for p in listed]
        return sorted(pairs, key=lambda pair: -len(pair[1]))

    return _Vocabulary(
        approximators=cast(
            "tuple[tuple[NumberComparison, tuple[str, ...]], ...]", tuple(phrases(raw["approximators"]))
        ),
        negations=tuple(phrase for _, phrase in phrases(raw["negations"])),
        vague=tuple(phrases(raw["vague"])),
        multiples={w: float(f) for f, words in raw["multiples"].items() for w in words},
        rates=cast("tuple[tuple[RateUnit, tuple[str, ...]], ...]", tuple(phrases(raw["rates"]))),
        noun_stops=frozenset(raw["noun_stops"]["words"]),
    )
