"""What one reading of a claim gets from the record, before other readings are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.findings.finding import Estimate, PeriodTotal
from onrecord.records.record import Coverage

Verdict = Literal["consistent", "inconsistent", "insufficient_record"]

COVERAGE_FLOOR = 0.5
"""Share of a period's days that must be covered before a mean over it is compared with anything: below a half, the
unknown days outweigh the known ones. Stated in every finding that falls under it."""
STANDS_FOR_ALL = 0.7
"""Share of covered days from which their mean stands for the whole period. Between this and the floor an answer must
hold at both coverage bounds: with the unknown days empty, and with each like the highest one."""
NEGATION_FLOOR = 0.9
"""Share of covered days from which "not one" can hold: a single unknown day may hide an event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The arithmetic of one reading and what it says of the claim."""

    verdict: Verdict
    value: float | None
    """The number that what was said is held against (a count, a rate, a ratio, a share, a rank correlation)."""
    sentence: str
    reasons: tuple[str, ...] = ()
    totals: tuple[PeriodTotal, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    word_threshold: str = ""
    would_suffice: str = ""
    caveats: tuple[str, ...] = ()


def insufficient(
    sentence: str, *, totals: tuple[PeriodTotal, ...], suffices: str, value: float | None = None
) -> Answer:
    """Give the answer where the record does not bear one."""
    return Answer(
        verdict="insufficient_record",
        value=value,
        sentence=sentence,
        reasons=(sentence.partition("; ")[0],),
        totals=totals,
        would_suffice=suffices,
    )


def gap(total: PeriodTotal, coverage: Coverage, *, floor: float = COVERAGE_FLOOR) -> tuple[str, str] | None:
    """Say why a stretch of days cannot bear an answer, and what would suffice; None if it can."""
    days = f"{total.n_covered_days} of {total.n_days} days"
    spoken = f"{coverage.period.start.isoformat()} to {coverage.period.end.isoformat()}"
    if not coverage.period.covers(total.period):
        outside = "partly " if coverage.period.overlaps(total.period) else ""
        reason = f"{total.period.words()} lies {outside}outside the record, which runs from {spoken} ({days} covered)"
        return reason, f"a record that covers {total.period.words()}"
    if not coverage.bears(total.period):
        reason = f"the record's rows are of whole {coverage.step}s, and say nothing of {total.period.words()}"
        return reason, "a record with finer dates"
    if total.n_covered_days == 0 or total.coverage < floor:
        needed = max(1, -(-round(total.n_days * floor * 1000) // 1000))
        day = total.n_days == 1
        reason = (
            f"the record has no entry for {total.period.words()}"
            if day
            else (f"the record covers {days} of {total.period.words()}")
        )
        suffices = "an entry for that day" if day else f"at least {needed} covered days in {total.period.words()}"
        return reason, suffices
    return None
