"""Movement beside the arithmetic: of a change, a level, a share, a slope, and where it cannot be told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord.findings.movement import often


def year(totals, *, town="Alton"):
    """Give one row a day of 2020."""
    return [((date(2020, 1, 1) + timedelta(days=i)).isoformat(), town, n) for i, n in enumerate(totals)]


RESTLESS = [(3, 5, 4, 6, 2, 5, 3)[i % 7] for i in range(366)]
BURST = [40 if 182 <= i < 189 else n for i, n in enumerate(RESTLESS)]  # the first week of July


def test_a_week_ten_times_as_high_is_unusual_and_another_week_is_not(find):
    week = {"kind": "change", "period": "2020-07-01/2020-07-07", "baseline": "2020-06-24/2020-06-30"}
    found = find(year(BURST), {**week, "direction": "increase"}).movement
    assert found.word == "unusual"
    assert found.p_value <= 0.05
    assert found.n_placebo_independent >= 8
    assert found.smallest_detectable_change < 9
    quiet = {"kind": "change", "period": "2020-03-08/2020-03-14", "baseline": "2020-03-01/2020-03-07"}
    ordinary = find(year(BURST), {**quiet, "direction": "none"}).movement
    assert ordinary.word == "ordinary"
    assert "around almost any date" in ordinary.sentence


def test_a_fall_says_the_smallest_fall(find):
    rows = year([0 if 182 <= i < 196 else n for i, n in enumerate(RESTLESS)])
    spec = {"kind": "change", "period": "2020-07-01/2020-07-14", "baseline": "2020-06-17/2020-06-30"}
    found = find(rows, {**spec, "direction": "decrease"}).movement
    assert found.word == "unusual"
    assert "the smallest fall that would have stood out is" in found.sentence


@pytest.mark.parametrize(
    ("spec", "reason"),
    [
        ({"period": "2020-02", "baseline": "2020-01-15/2020-02-15"}, "the two periods overlap"),
        ({"period": "2020-07/2020-12", "baseline": "2020-01/2020-06"}, "too short to hold eight independent pairs"),
        ({"period": "2020-02", "baseline": "2019-01"}, "a period has no covered day"),
        ({"period": "2019-02", "baseline": "2020-01"}, "a period has no covered day"),
    ],
)
def test_why_a_change_cannot_be_assessed(find, spec, reason):
    found = find(year(RESTLESS), {"kind": "change", "direction": "increase", **spec}).movement
    assert found.word == "not_assessable"
    assert reason in found.sentence


def test_a_quiet_record_bears_no_movement(find):
    change = {"kind": "change", "period": "2020-02", "baseline": "2020-01", "direction": "none"}
    assert "neither period holds an event" in find(year([0] * 366), change).movement.sentence
    share = {"kind": "share", "period": "2020-02", "where": {"town": "Alton"}, "value": 0.5}
    assert "these numbers do not define it" in find(year([0] * 366), share).movement.sentence


def test_a_level_is_ranked_among_periods_of_its_length(find):
    count = {"kind": "count", "period": "2020-07-01/2020-07-07", "value": 280}
    found = find(year(BURST), count).movement
    assert found.word == "unusual"
    assert "over other stretches of 7 covered days the mean a day" in found.sentence
    for period in ("2020-02", "2020-01/2020-08"):
        long = find(year(BURST), {"kind": "count", "period": period, "value": 1}).movement
        assert "too short to hold sixteen other periods" in long.sentence


def test_a_share_and_a_comparison_are_ranked_as_shares(find):
    rows = year(BURST) + year([4] * 366, town="Borough")
    where = {"period": "2020-07-01/2020-07-07", "where": {"town": "Alton"}}
    share = find(rows, {"kind": "share", **where, "value": "most"}).movement
    comparison = find(
        rows, {"kind": "comparison", **where, "versus": {"town": "Borough"}, "direction": "more"}
    ).movement
    assert share.word == comparison.word == "unusual"
    assert share.p_value == comparison.p_value
    assert "the share is mostly between" in share.sentence


def test_a_slope_is_ranked_among_slopes(find):
    rows = year([n + max(0, i - 180) if i < 201 else n for i, n in enumerate(RESTLESS)])
    trend = {"kind": "trend", "period": "2020-06-29/2020-07-19", "direction": "increase"}
    found = find(rows, trend).movement
    assert found.word == "unusual"
    assert "a slope as steep is found in" in found.sentence
    flat = find(rows, {**trend, "period": "2020-02-01/2020-02-21", "direction": "none"}).movement
    assert flat.word == "ordinary"
    for period in ("2020-02/2020-03", "2020-01/2020-08"):
        long = find(rows, {**trend, "period": period}).movement
        assert long.word == "not_assessable"
        assert "too short to hold eight other periods" in long.sentence


def test_how_often_in_words():
    assert [often(p) for p in (0.9, 0.5, 0.34, 0.1, 0.02)] == [
        "almost any date", "one date in two", "one date in three", "one date in ten", "one date in 50",
    ]  # fmt: skip
