"""What stands around an amount: unit, rate and counted noun."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from onrecord.text.number_mention import NumberComparison, NumberMention, NumberUnit, RateUnit
from onrecord.text.number_words import ONES, Token, read_cardinal, tokens_of
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
    per, end_rate = rate_at(tokens, _skip_so(tokens, end))
    adjective = per is not None and end_rate == _skip_so(tokens, end) + 1
    after = end_rate if adjective else after
    noun, noun_end = noun_at(tokens, after, text) if per is None or adjective else ("", end)
    if per is None:
        per, end_rate = rate_at(tokens, noun_end)
    if per is None and not word and (spaced := spaced_at(tokens, noun_end if noun else _skip_so(tokens, end))):
        per, share, end_rate = spaced
        low, high = low * share, high * share
    last = max(end, end_rate if per and end_rate > end else end)
    mention = NumberMention(
        span=Span(tokens[at].start, tokens[last - 1].end), comparison=_qualified(tokens, end),
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
    (("or", "thereabouts"), "about"), (("and", "more"), "at_least"), (("and", "counting"), "at_least"),
    (("-", "something"), "about"), (("at", "best"), "at_most"), (("at", "a", "minimum"), "at_least"),
    (("at", "the", "least"), "at_least"), (("at", "the", "very", "least"), "at_least"),
    (("at", "the", "most"), "at_most"), (("at", "the", "outside"), "at_most"), (("give", "or", "take"), "about"),
    (("if", "not", "more"), "at_least"), (("and", "then", "some"), "more_than"),
)  # fmt: skip
"""What may stand after an amount and qualifies it."""


_JOINED = tuple(phrase for phrase, _ in AFTER if phrase[0] in ("or", "odd", "-", "and"))


def _skip_so(tokens: list[Token], at: int) -> int:
    """Step over "or so", "or more", "-odd" between an amount and what is counted."""
    than = matches(tokens, at, ("and", "more", "than"))
    return next((at + len(p) for p in _JOINED if matches(tokens, at, p) and not than), at)


def _qualified(tokens: list[Token], at: int) -> NumberComparison:
    """Read what stands right after an amount and before its rate or noun: "thirty-odd wounds a month"."""
    skipped = tuple(t.word for t in tokens[at : _skip_so(tokens, at)])
    return next((comparison for phrase, comparison in AFTER if phrase == skipped), "equal")


def _skip_of(tokens: list[Token], at: int) -> int:
    """Step over "of", "of the", "of all the" between an amount and what is counted."""
    skipped = {"of", "the", "all", "its", "their", "these", "those", "his", "other", "a"}
    while at < len(tokens) and tokens[at].word in skipped:
        at += 1
    return at


def noun_at(tokens: list[Token], at: int, text: str) -> tuple[str, int]:
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


_TOLD_FROM = frozenset({"ago", "earlier", "later", "before", "after", "previously", "old", "long"})
"""After "a week" and the like: words that make it a distance in time ("two strikes a week ago")."""


def rate_at(tokens: list[Token], at: int) -> tuple[RateUnit | None, int]:
    """Read "a day", "per week", "monthly" at a token: the unit and the token after it."""
    for unit, phrase in phrase_table().rates:
        if matches(tokens, at, phrase):
            end = at + len(phrase)
            far = phrase[0] in {"a", "an"} and end < len(tokens) and tokens[end].word in _TOLD_FROM
            return (None, at) if far else (unit, end)
    return None, at


_AMONG: dict[str, tuple[RateUnit, float]] = {
    "minutes": ("day", 1_440), "hours": ("day", 24), "days": ("day", 1), "weeks": ("week", 1), "months": ("month", 1),
}  # fmt: skip
"""The unit of a rate, and how many of what is named it holds."""


def spaced_at(tokens: list[Token], at: int) -> tuple[RateUnit, float, int] | None:
    """Read "every eleven minutes", "every three days", "every other day": how often that is in a day, week or month."""
    words = [t.word for t in tokens[at : at + 3]]
    if len(words) < 3 or words[0] != "every":
        return None
    if words[1] in {"other", "second", "third"} and words[2] + "s" in _AMONG:
        unit, among = _AMONG[words[2] + "s"]
        return unit, among / (3 if words[1] == "third" else 2), at + 3
    read = read_cardinal(tokens, at + 1)
    if read is None or read[0] <= 0 or read[1] >= len(tokens) or tokens[read[1]].word not in _AMONG:
        return None
    unit, among = _AMONG[tokens[read[1]].word]
    return unit, among / read[0], read[1] + 1


def has_rate(tokens: list[Token], at: int) -> bool:
    """Tell whether a rate or a percent sign stands at a token ("one a week", "one per cent")."""
    percent = tokens[at].word in {"percent", "%"} or matches(tokens, at, ("per", "cent"))
    return percent or rate_at(tokens, at)[0] is not None or spaced_at(tokens, at) is not None


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
