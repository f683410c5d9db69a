"""A plan, decided before the data are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from onrecord.claims.claim import ClaimKind, Comparison
from onrecord.records.record import Where
from onrecord.text.dates import Period

Unit = Literal["day", "week", "month"]
Amount = float | str
"""A number, or a word of ``data/words.toml``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What every plan says: which rows of which record are summed over which days.

    Plans are values: equal plans are equal, and a plan can be hashed.
    """

    kind: ClassVar[ClaimKind]

    record: str
    measure: str = "events"
    where: Where = ()
    period: Period
    date_basis: Literal["announcement", "event"] | None = None
    """In a record of announcements: whether the days are those of the announcement ("announced in April") or of what
    it reports; None where the words leave it open."""
    assumed: tuple[str, ...] = ()
    """Fields that no word of the article gave: the decision points of the sensitivity analysis."""
    unresolved: tuple[str, ...] = ()
    """Words by which the claim narrows itself and that this plan does not hold: its outcome cannot be firm."""
    rests_on_unusual: bool = False
    """The claim holds only if the record's movement was unusual ("abruptly", "no coincidence", "unprecedented")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCheck(Check):
    """How many in the period."""

    kind: ClassVar[ClaimKind] = "count"
    value: Amount
    comparison: Comparison = "equal"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateCheck(Check):
    """How many per day, week or month, on average."""

    kind: ClassVar[ClaimKind] = "rate"
    value: Amount
    comparison: Comparison = "equal"
    per: Unit = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCheck(Check):
    """More or fewer than in another period (rate per covered day)."""

    kind: ClassVar[ClaimKind] = "change"
    baseline: Period
    direction: Literal["increase", "decrease", "none"]
    size: Amount | None = None
    """Ratio period ÷ baseline, or a word ("sharply")."""
    size_comparison: Comparison | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonCheck(Check):
    """More or fewer here than there."""

    kind: ClassVar[ClaimKind] = "comparison"
    versus: Where
    direction: Literal["more", "less", "equal"]
    ratio: Amount | None = None
    ratio_comparison: Comparison | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareCheck(Check):
    """What part of the whole."""

    kind: ClassVar[ClaimKind] = "share"
    of: Where = ()
    value: Amount
    comparison: Comparison = "equal"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtremeCheck(Check):
    """The highest or lowest unit within a longer period."""

    kind: ClassVar[ClaimKind] = "extreme"
    direction: Literal["highest", "lowest"]
    unit: Unit
    within: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendCheck(Check):
    """Rising, falling or flat over the period."""

    kind: ClassVar[ClaimKind] = "trend"
    direction: Literal["increase", "decrease", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """What came first."""

    record: str
    where: Where = ()
    at: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class CoincidenceCheck(Check):
    """A response followed a trigger. `record`, `measure`, `where` are the response's; `period` is the window."""

    kind: ClassVar[ClaimKind] = "coincidence"
    trigger: Trigger
    window_days: int
    direction: Literal["increase", "decrease"] = "increase"
    prespecified: bool = False
    """True where trigger, response and window were named before anybody looked; else the search is allowed for."""
    candidates: tuple[Where, ...] = ()
    """Other responses that could as well have been named; empty: as many as the record shows as plainly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceCheck(Check):
    """It happened at least once (or, negated, not once)."""

    kind: ClassVar[ClaimKind] = "occurrence"
    negated: bool = False


CHECK_TYPES: dict[str, type[Check]] = {
    t.kind: t
    for t in (
        CountCheck,
        RateCheck,
        ChangeCheck,
        ComparisonCheck,
        ShareCheck,
        ExtremeCheck,
        TrendCheck,
        CoincidenceCheck,
        OccurrenceCheck,
    )
}
