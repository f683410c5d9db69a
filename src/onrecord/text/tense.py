"""Whether the words around an expression speak of the past or of what is to come."""

from __future__ import annotations

import re
from typing import cast

from onrecord.text.time_context import Tense

_FUTURE = re.compile(
    r"\b(?:will|would|shall|won[’']t|[’']ll|to\s+be|plans?\s+to|going\s+to|is\s+(?:due|set|expected|scheduled|likely)"
    r"|are\s+(?:due|set|expected|scheduled|likely)|expects?\s+to|expected\s+(?:in|by|on|to)|set\s+to|(?:is|are)\s+to|agree[sd]?\s+to|agreement\s+to"
    r"|calls?\s+for|calling\s+for|scheduled|upcoming|payable|effective)\b|\b(?:by|until)\s+(?:the\s+)?$", re.IGNORECASE
)  # fmt: skip
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|(?<!\bbe\s)\w{2,}ed|fell|rose|saw|began|took|came|went|ago|last)\b", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)|\n")
MAX_CLAUSE = 200
"""Characters looked at on either side of an expression for the tense; longer clauses are rare and cost time."""


_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
"""What something has lasted since is past, whatever else the clause says."""


def tense_around(text: str, start: int, end: int) -> Tense:
    before = text[max(0, start - MAX_CLAUSE) : start]
    if _SINCE.search(before):
        return "past"
    cuts = [m.end() for m in _CLAUSE_END.finditer(before)]
    before = before[cuts[-1] :] if cuts else before
    after = text[end : end + MAX_CLAUSE]
    cut = _CLAUSE_END.search(after)
    after = after[: cut.start()] if cut else after
    if re.match(r"\s*,?\s*(?:will|would|shall)\b", after):
        return "future"
    cues = [(m.end(), "future") for m in _FUTURE.finditer(before)] + [(m.end(), "past") for m in _PAST.finditer(before)]
    if not cues:
        cues = [(-m.start(), "future") for m in _FUTURE.finditer(after)] + [
            (-m.start(), "past") for m in _PAST.finditer(after)
        ]
    nearest = max(cues, key=lambda cue: (cue[0], cue[1] == "future"), default=(0, "open"))
    return cast("Tense", nearest[1])
