"""A claim together with the plans that could test it, best reading first."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.checks.check import Check
from onrecord.claims.claim import Claim
from onrecord.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldOrigin:
    """Where a field of a plan came from: words of the article, or a default."""

    field: str
    words: str
    """The words that gave it, or the default in plain language ("previous month, assumed")."""
    span: Span | None = None
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One plan for a claim, how likely it is the one meant, and why."""

    check: Check
    probability: float
    origins: tuple[FieldOrigin, ...] = ()
    proposed_by: str = "onrecord"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A claim with up to five readings; none exactly when the claim is not testable."""

    claim: Claim
    readings: tuple[Reading, ...] = ()

    @property
    def best(self) -> Check | None:
        """The plan of the best reading."""
        return self.readings[0].check if self.readings else None
