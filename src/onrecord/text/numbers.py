"""Numbers in running text: value, approximator, unit, rate and the noun that is counted."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from onrecord.text.number_words import FRACTIONS, ONES, PLURAL_SCALES, Token, figure, read_cardinal, tokens_of
from onrecord.text.spans import Span

NumberComparison = Literal["equal", "about", "nearly", "at_least", "at_most", "more_than", "less_than"]
NumberUnit = Literal["", "percent", "percentage_points", "times", "fraction"]
RateUnit = Literal["day", "week", "month", "year"]

MAX_NOUN_WORDS = 5
"""Longest counted noun phrase; longer ones are nearly always two phrases run together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention:
    """An amount as the text gives it.

    `low` and `high` differ for ranges only ("between 20 and 30"). `word` is set where there is no figure: dozens,
    hundreds, thousands, most, all, none; `low` and `high` then bound what it may mean.
    """

    span: Span
    """From the approximator to the unit or rate."""
    low: float
    high: float
    comparison: NumberComparison = "equal"
    unit: NumberUnit = ""
    per: RateUnit | None = None
    word: str = ""
    noun: str = ""
    noun_span: Span | None = None
    counted_in_twos: bool = False
    """"more than twice": how often something happened, if a rate follows."""

    @property
    def value(self) -> float:
        """One figure for the amount: the middle of a range, or the end that a bound speaks of."""
        if self.comparison in ("at_most", "less_than"):
            return self.high
        return self.low if self.comparison in ("at_least", "more_than") else (self.low + self.high) / 2


_WORD_BOUNDS: dict[str, tuple[float, float]] = {
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (100, 999), "thousands": (1_000, 9_999), "most": (0.5, 1), "all": (1, 1),
    "none": (0, 0), "half": (0.5, 0.5),
}  # fmt: skip


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


def _read(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    for reader in (_read_range, _read_share, _read_multiple, _read_vague, _read_none, _read_plain):
        read = reader(tokens, at, text)
        if read is not None:
            return read
    return None


def _finish(
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


def _read_plain(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    read = read_cardinal(tokens, at)
    if read is None or not _stands_alone(tokens, at, read[1], text) or _is_pronoun_one(tokens, at, read[1]):
        return None
    return _finish(tokens, at, read[1], text, read[0], read[0])


def _read_range(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
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
    mention, end = _finish(tokens, at, second[1], text, low, second[0])
    return replace(mention, comparison="about"), end


def _read_share(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    """ "a third", "two thirds", "three quarters", "half", "one in three", "two out of five"."""
    word = tokens[at].word
    if [t.word for t in tokens[at : at + 3]] == ["half", "a", "dozen"]:
        return _finish(tokens, at, at + 3, text, 6, 6)
    hyphen = at + 1 < len(tokens) and tokens[at + 1].word == "-"
    if word == "half" and not hyphen and not (at and tokens[at - 1].word in {"first", "second", "other", "latter"}):
        return _finish(tokens, at, at + 1, text, 0.5, 0.5, unit="fraction", word="half")
    top = read_cardinal(tokens, at) if word not in {"a", "an"} else (1.0, at + 1)
    if top is None or top[1] >= len(tokens):
        return None
    end = top[1] + 1 if tokens[top[1]].word == "-" else top[1]
    bottom = FRACTIONS.get(tokens[end].word) if end < len(tokens) else None
    if bottom is not None and top[0] < 20 and _ends_fraction(tokens, end, top[0]):
        return _finish(tokens, at, end + 1, text, top[0] * bottom, top[0] * bottom, unit="fraction")
    return _read_one_in(tokens, at, top, text)


def _ends_fraction(tokens: list[Token], at: int, top: float) -> bool:
    """ "a third of", "a third more", "two thirds" are fractions; "a third strike" is an ordinal."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else "."
    more = {"of", "more", "fewer", "less", "lower", "higher", "as", "to", "in", "on", "from", "since", "that", "were"}
    return top > 1 or tokens[at].word == "quarter" or following in more or not following[0].isalpha()


def _read_one_in(tokens: list[Token], at: int, top: tuple[float, int], text: str) -> tuple[NumberMention, int] | None:
    end = top[1]
    out_of = [t.word for t in tokens[end : end + 2]] == ["out", "of"]
    if not (out_of or tokens[end].word == "in"):
        return None
    bottom = read_cardinal(tokens, end + 2 if out_of else end + 1)
    if bottom is None or not top[0] < bottom[0] <= (1e9 if out_of else 100) or tokens[at].word in {"a", "an"}:
        return None
    return _finish(tokens, at, bottom[1], text, top[0] / bottom[0], top[0] / bottom[0], unit="fraction")


def _read_multiple(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    factor = _vocabulary().multiples.get(tokens[at].word)
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
    mention, end = _finish(tokens, at, end, text, factor, factor, unit="times")
    return replace(mention, counted_in_twos=tokens[at].word == "twice" or "times" in mention.span.of(text)), end


def _read_vague(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    big = _TENS_OF.get(" ".join(t.word for t in tokens[at : at + 3]))
    if big is not None:
        return _finish(tokens, at, at + 3, text, big[0], big[1], word=" ".join(t.word for t in tokens[at : at + 3]))
    word = PLURAL_SCALES.get(tokens[at].word)
    if word is not None and not (at and tokens[at - 1].word in {"-", "the"}):
        return _finish(tokens, at, at + 1, text, *_WORD_BOUNDS[word], word=word)
    for name, phrase in _vocabulary().vague:
        if _matches(tokens, at, phrase) and at + len(phrase) < len(tokens) and _is_share_of(tokens, at, len(phrase)):
            low, high = _WORD_BOUNDS[name]
            return _finish(tokens, at, at + len(phrase), text, low, high, unit="fraction", word=name)
    return None


_TENS_OF = {"tens of thousands": (10_000.0, 99_999.0), "hundreds of thousands": (100_000.0, 999_999.0)}


def _is_share_of(tokens: list[Token], at: int, length: int) -> bool:
    """ "most of", "most strikes", but neither "the most intense" nor "at most"."""
    before = tokens[at - 1].word if at else ""
    following = tokens[at + length].word
    if tokens[at].word == "all":
        return following in {"of", "the"} and before not in {"of", "at", "above", "after"}
    return before not in {"the", "at", "its", "his", "their"} and (length > 1 or following in {"of", "all"})


def _read_none(tokens: list[Token], at: int, text: str) -> tuple[NumberMention, int] | None:
    for phrase in _vocabulary().negations:
        if not _matches(tokens, at, phrase):
            continue
        following = tokens[at + len(phrase)].word if at + len(phrase) < len(tokens) else "."
        if phrase == ("no",) and (following in _NOT_COUNTED or not following.isalpha()):
            continue
        return _finish(tokens, at, at + len(phrase), text, 0, 0, word="none")
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
    """ "one of its advisers", "no one", "one day", "the one": not an amount."""
    if tokens[at].word != "one" or end != at + 1:
        return False
    following = tokens[end].word if end < len(tokens) else "."
    before = tokens[at - 1].word if at else ""
    stops = following in _vocabulary().noun_stops or not following[0].isalpha()
    return stops or following in {"day", "another"} or before in {"no", "the", "this", "that", "any", "every", "which"}


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


def _skip_so(tokens: list[Token], at: int) -> int:
    """Step over "or so", "or more" between an amount and what is counted."""
    return next((at + len(phrase) for phrase, _ in _AFTER if phrase[0] == "or" and _matches(tokens, at, phrase)), at)


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
        if not hyphen and (not word[0].isalpha() or word in _vocabulary().noun_stops or word in ONES):
            break
        end += 1
    while end > at and tokens[end - 1].word == "-":
        end -= 1
    return (text[tokens[at].start : tokens[end - 1].end], end) if end > at else ("", at)


def _rate_at(tokens: list[Token], at: int) -> tuple[RateUnit | None, int]:
    for unit, phrase in _vocabulary().rates:
        if _matches(tokens, at, phrase):
            return unit, at + len(phrase)
    return None, at


def _widened(mention: NumberMention, tokens: list[Token], at: int, *, floor: int) -> NumberMention:
    """Take in the approximators before ("well over") and after ("or so") the value."""
    comparison, start, moved = mention.comparison, at, True
    while moved:
        moved = False
        for name, phrase in _vocabulary().approximators:
            before = start - len(phrase)
            if before >= 0 and tokens[before].start >= floor and _matches(tokens, before, phrase):
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


_AFTER: tuple[tuple[tuple[str, ...], NumberComparison], ...] = (
    (("or", "so"), "about"), (("or", "more"), "at_least"), (("or", "fewer"), "at_most"), (("or", "less"), "at_most"),
    (("at", "least"), "at_least"), (("at", "most"), "at_most"), (("on", "average"), "about"),
)  # fmt: skip


def _after_words(tokens: list[Token], mention: NumberMention) -> tuple[NumberComparison, int] | None:
    stop = max(mention.span.end, mention.noun_span.end if mention.noun_span else 0)
    at = _first_at_or_after(tokens, mention.span.end)
    for where in (at, _first_at_or_after(tokens, stop)):
        for phrase, name in _AFTER:
            if _matches(tokens, where, phrase):
                return name, tokens[where + len(phrase) - 1].end
    return None


def _first_at_or_after(tokens: list[Token], offset: int) -> int:
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if tokens[middle].start < offset else (low, middle)
    return low


def _matches(tokens: list[Token], at: int, phrase: tuple[str, ...]) -> bool:
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
def _vocabulary() -> _Vocabulary:
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
