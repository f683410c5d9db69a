"""Readers of shares of a whole: "a good third", "one strike in four", "every second raid", "all but two"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.text.number_mention import NumberMention
from onrecord.text.number_phrases import finish, matches, noun_at, phrase_table
from onrecord.text.number_words import FRACTIONS, QUALIFIERS, SCALES, Token, bare_scale, read_cardinal
from onrecord.text.spans import Span


def read_share(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    """Read "a third", "two thirds", "three quarters", "half", "one in three", "two out of every five"."""
    word = tokens[at].word
    scale = SCALES.get(tokens[at + 2].word) if at + 2 < len(tokens) else None
    if scale is not None and [t.word for t in tokens[at : at + 2]] == ["half", "a"]:
        return finish(tokens, at, at + 3, text, scale / 2, scale / 2)
    hyphen = at + 1 < len(tokens) and tokens[at + 1].word == "-"
    if word == "half" and not hyphen and not (at and tokens[at - 1].word in {"first", "second", "other", "latter"}):
        return finish(tokens, at, at + 1, text, 0.5, 0.5, unit="fraction", word="half")
    if _is_qualified(tokens, at) and _ends_fraction(tokens, at, 1):
        return finish(tokens, at, at + 1, text, FRACTIONS[word], FRACTIONS[word], unit="fraction")
    top = read_cardinal(tokens, at) if word not in {"a", "an"} else (1.0, at + 1)
    if top is None or top[1] >= len(tokens):
        return None
    end = top[1] + 1 if tokens[top[1]].word == "-" else top[1]
    bottom = FRACTIONS.get(tokens[end].word) if end < len(tokens) else None
    if bottom is not None and top[0] < 20 and _ends_fraction(tokens, end, top[0]):
        return finish(tokens, at, end + 1, text, top[0] * bottom, top[0] * bottom, unit="fraction")
    return _read_one_in(tokens, at, top, text)


def _is_qualified(tokens: list[Token], at: int) -> bool:
    """Tell whether a bare fraction has its article and an adjective before it ("a good third")."""
    return tokens[at].word in FRACTIONS and at > 1 and tokens[at - 1].word in QUALIFIERS and tokens[at - 2].word == "a"


def _ends_fraction(tokens: list[Token], at: int, top: float) -> bool:
    """Tell a fraction ("a third of", "a third more", "two thirds") from an ordinal ("a third strike")."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else "."
    more = {"of", "more", "fewer", "less", "lower", "higher", "as", "to", "in", "on", "from", "since", "that", "were"}
    loose = following in more or following in phrase_table().noun_stops or not following[0].isalpha()
    return top > 1 or tokens[at].word == "quarter" or loose


_IN_EVERY = (
    ("out", "of", "every"), ("out", "of", "each"), ("out", "of"), ("of", "every"), ("in", "every"), ("in", "each"),
    ("in",),
)  # fmt: skip
"""What joins part and whole of a share: "one in five", "nine out of every ten"."""
_WHOLES = frozenset({*range(2, 21), 25, 30, 40, 50, 60, 100, 1_000, 10_000, 100_000, 1_000_000})
"""Wholes that a share is told by: "two bombs in three", "six in a thousand"; not "12 deaths in 17 raids"."""


def _read_one_in(tokens: list[Token], at: int, top: tuple[float, int], text: str) -> tuple[NumberMention, int] | None:
    if tokens[at].word in {"a", "an"}:
        return None
    joined = next((j for j in _IN_EVERY if matches(tokens, top[1], j)), None)
    if joined is None:
        return _read_of(tokens, at, top, text) or _read_kind_in(tokens, at, top, text)
    bottom = _whole(tokens, top[1], joined)
    if bottom is None or not top[0] < bottom[0] <= 1e9:
        return None
    if joined[0] == "in" and bottom[0] > 100 and bottom[0] not in _WHOLES:
        return None
    return finish(tokens, at, bottom[1], text, top[0] / bottom[0], top[0] / bottom[0], unit="fraction")


def _whole(tokens: list[Token], at: int, joined: tuple[str, ...]) -> tuple[float, int] | None:
    after = at + len(joined)
    return read_cardinal(tokens, after) or (bare_scale(tokens, after) if joined[-1] in ("every", "each") else None)


def _read_of(tokens: list[Token], at: int, top: tuple[float, int], text: str) -> tuple[NumberMention, int] | None:
    """Read "33 of 51 victims"; "one of two" is as often a pronoun."""
    bottom = read_cardinal(tokens, top[1] + 1) if tokens[top[1]].word == "of" else None
    if bottom is None or not 2 <= top[0] < bottom[0] or tokens[top[1] + 1].word in {"a", "an"}:
        return None
    return finish(tokens, at, bottom[1], text, top[0] / bottom[0], top[0] / bottom[0], unit="fraction")


def _read_kind_in(tokens: list[Token], at: int, top: tuple[float, int], text: str) -> tuple[NumberMention, int] | None:
    """Read "one strike in four": what is counted stands between the part and the whole."""
    noun, end = noun_at(tokens, top[1], text)
    counted = noun and tokens[end - 1].word.removesuffix("s") not in _SPELLS
    joined = next((j for j in _IN_EVERY if counted and j[0] != "of" and matches(tokens, end, j)), None)
    bottom = _whole(tokens, end, joined) if joined is not None else None
    if bottom is None or bottom[0] not in _WHOLES or top[0] >= bottom[0] or not _ends_whole(tokens, bottom[1]):
        return None
    mention, _ = finish(tokens, at, bottom[1], text, top[0] / bottom[0], top[0] / bottom[0], unit="fraction")
    span = Span(tokens[at].start, tokens[bottom[1] - 1].end)
    nouns = Span(tokens[top[1]].start, tokens[end - 1].end)
    return replace(mention, span=span, noun=noun, noun_span=nouns, per=None), bottom[1]


def _ends_whole(tokens: list[Token], at: int) -> bool:
    """Tell the whole of a share ("one strike in four hit") from another count ("two deaths in three raids")."""
    following = tokens[at].word if at < len(tokens) else "."
    return following in phrase_table().noun_stops or not following[0].isalpha() or following.endswith(("ed", "ing"))


_ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_SPELLS = {
    "minute", "hour", "day", "night", "morning", "evening", "afternoon", "weekend", "week", "fortnight",
    "month", "quarter", "season", "year", "time", "of", "spring", "summer", "autumn", "winter", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "counts",
}  # fmt: skip


def read_every_second(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    """Read "every second infection", "every third bomb"; not "every third day", which is a rate."""
    ordinal = _ORDINALS.get(tokens[at + 1].word) if tokens[at].word == "every" and at + 2 < len(tokens) else None
    following = tokens[at + 2].word if ordinal is not None else "."
    stops = following in phrase_table().noun_stops or not following[0].isalpha()
    if ordinal is None or following in _SPELLS or stops:
        return None
    return finish(tokens, at, at + 2, text, 1 / ordinal, 1 / ordinal, unit="fraction")


def read_all_but(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    """Read "all but two of the aircraft": nearly all, since how many there were is seldom told."""
    if not matches(tokens, at, ("all", "but")):
        return None
    few = next((p for p in (("a", "handful"), ("a", "few"), ("a", "couple")) if matches(tokens, at + 2, p)), None)
    read = read_cardinal(tokens, at + 2)
    end = at + 2 + len(few) if few else read[1] if read else at
    rest = tokens[end].word if end < len(tokens) else "."
    if end == at or rest in {*FRACTIONS, "%", "percent", "per", "-"}:
        return None
    mention, end = finish(tokens, at, end, text, 1, 1, unit="fraction", word="all")
    return replace(mention, comparison="nearly"), end
