"""Settle what a sentence asserts, from what the rules read and what the tagger sees in it.

The rules know exactly what they know: amounts, days, sides. The tagger knows what people say in a thousand ways that
no list has. So a reading by rules stands unless the tagger is sure of another kind, and where the rules read nothing,
the tagger's claim is read by the rules of its kind, or else by its parts.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, cast, get_args

from onrecord.claims.by_rules import FIRM
from onrecord.claims.claim import ClaimKind, NotTestable
from onrecord.claims.clauses import Clause, verb_in
from onrecord.claims.model.decode import RESUMED_WITHIN, Tagged
from onrecord.claims.model.draft import draft_of, unread_parts, with_way
from onrecord.claims.not_testable import read_not_testable
from onrecord.claims.statement import Draft, Read, Statement
from onrecord.claims.views import View
from onrecord.text.spans import Spans

KINDS: Final[tuple[str, ...]] = get_args(ClaimKind)
SAME: Final = 0.5
"""Share of the shorter of two runs of words that both cover, from which on they say one thing."""
NEVER: Final = 2.0
"""No probability reaches it."""
LEAST: Final[Mapping[str, float]] = MappingProxyType(
    {
        "alone": 0.5,  # a testable claim, where the rules read nothing
        "occurrence": 0.75,  # the same, for what only happened: the kind that scene-setting looks like
        "alone_reason": 0.5,  # a reason, where the rules read nothing
        "testable": 0.6,  # a testable claim, where the rules give a reason
        "kind": 0.8,  # another kind than that of the rules
        "reason": 0.9,  # a reason, where the rules read a testable claim
        "other_reason": 0.8,  # another reason than that of the rules
    }
)
"""How sure the tagger must be. Round figures, chosen on the fifth set of passages and on two writers of training
passages whom the tagger had not read by then, with an eye on what is marked in two real articles."""


def in_view(tagged: Sequence[Tagged], view: View) -> tuple[Tagged, ...]:
    """Give the claims most of whose letters are words of the view; all are in reading order and overlap in none."""
    begin, words = view.sentence.start, view.words
    first = bisect.bisect_right(tagged, begin, key=lambda t: t.spans[-1].end)
    last = bisect.bisect_left(tagged, view.sentence.end, key=lambda t: t.spans[0].start)
    return tuple(t for t in tagged[first:last] if 2 * _shown(t.spans, begin, words) > sum(map(len, t.spans)))


def _shown(spans: Spans, begin: int, words: str) -> int:
    """Count the characters of spans that stand in a view: its words, and the single blanks between them."""
    shown = 0
    for span in spans:
        for run in _RUN.finditer(words[max(0, span.start - begin) : max(0, span.end - begin)]):
            shown += len(run.group())
    return shown


_RUN = re.compile(r"\S+(?:\s\S+)*")


def clause_of(tagged: Tagged, view: View) -> Clause:
    """Give the words of a tagged claim as a clause of the view's sentence."""
    begin, end = view.sentence.start, view.sentence.end
    inside = [s for s in tagged.spans if s.end > begin and s.start < end]
    return Clause(tuple((max(s.start, begin) - begin, min(s.end, end) - begin) for s in inside), "main")


def settled(read: Sequence[Read], tagged: Sequence[Tagged], statement_of: Callable[[Tagged], Statement]) -> list[Read]:
    """Put together what the rules read in the words of one voice and what the tagger sees there, in reading order."""
    every = [(claim, statement_of(claim)) for claim in _with_openings(tagged)]
    seen = [(claim, statement) for claim, statement in every if _is_whole(claim, statement)]
    agreed = {id(draft) for _, draft in read if draft is not None for claim, _ in seen if _agree(claim, draft)}
    out = [r for r in read if not _is_scrap(r, seen)] if tagged else list(read)
    for claim, statement in seen:
        about = [r for r in out if _shared(_spans(r), statement.spans()) >= SAME]
        same = [r for r in about if r[1] is not None and _agree(claim, r[1])]
        if same:
            out = [(s, _refined(d, claim, statement)) if d is not None and (s, d) in same else (s, d) for s, d in out]
            continue
        rivals = [r for r in about if r[1] is None or id(r[1]) not in agreed]
        draft = _better(claim, statement, [d for _, d in rivals if d is not None])
        if draft is not None:
            out = [*(r for r in out if r not in rivals), (statement, _refined(draft, claim, statement))]
    return sorted(out, key=lambda r: min((s.start for s in _spans(r)), default=0))


def _with_openings(tagged: Sequence[Tagged]) -> Iterator[Tagged]:
    """Join a time or place that opens a sentence to the claim that goes on behind the words that report it."""
    opening: Tagged | None = None
    for claim in tagged:
        joins = opening is not None and claim.sort == opening.sort and _follows(claim, opening)
        if opening is not None and not joins:
            yield opening
        if opening is not None and joins:
            claim = replace(claim, spans=opening.spans + claim.spans, parts=opening.parts + claim.parts)
        opening = claim if _opens(claim) else None
        if opening is None:
            yield claim
    if opening is not None:
        yield opening


LONGEST_OPENING: Final = 60
"""Characters of "In the whole of March" and the like."""


def _opens(claim: Tagged) -> bool:
    """Tell whether a run of words is no claim yet, only a time or place."""
    bare = not (claim.part("measure") or claim.part("amount"))
    placed = bool(claim.part("period") or claim.part("where"))
    return claim.sort in KINDS and bare and placed and sum(map(len, claim.spans)) <= LONGEST_OPENING


def _follows(claim: Tagged, opening: Tagged) -> bool:
    return 0 <= claim.spans[0].start - opening.spans[-1].end <= RESUMED_WITHIN


FEWEST_WORDS: Final = 3
FEWEST_OF_SCRAPS: Final = 5
"""Words of a reason by rules alone, of which the tagger sees nothing: shorter ones are scraps of a sentence."""


def _is_whole(claim: Tagged, statement: Statement) -> bool:
    """Tell whether a run of words can assert anything: what is counted or how much, and no scrap of a clause."""
    if len(statement.words.split()) < FEWEST_WORDS or _EVERY_DAY.search(statement.words):
        return False
    return claim.sort not in KINDS or any(claim.part(name) for name in _SHOWS.get(claim.sort, ("measure", "amount")))


_SHOWS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"extreme": ("measure", "amount", "within"), "coincidence": ("measure", "amount", "window", "trigger")}
)
"""The parts of which a claim of a kind needs one; for the others, what is counted or how much."""


_EVERY_DAY = re.compile(
    r"\b(?:no|not\s+(?:an?|one)|hardly\s+an?|scarcely\s+an?|never\s+an?|rarely\s+an?)\s+(?:single\s+)?(?:days?|nights?|weeks?|months?)\b"
    r".*\b(?:without|(?:not|n[’']t)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""Two negations: "not a day passed without a raid" says that every day had one, which no kind of check asks."""


def _is_scrap(read: Read, seen: Sequence[tuple[Tagged, Statement]]) -> bool:
    """Tell whether a reason by rules stands in a few words of which the tagger makes nothing."""
    statement, draft = read
    if draft is None or draft.not_testable is None:
        return False
    short = len(statement.words.split()) < FEWEST_OF_SCRAPS or verb_in(statement.words) is None
    return short and not any(_shared(_spans(read), other.spans()) >= SAME for _, other in seen)


def _agree(claim: Tagged, draft: Draft) -> bool:
    """Tell whether both are of one sort; a coincidence, which needs two clauses, is read by the rules alone."""
    return claim.sort in (draft.kind, draft.not_testable) or (draft.kind == "coincidence" and claim.sort in KINDS)


def _refined(draft: Draft, claim: Tagged, statement: Statement) -> Draft:
    """Complete what was read with what the tagger knows beside it: the way, and words for days that nobody knows."""
    if draft.kind != claim.sort:
        return draft
    return with_way(replace(draft, unread=unread_parts(claim, statement)), claim, statement)


def _spans(read: Read) -> Spans:
    statement, draft = read
    return draft.spans if draft is not None and draft.spans else statement.spans()


def _shared(one: Spans, other: Spans) -> float:
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    shorter = min(sum(map(len, one)), sum(map(len, other)))
    return common / shorter if shorter else 0.0


def _better(claim: Tagged, statement: Statement, theirs: Sequence[Draft]) -> Draft | None:
    """Give the draft that takes the place of those by rules; None if they stand."""
    if claim.probability < _least(claim, theirs):
        return None
    if claim.sort not in KINDS:
        return _reason(claim, statement)
    draft = draft_of(claim, statement)
    if draft is None or (draft.kind is None and any(d.not_testable != draft.not_testable for d in theirs)):
        return None
    return draft


def _least(claim: Tagged, theirs: Sequence[Draft]) -> float:
    """Give how sure the tagger must be to overrule what the rules read of the same words."""
    kinds = [d.kind for d in theirs if d.kind is not None]
    testable = claim.sort in KINDS
    if not theirs:
        return LEAST["occurrence" if claim.sort == "occurrence" else "alone" if testable else "alone_reason"]
    if "coincidence" in kinds:
        return NEVER
    if testable and any(d.not_testable in FIRM for d in theirs):
        return LEAST["kind"] if claim.part("amount") else NEVER
    if testable:
        return LEAST["kind" if kinds else "testable"]
    return LEAST["reason" if kinds else "other_reason"]


def _reason(claim: Tagged, statement: Statement) -> Draft:
    rule = read_not_testable(statement)
    agreed = rule is not None and rule.not_testable == claim.sort
    because = rule.because if rule is not None and agreed else claim.telling
    return Draft(not_testable=cast("NotTestable", claim.sort), because=because)
