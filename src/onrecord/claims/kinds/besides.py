"""What a clause states besides its main claim: the amount of an extreme, the level that a change reached."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.claims.kinds.change import read_changes
from onrecord.claims.kinds.count import read_counts
from onrecord.claims.kinds.moves import find_moves
from onrecord.claims.kinds.rate import read_rates
from onrecord.claims.kinds.times import baseline_times
from onrecord.claims.statement import Draft, Statement

_UP_FROM = re.compile(r"\b(?:up|down)\s+(?:\w+ly\s+)?from\s+(?=\S)", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:to|at)\s+(?:a\s+(?:daily|weekly|monthly)\s+average\s+of\s+)?$", re.IGNORECASE)


def besides(statement: Statement, main: Draft) -> tuple[Draft, ...]:
    """Read what else a clause says beside its main claim.

    "Announced 535 strikes in April, up from 441 in March" is a count and a change; "fell to ten a day in September" a
    change and a rate; "July's fattest bulletin listed 48 strikes" an extreme and a count.
    """
    if main.kind in ("count", "rate"):
        return _change_from(statement)
    if main.kind in ("change", "extreme"):
        return _level(statement, main)
    return ()


def _change_from(statement: Statement) -> tuple[Draft, ...]:
    m = _UP_FROM.search(statement.words)
    against = baseline_times(statement)
    if m is None or not against or against[0].span.start < statement.offset + m.start():
        return ()
    drafts = read_changes(statement)
    tail = statement.absolute(m.start(), len(statement.words.rstrip(' .,;:!?"”’')))
    return tuple(replace(d, spans=(tail,)) for d in drafts)


def _told_first(statement: Statement, draft: Draft) -> bool:
    """Tell whether an amount with its noun stands before what it is compared with ("576 were flown, double …")."""
    amount, moves = draft.quantities[0], find_moves(statement)
    at = amount.span.end - statement.offset
    plain = bool(amount.noun) and not _FROM.search(statement.text_before(amount.span))
    return plain and bool(moves) and "," in statement.view.words[at : moves[0].start]


_FROM = re.compile(r"\b(?:from|than|as)\s+(?:\w+\s+)?$", re.IGNORECASE)


def _level(statement: Statement, main: Draft) -> tuple[Draft, ...]:
    """Read the amount that something fell or rose to, or that was the highest; not the size of the move."""
    read = read_rates(statement) or read_counts(statement)
    sized = {q.span for q in main.quantities}
    moves = find_moves(statement)
    out = []
    for draft in read:
        number = draft.quantities[0].span
        reached = _REACHED.search(statement.text_before(number)) is not None or _told_first(statement, draft)
        if number in sized or not draft.times or (main.kind == "change" and not reached):
            continue
        if main.kind == "extreme" and moves and not reached:
            continue
        out.append(draft)
    return tuple(out[:1])
