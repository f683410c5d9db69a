"""What a clause speaks of that only refers back to what was counted: "the pace", "the figure", "the curve"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.claims.lexicon import alternatives
from onrecord.claims.statement import Statement
from onrecord.claims.topics import TopicHit, find_topics
from onrecord.claims.vocabulary import Vocabulary

_REFERS = re.compile(
    rf"\b(?:the|its|their|that|this|these|those)\s+(?:(?:daily|weekly|monthly|total|overall|average|latest|same)\s+)*"
    rf"(?:{alternatives('topics', 'referring')})\b(?!\s+of\b)",
    re.IGNORECASE,
)


_THEY = re.compile(
    r"^\W*(?:(?:In|Over|By|Around|Near|On|Across)\s[^,;:]{2,40}?[\s,]+)?(?:they|it)\s+(?:was|were|had\s+been|stood|came|went|fell|rose|dropped|climbed)\s+"
    r"(?:(?:\w+ly|less\s+than|more\s+than|about|almost|barely|only|just)\s+)*(?:down|up|at|to|by|half|twice|thrice|\w+\s+times|a\s+\w+)\s+(?:as|to|by|from|about|more|fewer|less|nearly|almost|\d)",
    re.IGNORECASE,
)
""""It was down to three a day", "they were half as busy": the amount spoken of before."""


def spoken_topics(words: str, vocabulary: Vocabulary, earlier: Sequence[Statement]) -> tuple[TopicHit, ...]:
    """Find what a clause speaks of: its own words, else what "the pace" or "the figure" in it stands for."""
    own = find_topics(words, vocabulary)
    if any(h.strong for h in own):
        return own
    referring = _REFERS.search(words) or _THEY.search(words)
    if referring is None:
        return own
    sure = next((s for s in earlier if any(h.strong for h in s.topics)), None)
    source = sure or next((s for s in earlier if s.topics), None)
    if source is None:
        return own
    units = dict.fromkeys(h.unit for h in source.topics if h.strong or sure is None)
    return tuple(sorted((*own, *(TopicHit(referring.start(), referring.end(), u, True) for u in units))))
