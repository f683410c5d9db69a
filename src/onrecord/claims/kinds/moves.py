"""Words of change: which way, and measured against what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from onrecord.claims.kinds.sizes import Size, size_near
from onrecord.claims.kinds.times import baseline_times
from onrecord.claims.lexicon import any_of, listed, pattern
from onrecord.claims.statement import Statement
from onrecord.text.spans import Span

Way = Literal["increase", "decrease", "none"]
WAYS: tuple[Way, ...] = ("none", "decrease", "increase")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A word of change with its direction."""

    way: Way
    start: int
    end: int
    bare: bool
    """Too common to carry a claim of change alone ("more", "down", "cut")."""


def _with_adverbs(entries: tuple[str, ...]) -> tuple[str, ...]:
    """Let an adverb stand inside a phrase ("went steadily down")."""
    return tuple(e.replace(" ", r" (?:\w+ly )?") if "(?" not in e else e for e in entries)


_MOVES = {way: any_of(_with_adverbs(listed("change", way))) for way in WAYS}


def find_moves(statement: Statement) -> tuple[Move, ...]:
    """Find the words of change of a statement, leaving out those that belong to amounts ("more than 400")."""
    taken = [(n.span.start - statement.offset, n.span.end - statement.offset) for n in statement.numbers]
    moves = []
    for way in WAYS:
        for m in _MOVES[way].finditer(statement.words):
            inside = any(a <= m.start() and m.end() <= b for a, b in taken)
            if not inside or _is_multiple(m.group()):
                moves.append(Move(way=way, start=m.start(), end=m.end(), bare=_is_bare(m.group())))
    return tuple(sorted(_longest(moves), key=lambda move: move.start))


def _longest(moves: list[Move]) -> list[Move]:
    ordered = sorted(moves, key=lambda m: (m.start - m.end, WAYS.index(m.way)))
    kept: list[Move] = []
    for move in ordered:
        if all(move.end <= k.start or k.end <= move.start for k in kept):
            kept.append(move)
    return kept


def _is_multiple(words: str) -> bool:
    return re.match(r"(?:doubl|tripl|trebl|quadrupl|halv|twice|half|times)", words, re.IGNORECASE) is not None


_BARE = any_of(listed("change", "bare"))
_DEGREE = re.compile(r"(?:(?:far|much|even|ever|was|were|is|are|been|has|have|had|\w+ly)\s+)+(?=\w)", re.IGNORECASE)
"""What may stand before a common word of change without making it say more ("far more", "were down")."""


def _is_bare(words: str) -> bool:
    core = _DEGREE.sub("", words.strip())
    return _BARE.fullmatch(core.split()[0] if _PREPOSED.match(core) else core) is not None


_PREPOSED = re.compile(r"(?:up|down)\s+(?:by|on)\b", re.IGNORECASE)


def size_of(statement: Statement, move: Move) -> Size | None:
    """Read the size of a change: a factor, odds, a share, or an adverb, in the word of change or near it."""
    return size_near(statement, move)


def rests_on_unusual(statement: Statement) -> bool:
    """Tell whether the words claim more than a move ("abruptly", "unprecedented")."""
    return pattern("change", "unusual").search(statement.words) is not None


_THAN = re.compile(
    r"\bthan\b|\bas\b(?=\s+(?:in|on|near|around|at|between|against|by|for)\b)|(?<=often )as\b"
    r"|(?<=many )as\b|(?<=much )as\b|\bcompared\s+(?:with|to)\b|(?<=frequently )as\b|(?<=heavily )as\b",
    re.IGNORECASE,
)


AS_MANY = re.compile(
    r"\bas\s+(?:many|much|often|frequently|heavily|hard|violent|violently|deadly|bloody|lethal|badly|intensely|intense|severely|busy|active|frequent|dangerous|fiercely)\b",
    re.IGNORECASE,
)
""""As many …": an equality, or a multiple of one."""
_AS_NAME = re.compile(r"\bas\b(?=\s+(?:(?:the|in|on|near|around|at|did|all|of|tiny|neighbou?ring|nearby)\s+)*[A-Z])")


def complement(statement: Statement) -> Span | None:
    """Give the words after the last "than", "as" or "compared with" that opens a standard of comparison."""
    taken = [(n.span.start - statement.offset, n.span.end - statement.offset) for n in statement.numbers]
    as_many = AS_MANY.search(statement.words)
    if as_many is not None and (m := _AS_NAME.search(statement.words, as_many.end())) is not None:
        return statement.absolute(m.end(), len(statement.words.rstrip(' .,;:!?"”’')))
    found = [m for m in _THAN.finditer(statement.words) if not any(a <= m.start() < b for a, b in taken)]
    if not found:
        return None
    end = len(statement.words.rstrip(' .,;:!?"”’'))
    return statement.absolute(found[-1].end(), end) if found[-1].end() < end else None


_MORE_OF = re.compile(r"\b(?:more|fewer|less|as\s+(?:many|much))\s+(?P<noun>(?:\w+\s+){0,2}?\w+)", re.IGNORECASE)


def names_other_things(statement: Statement) -> bool:
    """Tell whether "more …" is about what no record of events counts ("more munitions", "more refugees")."""
    m = _MORE_OF.search(statement.words)
    other = (
        pattern("not_testable", "out_of_record", "nouns").search(statement.words, m.start("noun"), m.end("noun"))
        if m
        else None
    )
    counted = any(h.strong and m.start("noun") <= h.start < m.end("noun") for h in statement.topics) if m else False
    return other is not None and not counted


def compares_times(statement: Statement) -> bool:
    """Tell whether the standard of comparison is another time."""
    standard = complement(statement)
    against = baseline_times(statement)
    return bool(against) and (standard is None or any(standard.start <= t.span.start for t in against))
