"""Several claims tested on one record: the p-values beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.checks.check import Check
from onrecord.findings.finding import AdjustedPValue, Finding
from onrecord.stats.multiplicity import adjust_p_values


def adjust_together(findings: Sequence[Finding | None]) -> tuple[Finding | None, ...]:
    """Give each finding the p-value of its movement once the other claims on the same record are allowed for.

    The family of a finding is every plan of the run that was tested on the same record and has a p-value; a plan that
    two claims share is one test. Outcomes are arithmetic and stay as they are.
    """
    families: dict[str, dict[Check, float]] = {}
    for finding in findings:
        if finding is not None and finding.movement is not None and finding.movement.p_value is not None:
            families.setdefault(finding.check.record, {})[_tested(finding.check)] = finding.movement.p_value
    adjusted = {record: _adjusted(family) for record, family in families.items()}
    return tuple(None if finding is None else _with(finding, adjusted) for finding in findings)


def _adjusted(family: dict[Check, float]) -> dict[Check, AdjustedPValue]:
    p_values = list(family.values())
    pairs = zip(adjust_p_values(p_values), adjust_p_values(p_values, method="benjamini-hochberg"), strict=True)
    return {
        check: AdjustedPValue(n_tests=len(family), holm=holm, benjamini_hochberg=false_discovery)
        for check, (holm, false_discovery) in zip(family, pairs, strict=True)
    }


def _with(finding: Finding, adjusted: dict[str, dict[Check, AdjustedPValue]]) -> Finding:
    if finding.movement is None or finding.movement.p_value is None:
        return finding
    own = adjusted[finding.check.record][_tested(finding.check)]
    return replace(finding, movement=replace(finding.movement, adjusted=own))


def _tested(check: Check) -> Check:
    """Give the plan without what does not touch its p-value."""
    return replace(check, assumed=(), rests_on_unusual=False)
