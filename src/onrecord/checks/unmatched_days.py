"""Days in the words of a claim that a plan does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checks.asked import Asked, Unmatched

_OTHER_DAYS = re.compile(
    r"\b(?:(?:this|last|next|the\s+(?:current|past|previous|whole))\s+(?:season|term|parliament|administration|tenure|campaign)"
    r"|(?:in|over|for|during)\s+(?:the\s+)?(?:recent|several|many|past\s+few|last\s+few)\s+(?:days|weeks|months|years)|so\s+far|to\s+date"
    r"|(?:during|over|since|before|after|in|at)\s+(?:the\s+(?:holy\s+)?month\s+of\s+)?(?:Ramadan|Eid|Christmas|Easter|Passover|Nowruz|Ashura|Lent|Diwali)"
    r"|in\s+(?:a|one|any)\s+(?:single\s+)?(?:day|night|week|month)"
    r"|(?:in|during|over)\s+(?:its|their|the)\s+(?:first|last)\s+(?:\w+\s+)?(?:days?|weeks?|months?|years?)"
    r"|since\s+(?:the\s+)?(?:[\w-]+\s+){0,2}(?:war|conflict|truce|ceasefire|season|campaign|offensive|operation|start|beginning|outbreak|siege))\b",
    re.IGNORECASE,
)
"""Stretches of days that no date fixes."""


def unmatched_days(asked: Asked) -> Iterator[Unmatched]:
    """Give the words of the claim for days that nobody knows, where the plan takes days from elsewhere."""
    for span in asked.claim.unread:
        yield Unmatched(words=" ".join(span.of(asked.scene.text).split()), named=False)
    if asked.claim.times or asked.claim.within_times:
        return
    for time in asked.scene.undated:
        yield Unmatched(words=time.span.of(asked.scene.text), named=False)
    for m in _OTHER_DAYS.finditer(asked.text):
        yield Unmatched(words=" ".join(m.group().split()), named=False)
