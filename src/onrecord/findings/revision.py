"""Which findings a revision of the records changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.checks.check import Check
from onrecord.checks.proposal import Proposal
from onrecord.errors import OnRecordError
from onrecord.findings.finding import Finding, Number, Outcome
from onrecord.findings.run import run_check
from onrecord.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisedNumber:
    """A number of a finding, before and after."""

    label: str
    before: Number
    after: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One claim, tested on the old and on the new records."""

    claim: str
    """Its id."""
    text: str
    before: Outcome | None
    """None if the plan could not be run."""
    after: Outcome | None
    numbers: tuple[RevisedNumber, ...] = ()
    """Only those that differ."""

    @property
    def turned(self) -> bool:
        """Tell whether the outcome is another."""
        return self.before != self.after

    @property
    def changed(self) -> bool:
        """Tell whether the outcome or a number is another."""
        return self.turned or bool(self.numbers)


def revised_findings(
    proposals: Iterable[Proposal], records: Mapping[str, Record], old: Mapping[str, Record]
) -> tuple[Revision, ...]:
    """Carry out plans on new and on old records, and compare what they find.

    Parameters
    ----------
    proposals : iterable of Proposal
        Claims with their plans; those without a plan are passed over.
    records, old : mapping of str to Record
        Opened records by name; where `old` lacks a name, the record in `records` stands for both.
    """
    before = {**records, **old}
    return tuple(
        compare_findings(p.claim.id, p.claim.text, _found(p.best, before), _found(p.best, records))
        for p in proposals
        if p.best is not None
    )


def compare_findings(claim: str, text: str, before: Finding | None, after: Finding | None) -> Revision:
    """Compare the findings on one claim.

    Parameters
    ----------
    claim, text : str
        Its id and words.
    before, after : Finding or None
        On the old and the new records; None if its plan could not be run there.
    """
    numbers = tuple(_numbers(before, after)) if before is not None and after is not None else ()
    return Revision(
        claim=claim,
        text=text,
        before=before.outcome if before else None,
        after=after.outcome if after else None,
        numbers=numbers,
    )


def _found(check: Check, records: Mapping[str, Record]) -> Finding | None:
    """Carry out a plan, or give None where these records cannot bear it: a column or place may be gone."""
    try:
        return run_check(check, records)
    except OnRecordError:
        return None


def _numbers(before: Finding, after: Finding) -> Iterator[RevisedNumber]:
    old, new = dict(_all_numbers(before)), dict(_all_numbers(after))
    for label in dict.fromkeys([*old, *new]):
        if old.get(label) != new.get(label):
            yield RevisedNumber(label=label, before=old.get(label), after=new.get(label))


def _all_numbers(finding: Finding) -> Sequence[tuple[str, Number]]:
    totals = [
        (f"{t.label} {name}", value)
        for t in finding.totals
        for name, value in (("total", t.total), ("covered days", t.n_covered_days))
    ]
    return [*totals, *((e.label, e.value) for e in finding.estimates)]
