"""Readers of one amount, tried in turn at each word: ranges, fractions, multiples, vague words, none, plain numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from onrecord.text.number_mention import NumberMention
from onrecord.text.number_phrases import finish, matches, phrase_table
from onrecord.text.number_words import FRACTIONS, PLURAL_SCALES, SCALES, Token, figure, read_cardinal

_WORD_BOUNDS: dict[str, tuple[float, float]] = {
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (100, 999), "thousands": (1_000, 9_999), "most": (0.5, 1),
    "all": (1, 1),
    "none": (0, 0), "half": (0.5, 0.5),
}  # fmt: skip


def read_plain(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    read = read_cardinal(tokens, at)
    if read is None or not _stands_alone(tokens, at, read[1], text) or _is_pronoun_one(tokens, at, read[1]):
        return None
    return finish(tokens, at, read[1], text, read[0], read[0])


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
    low = first[0] * 1_000 if second[0] >= 1_000 > first[0] and second[0] / first[0] > 500 else first[0]
    mention, end = finish(tokens, at, second[1], text, low, second[0])
    return replace(mention, comparison="about"), end


def read_share(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    """Read "a third", "two thirds", "three quarters", "half", "one in three", "two out of every five"."""
    word = tokens[at].word
    scale = SCALES.get(tokens[at + 2].word) if at + 2 < len(tokens) else None
    if scale is not None and [t.word for t in tokens[at : at + 2]] == ["half", "a"]:
        return finish(tokens, at, at + 3, text, scale / 2, scale / 2)
    hyphen = at + 1 < len(tokens) and tokens[at + 1].word == "-"
    if word == "half" and not hyphen and not (at and tokens[at - 1].word in {"first", "second", "other", "latter"}):
        return finish(tokens, at, at + 1, text, 0.5, 0.5, unit="fraction", word="half")
    top = read_cardinal(tokens, at) if word not in {"a", "an"} else (1.0, at + 1)
    if top is None or top[1] >= len(tokens):
        return None
    end = top[1] + 1 if tokens[top[1]].word == "-" else top[1]
    bottom = FRACTIONS.get(tokens[end].word) if end < len(tokens) else None
    if bottom is not None and top[0] < 20 and _ends_fraction(tokens, end, top[0]):
        return finish(tokens, at, end + 1, text, top[0] * bottom, top[0] * bottom, unit="fraction")
    return _read_one_in(tokens, at, top, text)


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


def _read_one_in(tokens: list[Token], at: int, top: tuple[float, int], text: str) -> tuple[NumberMention, int] | None:
    joined = next((j for j in _IN_EVERY if matches(tokens, top[1], j)), None)
    if joined is None:
        return None
    out_of = "of" in joined
    bottom = read_cardinal(tokens, top[1] + len(joined))
    if bottom is None or not top[0] < bottom[0] <= (1e9 if out_of else 100) or tokens[at].word in {"a", "an"}:
        return None
    return finish(tokens, at, bottom[1], text, top[0] / bottom[0], top[0] / bottom[0], unit="fraction")


def read_multiple(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    factor = phrase_table().multiples.get(tokens[at].word)
    end = at + 1
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
        return following in {"of", "the"} and before not in {"of", "at", "above", "after"}
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
    stops = following in phrase_table().noun_stops or not following[0].isalpha()
    return stops or following in {"day", "another"} or before in {"no", "the", "this", "that", "any", "every", "which"}
