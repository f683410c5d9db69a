"""The choices that a claim leaves open, and the plans that other choices would give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import prod
from typing import Any

from onrecord.checks.check import ChangeCheck, Check
from onrecord.findings.choices_of_claim import (
    baseline_point,
    coincidence_window_point,
    days_point,
    granularity_point,
    measure_point,
    place_point,
    within_point,
)
from onrecord.findings.choices_of_record import (
    coarse_dates_point,
    date_basis_point,
    estimate_point,
    exposure_point,
    late_point,
    totals_point,
)
from onrecord.findings.decision_point import DecisionPoint, Option
from onrecord.findings.ledger import PLAIN, Basis
from onrecord.records.record import Record
from onrecord.text.dates import Period

MAX_COMBINATIONS = 20_000
"""Combinations tried at most for a change, whose grid is answered by arithmetic on arrays."""
MAX_SINGLE = 256
"""Combinations tried at most for the other kinds, which are answered one by one."""

Taken = tuple[tuple[DecisionPoint, Option | None], ...]
"""One way to take every point, None standing for the plan's own."""


def decision_points(check: Check, record: Record, readings: tuple[Check, ...] = ()) -> tuple[DecisionPoint, ...]:
    """Give the choices that could be taken otherwise: first those that the claim or the record leaves open.

    Parameters
    ----------
    check : Check
        The plan.
    record : Record
        The opened record that it names.
    readings : tuple of Check
        Other plans of the same kind that are as good readings of the claim.
    """
    points = (
        readings_point(check, readings),
        baseline_point(check),
        measure_point(check, record),
        place_point(check, record),
        coincidence_window_point(check),
        within_point(check, record),
        late_point(record),
        totals_point(record),
        estimate_point(check, record),
        date_basis_point(check, record),
        coarse_dates_point(check, record),
        exposure_point(check, record),
        granularity_point(check, record),
        None if record.descriptor.coverage.step else days_point(check),
    )
    given = [point for point in points if point is not None and point.options]
    return tuple(sorted(given, key=lambda point: (point.about_dates, not point.decides)))


def combinations(check: Check, points: tuple[DecisionPoint, ...]) -> tuple[Taken, ...]:
    """Give all combinations of choices, the plan itself first, without those that set one field twice.

    The placement of coarse dates is no choice but what is not known: it is tried alone. So are the last points where
    the combinations are too many.
    """
    most = MAX_COMBINATIONS if isinstance(check, ChangeCheck) else MAX_SINGLE
    n_kept = sum(not point.about_dates for point in points)
    while n_combinations(points[:n_kept]) > most:
        n_kept -= 1
    rest: list[Taken] = [
        tuple((point, option if point is one else None) for point in points)
        for one in points[n_kept:]
        for option in one.options
    ]
    return (*_products(points, n_kept), *rest)


def n_combinations(points: Sequence[DecisionPoint]) -> int:
    """Count the combinations: points that set one field (the baseline, the days) exclude each other."""
    groups: list[tuple[set[str], int]] = []
    for point in points:
        fields = {name for option in point.options for name, _ in option.fields}
        together = [group for group in groups if group[0] & fields]
        groups = [group for group in groups if group not in together]
        joined = fields.union(*(names for names, _ in together))
        groups.append((joined, len(point.options) + sum(n for _, n in together)))
    return prod(1 + n for _, n in groups)


def _products(points: tuple[DecisionPoint, ...], n_kept: int) -> Iterator[Taken]:
    plain = (None,) * (len(points) - n_kept)
    for taken in product(*[(None, *point.options) for point in points[:n_kept]]):
        fields = [name for option in taken if option is not None for name, _ in option.fields]
        if len(set(fields)) == len(fields):
            yield tuple(zip(points, (*taken, *plain), strict=True))


def combine(check: Check, taken: Taken, own: Basis = PLAIN) -> tuple[Check, Basis]:
    """Take options: the plan and the basis that they give, beside the basis `own` of the plan itself."""
    options = [option for _, option in taken if option is not None]
    fields: Mapping[str, Any] = {name: value for option in options for name, value in option.fields}
    basis: Mapping[str, Any] = {name: value for option in options for name, value in option.basis}
    return replace(check, **fields), replace(own, **basis)


def readings_point(check: Check, readings: tuple[Check, ...]) -> DecisionPoint | None:
    """Make a decision point of other plans of the same kind that a person names as equally good."""
    options = []
    for other in readings:
        if type(other) is not type(check) or other == check:
            continue
        changed = [name for name in check.__dataclass_fields__ if getattr(other, name) != getattr(check, name)]
        fields = tuple((name, getattr(other, name)) for name in changed)
        options.append(Option(words=", ".join(f"{n} = {_short(v)}" for n, v in fields), fields=fields))
    return DecisionPoint(name="the reading", plain="as planned", options=tuple(options)) if options else None


def _short(value: object) -> str:
    return value.iso() if isinstance(value, Period) else str(value)
