"""Scales: round steps, everything inside, ratios as far below 1 as above."""

from __future__ import annotations

from datetime import date
from math import inf

import pytest

from onrecord.reports.charts.scale import day_ticks, from_zero, nice_step, of_ratios
from onrecord.text.dates import Period


@pytest.mark.parametrize(("rough", "step"), [(0.2, 1), (1, 1), (3, 5), (5, 5), (31.3, 50), (70, 100)])
def test_steps_are_round(rough: float, step: float) -> None:
    assert nice_step(rough) == step


def test_a_scale_holds_the_highest_value() -> None:
    scale = from_zero((3.0, 94.0), start=200, end=20)
    assert (scale.high, scale.ticks) == (100, (0, 50, 100))
    assert (scale.at(0), scale.at(100), scale.at(1000)) == (200, 20, 20)


def test_an_infinite_value_does_not_stretch_the_scale() -> None:
    assert from_zero((2.0, inf), start=0, end=1).high == 2


def test_half_lies_as_far_from_one_as_double() -> None:
    scale = of_ratios((0.25, 4.0), start=0, end=100)
    assert scale.at(1) - scale.at(0.5) == pytest.approx(scale.at(2) - scale.at(1))
    assert 1.0 in scale.ticks and len(scale.ticks) <= 6


@pytest.mark.parametrize("values", [(0.0,), (inf,), (1.0,), (1e-9, 1e9)])
def test_any_ratio_has_a_place(values: tuple[float, ...]) -> None:
    scale = of_ratios(values, start=0, end=100)
    assert all(0 <= scale.at(value) <= 100 for value in values)


@pytest.mark.parametrize(
    "end",
    [date(2021, 1, 1), date(2021, 1, 20), date(2021, 3, 2), date(2021, 3, 20), date(2026, 1, 1), date(2051, 7, 1)],
)
def test_a_handful_of_ticks_within_the_days(end: date) -> None:
    period = Period(date(2021, 1, 1), end)
    marked = day_ticks(period)
    assert 1 <= len(marked) <= 6
    assert all(day in period for day, _ in marked)
    assert str(marked[0][0].year) in marked[0][1]
