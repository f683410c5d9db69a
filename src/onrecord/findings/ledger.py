"""What the records hold for the stretches of days that checks ask about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from onrecord.checks.check import Check
from onrecord.errors import CheckError
from onrecord.findings.answer import COVERAGE_FLOOR
from onrecord.findings.finding import PeriodTotal
from onrecord.records import daily_series, daily_series_together, placement_bounds, resolve_where
from onrecord.records.record import DailySeries, Record, Selection, Where
from onrecord.records.steps import Step, steps_in
from onrecord.text.dates import Period, month_period

MONTH_DAYS = 365.25 / 12
"""Days of a mean calendar month: whole months are compared as equals where bare totals are."""

Exposure = Literal["covered_days", "calendar_days", "total"]
Asked = tuple[str, Where, "Basis"]
"""A measure, a where and a basis: a series that will be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """How rows are dated and which of them count, apart from what the plan says."""

    shift_days: int = 0
    include_late: bool = False
    totals: Literal["", "parts", "stated"] = ""
    placed: Literal["start", "inside", "touching"] = "start"
    """Rows dated to several days: by the first, only if all lie in the period, or if any does."""
    estimate: Literal["best", "low", "high"] = "best"
    exposure: Exposure = "covered_days"
    """What a total is divided by. Only covered days leave the unknown days unknown: the others take them as empty,
    ``total`` with each whole month as long as any other."""


PLAIN = Basis()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summed:
    """Rows of a record that were added up over some days."""

    record: str
    selection: Selection
    period: Period


@dataclass(slots=True)
class Ledger:
    """Opened records by name, and what was read from them in this run.

    Every daily series is read once and kept; all periods are slices of it.
    """

    records: Mapping[str, Record]
    _series: dict[tuple[str, Selection, Period], DailySeries] = field(default_factory=dict)
    _where: dict[tuple[str, Where], Where] = field(default_factory=dict)
    _totals: dict[tuple[str, str, Where, Period, Basis], PeriodTotal] = field(default_factory=dict)

    def record(self, name: str) -> Record:
        """Give a record by its name.

        Raises
        ------
        CheckError
            If no such record is open.
        """
        if name not in self.records:
            opened = ", ".join(sorted(self.records)) or "none"
            raise CheckError(
                f"the record {name!r} is not open",
                where=f"open records: {opened}",
                fix="add --record DIR, or name one of them",
                code="E401",
            )
        return self.records[name]

    def series(self, name: str, measure: str, where: Where, basis: Basis = PLAIN, *, over: Period) -> DailySeries:
        """Give the daily totals of a selection over the days of `over`."""
        record, selection = self.record(name), self._selection(name, measure, where, basis)
        key = (name, selection, over)
        if key not in self._series:
            self._series[key] = daily_series(record, selection, over)
        return self._series[key]

    def whole(self, name: str, measure: str, where: Where, basis: Basis = PLAIN) -> DailySeries:
        """Give the daily totals of a selection over all days for which the record speaks."""
        return self.series(name, measure, where, basis, over=self.record(name).descriptor.coverage.period)

    def read_together(self, name: str, asked: Iterable[Asked]) -> None:
        """Read the series that will be asked for with one question to the record."""
        record = self.record(name)
        over = record.descriptor.coverage.period
        selections = dict.fromkeys(self._selection(name, *one) for one in asked)
        missing = [one for one in selections if (name, one, over) not in self._series]
        for selection, series in zip(missing, daily_series_together(record, missing, over), strict=True):
            self._series[(name, selection, over)] = series

    def total(
        self, label: str, name: str, measure: str, where: Where, period: Period, basis: Basis = PLAIN
    ) -> PeriodTotal:
        """Sum a selection over a period."""
        key = (name, measure, where, period, basis)
        if key not in self._totals:
            self._totals[key] = self._total(*key)
        found = self._totals[key]
        return found if found.label == label else replace(found, label=label)

    def _total(self, name: str, measure: str, where: Where, period: Period, basis: Basis) -> PeriodTotal:
        if basis.exposure != "covered_days":
            plain = self.total("", name, measure, where, period, replace(basis, exposure="covered_days"))
            return _as_if_all_covered(plain, basis.exposure)
        series, coverage = self.whole(name, measure, where, basis), self.record(name).descriptor.coverage
        if not coverage.bears(period):
            return period_total("", period, _unknown(series))
        found = period_total("", period, series, coverage.step)
        if basis.placed == "start":
            return found
        bounds = placement_bounds(self.record(name), self._selection(name, measure, where, basis), period)
        return _with_total(found, bounds.inside if basis.placed == "inside" else bounds.touching)

    def of_check(self, check: Check, label: str, period: Period, basis: Basis = PLAIN) -> PeriodTotal:
        """Sum what a plan selects over a period."""
        return self.total(label, check.record, check.measure, check.where, period, basis)

    def summed(self) -> tuple[Summed, ...]:
        """Give what was summed so far, first the first; what lies inside of other sums of the same rows is left out."""
        plain = dict.fromkeys(
            Summed(
                record=name,
                selection=self._selection(name, measure, where, replace(basis, estimate="best")),
                period=period,
            )
            for name, measure, where, period, basis in self._totals
        )
        first, *others = plain
        ended: dict[tuple[str, Selection], date] = {}
        kept = {first}
        for one in sorted(others, key=lambda one: (one.period.start, -one.period.n_days)):
            key = (one.record, one.selection)
            if one.period.end > ended.get(key, date.min):
                ended[key] = one.period.end
                kept.add(one)
        return tuple(one for one in plain if one in kept)

    def used(self) -> tuple[DailySeries, ...]:
        """Give all series read so far, in the order of reading."""
        return tuple(self._series.values())

    def _selection(self, name: str, measure: str, where: Where, basis: Basis) -> Selection:
        record = self.record(name)
        return Selection(
            measure=_column(record, measure, basis.estimate),
            where=self._resolved(record, where),
            shift_days=basis.shift_days,
            include_late=basis.include_late,
            totals=basis.totals,
        )

    def _resolved(self, record: Record, where: Where) -> Where:
        key = (record.name, where)
        if key not in self._where:
            self._where[key] = resolve_where(record, where)
        return self._where[key]


def period_total(label: str, period: Period, series: DailySeries, step: Step = "") -> PeriodTotal:
    """Sum the days of a series that lie in a period; days outside the series are unknown.

    Of rows that are of whole months the month is what may be unknown, and has no lowest or highest day.
    """
    totals, rows, covered = _slice(period, series)
    units, n_units, n_covered = totals[covered], period.n_days, int(covered.sum())
    if step:
        units, n_covered = _covered_steps(period, series, step)
        n_units = len(steps_in(period, step))
    total, highest = float(totals.sum()), float(units.max()) if units.size else None
    total_high = total + (n_units - units.size) * (highest or 0.0)
    return PeriodTotal(
        label=label,
        period=period,
        total=total,
        n_rows=int(rows.sum()),
        n_days=period.n_days,
        n_covered_days=n_covered,
        rate=float(units.sum()) / n_covered if n_covered else None,
        rate_low=total / period.n_days if n_covered else None,
        rate_high=total_high / period.n_days if n_covered else None,
        total_low=total,
        total_high=total_high,
        daily_minimum=float(units.min()) if n_covered and not step else None,
        daily_maximum=highest if not step else None,
        n_steps=n_units if step else 0,
        n_covered_steps=units.size if step else 0,
    )


def _covered_steps(period: Period, series: DailySeries, step: Step) -> tuple[NDArray[np.float64], int]:
    """Give the totals of the covered months, or whatever a row is of, and how many days they have."""
    sums, n_days = [], 0
    for one in steps_in(period, step):
        totals, _, covered = _slice(one, series)
        if covered.sum() == one.n_days:
            sums.append(float(totals.sum()))
            n_days += one.n_days
    return np.array(sums), n_days


def _unknown(series: DailySeries) -> DailySeries:
    """Give the series without what it knows: of a part of a month, rows of whole months say nothing."""
    return replace(
        series,
        totals=np.zeros_like(series.totals),
        n_rows=np.zeros_like(series.n_rows),
        covered=np.zeros_like(series.covered),
    )


def _with_total(plain: PeriodTotal, total: float) -> PeriodTotal:
    """Give the same stretch with another total, for rows placed otherwise; the daily figures stay."""
    covered = plain.n_covered_days
    return replace(
        plain,
        total=total,
        total_low=total,
        total_high=total,
        rate=total / covered if covered else None,
        rate_low=None,
        rate_high=None,
    )


def calendar_length(period: Period) -> float:
    """Give the days of a period, with whole months as long as a mean one: 28 and 31 days are then the same."""
    months = period.months()
    if (months[0], months[-1]) != tuple(month_period(m.start.year, m.start.month) for m in (months[0], months[-1])):
        return float(period.n_days)
    return len(months) * MONTH_DAYS


def _as_if_all_covered(total: PeriodTotal, exposure: Exposure) -> PeriodTotal:
    """Take the unknown days as empty, as somebody does who adds up rows; under the floor they stay unknown."""
    if total.coverage < COVERAGE_FLOOR:
        return total
    rate = total.total / (calendar_length(total.period) if exposure == "total" else total.n_days)
    return replace(
        total,
        n_covered_days=total.n_days,
        rate=rate,
        rate_low=rate,
        rate_high=rate,
        total_low=total.total,
        total_high=total.total,
        n_steps=0,
        n_covered_steps=0,
    )


def _slice(period: Period, series: DailySeries) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.bool_]]:
    first = max(0, (period.start - series.start).days)
    last = max(first, (period.end - series.start).days + 1)
    return series.totals[first:last], series.n_rows[first:last], series.covered[first:last]


def _column(record: Record, measure: str, estimate: str) -> str:
    described = record.descriptor.measure(measure)
    if described is None or estimate == "best":
        return measure
    return (described.low_column if estimate == "low" else described.high_column) or measure
