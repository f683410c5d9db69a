"""Gaps, ends of the record and empty wholes: no kind answers over them, and each says what would suffice."""

from __future__ import annotations

import pytest

from onrecord.errors import CheckError

JAN = [2] * 31
ALTON = {"where": {"town": "Alton"}}


@pytest.mark.parametrize(
    ("spec", "reason"),
    [
        ({"kind": "count", "period": "2021-01", "value": 5}, "lies outside the record"),
        ({"kind": "rate", "period": "2021-01", "value": 5, "per": "day"}, "lies outside the record"),
        ({"kind": "trend", "period": "2021", "direction": "increase"}, "lies outside the record"),
        ({"kind": "occurrence", "period": "2021-01"}, "lies outside the record"),
        ({"kind": "change", "period": "2021-01", "baseline": "2020-01", "direction": "increase"}, "outside the record"),
        ({"kind": "comparison", "period": "2021-01", **ALTON, "versus": {}, "direction": "less"}, "outside the record"),
        ({"kind": "share", "period": "2021-01", **ALTON, "value": 0.5}, "lies outside the record"),
        (
            {"kind": "extreme", "period": "2021-01", "within": "2021", "unit": "month", "direction": "highest"},
            "outside",
        ),
    ],
)
def test_beyond_its_last_day_no_kind_answers(find, daily, spec, reason):
    finding = find(daily(1, JAN), spec)
    assert finding.outcome == "insufficient_record"
    assert reason in finding.sentence
    assert finding.would_suffice.startswith("a record that covers")


def test_a_period_partly_beyond_says_so(find, daily):
    finding = find(daily(12, [2] * 31), {"kind": "rate", "period": "2020-12/2021-01", "value": 5, "per": "day"})
    assert "lies partly outside the record" in finding.sentence


def test_a_change_that_half_fell_into_a_gap_still_shows_the_rates(find, daily):
    rows = daily(1, JAN) + daily(2, [4] * 10 + [None] * 19)
    finding = find(rows, {"kind": "change", "period": "2020-02", "baseline": "2020-01", "direction": "increase"})
    assert finding.outcome == "insufficient_record"
    assert "over the covered days: 2 → 4 fires a day" in finding.sentence


def test_the_whole_of_a_share_must_hold_something(find, daily):
    finding = find(daily(1, [0] * 31), {"kind": "share", "period": "2020-01", **ALTON, "value": "half"})
    assert finding.outcome == "insufficient_record"
    assert "The whole is empty" in finding.sentence
    assert finding.would_suffice == "rows in that period"


def test_a_unit_without_others_is_no_extreme(find, daily):
    spec = {"kind": "extreme", "period": "2020-01", "within": "2020-01", "unit": "month", "direction": "highest"}
    finding = find(daily(1, JAN), spec)
    assert finding.outcome == "insufficient_record"
    assert "No other unit is covered" in finding.sentence


def test_days_and_weeks_are_ranked_among_their_like(find, daily):
    rows = daily(1, [1] * 7 + [5] * 7 + [2] * 17)
    week = {"kind": "extreme", "period": "2020-01-08/2020-01-14", "within": "2020-01", "unit": "week"}
    assert find(rows, {**week, "direction": "highest"}).outcome == "consistent"
    assert find(rows, {**week, "direction": "lowest"}).outcome == "inconsistent"
    assert "the other 3 weeks" in find(rows, {**week, "direction": "highest"}).sentence
    day = {"kind": "extreme", "period": "2020-01-01", "within": "2020-01", "unit": "day", "direction": "lowest"}
    assert find(rows, day).outcome == "consistent"


def test_units_in_a_gap_are_left_out_and_said_so(find, daily):
    rows = daily(1, JAN) + daily(2, [9] * 5 + [None] * 24) + daily(3, [1] * 31)
    spec = {"kind": "extreme", "period": "2020-01", "within": "2020-01/2020-03", "unit": "month"}
    finding = find(rows, {**spec, "direction": "highest"})
    assert finding.outcome == "consistent"
    assert any("1 months with too few covered days are left out" in caveat for caveat in finding.caveats)


def test_a_rank_that_the_unknown_days_decide_is_open(find, daily):
    rows = daily(1, [3] * 31) + daily(2, [4] * 20 + [None] * 9)  # 93 against 80, 3 against 4 a day
    spec = {"kind": "extreme", "period": "2020-01", "within": "2020-01/2020-02", "unit": "month"}
    finding = find(rows, {**spec, "direction": "highest"})
    assert finding.outcome == "insufficient_record"
    assert "the unknown days decide" in finding.sentence


def test_three_steps_are_the_least_for_a_trend(find, daily):
    two = find(daily(1, [2, 3]), {"kind": "trend", "period": "2020-01-01/2020-01-02", "direction": "increase"})
    assert two.outcome == "insufficient_record"
    assert "Fewer than three steps" in two.sentence
    days = find(daily(1, [2, 3, 4]), {"kind": "trend", "period": "2020-01-01/2020-01-03", "direction": "increase"})
    assert days.outcome == "consistent"
    weeks = find(daily(1, [9] * 7 + [5] * 7 + [1] * 7), {
        "kind": "trend", "period": "2020-01-01/2020-01-21", "direction": "decrease",
    })  # fmt: skip
    assert weeks.outcome == "consistent"
    assert "over 3 steps" in weeks.sentence


def test_a_constant_series_has_no_trend(find, daily):
    rows = daily(1, JAN) + daily(2, [2] * 29) + daily(3, [2] * 31)
    finding = find(rows, {"kind": "trend", "period": "2020-01/2020-03", "direction": "none"})
    assert finding.outcome == "consistent"
    assert finding.estimates[0].value == 0


def test_a_coincidence_needs_a_covered_window_and_a_trigger(find, daily):
    spec = {
        "kind": "coincidence",
        "trigger": {"record": "log", "where": {"town": "Borough"}, "at": "2020-02-10"},
        "response": {"record": "log", "measure": "fires", "where": {"town": "Alton"}},
        "window_days": 3,
    }
    rows = daily(1, JAN) + daily(2, [2] * 29)
    no_trigger = find([*rows, ("2020-02-20", "Borough", 1)], spec)
    assert no_trigger.outcome == "insufficient_record"
    assert "holds no trigger (Borough) on 10 February 2020" in no_trigger.sentence
    rows = daily(1, JAN) + daily(2, [2] * 9 + [None] * 20)
    gone = find([*rows, ("2020-01-10", "Borough", 1)], spec)
    assert gone.outcome == "insufficient_record"
    assert "The record covers 0 of 4 days" in gone.sentence
    assert gone.coincidence is None


def test_a_record_that_is_not_open_is_named(find, daily):
    with pytest.raises(CheckError, match="the record 'diary' is not open") as error:
        find(daily(1, JAN), {"kind": "count", "record": "diary", "period": "2020-01", "value": 1})
    assert "open records: log" in error.value.where
