"""The dead of one party, where a plan counts all who died in its fights."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checks.asked import Asked, Unmatched
from onrecord.checks.propose_names import level_of
from onrecord.checks.unmatched_measures import unit_of_measure
from onrecord.text.spans import Span

_DIED = re.compile(
    r"(?:[’']s?)?\s+(?:[\w-]+\s+){0,2}?(?:(?:was|were|been|being|got)\s+(?:\w+ly\s+)?(?:killed|slain|shot)|died|perished|fell\b|dead\b|deaths|losses|casualties"
    r"|fatalities|lost|lose|suffered)",
    re.IGNORECASE,
)
_KILLED = re.compile(
    r"\b(?:killed|killing|deaths?\s+of|death\s+toll\s+(?:of|for)|cost(?:ing)?|dead\s+(?:among|in))\s+(?:(?:at\s+least|more\s+than|some|about|nearly|up\s+to|the|of|many|[\d,]+|\w+een|\w+ty|ten|dozens|hundreds)\s+)*$",
    re.IGNORECASE,
)
REACH = 60
"""Characters before a party in which its dying is told."""


def dead_of_a_party(asked: Asked) -> Iterator[Unmatched]:
    """Give a party whose own dead the words count, for a measure of all deaths: it is not chosen by side."""
    if unit_of_measure(asked.record, asked.check.measure) != "deaths":
        return
    text = asked.scene.text
    for n in asked.named:
        party = any(not level_of(asked.record, m.column) and m.values != ("Civilians",) for m in n.mentions)
        before = text[max(0, n.span.start - REACH) : n.span.start]
        if party and (_DIED.match(text, n.span.end) or _KILLED.search(before)):
            m = _DIED.match(text, n.span.end)
            yield Unmatched(
                words=" ".join(Span(n.span.start, m.end() if m else n.span.end).of(text).split()), named=False
            )
