"""The picture of the daily record: what it says, and that it never draws an unknown day as zero."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest
from sample_report import DAILY, MAY, total

from onrecord.findings.finding import DailyRecord
from onrecord.reports.chart import daily_chart, description, frame_of, nice_step, runs, ticks
from onrecord.text.dates import Period

SVG = {"s": "http://www.w3.org/2000/svg"}


def drawn(daily: DailyRecord) -> ET.Element:
    return ET.fromstring(daily_chart(daily, (total("period", MAY),), key="1"))


def test_the_picture_is_well_formed_and_has_words() -> None:
    picture = drawn(DAILY)
    assert picture.get("role") == "img"
    assert picture.findtext("title") == "Strikes a day"
    assert "May 2021: 21.0 a covered day, 28 of 31 days covered." in (picture.findtext("desc") or "")


def test_one_bar_a_covered_day_and_none_on_unknown_days() -> None:
    bars = next(p for p in drawn(DAILY).iter("path") if p.get("class") == "bars")
    assert (bars.get("d") or "").count("M") == sum(DAILY.covered)


def test_unknown_days_are_hatched_together() -> None:
    hatched = [r for r in drawn(DAILY).iter("rect") if (r.get("fill") or "").startswith("url(#h")]
    assert len(hatched) == len(list(runs(DAILY.covered, of=False)))


def test_a_covered_day_of_zero_is_not_hatched() -> None:
    quiet = DailyRecord(start=date(2021, 1, 1), totals=(0.0, 0.0, 3.0), covered=(True, False, True), unit="strikes")
    picture = drawn(quiet)
    assert [r.get("fill") for r in picture.iter("rect")] == ["url(#h1)"]
    assert "1 day has no entry and is unknown" in description(quiet, ())


@pytest.mark.parametrize("totals", [(0.0,), (1.0,), (1e9,), (0.25, 0.5)])
def test_any_totals_can_be_drawn(totals: tuple[float, ...]) -> None:
    drawn(DailyRecord(start=date(2021, 5, 1), totals=totals, covered=(True,) * len(totals), unit="x"))


def test_nothing_covered_can_be_drawn() -> None:
    drawn(replace(DAILY, covered=(False,) * len(DAILY.totals)))


@pytest.mark.parametrize(("rough", "step"), [(0.2, 1), (1, 1), (3, 5), (5, 5), (31.3, 50), (70, 100)])
def test_steps_are_round(rough: float, step: float) -> None:
    assert nice_step(rough) == step


def test_the_frame_holds_the_highest_day() -> None:
    assert frame_of(DAILY).top >= max(DAILY.totals)


@pytest.mark.parametrize(
    "end",
    [date(2021, 1, 1), date(2021, 1, 20), date(2021, 3, 2), date(2021, 3, 20), date(2026, 1, 1), date(2051, 7, 1)],
)
def test_a_handful_of_ticks_within_the_days(end: date) -> None:
    period = Period(date(2021, 1, 1), end)
    marked = ticks(period)
    assert 1 <= len(marked) <= 6
    assert all(day in period for day, _ in marked)
    assert str(marked[0][0].year) in marked[0][1]
