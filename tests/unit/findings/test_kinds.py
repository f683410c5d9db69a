"""The arithmetic of each kind, on records small enough to add up by hand."""

from __future__ import annotations

import pytest

JAN, FEB = [2] * 31, [1] * 29


def test_a_count_is_exact_unless_hedged(find, daily):
    rows = daily(1, JAN)
    assert find(rows, {"kind": "count", "period": "2020-01", "value": 62}).outcome == "consistent"
    assert find(rows, {"kind": "count", "period": "2020-01", "value": 60}).outcome == "inconsistent"
    assert (
        find(rows, {"kind": "count", "period": "2020-01", "value": 60, "comparison": "about"}).outcome == "consistent"
    )
    assert find(rows, {"kind": "count", "period": "2020-01", "value": "dozens"}).outcome == "consistent"
    assert find(rows, {"kind": "count", "period": "2020-01", "value": "hundreds"}).outcome == "inconsistent"


def test_nearly_is_one_sided(find, daily):
    rows = daily(1, JAN)
    assert (
        find(rows, {"kind": "count", "period": "2020-01", "value": 65, "comparison": "nearly"}).outcome == "consistent"
    )
    assert (
        find(rows, {"kind": "count", "period": "2020-01", "value": 60, "comparison": "nearly"}).outcome
        == "inconsistent"
    )


def test_a_lower_bound_reached_stays_reached_whatever_the_unknown_days_held(find, daily):
    rows = daily(1, [50] + [None] * 30)
    spec = {"kind": "count", "period": "2020-01", "value": 40, "comparison": "more_than"}
    assert find(rows, spec).outcome == "consistent"
    assert find(rows, {**spec, "comparison": "at_most"}).outcome == "inconsistent"
    assert find(rows, {**spec, "value": 60}).outcome == "insufficient_record"


def test_unknown_days_that_could_turn_a_count_make_it_open(find, daily):
    rows = daily(1, [2] * 25 + [None] * 6)  # 50 seen; 62 if the six days had been like the others
    spec = {"kind": "count", "period": "2020-01", "value": 55, "comparison": "about"}
    assert find(rows, spec).outcome == "insufficient_record"
    assert find(rows, {**spec, "value": 200}).outcome == "inconsistent"


def test_a_day_without_an_entry_is_unknown_not_zero(find, daily):
    finding = find(daily(1, [2, None, 2]), {"kind": "count", "period": "2020-01-02", "value": 0})
    assert finding.outcome == "insufficient_record"
    assert "no entry for 2 January 2020" in finding.sentence


def test_a_rate_is_per_covered_day(find, daily):
    rows = daily(1, [4] * 24 + [None] * 7)
    finding = find(rows, {"kind": "rate", "period": "2020-01", "value": 4, "per": "day"})
    assert finding.outcome == "consistent"
    [rate] = finding.estimates
    assert (rate.value, rate.low, rate.high) == (4.0, 96 / 31, 4.0)


def test_under_seven_tenths_of_the_days_a_rate_must_hold_at_both_bounds(find, daily):
    rows = daily(1, [4] * 16 + [None] * 15)  # 2.1 to 4 a day, whatever the unknown days held
    spec = {"kind": "rate", "period": "2020-01", "per": "day"}
    assert find(rows, {**spec, "value": 4}).outcome == "insufficient_record"
    assert find(rows, {**spec, "value": 9}).outcome == "inconsistent"
    assert find(rows, {**spec, "value": 2, "comparison": "more_than"}).outcome == "consistent"


def test_half_of_the_days_is_the_floor(find, daily):
    spec = {"kind": "rate", "period": "2020-01", "value": 4, "per": "day"}
    finding = find(daily(1, [4] * 15 + [None] * 16), spec)
    assert finding.outcome == "insufficient_record"
    assert "15 of 31 days" in finding.sentence
    assert finding.would_suffice == "at least 16 covered days in January 2020"


def test_change_compares_rates_not_totals(find, daily):
    rows = daily(1, JAN) + daily(2, [2] * 21 + [None] * 8)  # 62 → 42 in total, 2 → 2 a day
    finding = find(rows, {"kind": "change", "period": "2020-02", "baseline": "2020-01", "direction": "none"})
    assert finding.outcome == "consistent"
    assert finding.sentence.startswith("Unchanged a covered day")
    rows = daily(1, JAN) + daily(2, [2] * 16 + [3] * 5 + [None] * 8)  # 62 → 47, 2 → 2.24
    finding = find(rows, {"kind": "change", "period": "2020-02", "baseline": "2020-01", "direction": "increase"})
    assert finding.outcome == "consistent"
    assert any("totals move the other way (down 24 %" in reason for reason in finding.reasons)


def test_under_seven_tenths_of_the_days_a_change_must_hold_at_both_bounds(find, daily):
    spec = {"kind": "change", "period": "2020-02", "baseline": "2020-01", "direction": "increase"}
    assert find(daily(1, JAN) + daily(2, [3] * 15 + [None] * 14), spec).outcome == "insufficient_record"
    assert find(daily(1, JAN) + daily(2, [9] * 15 + [None] * 14), spec).outcome == "consistent"


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ({"direction": "decrease"}, "consistent"),
        ({"direction": "increase"}, "inconsistent"),
        ({"direction": "decrease", "size": "sharply"}, "consistent"),
        ({"direction": "decrease", "size": "slightly"}, "inconsistent"),
        ({"direction": "decrease", "size": 0.5}, "consistent"),
        ({"direction": "decrease", "size": 0.5, "size_comparison": "more_than"}, "inconsistent"),
        ({"direction": "decrease", "size": 0.8, "size_comparison": "about"}, "inconsistent"),
        ({"direction": "none"}, "inconsistent"),
    ],
)
def test_change_of_one_half(find, daily, said, outcome):
    rows = daily(1, JAN) + daily(2, FEB)
    assert find(rows, {"kind": "change", "period": "2020-02", "baseline": "2020-01", **said}).outcome == outcome


def test_near_one_the_sign_of_a_change_needs_every_day(find, daily):
    spec = {"kind": "change", "period": "2020-02", "baseline": "2020-01", "direction": "decrease"}
    rows = daily(1, [20] * 31)
    assert find(rows + daily(2, [19] * 29), spec).outcome == "consistent"
    assert find(rows + daily(2, [19] * 28), spec).outcome == "insufficient_record"


def test_change_from_nothing(find, daily):
    rows = daily(1, [0] * 31) + daily(2, FEB)
    spec = {"kind": "change", "period": "2020-02", "baseline": "2020-01"}
    assert find(rows, {**spec, "direction": "increase"}).sentence.startswith("Up from nothing")
    both_zero = daily(1, [0] * 31) + daily(2, [0] * 29)
    assert find(both_zero, {**spec, "direction": "none"}).outcome == "consistent"
    assert find(both_zero, {**spec, "direction": "increase"}).outcome == "inconsistent"


def test_comparison_and_share(find, daily):
    rows = daily(1, [3] * 31) + daily(1, [1] * 31, town="Borough")
    here = {"period": "2020-01", "where": {"town": "Alton"}}
    comparison = {"kind": "comparison", **here, "versus": {"town": "Borough"}}
    assert find(rows, {**comparison, "direction": "more"}).outcome == "consistent"
    assert find(rows, {**comparison, "direction": "less"}).outcome == "inconsistent"
    assert find(rows, {**comparison, "direction": "more", "ratio": 3}).outcome == "consistent"
    assert find(rows, {**comparison, "direction": "equal"}).outcome == "inconsistent"
    share = {"kind": "share", **here}
    assert find(rows, {**share, "value": "most"}).outcome == "consistent"
    assert find(rows, {**share, "value": 0.75}).outcome == "consistent"
    assert find(rows, {**share, "value": "half"}).outcome == "inconsistent"


def test_exactly_half_is_not_most(find, daily):
    rows = daily(1, [1] * 31) + daily(1, [1] * 31, town="Borough")
    spec = {"kind": "share", "period": "2020-01", "where": {"town": "Alton"}, "value": "most"}
    assert find(rows, spec).outcome == "inconsistent"


def test_extremes(find, daily):
    rows = daily(1, [1] * 31) + daily(2, [3] * 29) + daily(3, [2] * 31)
    spec = {"kind": "extreme", "period": "2020-02", "unit": "month", "within": "2020-01/2020-03"}
    assert find(rows, {**spec, "direction": "highest"}).outcome == "consistent"
    assert find(rows, {**spec, "direction": "lowest"}).outcome == "inconsistent"
    outside = find(rows, {**spec, "direction": "highest", "within": "2019-12/2020-03"})
    assert outside.outcome == "insufficient_record"


def test_an_extreme_that_total_and_rate_rank_differently_is_open(find, daily):
    rows = daily(1, [2] * 31) + daily(2, [3] * 16 + [None] * 13)  # 62 against 48; 2 against 3 a day
    spec = {
        "kind": "extreme",
        "period": "2020-02",
        "unit": "month",
        "within": "2020-01/2020-02",
        "direction": "highest",
    }
    assert find(rows, spec).outcome == "insufficient_record"


def test_trend(find, daily):
    rows = [row for month, n in ((1, 1), (2, 2), (3, 3), (4, 4)) for row in daily(month, [n] * 28)]
    spec = {"kind": "trend", "period": "2020-01/2020-04"}
    assert find(rows, {**spec, "direction": "increase"}).outcome == "consistent"
    assert find(rows, {**spec, "direction": "decrease"}).outcome == "inconsistent"
    assert find(rows, {**spec, "direction": "none"}).outcome == "inconsistent"


def test_occurrence_and_its_absence(find, daily):
    spec = {"kind": "occurrence", "period": "2020-01"}
    nothing = daily(1, [0] * 31)
    assert find(nothing, {**spec, "negated": True}).outcome == "consistent"
    assert find(nothing, spec).outcome == "inconsistent"
    assert find(nothing[:27], {**spec, "negated": True}).outcome == "insufficient_record"
    assert find(daily(1, [1]), spec).outcome == "consistent"


def test_coincidence(find, daily):
    rows = daily(1, [1] * 31) + daily(2, [5] * 29) + [("2020-02-01", "Borough", 1)]
    spec = {
        "kind": "coincidence",
        "trigger": {"record": "log", "where": {"town": "Borough"}, "at": "2020-02-01"},
        "response": {"record": "log", "measure": "fires", "where": {"town": "Alton"}},
        "window_days": 3,
    }
    assert find(rows, {**spec, "direction": "increase"}).outcome == "consistent"
    assert find(rows, {**spec, "direction": "decrease"}).outcome == "inconsistent"
    without = {**spec["trigger"], "at": "2020-02-10"}
    assert find(rows, {**spec, "trigger": without, "direction": "increase"}).outcome == "insufficient_record"
