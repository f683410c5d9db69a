"""How many, in all."""

from __future__ import annotations

import re

from onrecord.claims.kinds.amounts import counted_units
from onrecord.claims.kinds.moves import find_moves
from onrecord.claims.kinds.times import own_times, readings
from onrecord.claims.statement import Draft, Statement, quantity
from onrecord.text.number_mention import NumberMention


def read_counts(statement: Statement) -> tuple[Draft, ...]:
    """Read "62 people were killed", "94 separate air strikes … against 126 targets": one claim for each thing counted.

    Notes
    -----
    Misses amounts in another clause than what they count ("the toll is clear: 40").
    """
    times = readings(own_times(statement))
    drafts = [
        Draft(kind="count", quantities=(quantity(n),), times=times, topics=units)
        for n in statement.numbers
        if (_is_amount(n) or _is_repetition(statement, n)) and (units := counted_units(statement, n))
    ]
    seen: set[str] = set()
    return tuple(d for d in drafts if not (d.topics[0] in seen or seen.add(d.topics[0])))  # type: ignore[func-returns-value]


def _is_repetition(statement: Statement, number: NumberMention) -> bool:
    """Read "Bombed Mosul at least 60 times"."""
    if number.unit != "times" or number.per is not None or not number.counted_in_twos:
        return False
    compared = re.match(r"\s+(?:as|more|fewer|less|higher|lower|the)\b", statement.text_after(number.span))
    return compared is None and not find_moves(statement)


def _is_amount(number: NumberMention) -> bool:
    return number.per is None and number.unit == "" and number.word != "none"
