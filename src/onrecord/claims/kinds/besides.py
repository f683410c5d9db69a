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
from onrecord.text.spans import Span

_UP_FROM = re.compile(r"\b(?:up|down)\s+(?:\w+ly\s+)?from\s+(?=\S)", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:to|at)\s+(?:a\s+(?:daily|weekly|monthly)\s+average\s+of\s+)?$", re.IGNORECASE)


def besides(statement: Statement, main: Draft) -> tuple[Draft, ...]:
    """Give the main claim of a clause with what else it says, the plainer first.

    "Announced 535 strikes in April, up from 441 in March" is a count and a change; "fell to ten a day in September" a
    rate and a change; "July's fattest bulletin listed 48 strikes" an extreme and a count.
    """
    if main.kind in ("count", "rate"):
        return (main, *_change_from(statement))
    if main.kind == "extreme":
        return (main, *_level(statement, main))
    return _parted(statement, _level(statement, main), main) if main.kind == "change" else (main,)


def _parted(statement: Statement, level: tuple[Draft, ...], change: Draft) -> tuple[Draft, ...]:
    """Leave to the level its own words where a comma parts them: "576 were flown, double the June figure"."""
    pieces = [statement.absolute(*p) for p in statement.tight_pieces()]
    if not level or len(pieces) < 2:
        return (*level, change)
    number = level[0].quantities[0].span
    own = tuple(p for p in pieces if p.end <= number.start or p.overlaps(number))
    rest = tuple(p for p in pieces if p not in own)
    change = (
        replace(change, spans=rest)
        if rest and _told_first(statement, number, bool(level[0].quantities[0].noun))
        else change
    )
    return (replace(level[0], spans=own), change)


def _change_from(statement: Statement) -> tuple[Draft, ...]:
    m = _UP_FROM.search(statement.words)
    against = baseline_times(statement)
    if m is None or not against or against[0].span.start < statement.offset + m.start():
        return ()
    drafts = read_changes(statement)
    tail = statement.absolute(m.start(), len(statement.words.rstrip(' .,;:!?"”’')))
    return tuple(replace(d, spans=(tail,)) for d in drafts)


def _told_first(statement: Statement, number: Span, noun: bool) -> bool:
    """Tell whether an amount with its noun stands before what it is compared with ("576 were flown, double …")."""
    moves = find_moves(statement)
    plain = noun and not _FROM.search(statement.text_before(number))
    return plain and bool(moves) and "," in statement.view.words[number.end - statement.offset : moves[0].start]


_FROM = re.compile(r"\b(?:from|than|as)\s+(?:\w+\s+)?$", re.IGNORECASE)


def _level(statement: Statement, main: Draft) -> tuple[Draft, ...]:
    """Read the amount that something fell or rose to, or that was the highest; not the size of the move."""
    sized = {q.span for q in main.quantities}
    numbers = [n for n in statement.numbers if n.span not in sized]
    reached = [n for n in numbers if _REACHED.search(statement.text_before(n.span))]
    first = [n for n in numbers if _told_first(statement, n.span, bool(n.noun))]
    plain = numbers if main.kind == "extreme" and not find_moves(statement) else []
    alone = replace(statement, numbers=tuple(reached or first or plain))
    read = read_rates(alone) or read_counts(alone)
    return tuple(d for d in read if d.times or first)[:1]
