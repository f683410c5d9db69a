"""Words that deny, foresee or only plan what a plan takes as having happened."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checks.asked import Asked, Unmatched
from onrecord.checks.unmatched_words import listed_pattern
from onrecord.text.spans import Span

_NEGATION = re.compile(
    r"\b(?:(?P<bound>(?:not|never|\w+n[’']t)\s+(?:\w+\s+){0,2}?(?:more|over|above|exceed(?:ed)?|(?P<low>fewer|less|under|below))(?:\s+than)?)"
    r"|never|not|\w+n[’']t|no|nobody|neither|nor|none|without|hardly|scarcely)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:ris(?:e|en|ing)|increas(?:e|ed|ing)|grow|fall|fallen|drop|dropped|decreas(?:e|ed)|declin(?:e|ed)|climb|go\s+(?:up|down))\b",
    re.IGNORECASE,
)


def unused_negations(asked: Asked) -> Iterator[Unmatched]:
    """Give the words that deny something where the plan denies nothing.

    Notes
    -----
    A plan denies by `negated`, by a share or count of none, by "no change", and by a bound ("not more than 40"). Set
    phrases that deny nothing ("no fewer than", "not only") are listed in ``data/unmatched.toml``.
    """
    denied = _before(asked, "denials")
    if denied and not getattr(asked.check, "negated", False):
        yield Unmatched(words=denied, named=False)
    if asked.check.kind == "coincidence" or _denies(asked):
        return
    text = _without_phrases(asked.text)
    for m in _NEGATION.finditer(text):
        if m["bound"] and _bounds(asked, low=bool(m["low"])):
            continue
        yield Unmatched(words=" ".join(m.group().split()), named=False)
        return


def _without_phrases(text: str) -> str:
    for spelled in (text, text.lower()):
        for m in listed_pattern("negations", "none").finditer(spelled):
            text = text[: m.start()] + " " * (m.end() - m.start()) + text[m.end() :]
    return text


def _denies(asked: Asked) -> bool:
    check = asked.check
    if getattr(check, "negated", False) or getattr(check, "value", None) in (0, "none"):
        return True
    direction = getattr(check, "direction", None)
    unmoved = direction == "none" and _MOVED.search(asked.text) is None  # "did not rise" may be a fall
    return unmoved or direction in ("equal", "highest", "lowest")


def _bounds(asked: Asked, *, low: bool) -> bool:
    comparison = getattr(asked.check, "comparison", None)
    return comparison in (("at_least",) if low else ("at_most",))


def forecast_frames(asked: Asked) -> Iterator[Unmatched]:
    """Give the words by which an amount is foreseen, aimed at or imagined rather than told."""
    before = _before(asked, "forecasts")
    if before:
        yield Unmatched(words=before, named=False)
    elif (m := listed_pattern("frames", "inside").search(asked.text)) is not None:
        yield Unmatched(words=" ".join(m.group().split()), named=False)


def _before(asked: Asked, key: str) -> str:
    """Give the reporting words right before the claim, if they are of a kind ("denied that …")."""
    start = asked.claim.spans[0].start
    words = Span(min(asked.scene.sentence.start, start), start).of(asked.scene.text)
    rests = [(m, words[m.end() :]) for m in listed_pattern("frames", key).finditer(words)]
    near = [m for m, rest in rests if len(rest.split()) <= MOST_BETWEEN and not re.search(r"[.;:]", rest)]
    return " ".join(near[-1].group().split()) if near else ""


MOST_BETWEEN = 4
"""Words between a cue and the claim: "denied reports that", "ruled out on Monday that"."""
