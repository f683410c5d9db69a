"""A person's claim file beside the proposal: which claims and which fields were changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.checks.claim_file import ClaimFile, check_to_dict
from onrecord.checks.proposal import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of one claim in which the two files differ."""

    claim: str
    field: str
    proposed: str
    corrected: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How far a proposal is from what a person made of it."""

    n_claims: int
    """Claims of the corrected file."""
    n_same: int
    """Of them, those that the proposal has with the same words and the same plan or reason."""
    added: tuple[str, ...]
    """Claims that the person added."""
    removed: tuple[str, ...]
    """Claims that the person took out."""
    changes: tuple[FieldChange, ...]


def compare_claim_files(corrected: ClaimFile, proposed: ClaimFile) -> Comparison:
    """Compare field by field; claims are matched by id, else by the same place in the text.

    ``assumed`` is no field of its own: that a person confirmed an assumption changes nothing of the plan.
    """
    found = {id(mine): _match(mine, proposed.proposals) for mine in corrected.proposals}
    matched = {id(other) for other in found.values() if other is not None}
    changes = [
        change
        for mine in corrected.proposals
        if (other := found[id(mine)]) is not None
        for change in _changes(mine, other)
    ]
    changed = {change.claim for change in changes}
    return Comparison(
        n_claims=len(corrected.proposals),
        n_same=sum(found[id(p)] is not None and p.claim.id not in changed for p in corrected.proposals),
        added=tuple(p.claim.id for p in corrected.proposals if found[id(p)] is None),
        removed=tuple(p.claim.id for p in proposed.proposals if id(p) not in matched),
        changes=tuple(changes),
    )


def _match(mine: Proposal, others: tuple[Proposal, ...]) -> Proposal | None:
    same_id = next((o for o in others if o.claim.id == mine.claim.id), None)
    if same_id is not None and _touches(mine, same_id):
        return same_id
    return next((o for o in others if _touches(mine, o) and o.claim.spans == mine.claim.spans), None)


def _touches(mine: Proposal, other: Proposal) -> bool:
    if not (mine.claim.spans and other.claim.spans):
        return mine.claim.id == other.claim.id
    return any(a.overlaps(b) for a in mine.claim.spans for b in other.claim.spans)


def _changes(mine: Proposal, other: Proposal) -> list[FieldChange]:
    left, right = _fields(mine), _fields(other)
    return [
        FieldChange(claim=mine.claim.id, field=name, proposed=_spell(right.get(name)), corrected=_spell(left.get(name)))
        for name in dict.fromkeys([*left, *right])
        if left.get(name) != right.get(name)
    ]


def _fields(proposal: Proposal) -> dict[str, Any]:
    claim = proposal.claim
    fields: dict[str, Any] = {"spans": [[s.start, s.end] for s in claim.spans], "said_by": claim.said_by}
    if proposal.best is None:
        return fields | {"not_testable": claim.not_testable}
    plan = check_to_dict(proposal.best)
    plan.pop("assumed", None)
    return fields | plan


def _spell(value: object) -> str:
    return "—" if value is None else str(value)
