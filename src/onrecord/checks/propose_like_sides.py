"""The other side of a comparison, completed by what it leaves to the first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.checks.propose_choices import Choice
from onrecord.checks.propose_names import Named, level_of
from onrecord.records import pairs_of
from onrecord.records.record import Record, Where

_FOUGHT = re.compile(r"\s*(?:than\s+)?(?:with|against|by|on)\b", re.IGNORECASE)
_DID = re.compile(r"\b(?:did|does|do|was|were|had)\s*$", re.IGNORECASE)
_FACING = " - "
"""Between the parties of a pair, as records of pairs spell them."""


def like_side(record: Record, own: Where, versus: Choice[Where], words: str, named: Sequence[Named]) -> Choice[Where]:
    """Complete the other side of a comparison.

    Parameters
    ----------
    record
        An opened record.
    own
        The rows of the first side.
    versus
        The rows that the words of the other side name by themselves.
    words
        The words of the other side.
    named
        What the record knows of the names in the words of the first side, in reading order.

    Notes
    -----
    What one side names and the other leaves out holds for both: the parties ("the army fought the rebels more often in
    Homs than in Hama") and the places ("in Homs the army killed more than the rebels did"). Of a pair, a party behind
    "with" takes the place of the second ("fought the Kurds more often than with the army"), one that "did" that of the
    first.
    """
    value = _paired(record, own, versus.value, words, named)
    for kind in (_places, _parties):
        if not kind(record, value):
            value = (*value, *kind(record, own))
    return replace(versus, value=tuple(sorted(value))) if versus.value else versus


def _places(record: Record, where: Where) -> Where:
    return tuple((c, values) for c, values in where if level_of(record, c))


def _parties(record: Record, where: Where) -> Where:
    columns = {a.column for a in record.descriptor.actors}
    return tuple((c, values) for c, values in where if c in columns)


def _paired(record: Record, own: Where, versus: Where, words: str, named: Sequence[Named]) -> Where:
    roles = {a.column: a.role for a in record.descriptor.actors}
    pair = next((v for c, values in own if roles.get(c) == "dyad" for v in values), "").split(_FACING)
    side = next((values for c, values in versus if roles.get(c) in ("side_a", "side_b")), ())
    first = next((v for n in named for m in n.mentions for v in m.values if v in pair), "")
    second = tuple(party for party in pair if party != first)
    kept = (first,) if _FOUGHT.match(words) else second if _DID.search(words) else ()
    found = pairs_of(record, kept, side)
    rest = tuple((c, values) for c, values in versus if c not in roles)
    return (*rest, *found) if found else versus
