"""Two sides of a comparison that a plan sets against each other though they are not alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.checks.asked import Asked, Unmatched
from onrecord.checks.check import ComparisonCheck
from onrecord.checks.propose_names import level_of
from onrecord.records.record import Where
from onrecord.text.spans import Span


def unlike_sides(asked: Asked) -> Iterator[Unmatched]:
    """Give the words of the other side, if one side is chosen by parties in another way than the other.

    A pair of parties set against all that one party did ("fought the Kurds more often than the jihadists") answers
    another question than the one that was asked.
    """
    check, versus = asked.check, asked.claim.versus
    if isinstance(check, ComparisonCheck) and _parties(asked, check.where) != _parties(asked, check.versus):
        words = versus.of(asked.scene.text) if versus else asked.text
        yield Unmatched(words=" ".join(words.split()), named=False)


def _parties(asked: Asked, where: Where) -> frozenset[str]:
    """Give how the parties of one side are chosen: the roles of their columns."""
    roles = {a.column: a.role for a in asked.record.descriptor.actors}
    return frozenset(roles[column] for column, _ in where if column in roles)


_EACH_BY = re.compile(
    r"\bby\s+(?:the\s+)?(?P<one>[\w’'-]+(?:\s+[\w’'-]+){0,3}?),?\s+(?:and|or)\s+(?:by\s+)?(?:the\s+)?(?P<other>[\w’'-]+)",
    re.IGNORECASE,
)


def acts_of_each(asked: Asked) -> Iterator[Unmatched]:
    """Give two parties that each acted ("attacks by the army and by rebels"), where the plan holds their fights."""
    paired = any(a.role == "dyad" and a.column in asked.columns() for a in asked.record.descriptor.actors)
    parties = [n.span for n in asked.named if not any(level_of(asked.record, m.column) for m in n.mentions)]
    for span in asked.spans if paired else ():
        for m in _EACH_BY.finditer(asked.scene.text, span.start, span.end):
            both = [Span(*m.span(side)) for side in ("one", "other")]
            if all(any(p.overlaps(side) for p in parties) for side in both):
                yield Unmatched(words=" ".join(m.group().split()), named=False)
