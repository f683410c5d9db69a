"""The plan, the numbers, and what the record says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.checks.check import Check
from onrecord.records.steps import LONGEST
from onrecord.text.dates import Period

Outcome = Literal["consistent", "inconsistent", "mixed", "insufficient_record", "not_testable"]
MovementWord = Literal["unusual", "ordinary", "not_assessable"]
Number = float | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodTotal:
    """What the record holds for one stretch of days.

    `rate` is per covered day; the bounds say what it would be, per calendar day, if the unknown days held nothing or
    each the period's highest daily total.
    """

    label: str
    """``period``, ``baseline``, ``versus`` …"""
    period: Period
    total: float
    n_rows: int
    n_days: int
    n_covered_days: int
    rate: float | None
    rate_low: float | None
    rate_high: float | None
    total_low: float
    total_high: float
    daily_minimum: float | None
    daily_maximum: float | None
    n_steps: int = 0
    """How many weeks, months … it has, if the record's rows are of whole ones; 0 = rows of days."""
    n_covered_steps: int = 0

    @property
    def pace(self) -> float | None:
        """What is compared with other stretches: the rate a covered day, or a covered month where rows are of months.

        A table of months says nothing of days: its February is a month like any other.
        """
        if self.rate is None or not self.n_steps:
            return self.rate
        return self.rate * self.n_covered_days / self.n_covered_steps

    @property
    def unit_of_pace(self) -> str:
        """What the pace is a rate of: a day, or the week, month, quarter or year of which a row of the record is."""
        longest = self.n_days / self.n_steps if self.n_steps else 1
        return next(step or "day" for step, days in LONGEST.items() if longest <= days)

    @property
    def pace_low(self) -> float | None:
        """The pace if the unknown days, or months, held nothing."""
        return self._in_steps(self.rate_low)

    @property
    def pace_high(self) -> float | None:
        """The pace if the unknown days, or months, each held the most that one of the period does."""
        return self._in_steps(self.rate_high)

    def _in_steps(self, rate: float | None) -> float | None:
        return rate if rate is None or not self.n_steps else rate * self.n_days / self.n_steps

    @property
    def coverage(self) -> float:
        """Share of the days for which the record speaks (0–1)."""
        return self.n_covered_days / self.n_days if self.n_days else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number that the outcome or the movement rests on, with its interval."""

    name: str
    """``rate_ratio``, ``share``, ``spearman_rho`` …"""
    label: str
    """In plain words, for readers."""
    value: float | None
    low: float | None = None
    high: float | None = None
    confidence_level: float | None = None
    method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustedPValue:
    """A p-value once the other claims of the run on the same record are allowed for."""

    n_tests: int
    """Different plans on that record with a p-value, this one among them."""
    holm: float
    """Family-wise: the chance that any of so many ordinary movements ranks as high."""
    benjamini_hochberg: float
    """False discovery rate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Whether what the record shows lies outside its own ordinary movement."""

    word: MovementWord
    sentence: str
    p_value: float | None = None
    n_placebo: int | None = None
    n_placebo_independent: int | None = None
    allan_factor: float | None = None
    low: float | None = None
    high: float | None = None
    """Record-calibrated interval of the rate ratio."""
    smallest_detectable_change: float | None = None
    """Share (0–1) by which the rate would have had to fall or rise to stand out with 80 % power."""
    placebo: tuple[float, ...] = ()
    """Log rate ratios of the placebo dates, for the chart."""
    adjusted: AdjustedPValue | None = None
    """None before the claims of a run are put side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The same question under other choices."""

    choices: tuple[tuple[str, str], ...]
    """Decision point and the choice taken, in plain words."""
    value: float | None
    outcome: Outcome
    exploratory: bool = False
    """True where a choice is taken that the claim does not leave open: shown, and never turning the outcome."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How the combinations with one choice came out."""

    point: str
    choice: str
    left_open: bool
    """Whether the claim or the record leaves it open, so that it can turn the outcome; else it is exploratory."""
    n_clear: int
    """Combinations with this choice that give an answer: of what is left open, or, if exploratory, of everything."""
    n_fitting: int
    """Of these, combinations under which what was said is consistent with the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """The same question under all reasonable combinations of choices: a specification curve."""

    variants: tuple[Variant, ...]
    """All combinations of what is left open, then each exploratory choice alone."""
    share_agreeing: float
    """Share (0–1) of the clear combinations of what is left open with the outcome of the claim's own reading."""
    flipping: tuple[str, ...] = ()
    """Decision points that, alone, turn the outcome round."""
    flipping_together: tuple[tuple[str, str], ...] = ()
    """Pairs of points that turn it round together where the second matters ("the baseline", "the country")."""
    n_combinations: int = 0
    """All combinations that give an answer, exploratory choices too."""
    share_agreeing_overall: float = 1.0
    """Share (0–1) of these with the outcome of the claim's own reading: low where its days were picked to fit."""
    own_percentile: float | None = None
    """Share (0–1) of these with a lower number than the claim's own reading, equal ones half."""
    curve: tuple[float, ...] = ()
    """Their numbers from the lowest to the highest, at every twentieth."""
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """What a window behind the trigger holds, and how often an arbitrary day is followed so."""

    window_days: int
    """Days after the trigger's own that count."""
    total: float
    n_covered_days: int
    rate_ratio: float | None
    """Rate per covered day ÷ that of the four weeks before; None if both are empty."""
    followed: bool
    """Whether anything followed at all (of a decrease: nothing)."""
    base_rate: float
    """Share of the record's days that are followed so."""
    p_value: float
    """The base rate if it was followed so, else 1."""
    p_value_strength: float
    """Share of the record's days with a ratio at least as strong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trials:
    """What could as well have been pointed at, and the p-value once that is allowed for."""

    prespecified: bool
    windows: tuple[int, ...]
    responses: tuple[str, ...]
    """In words, the one that was named first."""
    n_candidates: int
    p_value: float
    """Share of days on which some candidate looks at least as strong."""
    p_value_alone: float
    """Of the response and window that were named, as if nothing else could have been."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coincidence:
    """The timing of a response: "immediately" as a curve over windows, and the price of the search."""

    curve: tuple[CurvePoint, ...]
    trials: Trials
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyRecord:
    """The daily totals around the compared periods, for charts and tables."""

    start: date
    totals: tuple[float, ...]
    covered: tuple[bool, ...]
    late: tuple[float, ...] = ()
    """Reported late and dated to these days, beside the totals; empty where the record has no such rows."""
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherRecord:
    """A record that a finding rests on beside that of its plan: the one that holds what came first."""

    name: str
    sha256: str
    snapshot: str
    source: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """All that is needed to get the same finding again."""

    check_sha256: str
    record: str
    record_sha256: str
    record_snapshot: str
    record_source: str
    record_licence: str
    sql: tuple[str, ...]
    parameters: tuple[tuple[str, ...], ...]
    version: str
    seed: int
    other_records: tuple[OtherRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the record shows about one plan. Outcomes speak of the record, never of the truth."""

    check: Check
    outcome: Outcome
    sentence: str
    """One sentence with the number that carries it."""
    reasons: tuple[str, ...]
    totals: tuple[PeriodTotal, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    movement: Movement | None = None
    coincidence: Coincidence | None = None
    """For a response that followed a trigger: the curve over windows, and the trials factor."""
    sensitivity: Sensitivity | None = None
    caveats: tuple[str, ...] = ()
    word_threshold: str = ""
    """"The word fits iff …", where an elastic word was used."""
    would_suffice: str = ""
    """For an insufficient record: what would settle it."""
    daily: DailyRecord | None = None
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    """The first rows that the totals add up, those of the claim's own period first, as (column, value) pairs."""
    n_rows: int = 0
    """How many rows the totals add up; `rows` may hold fewer."""
    provenance: Provenance
