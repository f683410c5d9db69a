"""Settle what a sentence asserts: what the tagger sees in it beside what the rules read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast, get_args

from onrecord.claims.claim import ClaimKind, NotTestable
from onrecord.claims.clauses import Clause
from onrecord.claims.model.decode import Tagged
from onrecord.claims.model.draft import draft_of
from onrecord.claims.statement import Draft, Statement
from onrecord.claims.views import View
from onrecord.text.spans import Span, Spans

Read = tuple[Statement, Draft | None]
KINDS: tuple[str, ...] = get_args(ClaimKind)
SAME = 0.5
"""Share of the shorter of two runs of words that both cover, from which on they are about one thing."""
POLICY = {"kind": 0.6, "reason": 0.8, "testable": 0.6, "other_reason": 0.6, "alone": 0.5, "alone_reason": 0.5, "rule_alone": 1.0}


def in_view(tagged: Sequence[Tagged], view: View) -> tuple[Tagged, ...]:
    """Give the claims most of whose letters are words of the view."""
    return tuple(t for t in tagged if 2 * _letters(t, view, shown=True) > _letters(t, view, shown=False))


def _letters(tagged: Tagged, view: View, *, shown: bool) -> int:
    count = 0
    for span in tagged.spans:
        for at in range(span.start, span.end):
            inside = view.sentence.start <= at < view.sentence.end and not view.words[at - view.sentence.start].isspace()
            count += inside if shown else 1
    return count


def clause_of(tagged: Tagged, view: View) -> Clause:
    """Give the words of a tagged claim as a clause of the view's sentence."""
    begin, end = view.sentence.start, view.sentence.end
    pieces = tuple((max(s.start, begin) - begin, min(s.end, end) - begin) for s in tagged.spans if s.end > begin and s.start < end)
    return Clause(pieces, "main")


def settle(read: Sequence[Read], tagged: Sequence[Tagged], make: Callable[[Tagged], Statement], reader: Callable[[str, Statement], Draft | None]) -> list[Read]:
    """Put together what rules and tagger make of one voice of a sentence."""
    out = list(read)
    for claim in tagged:
        statement = make(claim)
        about = [r for r in out if r[1] is not None and _shared(_spans(r), statement.spans()) >= SAME]
        chosen = _chosen(claim, statement, about, reader)
        if chosen is None:
            continue
        out = [r for r in out if r not in about and not (r[1] is None and _shared(_spans(r), statement.spans()) >= SAME)]
        out.append((statement, chosen))
    return sorted(out, key=lambda r: _spans(r)[0].start if _spans(r) else 0)


def _spans(read: Read) -> Spans:
    statement, draft = read
    return (draft.spans if draft is not None and draft.spans else None) or statement.spans()


def _shared(one: Spans, other: Spans) -> float:
    a, b = _marks(one), _marks(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _marks(spans: Spans) -> set[int]:
    return {at for s in spans for at in range(s.start, s.end)}


def _chosen(claim: Tagged, statement: Statement, about: Sequence[Read], reader: Callable[[str, Statement], Draft | None]) -> Draft | None:
    """Give the draft that takes the place of what the rules read; None if theirs stands."""
    theirs = next((d for _, d in about if d is not None and d.kind is not None), None) or next((d for _, d in about), None)
    testable = claim.sort in KINDS
    if theirs is None:
        if claim.probability < POLICY["alone" if testable else "alone_reason"]:
            return None
    elif testable and theirs.kind == claim.sort:
        return None
    elif testable and theirs.kind is not None:
        if claim.probability < POLICY["kind"]:
            return None
    elif testable:
        if claim.probability < POLICY["testable"]:
            return None
    elif theirs.kind is not None:
        if claim.probability < POLICY["reason"]:
            return None
    elif theirs.not_testable == claim.sort or claim.probability < POLICY["other_reason"]:
        return None
    if not testable:
        return Draft(not_testable=cast("NotTestable", claim.sort), because=statement.words.strip())
    mine = draft_of(claim, statement)
    by_rule = reader(claim.sort, statement)
    if mine is None or (mine.not_testable and by_rule is not None):
        mine = by_rule
    if mine is None or mine.kind is None:
        if theirs is not None and theirs.kind is not None:
            return None
    return mine
