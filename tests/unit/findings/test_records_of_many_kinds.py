"""What a descriptor can say of its rows (announcements, late and coarse ones, estimates, totals), tried otherwise."""

from __future__ import annotations

import pytest

JAN = [2] * 31
COLUMNS = ("day", "town", "fires")
ESTIMATES = {
    "columns": ("day", "town", "fires", "low", "high"),
    "measures": [{"column": "fires", "unit": "fires", "low_column": "low", "high_column": "high"}],
}


def choices(finding):
    """Every decision point of a finding with the choices tried."""
    return {point for variant in finding.sensitivity.variants for point, _ in variant.choices}


def test_low_and_high_estimates_stand_beside_the_best_and_may_turn_a_count(find, daily):
    rows = [(day, town, n, n - 1, n + 2) for day, town, n in daily(1, JAN)]
    spec = {"kind": "count", "period": "2020-01", "value": 50, "comparison": "more_than"}
    finding = find(rows, spec, **ESTIMATES)
    [estimate] = finding.estimates
    assert (estimate.low, estimate.value, estimate.high) == (31, 62, 124)
    assert finding.outcome == "mixed"
    assert finding.sensitivity.flipping == ("the estimate of fires",)
    assert "estimated 31 to 124" in finding.sentence


def test_a_ratio_is_taken_of_best_estimates(find, daily):
    rows = [(day, town, n, 0, n) for day, town, n in daily(1, JAN) + daily(2, [4] * 29)]
    spec = {"kind": "change", "period": "2020-02", "baseline": "2020-01", "direction": "increase"}
    finding = find(rows, spec, **ESTIMATES)
    assert finding.outcome == "consistent"
    assert "the estimate of fires" in choices(finding)


def test_a_measure_without_a_low_column_has_only_a_high_end(find, daily):
    rows = [(day, town, n, n + 2) for day, town, n in daily(1, JAN)]
    changes = {
        "columns": ("day", "town", "fires", "high"),
        "measures": [{"column": "fires", "unit": "fires", "high_column": "high"}],
    }
    finding = find(rows, {"kind": "rate", "period": "2020-01", "value": 2, "per": "day"}, **changes)
    assert finding.outcome == "mixed"
    assert {variant.value for variant in finding.sensitivity.variants} >= {2.0, 4.0}


def announced(lag):
    return {"times": [{"column": "day", "meaning": "announcement", "lag_days": lag}]}


def test_an_announcement_may_speak_of_the_day_before(find, daily):
    rows = daily(1, [0] * 30 + [9]) + daily(2, [9] + [0] * 28)
    spec = {"kind": "count", "period": "2020-01", "value": 9}
    finding = find(rows, spec, **announced(1))
    assert finding.outcome == "mixed"
    assert finding.sensitivity.flipping == ("each announcement",)
    assert any("usually report 1 day before" in caveat for caveat in finding.caveats)
    assert any(caveat == "The dates are those of announcements" for caveat in find(rows, spec, **announced(0)).caveats)


def test_late_rows_are_left_out_unless_asked_for(find, daily):
    rows = [(*row, "no") for row in daily(1, JAN)] + [("2020-01-31", "Alton", 40, "yes")]
    changes = {
        "columns": (*COLUMNS, "late"),
        "late": {"where": {"late": "yes"}, "meaning": "reported late", "dated_by": "start"},
    }
    finding = find(rows, {"kind": "count", "period": "2020-01", "value": 62}, **changes)
    assert finding.outcome == "mixed"
    assert "rows reported late" in finding.sensitivity.flipping


def test_an_event_whose_day_is_not_known_may_leave_a_count_open(find, daily):
    rows = [(day, town, n, day) for day, town, n in daily(1, JAN)] + [("2020-01-20", "Alton", 30, "2020-02-20")]
    changes = {
        "columns": (*COLUMNS, "until"),
        "times": [{"column": "day", "meaning": "event", "end_column": "until"}],
        "coverage": {"kind": "complete", "period": "2020-01-01/2020-12-31"},
    }
    count = find(rows, {"kind": "count", "period": "2020-01", "value": 92}, **changes)
    assert count.outcome == "insufficient_record"
    assert any("day is not known" in reason for reason in count.reasons)
    spec = {"kind": "occurrence", "period": "2020-02-10/2020-02-20", "negated": True}
    assert find(rows, spec, **changes).outcome == "insufficient_record"


def test_a_stated_total_and_its_parts(find):
    rows = []
    for day in range(1, 32):
        date = f"2020-01-{day:02d}"
        rows += [(date, "both", 5), (date, "Alton", 2), (date, "Borough", 2)]
    totals = [{"column": "town", "total": "both", "parts": ["Alton", "Borough"], "within": ["day"]}]
    finding = find(rows, {"kind": "count", "period": "2020-01", "value": 124}, totals=totals)
    assert finding.outcome == "mixed"
    assert finding.sensitivity.flipping == ("the total",)


def test_the_place_of_a_claim_that_names_none(find, daily):
    rows = daily(1, JAN) + daily(2, [6] * 29) + daily(1, [9] * 31, town="Borough") + daily(2, [3] * 29, town="Borough")
    spec = {"kind": "change", "period": "2020-02", "baseline": "2020-01", "direction": "decrease"}
    finding = find(rows, {**spec, "assumed": ["where"]})
    assert finding.outcome == "mixed"
    assert any("Alton" in reason for reason in finding.reasons)
    assert find(rows, spec).outcome == "consistent"


def test_a_window_that_no_word_gave(find, daily):
    rows = daily(1, JAN) + daily(2, [2] * 9 + [8] * 2 + [0] * 18)
    spec = {
        "kind": "coincidence",
        "trigger": {"record": "log", "at": "2020-02-10"},
        "response": {"record": "log", "measure": "fires"},
        "window_days": 1,
    }
    assert find(rows, spec).outcome == "consistent"
    assert find(rows, {**spec, "assumed": ["window_days"]}).outcome == "mixed"


def test_deaths_or_events_where_no_word_tells(find, daily):
    rows = [(day, town, 1, 0) for day, town, _ in daily(1, JAN)]
    changes = {"columns": (*COLUMNS, "best"), "measures": [{"column": "best", "unit": "deaths"}]}
    spec = {"kind": "count", "period": "2020-01", "value": 31, "measure": "events", "assumed": ["measure"]}
    finding = find(rows, spec, **changes)
    assert finding.outcome == "mixed"
    assert finding.sensitivity.flipping == ("the measure",)
    assert finding.sentence.startswith("The record holds 31 events")


def test_a_small_sum_says_of_what_it_is_made(find):
    rows = [("2020-01-05", "Alton", 7), ("2020-01-06", "Alton", 3)]
    finding = find(rows, {"kind": "count", "period": "2020-01-05/2020-01-06", "value": 10})
    assert any(
        c.startswith("2 rows of that place and time add up to it, the largest holding 7") for c in finding.caveats
    )
    empty = find([("2020-01-05", "Alton", ""), ("2020-01-06", "Alton", "")], {
        "kind": "count", "period": "2020-01-05/2020-01-06", "value": 0,
    })  # fmt: skip
    assert not any("add up to it" in caveat for caveat in empty.caveats)


def test_a_record_taken_soon_after_may_still_miss_rows(find, record_of, daily):
    spec = {"kind": "count", "period": "2020-01", "value": 62}
    late = "The record was taken soon after the period; late reports may be missing"
    assert late in find(daily(1, JAN), spec, snapshot="2020-02-03").caveats
    assert late not in find(daily(1, JAN), spec, snapshot="2020-12-31").caveats


def test_a_long_comparison_shows_its_last_ten_years(find):
    rows = [(f"{year}-{month:02d}-01", "Alton", 1) for year in range(2009, 2021) for month in range(1, 13)]
    coverage = {"kind": "complete", "period": "2009-01-01/2020-12-31"}
    spec = {"kind": "change", "period": "2020", "baseline": "2009", "direction": "none"}
    finding = find(rows, spec, coverage=coverage)
    assert len(finding.daily.totals) == 3660
    assert finding.daily.start.isoformat() == "2010-12-25"


def test_rates_that_are_no_counts_have_no_exact_interval(find, daily):
    spec = {"kind": "change", "period": "2020-02", "baseline": "2020-01", "direction": "decrease"}
    rows = daily(1, [0.004] * 31) + daily(2, [0.002] * 29)
    finding = find(rows, spec)
    assert finding.outcome == "consistent"
    assert finding.estimates == ()


@pytest.mark.parametrize("measure", ["fires", "events"])
def test_the_unit_is_that_of_the_measure(find, daily, measure):
    finding = find(daily(1, JAN), {"kind": "count", "period": "2020-01", "value": 62, "measure": measure})
    assert f" {measure} in January 2020" in finding.sentence
