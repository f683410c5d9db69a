"""Readers of one amount, tried in turn at each word: ranges, multiples, vague words, none, plain numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from onrecord.text.number_mention import NumberMention
from onrecord.text.number_phrases import finish, has_rate, matches, phrase_table
from onrecord.text.number_words import (
    PLURAL_SCALES,
    QUALIFIERS,
    SCALES,
    Token,
    bare_scale,
    figure,
    fold,
    read_cardinal,
)
from onrecord.text.spans import Span

_WORD_BOUNDS: dict[str, tuple[float, float]] = {
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (100, 999), "thousands": (1_000, 9_999), "most": (0.5, 1),
    "all": (1, 1),
    "none": (0, 0), "half": (0.5, 0.5),
}  # fmt: skip


def read_plain(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    read = read_cardinal(tokens, at) or _scale_alone(tokens, at)
    if read is None or not _stands_alone(tokens, at, read[1], text) or _is_pronoun_one(tokens, at, read[1]):
        return None
    return finish(tokens, at, read[1], text, read[0], read[0])


_BEFORE_SCALE = frozenset({"some", "its", "their", "the", "these", "those", "every", *QUALIFIERS})


def _scale_alone(tokens: list[Token], at: int) -> tuple[float, int] | None:
    """Read a scale without its article: "some hundred bombs", "a good dozen", "the thousand or so"."""
    return bare_scale(tokens, at) if at and tokens[at - 1].word in _BEFORE_SCALE else None


def read_half_more(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    """Read "a case and a half a week": the counted noun stands inside the amount."""
    if tokens[at].word not in {"a", "an", "one"} or not matches(tokens, at + 2, ("and", "a", "half")):
        return None
    if tokens[at + 1].word in _SPELLS or tokens[at + 1].word in SCALES or not tokens[at + 1].word[0].isalpha():
        return None
    mention, end = finish(tokens, at, at + 5, text, 1.5, 1.5)
    noun = Span(tokens[at + 1].start, tokens[at + 1].end)
    return replace(mention, noun=noun.of(text), noun_span=noun), end


_SPELLS = {
    "second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century", "time",
}  # fmt: skip
"""Nouns of time: "a year and a half" counts nothing."""


def read_range(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    opening = tokens[at].word if tokens[at].word in {"between", "from"} else ""
    first = read_cardinal(tokens, at + 1 if opening else at)
    if first is None or first[1] >= len(tokens) or not _stands_alone(tokens, at, first[1], text, joins=True):
        return None
    joiner = tokens[first[1]].word
    wanted = {"between": {"and"}, "from": {"to"}}.get(opening, {"to", "or", "-", "–"})
    second = read_cardinal(tokens, first[1] + 1) if joiner in wanted else None
    if second is None or second[0] <= first[0] or not _stands_alone(tokens, first[1] + 1, second[1], text, joins=True):
        return None
    low = first[0] * _shared_scale(tokens, first, second)
    mention, end = finish(tokens, at, second[1], text, low, second[0])
    return replace(mention, comparison="about"), end


def _shared_scale(tokens: list[Token], first: tuple[float, int], second: tuple[float, int]) -> float:
    """Give the scale that both ends of a range share: "four to five hundred", "two or three dozen", "20 to 30,000"."""
    scale = SCALES.get(tokens[second[1] - 1].word, 0)
    if scale and 1 <= first[0] < second[0] / scale and tokens[first[1] - 1].word not in SCALES:
        return scale
    return 1_000 if second[0] >= 1_000 > first[0] and second[0] / first[0] > 500 else 1


def read_multiple(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    factor, end = _named_multiple(tokens, at)
    if factor is None:
        read = read_cardinal(tokens, at)
        if read is None or read[1] >= len(tokens) or tokens[read[1]].word not in {"times", "-fold", "fold"}:
            joined = [t.word for t in tokens[at : at + 3]]
            if len(joined) < 3 or joined[1:] != ["-", "fold"] or figure(joined[0]) is None:
                return None
            factor, end = cast("float", figure(joined[0])), at + 3
        else:
            factor, end = read[0], read[1] + 1
    mention, end = finish(tokens, at, end, text, factor, factor, unit="times")
    return replace(mention, counted_in_twos=tokens[at].word == "twice" or "times" in mention.span.of(text)), end


def _named_multiple(tokens: list[Token], at: int) -> tuple[float | None, int]:
    """Read "doubled", "a doubling", "fortyfold", "a factor of three"."""
    word, after = tokens[at].word, tokens[at + 1].word if at + 1 < len(tokens) else ""
    if word == "a" and f"a {after}" in phrase_table().multiples:
        return phrase_table().multiples[f"a {after}"], at + 2
    read = read_cardinal(tokens, at + 3) if matches(tokens, at, ("a", "factor", "of")) else None
    if read is not None:
        return read
    return phrase_table().multiples.get(word) or fold(word), at + 1


def read_vague(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    big = _TENS_OF.get(" ".join(t.word for t in tokens[at : at + 3]))
    if big is not None:
        return finish(tokens, at, at + 3, text, big[0], big[1], word=" ".join(t.word for t in tokens[at : at + 3]))
    loose = _LOOSELY.get(tokens[at].word, 0) or 2 * matches(tokens, at, ("a", "few"))
    plural = PLURAL_SCALES.get(tokens[at + loose].word + "s") if loose and at + loose < len(tokens) else None
    if plural is not None:
        return finish(tokens, at, at + loose + 1, text, *_WORD_BOUNDS[plural], word=plural)
    if matches(tokens, at, ("a", "couple", "of")):
        mention, end = finish(tokens, at, at + 3, text, 2, 2)
        return replace(mention, comparison="about"), end
    word = PLURAL_SCALES.get(tokens[at].word)
    if word is not None and not (at and tokens[at - 1].word in {"-", "the"}):
        return finish(tokens, at, at + 1, text, *_WORD_BOUNDS[word], word=word)
    for name, phrase in phrase_table().vague:
        if matches(tokens, at, phrase) and at + len(phrase) < len(tokens) and _is_share_of(tokens, at, len(phrase)):
            low, high = _WORD_BOUNDS[name]
            return finish(tokens, at, at + len(phrase), text, low, high, unit="fraction", word=name)
    return None


_LOOSELY = {"several": 1, "many": 1}
"""Before a scale: "several hundred" is hundreds, as "a few dozen" is dozens."""
_TENS_OF = {"tens of thousands": (10_000.0, 99_999.0), "hundreds of thousands": (100_000.0, 999_999.0)}


def _is_share_of(tokens: list[Token], at: int, length: int) -> bool:
    """Tell a share ("most of", "all the") from a superlative ("the most intense") and from "at most"."""
    before = tokens[at - 1].word if at else ""
    following = tokens[at + length].word
    if tokens[at].word == "all":
        nearly = before in {"nearly", "almost", "virtually", "practically"} or matches(tokens, at - 2, ("good", "as"))
        return nearly or (following in {"of", "the"} and before not in {"of", "at", "above", "after"})
    if tokens[at].word == "every":
        return following == "of"
    return before not in {"the", "at", "its", "his", "their", "by"} and (length > 1 or following in {"of", "all"})


def read_none(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    for phrase in phrase_table().negations:
        if not matches(tokens, at, phrase):
            continue
        following = tokens[at + len(phrase)].word if at + len(phrase) < len(tokens) else "."
        if phrase == ("no",) and (following in _NOT_COUNTED or not following.isalpha()):
            continue
        return finish(tokens, at, at + len(phrase), text, 0, 0, word="none")
    return None


_NOT_COUNTED = {
    "more", "less", "fewer", "longer", "matter", "doubt", "one", "other", "better", "wonder", "such", "interest",
    "comment", "sign", "evidence", "reason", "accident", "coincidence", "clear", "plans", "plan", "need", "idea",
    "choice", "intention", "way", "sense", "a", "the", "in", "secret", "mistake", "respite", "question", "point",
}  # fmt: skip
"""After "no": phrases that count nothing ("no doubt", "no longer")."""


def _stands_alone(tokens: list[Token], at: int, end: int, text: str, *, joins: bool = False) -> bool:
    """Tell whether the figure is no part of a name, a time of day, a score or a date ("T4", "F-16", "10:30")."""
    start, stop = tokens[at].start, tokens[end - 1].end
    before, after = text[max(0, start - 1) : start], text[stop : stop + 1]
    if before and (before.isalnum() or before in "_/.:#" or (before == "-" and not joins)):
        return False
    if after and (after.isalpha() or after in "_/" or (after in ":." and text[stop + 1 : stop + 2].isdigit())):
        return False
    if at > 1 and tokens[at - 1].word == "." and tokens[at - 2].word == "no":
        return False
    return not (at and tokens[at - 1].word in {"no", "article", "resolution", "chapter", "page", "highway", "route"})


def _is_pronoun_one(tokens: list[Token], at: int, end: int) -> bool:
    """Tell the pronoun ("one of its advisers", "no one", "one day", "the one") from the number."""
    if tokens[at].word != "one" or end != at + 1:
        return False
    following = tokens[end].word if end < len(tokens) else "."
    before = tokens[at - 1].word if at else ""
    if end < len(tokens) and has_rate(tokens, end):
        return False
    stops = following in phrase_table().noun_stops or not following[0].isalpha()
    return stops or following in {"day", "another"} or before in {"no", "the", "this", "that", "any", "every", "which"}
