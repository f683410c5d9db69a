"""What would change the outcome: another number, another choice, days that the record lacks."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.findings.finding import Finding
from onrecord.reports.arithmetic import turning_words
from onrecord.reports.claimed import Claimed, claimed
from onrecord.reports.wording import one_line


def what_would_change(finding: Finding) -> tuple[str, ...]:
    """Say what would have to be otherwise, one sentence each."""
    return tuple(_each(finding))


def _each(finding: Finding) -> Iterator[str]:
    if finding.would_suffice:
        yield f"to settle it: {one_line(finding.would_suffice)}"
    said = claimed(finding)
    if said is not None and said.value is not None and finding.outcome in ("consistent", "inconsistent", "mixed"):
        yield _number(said)
    if finding.word_threshold:
        yield one_line(finding.word_threshold)
    if turning := turning_words(finding):
        yield f"another choice of {turning}"


def _number(said: Claimed) -> str:
    if said.holds:
        return f"a {said.quantity} that is not {said.fits_words}; the record’s is {said.value_words}"
    return f"a {said.quantity} that is {said.fits_words}; the record’s is {said.value_words}"
