"""The record in time: what it says, and that it never draws an unknown day as zero."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest
from sample_report import DAILY, MAY, sample_report, total

from onrecord.findings.finding import DailyRecord, Finding
from onrecord.reports.charts.bins import bins_of, unit_for
from onrecord.reports.charts.chart import Chart
from onrecord.reports.charts.daily import daily_chart, runs


def finding(daily: DailyRecord) -> Finding:
    tested = sample_report().claims[0].finding
    assert tested is not None
    return replace(tested, daily=daily, totals=(total("period", MAY),))


def chart_of(daily: DailyRecord) -> Chart:
    chart = daily_chart(finding(daily), "1")
    assert chart is not None
    return chart


def drawn(daily: DailyRecord) -> ET.Element:
    return ET.fromstring(chart_of(daily).svg)


def path(picture: ET.Element, name: str) -> str:
    return next((p.get("d") or "" for p in picture.iter("path") if p.get("class") == name), "")


def days(*totals: float, covered: tuple[bool, ...] = (), late: tuple[float, ...] = ()) -> DailyRecord:
    known = covered or (True,) * len(totals)
    return DailyRecord(start=date(2021, 1, 1), totals=totals, covered=known, late=late, unit="strikes")


def test_the_picture_has_words() -> None:
    chart = chart_of(DAILY)
    assert chart.title == "Strikes a day"
    assert "May 2021: 21.0 a covered day, 28 of 31 days covered." in chart.words


def test_one_bar_a_covered_day_and_none_on_unknown_days() -> None:
    assert path(drawn(DAILY), "bars").count("M") == sum(DAILY.covered)


def test_unknown_days_are_hatched_together() -> None:
    hatched = [r for r in drawn(DAILY).iter("rect") if (r.get("fill") or "").startswith("url(#h")]
    assert len(hatched) == len(list(runs(DAILY.covered, of=False)))


def test_a_covered_day_of_zero_is_not_hatched() -> None:
    chart = chart_of(days(0.0, 0.0, 3.0, covered=(True, False, True)))
    assert [r.get("fill") for r in ET.fromstring(chart.svg).iter("rect")] == ["url(#h1)"]
    assert "1 day has no entry and is unknown" in chart.words
    assert [row[1] for row in chart.rows] == ["0", "unknown", "3"]


def test_late_rows_are_outlined_also_on_unknown_days() -> None:
    chart = chart_of(days(2.0, 0.0, 3.0, covered=(True, False, True), late=(1.0, 4.0, 0.0)))
    assert path(ET.fromstring(chart.svg), "late").count("M") == 2
    assert ("late", "reported late, not counted") in chart.keys
    assert [row[2] for row in chart.rows] == ["1", "4", "0"]


@pytest.mark.parametrize("totals", [(0.0,), (1.0,), (1e9,), (0.25, 0.5)])
def test_any_totals_can_be_drawn(totals: tuple[float, ...]) -> None:
    drawn(days(*totals))


def test_nothing_covered_can_be_drawn() -> None:
    drawn(replace(DAILY, covered=(False,) * len(DAILY.totals)))


def test_ten_years_stay_small() -> None:
    long = days(*([3.0] * 3660))
    chart = chart_of(long)
    assert len(chart.svg) < 30_000
    assert len(chart.rows) < 300
    assert chart.title == "Strikes a day, by month"


@pytest.mark.parametrize(("n_days", "unit"), [(1, "day"), (400, "day"), (401, "week"), (1960, "week"), (1961, "month")])
def test_long_records_are_drawn_coarser(n_days: int, unit: str) -> None:
    assert unit_for(n_days) == unit


@pytest.mark.parametrize("unit", ["day", "week", "month"])
def test_bins_lose_nothing(unit: str) -> None:
    bins = bins_of(DAILY, unit)  # type: ignore[arg-type]
    known = [t for t, c in zip(DAILY.totals, DAILY.covered, strict=True) if c]
    assert sum(b.total for b in bins) == sum(known)
    assert sum(b.n_covered for b in bins) == len(known)
    assert sum(b.period.n_days for b in bins) == len(DAILY.totals)
