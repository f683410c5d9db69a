"""Every kind of question gets its pictures, and each picture says in words and numbers what it draws."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from every_kind import PLANS, finding_of_kind

from onrecord.checks.check import CHECK_TYPES
from onrecord.reports.charts import Chart, charts_of
from onrecord.reports.charts.amount import amount_chart
from onrecord.reports.charts.calendar import calendar_chart
from onrecord.reports.charts.choices import choices_chart
from onrecord.reports.charts.placebo import placebo_chart
from onrecord.reports.charts.ranking import ranking_chart
from onrecord.reports.charts.ratio import ratio_chart
from onrecord.reports.charts.share import share_chart
from onrecord.reports.charts.sides import sides_chart
from onrecord.reports.charts.steps import steps_chart
from onrecord.reports.charts.windows import windows_chart

KINDS = sorted(PLANS)


def drawn(chart: Chart | None) -> ET.Element:
    assert chart is not None
    return ET.fromstring(chart.svg)


def of_class(picture: ET.Element, name: str) -> list[ET.Element]:
    return [e for e in picture.iter() if name in (e.get("class") or "").split()]


def test_every_kind_is_drawn() -> None:
    assert set(PLANS) == set(CHECK_TYPES)


@pytest.mark.parametrize("kind", KINDS)
def test_every_picture_has_words_and_a_table(kind: str) -> None:
    charts = charts_of(finding_of_kind(kind), "7")
    assert charts
    for chart in charts:
        picture = drawn(chart)
        assert (picture.get("role"), picture.findtext("title"), picture.findtext("desc")) == (
            "img",
            chart.title,
            chart.words,
        )
        assert chart.words.endswith(".") and chart.rows
        assert {len(row) for row in chart.rows} == {len(chart.columns)}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_drawn_outside_the_picture(kind: str) -> None:
    for chart in charts_of(finding_of_kind(kind), "7"):
        picture = drawn(chart)
        left, top, width, height = (float(part) for part in (picture.get("viewBox") or "").split())
        for element in picture.iter():
            for name, low, high in (("x", left, left + width), ("cx", left, left + width), ("cy", top, top + height)):
                assert low - 0.1 <= float(element.get(name, low)) <= high + 0.1, (chart.title, element.attrib)
            if element.tag == "text":
                assert top < float(element.get("y", 0)) <= top + height


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_of_the_key_is_in_the_picture(kind: str) -> None:
    words = {"bar": "bars", "mean": "rate", "owndot": "own", "anyday": "anyday", "hatched": "hatch"}
    for chart in charts_of(finding_of_kind(kind), "7"):
        for mark, _ in chart.keys:
            assert of_class(drawn(chart), words.get(mark, mark.split()[0])), (chart.title, mark)


@pytest.mark.parametrize("kind", KINDS)
def test_identifiers_differ_from_claim_to_claim(kind: str) -> None:
    one, other = ("".join(c.svg for c in charts_of(finding_of_kind(kind), key)) for key in "12")
    assert not set(re.findall(r'id="(\w+)"', one)) & set(re.findall(r'id="(\w+)"', other))


def test_a_count_stands_beside_what_was_said() -> None:
    chart = amount_chart(finding_of_kind("count"), "1")
    assert chart is not None
    assert [row[:2] for row in chart.rows] == [("the record", "173"), ("what was said", "exactly 62")]
    assert len(of_class(drawn(chart), "band")) == 1


def test_a_rate_has_the_bounds_of_its_unknown_days() -> None:
    chart = amount_chart(finding_of_kind("rate"), "1")
    assert chart is not None
    assert ("with the unknown days: none, or each the most", "–", "15.7", "29.3") in chart.rows
    assert len(of_class(drawn(chart), "whisker")) == 1


def test_a_ratio_has_both_intervals_and_what_could_be_shown() -> None:
    finding = finding_of_kind("change")
    chart = ratio_chart(finding, "1")
    assert chart is not None and finding.movement is not None
    assert [row[0].split(":")[0] for row in chart.rows] == [
        "95 % interval, events taken as independent",
        "interval by the record’s own ups and downs",
        "too small to stand out",
        "what was said",
    ]


def test_the_claim_stands_among_the_placebo_dates() -> None:
    finding = finding_of_kind("change")
    chart = placebo_chart(finding, "1")
    assert chart is not None and finding.movement is not None
    assert sum(int(row[2]) for row in chart.rows) == len(finding.movement.placebo)
    assert len(of_class(drawn(chart), "ownline")) == 1
    few = replace(finding, movement=replace(finding.movement, placebo=(0.1, 0.2)))
    assert placebo_chart(few, "1") is None


def test_choices_are_sorted_and_the_claims_own_is_marked_once() -> None:
    chart = choices_chart(finding_of_kind("change"), "1")
    assert chart is not None
    numbers = [float(row[0].split()[0]) for row in chart.rows]
    assert numbers == sorted(numbers)
    assert sum("as tested" in row[0] for row in chart.rows) == 1
    assert len(of_class(drawn(chart), "ownline")) == 1


def test_the_choice_that_turns_the_outcome_is_named() -> None:
    finding = finding_of_kind("change")
    assert finding.sensitivity is not None
    point = finding.sensitivity.variants[0].choices[0][0]
    turned = replace(finding, sensitivity=replace(finding.sensitivity, flipping=(point,)))
    chart = choices_chart(turned, "1")
    assert chart is not None
    assert f"What turns the outcome round: {point}." in chart.words
    assert f"{point.capitalize()} (turns it round)" in chart.svg


def test_many_choices_are_thinned_but_never_the_claims_own() -> None:
    finding = finding_of_kind("change")
    assert finding.sensitivity is not None
    own, other = finding.sensitivity.variants[:2]
    many = tuple(replace(other, value=i / 100) for i in range(1, 2000))
    chart = choices_chart(replace(finding, sensitivity=replace(finding.sensitivity, variants=(own, *many))), "1")
    assert chart is not None
    assert len(chart.rows) <= 81
    assert sum("as tested" in row[0] for row in chart.rows) == 1
    assert "2,000 combinations" in chart.words


def test_what_is_only_explored_is_drawn_small_and_said_to_be() -> None:
    finding = finding_of_kind("change")
    assert finding.sensitivity is not None
    n_explored = sum(v.exploratory and v.value is not None for v in finding.sensitivity.variants)
    chart = choices_chart(finding, "1")
    assert chart is not None and n_explored
    assert f"{n_explored} of them are explored only" in chart.words
    small = [
        e for e in of_class(drawn(chart), "spot") if e.get("r") == "3.5" or "inconsistent" in (e.get("class") or "")
    ]
    assert 0 < sum("(explored)" in row[0] for row in chart.rows) <= len(small)


def test_the_curve_over_windows_marks_the_one_claimed() -> None:
    finding = finding_of_kind("coincidence")
    chart = windows_chart(finding, "1")
    assert chart is not None and finding.coincidence is not None
    assert [int(row[0]) for row in chart.rows] == [p.window_days for p in finding.coincidence.curve]
    assert "claimed: within 3 days" in chart.svg


def test_a_share_is_filled_to_its_part() -> None:
    finding = finding_of_kind("share")
    picture = drawn(share_chart(finding, "1"))
    [part], [whole] = of_class(picture, "part"), of_class(picture, "whole")
    share = float(part.get("width", 0)) / float(whole.get("width", 1))
    assert share == pytest.approx(finding.totals[0].total / finding.totals[1].total, abs=0.001)


def test_sides_are_as_long_as_their_totals() -> None:
    finding = finding_of_kind("comparison")
    picture = drawn(sides_chart(finding, "1"))
    here, there = (float(of_class(picture, name)[0].get("width", 0)) for name in ("part", "bars"))
    assert here / there == pytest.approx(finding.totals[0].total / finding.totals[1].total, abs=0.01)


def test_the_claimed_month_has_its_rank() -> None:
    finding = finding_of_kind("extreme")
    chart = ranking_chart(finding, "1")
    assert chart is not None
    totals = [float(row[2].replace(",", "")) for row in chart.rows]
    assert totals == sorted(totals, reverse=True) and len(totals) == 21
    rank = next(row[0] for row in chart.rows if row[1] == "July 2016")
    assert f"number {rank}." in chart.words
    assert f"claimed, rank {rank}: July 2016" in chart.svg
    assert totals[int(rank) - 1] == finding.totals[0].total


def test_a_trend_has_a_point_a_step() -> None:
    finding = finding_of_kind("trend")
    chart = steps_chart(finding, "1")
    assert chart is not None
    assert len(of_class(drawn(chart), "own")) == len(chart.rows) == 9


def test_a_calendar_has_a_cell_a_day_and_outlines_the_days_claimed() -> None:
    finding = finding_of_kind("occurrence")
    assert finding.daily is not None
    picture = drawn(calendar_chart(finding, "1"))
    levels = [e for n in range(4) for e in of_class(picture, f"level{n}")]
    assert len(levels) == sum(finding.daily.covered)
    assert len(of_class(picture, "asked")) == 31


def test_a_long_calendar_gives_way_to_bars() -> None:
    finding = finding_of_kind("occurrence")
    assert finding.daily is not None
    n = 800
    long = replace(finding.daily, totals=(1.0,) * n, covered=(True,) * n, late=())
    titles = [chart.title for chart in charts_of(replace(finding, daily=long), "1")]
    assert titles[0] == "Strikes a day, by week"


@pytest.mark.parametrize("kind", KINDS)
def test_a_finding_without_numbers_is_no_error(kind: str) -> None:
    finding = finding_of_kind(kind)
    bare = replace(finding, totals=(), estimates=(), movement=None, coincidence=None, sensitivity=None, daily=None)
    assert charts_of(bare, "1") == ()
