"""Everything that one article gave: the statements, the claims, and what the records show."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.attributions.attribution import Attribution
from onrecord.checks.proposal import Proposal
from onrecord.claims.claim import Claim
from onrecord.documents.document import Document
from onrecord.findings.finding import Finding, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedClaim:
    """A claim, its readings, and the finding on its best reading."""

    proposal: Proposal
    finding: Finding | None = None
    """None where no record can test the claim, or where its plan has not been run."""

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.proposal.claim

    @property
    def outcome(self) -> Outcome | None:
        """What the record shows; None where there is a plan that has not been run."""
        if self.finding is not None:
            return self.finding.outcome
        return None if self.proposal.readings else "not_testable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole analysis of one article, from which every form is made."""

    document: Document
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[CheckedClaim, ...] = ()
    version: str
    """Of onrecord."""
    records: tuple[str, ...] = ()
    """Names of the records that were open."""
    warnings: tuple[str, ...] = ()

    @property
    def tested(self) -> tuple[CheckedClaim, ...]:
        """The claims that have a finding about a record."""
        return tuple(c for c in self.claims if c.finding is not None and c.outcome != "not_testable")

    @property
    def not_tested(self) -> tuple[CheckedClaim, ...]:
        """The claims that no record can test, or whose plan has not been run: never scored."""
        return tuple(c for c in self.claims if c.finding is None or c.outcome == "not_testable")
