"""What the word lists and patterns make of a statement: sure of what they know, and silent on the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from onrecord.claims.claim import ClaimKind
from onrecord.claims.kinds.besides import besides
from onrecord.claims.kinds.change import read_changes
from onrecord.claims.kinds.coincidence import read_coincidences
from onrecord.claims.kinds.comparison import read_comparisons
from onrecord.claims.kinds.count import read_counts
from onrecord.claims.kinds.extreme import read_extremes
from onrecord.claims.kinds.occurrence import read_occurrences
from onrecord.claims.kinds.rate import read_rates
from onrecord.claims.kinds.share import read_shares
from onrecord.claims.kinds.trend import read_trends
from onrecord.claims.not_testable import read_not_testable, read_out_of_record
from onrecord.claims.statement import Draft, Statement

FIRM = ("counterfactual", "prediction", "intent")
"""Reasons that take a statement out even if it has an amount ("will kill 300")."""
READERS: Mapping[ClaimKind, Callable[[Statement], tuple[Draft, ...]]] = MappingProxyType(
    {
        "extreme": read_extremes, "trend": read_trends, "share": read_shares, "comparison": read_comparisons,
        "change": read_changes, "rate": read_rates, "count": read_counts, "occurrence": read_occurrences,
    }
)  # fmt: skip
"""The kinds in the order in which they are tried: the more special before the more general. A coincidence, which may
stand in several clauses, is read before them from the whole sentence."""


def drafts_by_rules(statement: Statement) -> tuple[Draft, ...]:
    """Read a statement by the first kind that fits, or by the reason why no record tests it; empty for all else."""
    drafts = _testable(statement)
    reason = read_not_testable(statement)
    if drafts:
        return (reason,) if reason is not None and reason.not_testable in FIRM else drafts
    reason = reason or read_out_of_record(statement)
    return (reason,) if reason is not None else ()


def _testable(statement: Statement) -> tuple[Draft, ...]:
    for reader in READERS.values():
        drafts = reader(statement)
        if drafts:
            return besides(statement, drafts[0]) + drafts[1:]
    return ()


def draft_of_kind(kind: str, statement: Statement) -> Draft | None:
    """Read a statement that is known to be of a kind; None if the rules cannot."""
    reader = next((r for k, r in READERS.items() if k == kind), read_coincidences)
    return next((d for d in reader(statement) if d.kind == kind), None)
