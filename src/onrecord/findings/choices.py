"""The choices that a claim leaves open, and the plans that other choices would give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from typing import Any

from onrecord.checks.check import (
    ChangeCheck,
    Check,
    CoincidenceCheck,
    CountCheck,
    OccurrenceCheck,
    RateCheck,
    TrendCheck,
)
from onrecord.findings.ledger import PLAIN, Basis
from onrecord.records import value_totals
from onrecord.records.record import Record, Selection
from onrecord.text.dates import Period, previous_month

MAX_COMBINATIONS = 512
"""Combinations tried at most; points beyond that are tried one at a time."""


MIN_PART = 0.1
"""Share of the record's total from which a place is tried for itself where the claim names none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to take a decision point: fields of the plan, or of the basis, that it sets."""

    words: str
    fields: tuple[tuple[str, Any], ...] = ()
    basis: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPoint:
    """Something that could reasonably have been decided otherwise."""

    name: str
    plain: str
    """The choice that the plan itself takes, in plain words."""
    options: tuple[Option, ...]
    about_dates: bool = False
    decides: bool = True
    """False where another choice is shown but cannot turn the outcome (the claim speaks of the announcement itself)."""

    @property
    def of_the_claim(self) -> bool:
        """Tell whether the claim left it open, rather than the record."""
        return self.decides and all(option.fields for option in self.options)


def decision_points(check: Check, record: Record) -> tuple[DecisionPoint, ...]:
    """Give the choices that this plan leaves open on this record."""
    points = (
        _baseline(check),
        _measure(check, record),
        _place(check, record),
        _window(check),
        _late(record),
        _totals(record),
        _estimate(check, record),
        _date_basis(check, record),
        _coarse_dates(check, record),
    )
    return tuple(point for point in points if point is not None and point.options)


def apply(check: Check, option: Option) -> tuple[Check, Basis]:
    """Take an option: the plan and the basis that it gives."""
    return replace(check, **dict(option.fields)), replace(PLAIN, **dict(option.basis))


def combinations(points: tuple[DecisionPoint, ...]) -> Iterator[tuple[tuple[DecisionPoint, Option | None], ...]]:
    """Go through all combinations of choices, None standing for the plan's own; the plan itself comes first."""
    kept = list(points)
    while _n_combinations(kept) > MAX_COMBINATIONS:
        kept.pop()
    for taken in product(*[(None, *point.options) for point in kept]):
        yield tuple(zip(kept, taken, strict=True))


def combine(check: Check, taken: tuple[tuple[DecisionPoint, Option | None], ...]) -> tuple[Check, Basis]:
    """Take several options at once."""
    options = [option for _, option in taken if option is not None]
    fields: Mapping[str, Any] = {name: value for option in options for name, value in option.fields}
    basis: Mapping[str, Any] = {name: value for option in options for name, value in option.basis}
    return replace(check, **fields), replace(PLAIN, **basis)


def _n_combinations(points: list[DecisionPoint]) -> int:
    n = 1
    for point in points:
        n *= 1 + len(point.options)
    return n


def _baseline(check: Check) -> DecisionPoint | None:
    if not isinstance(check, ChangeCheck) or "baseline" not in check.assumed:
        return None
    candidates = (same_period_last_year(check.period), previous_month(check.period), period_before(check.period))
    others = dict.fromkeys(p for p in candidates if p != check.baseline and not p.overlaps(check.period))
    wanted = [p for p in others if p in (candidates[0], check.baseline) or check.period.n_days < 28]
    options = tuple(Option(words=p.words(), fields=(("baseline", p),)) for p in wanted)
    return DecisionPoint(name="the baseline", plain=check.baseline.words(), options=options)


def same_period_last_year(period: Period) -> Period:
    """Give the same days a year earlier (29 February becomes the 28th)."""

    def back(day: Any) -> Any:
        try:
            return day.replace(year=day.year - 1)
        except ValueError:
            return day.replace(year=day.year - 1, day=28)

    return Period(back(period.start), back(period.end))


def period_before(period: Period) -> Period:
    """Give the stretch of the same length that ends the day before."""
    return Period(period.start - timedelta(days=period.n_days), period.start - timedelta(days=1))


def _measure(check: Check, record: Record) -> DecisionPoint | None:
    if "measure" not in check.assumed or isinstance(check, CoincidenceCheck):
        return None
    has_deaths = record.descriptor.measure("best") is not None
    other = {"events": "best", "best": "events"}.get(check.measure) if has_deaths else None
    if other is None:
        return None
    return DecisionPoint(
        name="the measure", plain=check.measure, options=(Option(words=other, fields=(("measure", other),)),)
    )


def _place(check: Check, record: Record) -> DecisionPoint | None:
    """A rise or fall without a place may be meant of any part that the record tells apart."""
    if "where" not in check.assumed or check.where or not isinstance(check, ChangeCheck | TrendCheck):
        return None
    column = next((place.column for place in record.descriptor.places), None)
    if column is None:
        return None
    period = record.descriptor.coverage.period
    parts = value_totals(record, Selection(measure=check.measure), period, column)
    total = sum(part.total for part in parts)
    main = [part.values[0] for part in parts if part.values and part.total >= MIN_PART * total]
    if len(main) < 2:
        return None
    options = tuple(Option(words=value, fields=(("where", ((column, (value,)),)),)) for value in main)
    return DecisionPoint(name="the place", plain="not narrowed", options=options)


def _window(check: Check) -> DecisionPoint | None:
    if not isinstance(check, CoincidenceCheck) or "window_days" not in check.assumed:
        return None
    options = tuple(
        Option(words=f"of {days} days", fields=(("window_days", days),))
        for days in (1, 3, 7, 14)
        if days != check.window_days
    )
    return DecisionPoint(name="a window", plain=f"of {check.window_days} days", options=options)


def _late(record: Record) -> DecisionPoint | None:
    if record.descriptor.late is None:
        return None
    option = Option(words="counted on the day on which they closed", basis=(("include_late", True),))
    return DecisionPoint(name="rows reported late", plain="left out", options=(option,))


def _totals(record: Record) -> DecisionPoint | None:
    if not record.descriptor.totals:
        return None
    preferred = record.descriptor.totals[0].prefer
    other = "stated" if preferred == "parts" else "parts"
    words = {"stated": "as the release states it", "parts": "added up from its parts"}
    option = Option(words=words[other], basis=(("totals", other),))
    return DecisionPoint(name="the total", plain=words[preferred], options=(option,))


def _estimate(check: Check, record: Record) -> DecisionPoint | None:
    measure = record.descriptor.measure(check.measure)
    if measure is None or not (measure.low_column or measure.high_column):
        return None
    ends = (("low", measure.low_column), ("high", measure.high_column))
    options = tuple(Option(words=f"taken {name}", basis=(("estimate", name),)) for name, column in ends if column)
    return DecisionPoint(
        name=f"the estimate of {measure.unit}",
        plain="taken best",
        options=options,
        decides=isinstance(check, CountCheck | RateCheck),  # elsewhere the best estimates are compared with each other
    )


def _date_basis(check: Check, record: Record) -> DecisionPoint | None:
    time = record.descriptor.times[0]
    if time.meaning != "announcement" or not time.lag_days:
        return None
    option = Option(words=f"read as reporting {time.lag_days} day before", basis=(("shift_days", -time.lag_days),))
    several_days = check.period.n_days > 1 and not isinstance(check, CoincidenceCheck)
    decides = several_days or "date_basis" in check.assumed
    return DecisionPoint(name="each announcement", plain="dated as issued", options=(option,), decides=decides)


def _coarse_dates(check: Check, record: Record) -> DecisionPoint | None:
    time = record.descriptor.times[0]
    if not time.end_column:
        return None
    options = [Option(words="counted only if wholly inside", basis=(("placed", "inside"),))]
    if isinstance(check, OccurrenceCheck):  # in a sum, rows dated to a year would drown the others
        options.append(Option(words="counted if any of their days is inside", basis=(("placed", "touching"),)))
    return DecisionPoint(
        name="events without a known day", plain="dated by their first day", options=tuple(options), about_dates=True
    )


def readings_point(check: Check, readings: tuple[Check, ...]) -> DecisionPoint | None:
    """Make a decision point of other plans of the same kind that a person names as equally good."""
    options = []
    for other in readings:
        if type(other) is not type(check) or other == check:
            continue
        changed = [name for name in check.__dataclass_fields__ if getattr(other, name) != getattr(check, name)]
        fields = tuple((name, getattr(other, name)) for name in changed)
        options.append(Option(words=", ".join(f"{n} = {_short(v)}" for n, v in fields), fields=fields))
    return DecisionPoint(name="another reading:", plain="as planned", options=tuple(options)) if options else None


def _short(value: object) -> str:
    return value.iso() if isinstance(value, Period) else str(value)
