"""The words around a claim, from which it takes places, actors and days that it does not name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from onrecord.claims.claim import Claim
from onrecord.documents.document import Document
from onrecord.text.dates import Period
from onrecord.text.sentences import sentence_spans
from onrecord.text.spans import Span
from onrecord.text.time_mention import TimeMention
from onrecord.text.times import find_times

REACH = 700
"""Characters before a claim in which something that it refers to is looked for: about a paragraph or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where a claim stands."""

    text: str
    """Of the document."""
    claim: tuple[Span, ...]
    sentence: Span
    before: tuple[Span, ...]
    """Words before the sentence, nearest first, each about a sentence long, none of boilerplate."""
    published: Period | None
    every_sentence: tuple[Span, ...]
    """The sentences of the article that speak, in reading order."""
    dated: bool
    """The claim names its own days."""
    earlier_times: tuple[TimeMention, ...]
    """Time expressions of the sentence and of the words before, nearest first."""
    standards: tuple[TimeMention, ...] = ()
    """Those of them with which something is compared ("than in August")."""
    times: tuple[TimeMention, ...] = ()
    """All time expressions of the sentence and of the words before, in reading order."""
    undated: tuple[TimeMention, ...] = ()
    """Time expressions of the claim that stand for days which nobody knows ("in September", without a year)."""


def scene_of(claim: Claim, document: Document) -> Scene:
    """Gather the words around a claim."""
    sentence = claim.context or Span(claim.spans[0].start, claim.spans[-1].end)
    before = _before(document, sentence)
    published = document.published.period() if document.published else None
    area = Span(before[-1].start if before else sentence.start, sentence.end)
    every = [t for t in times_of(document) if area.covers(t.span)]
    outside = [t for t in every if t.period is not None and not any(t.span.overlaps(s) for s in claim.spans)]
    outside = [t for t in outside if not _only_explains(t, every)]
    places = (sentence, *before)
    standards = tuple(t for t in outside if _STANDARD.search(document.text[max(0, t.span.start - 40) : t.span.start]))
    nearest = sorted(outside, key=lambda t: _rank(t, places, claim.spans[0], standard=t in standards))
    return Scene(
        text=document.text, claim=claim.spans, sentence=sentence, before=before, published=published,
        earlier_times=tuple(nearest), standards=tuple(t for t in nearest if t in standards),
        every_sentence=_every(document), times=tuple(every),
        undated=tuple(t for t in every if _is_undated(t) and any(s.covers(t.span) for s in claim.spans)),
        dated=bool(claim.times) or any(adjoins(t, sentence, claim.spans[0]) for t in outside),
    )  # fmt: skip


@lru_cache(maxsize=4)
def times_of(document: Document) -> tuple[TimeMention, ...]:
    """Give the time expressions of a document."""
    return find_times(document.text, published=document.published)


def _only_explains(time: TimeMention, others: list[TimeMention]) -> bool:
    """Tell whether days only explain the date before them: "on 20 September, the day after the truce ended"."""
    beside = time.link in ("after", "before") and time.base is not None
    return beside and any(0 < time.span.start - o.span.end <= ADJOINING for o in others if o.period == time.base)


def _is_undated(time: TimeMention) -> bool:
    return time.period is None and time.shape == "date"


def adjoins(time: TimeMention, sentence: Span, claim: Span) -> bool:
    """A relative clause is about the day that it follows ("September 18th, where 94 strikes …")."""
    return time.span.start >= sentence.start and 0 <= claim.start - time.span.end <= ADJOINING


_STANDARD = re.compile(
    r"\b(?:than|compared\s+(?:with|to)|against|versus|relative\s+to|(?:up|down)\s+(?:from|on))\s+(?:(?:in|on|during|for|of|that|those|the|[\d,]+)\s+)*$",
    re.IGNORECASE,
)
ADJOINING = 3
"""Characters between a day and a clause that hangs on it: a comma and a space."""
_BACKGROUND = ("since", "until", "range", "before", "reported")
_LONG = ("year", "season", "part", "quarter", "half", "decade", "century")


def _rank(time: TimeMention, sentences: tuple[Span, ...], claim: Span, *, standard: bool) -> tuple[int, bool, int, int]:
    """The same sentence first, then the nearest before; days of the story before its background ("since 2011")."""
    sentence = next((i for i, s in enumerate(sentences) if s.overlaps(time.span)), len(sentences))
    background = time.link in _BACKGROUND or time.unit in _LONG or standard
    ahead = time.span.start >= claim.start
    return sentence, background, int(ahead), abs(time.span.start - claim.start)


def _before(document: Document, sentence: Span) -> tuple[Span, ...]:
    floor = max(0, sentence.start - REACH)
    out: list[Span] = []
    for block in document.blocks_that_speak():
        if block.span.start >= sentence.start or block.span.end <= floor:
            continue
        start, end = max(block.span.start, floor), min(block.span.end, sentence.start)
        out += _sentences(document.text, start, end)
    return tuple(reversed(out))


@lru_cache(maxsize=4)
def _every(document: Document) -> tuple[Span, ...]:
    return tuple(s for b in document.blocks_that_speak() for s in sentence_spans(document.text, within=b.span))


def _sentences(text: str, start: int, end: int) -> list[Span]:
    return list(sentence_spans(text, within=Span(start, end))) if end > start else []
