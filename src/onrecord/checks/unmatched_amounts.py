"""Amounts in the words of a claim that a plan does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checks.asked import Asked, Unmatched
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims.topics import find_topics
from onrecord.text.number_mention import NumberMention
from onrecord.text.numbers import find_numbers
from onrecord.text.spans import Span

NEAR = 0.011
"""Difference within which a figure is that of the plan: sizes and shares are rounded to two places."""
_LEVEL = re.compile(
    r"\b(?:from|to|at|than|against|versus|(?:compared|comparison)\s+(?:with|to))\s+(?:(?:just|only|the|an?|some)\s+)*$",
    re.IGNORECASE,
)
"""Before a level that a move left or reached: it is a claim of its own."""
_SOME_OF_THEM = re.compile(
    r"(?:one|both|all|none|no|half|two|three|four|five|six|seven|eight|nine|ten|twelve)\b", re.IGNORECASE
)
_OUT_OF = re.compile(r"\b(?:every|each|in|of)\s+$", re.IGNORECASE)
_DEFINITE = re.compile(
    r"\b(?:the|these|those|its|their|all|both|other|last|first|next|past|previous)\s+$", re.IGNORECASE
)
_NAMES_BEFORE = re.compile(r"\b[A-Z][\w’'-]*\s+$")


def unused_amounts(asked: Asked) -> Iterator[Unmatched]:
    """Give the amounts that the words state and the plan does not hold.

    Notes
    -----
    Used are the plan's own value, size or share, and whatever the reading of the claim took as its quantity. Levels
    before and after a move ("from 441 to 535") and the amount of an extreme are claims of their own; small numbers in
    words that only point ("the two provinces"), and figures in names and times are no amounts.
    """
    for span in asked.spans:
        text = span.of(asked.scene.text)
        for number in find_numbers(text, exclude=_times_in(asked, span)):
            place = number.span.moved(span.start)
            used = _is_used(asked, number, place) or _is_idle(asked, number, text, place)
            if not used or _is_of_other_things(asked, number, text) or _is_a_level(asked, number, text):
                end = max(number.span.end, number.noun_span.end if number.noun_span else 0)
                yield Unmatched(words=" ".join(text[number.span.start : end].split()), named=False)


_OF_WHAT = re.compile(r"\s+of\s+(?:all\s+|its\s+|their\s+)?(?:the\s+)?(?P<what>[a-z]+s)\b(?![’'])")
_UP_TO = re.compile(r"\b(?:to|below|under|above|over|beyond|at)\s+(?:just\s+|about\s+|nearly\s+)?(?=[\w\s-]+$)")
_THE_LEVEL = re.compile(r"\s+of\s+(?:the\s+(?:level|rate|number|figure|pace|total)s?|its|their|what|that|those)\b")
PARTS = ("fraction", "percent")


def _is_of_other_things(asked: Asked, number: NumberMention, text: str) -> bool:
    """Tell whether a share is one of things that the plan does not count ("in a quarter of the streets")."""
    m = _OF_WHAT.match(text, number.span.end)
    if asked.check.kind != "share" or number.unit not in PARTS or m is None:
        return False
    return "of" in asked.check.assumed and not find_topics(m["what"], vocabulary_of([asked.record]))


def _is_a_level(asked: Asked, number: NumberMention, text: str) -> bool:
    """Tell whether a plan takes what a move left for the move itself ("fell below two thirds of the level")."""
    size = getattr(asked.check, "size", None)
    words = text[max(0, number.span.start - len("to just about ")) : number.span.end]
    stated = number.unit in PARTS and _UP_TO.search(words) and _THE_LEVEL.match(text, number.span.end)
    part = number.value / 100 if number.unit == "percent" else number.value
    return bool(stated) and isinstance(size, int | float) and abs(part - size) >= NEAR


def _times_in(asked: Asked, span: Span) -> list[Span]:
    inside = (t for t in asked.scene.times if span.covers(t.span) and t.stands_alone)
    return [Span(t.span.start - span.start, t.span.end - span.start) for t in inside]


def _is_used(asked: Asked, number: NumberMention, place: Span) -> bool:
    """Tell whether the plan holds an amount: as a quantity of the claim, or as a figure made of it."""
    if any(place.overlaps(q.span) for q in asked.claim.quantities):
        return True
    held = [getattr(asked.check, name, None) for name in ("value", "size", "ratio", "window_days")]
    if number.word and number.word in held:
        return True
    return any(abs(value - h) < NEAR for h in held if isinstance(h, int | float) for value in _meanings(number))


def _meanings(number: NumberMention) -> tuple[float, ...]:
    """Give what an amount may be in a plan: itself, or the ratio or share that it makes."""
    value = number.value
    if number.unit == "percent":
        return (value / 100, 1 + value / 100, 1 - value / 100)
    if number.unit == "fraction":
        return (value, 1 + value, 1 - value)
    if number.unit == "times":
        return (value, value + 1, *((1 / value,) if value else ()))
    return (value,) if number.unit == "" else ()


def _is_idle(asked: Asked, number: NumberMention, text: str, place: Span) -> bool:
    """Tell whether a number states no amount of what is counted, or one that is a claim of its own."""
    before = text[: number.span.start]
    if number.word in ("all", "none") or any(place.overlaps(n.span) for n in asked.named):
        return True
    words = number.span.of(text)
    if _SOME_OF_THEM.match(words) and (number.value == 1 or _DEFINITE.search(before)):
        return True
    if asked.check.kind in ("count", "rate") and _counts_another(asked, number):
        return True
    if asked.check.kind in ("occurrence", "coincidence") or (words[:1].isdigit() and _is_of_a_name(number, before)):
        return True
    if number.unit == "times" and asked.check.kind in ("count", "rate"):
        return True  # "doubled to ten a day": a change of its own
    if asked.check.kind == "share" and number.unit == "" and _OUT_OF.search(before):
        return True
    return number.unit == "" and (asked.check.kind == "extreme" or _LEVEL.search(before) is not None)


def _counts_another(asked: Asked, number: NumberMention) -> bool:
    """Tell whether an amount counts another thing, and so is a claim of its own ("against 126 targets")."""
    units = {h.unit for h in find_topics(number.noun, vocabulary_of([asked.record]))}
    return bool(units) and not units & set(asked.claim.topics[:1])


def _is_of_a_name(number: NumberMention, before: str) -> bool:
    bare = not number.noun and not number.unit  # "struck Mosul 60 times": no name
    return bare and _NAMES_BEFORE.search(before) is not None and before.strip().count(" ") > 0
