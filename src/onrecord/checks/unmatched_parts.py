"""Parts of places, what lies between them, and all but them: other than the place that a plan chooses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.checks.asked import Asked, Unmatched
from onrecord.checks.propose_names import Named, level_of
from onrecord.checks.propose_places import LEVELS
from onrecord.text.spans import Span

_PART = re.compile(
    r"\b(?:parts?|half|side|edges?|heart|cent(?:re|er)|outskirts|suburbs?|quarters?|neighbou?rhoods?|streets|countryside|(?:old|new)\s+(?:city|town)"
    r"|villages?|towns|districts|areas?)\s+of\s+(?:the\s+)?(?:(?:city|town|province|governorate)\s+of\s+)?$",
    re.IGNORECASE,
)
_HELD = re.compile(r"\b[\w’'-]+-(?:held|controlled|ruled|occupied|run)\s+$", re.IGNORECASE)
_BUT = re.compile(
    r"\b(?:outside|except(?:ing)?(?:\s+for|\s+in)?|excluding|apart\s+from|aside\s+from|other\s+than|besides|beyond|without|not\s+counting"
    r"|bar|barring|save(?:\s+for)?|but(?:\s+not)?)\s+(?:(?:in|of|the|those|city|province|town)\s+)*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:between|from|linking)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r"\s+(?:and|to|with)\s+(?:the\s+)?", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:[’']s)?\s+(?:front(?:\s?lines?)?|pocket|road|highway|axis|corridor|border|crossing|suburbs?|outskirts|countryside|neighbou?rhoods?"
    r"|hinterland|cent(?:re|er)|half|quarters?|streets|dam|airport|university|prison)\b",
    re.IGNORECASE,
)


_ITS_PARTS = re.compile(
    r"[’']s\s+(?:[\w-]+\s+){0,2}?(?:districts|neighbou?rhoods|suburbs|quarters?|half|side|parts?|edges?|old\s+city|borders?)\b",
    re.IGNORECASE,
)


def parts_of_places(asked: Asked) -> Iterator[Unmatched]:
    """Give the words that make a place a part of itself, or more than itself, or leave it out.

    Notes
    -----
    "The old city of Aleppo" and "rebel-held Aleppo" are less than Aleppo, "the road between Homs and Hama" is neither,
    and "outside Aleppo" or "except for Aleppo" are all that it is not. A name that the record knows with such a word
    ("Damascus countryside") is a place of its own; surroundings are read like "near".
    """
    text = asked.scene.text
    places = [n for n in asked.named if any(level_of(asked.record, m.column) for m in n.mentions)]
    for n in places:
        before = text[max(0, n.span.start - REACH) : n.span.start]
        for pattern in (_PART, _HELD, _BUT):
            if (m := pattern.search(before)) is not None and not _is_its_kind(asked, n, m.group()):
                yield _words(text, Span(n.span.start - len(m.group()), n.span.end))
        if (after := _AFTER.match(text, n.span.end) or _ITS_PARTS.match(text, n.span.end)) is not None:
            yield _words(text, Span(n.span.start, after.end()))
    for one, other in pairwise(places):
        if _FROM.search(text[: one.span.start]) and _TO.fullmatch(text[one.span.end : other.span.start]):
            yield _words(text, Span(one.span.start, other.span.end))


def _is_its_kind(asked: Asked, named: Named, words: str) -> bool:
    """Tell whether words only say what the place is that the plan chooses: "the districts of Harbour and Northgate"."""
    kind = words.split()[0].lower()
    levels = LEVELS.get(kind, LEVELS.get(kind.removesuffix("s"), ()))
    return any(level_of(asked.record, m.column) in levels for m in named.mentions if m.column in asked.columns())


REACH = 60
"""Characters before a place in which words for a part of it stand."""


def _words(text: str, span: Span) -> Unmatched:
    return Unmatched(words=" ".join(span.of(text).split()), named=False)
