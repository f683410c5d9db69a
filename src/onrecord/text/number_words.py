"""Words that stand for numbers, and how English builds numbers out of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

ONES: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "zero": 0,
}  # fmt: skip
TENS: dict[str, int] = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES: dict[str, int] = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12, "score": 20,
    "trillion": 1_000_000_000_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "k": 1_000,
}  # fmt: skip
QUALIFIERS = frozenset({"good", "full", "mere", "bare", "scant", "whole", "clear", "cool", "solid", "paltry"})
"""Adjectives between an article and a fraction or scale: "a good third", "a full dozen"."""
PLURAL_SCALES: dict[str, str] = {
    "dozens": "dozens", "scores": "scores", "hundreds": "hundreds", "thousands": "thousands",
}  # fmt: skip
"""Vague amounts, as the claim file spells them."""
FRACTIONS: dict[str, float] = {
    "half": 1 / 2, "halves": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4,
    "fourth": 1 / 4, "fourths": 1 / 4, "fifth": 1 / 5, "fifths": 1 / 5, "sixth": 1 / 6, "sixths": 1 / 6,
    "seventh": 1 / 7, "sevenths": 1 / 7, "eighth": 1 / 8, "eighths": 1 / 8, "ninth": 1 / 9, "tenth": 1 / 10,
    "tenths": 1 / 10,
}  # fmt: skip

TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[^\W\d_]+(?:[’'][^\W\d_]+)?|[%$€£½⅓¼¾⅔]|[^\w\s]")
"""One token: a figure, a word with its apostrophe, or a sign."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure or sign of the text."""

    word: str
    """In lower case."""
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """Cut a text into words, figures and signs."""
    return [Token(m.group().lower(), m.start(), m.end()) for m in TOKEN.finditer(text)]


def figure(word: str) -> float | None:
    """Read a figure ("1,200", "1.5"), or None."""
    return float(word.replace(",", "")) if word[0].isdigit() and word.isascii() and len(word) < 25 else None


def read_cardinal(tokens: list[Token], at: int) -> tuple[float, int] | None:
    """Read the cardinal number that starts at a token: its value and the token after it.

    "thirty-five", "two dozen", "1.5 million", "a hundred and twenty", "14,000". A bare "a" is no number.
    """
    small = _below_hundred(tokens, at)
    if small is None:
        article = at + 1 < len(tokens) and tokens[at].word in {"a", "an"}
        if not (article and tokens[at + 1].word in SCALES and len(tokens[at + 1].word) > 2):
            return None
        small = (1.0, at + 1)
    value, end = _with_scales(tokens, *_and_a_half(tokens, *small))
    scale = SCALES.get(tokens[end - 1].word, 0)
    return (value + scale / 2, end + 3) if scale and _is_half_more(tokens, end) else (value, end)


def bare_scale(tokens: list[Token], at: int) -> tuple[float, int] | None:
    """Read a scale that stands without "a" ("every hundred", "some hundred", "the dozen")."""
    word = tokens[at].word if at < len(tokens) else ""
    return (float(SCALES[word]), at + 1) if word in SCALES and len(word) > 4 and word != "score" else None


def fold(word: str) -> float | None:
    """Read "threefold", "fortyfold", "hundredfold"; None for other words."""
    stem = word.removesuffix("fold")
    value = ONES.get(stem) or TENS.get(stem) or SCALES.get(stem)
    return float(value) if value and stem != word and len(stem) > 2 else None


def _is_half_more(tokens: list[Token], at: int) -> bool:
    return [t.word for t in tokens[at : at + 3]] == ["and", "a", "half"]


def _and_a_half(tokens: list[Token], value: float, at: int) -> tuple[float, int]:
    """Read "two and a half thousand", "three and a half times"."""
    return (value + 0.5, at + 3) if _is_half_more(tokens, at) else (value, at)


def _with_scales(tokens: list[Token], value: float, at: int) -> tuple[float, int]:
    total, scaled = 0.0, False
    while at < len(tokens) and tokens[at].word in SCALES and _close(tokens, at):
        factor = SCALES[tokens[at].word]
        value, at, scaled = value * factor, at + 1, True
        if factor >= 1_000:
            total, value = total + value, 0.0
        rest = _remainder(tokens, at, factor)
        if rest is not None:
            value, at = value + rest[0], rest[1]
    return (total + value, at) if scaled else (value, at)


def _close(tokens: list[Token], at: int) -> bool:
    """Letters that stand for scales ("3m", "3.4bn") must touch their figure; words may stand apart."""
    return len(tokens[at].word) > 2 or tokens[at].start == tokens[at - 1].end


def _remainder(tokens: list[Token], at: int, factor: int) -> tuple[float, int] | None:
    start = at + 1 if at < len(tokens) and tokens[at].word == "and" else at
    rest = _below_hundred(tokens, start)
    if factor in (12, 20) or rest is None or (start == at and tokens[at].word[0].isdigit()):
        return None
    fits = rest[0] < 100 if factor == 100 else rest[0] < 1_000
    return rest if fits and not tokens[start].word[0].isdigit() else None


def _spoken_decimal(tokens: list[Token], at: int) -> tuple[float, int] | None:
    """Read "two point five", "nought point eight"."""
    if at + 2 >= len(tokens) or tokens[at + 1].word != "point":
        return None
    whole = 0 if tokens[at].word == "nought" else ONES.get(tokens[at].word)
    digit = ONES.get(tokens[at + 2].word, 10)
    return (whole + digit / 10, at + 3) if whole is not None and digit < 10 else None


def _below_hundred(tokens: list[Token], at: int) -> tuple[float, int] | None:
    if at >= len(tokens):
        return None
    word = tokens[at].word
    decimal = _spoken_decimal(tokens, at)
    if decimal is not None:
        return decimal
    value = figure(word)
    if value is not None:
        return value, at + 1
    if word in ONES:
        return float(ONES[word]), at + 1
    if word not in TENS:
        return None
    after = at + 2 if at + 1 < len(tokens) and tokens[at + 1].word == "-" else at + 1
    unit = ONES.get(tokens[after].word, 99) if after < len(tokens) else 99
    return (TENS[word] + unit, after + 1) if 0 < unit < 10 else (float(TENS[word]), at + 1)
