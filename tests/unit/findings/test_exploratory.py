"""Choices that a claim does not leave open are shown on the curve and never turn its outcome."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord.checks.check import CHECK_TYPES
from onrecord.checks.read_claim_file import check_from_dict
from onrecord.findings.choices import decision_points, n_combinations
from onrecord.findings.ledger import MONTH_DAYS, calendar_length
from onrecord.findings.sensitivity import tally_words
from onrecord.text.dates import parse_period

JAN, FEB = [2] * 31, [2] * 29
ANNOUNCED = [{"column": "day", "meaning": "announcement", "lag_days": 1}]


def tally(finding, point):
    """Give choice to (clear, fitting) of a point."""
    return {t.choice: (t.n_clear, t.n_fitting) for t in finding.sensitivity.tallies if t.point == point}


def alone(finding, point):
    """Give choice to value and outcome of the variants in which only this point is taken otherwise."""
    plain = dict(finding.sensitivity.variants[0].choices)
    return {
        dict(v.choices)[point]: (v.value, v.outcome)
        for v in finding.sensitivity.variants
        if {p for p, choice in v.choices if choice != plain[p]} <= {point}
    }


def test_totals_that_move_the_other_way_are_shown_and_do_not_decide(find, daily):
    rows = daily(1, JAN) + daily(2, [2] * 16 + [3] * 5 + [None] * 8)  # 62 → 47 in total, 2 → 2.24 a covered day
    finding = find(rows, {"kind": "change", "period": "2020-02", "baseline": "2020-01", "direction": "increase"})
    assert finding.outcome == "consistent"
    assert alone(finding, "the number") == {
        "a covered day": (pytest.approx(47 / 21 / 2), "consistent"),
        "a calendar day, unknown days taken as empty": (pytest.approx(47 / 29 / 2), "inconsistent"),
        "as bare totals": (pytest.approx(47 / 62), "inconsistent"),
    }
    assert finding.sensitivity.flipping == ()
    assert finding.sensitivity.share_agreeing == 1.0
    assert 0 < finding.sensitivity.share_agreeing_overall < 1


def test_under_the_floor_unknown_days_are_not_taken_as_empty(find, daily):
    rows = daily(1, JAN) + daily(2, [2] * 10)
    finding = find(rows, {"kind": "change", "period": "2020-02", "baseline": "2020-01", "direction": "decrease"})
    assert finding.outcome == "insufficient_record"
    assert {outcome for _, outcome in alone(finding, "the number").values()} == {"insufficient_record"}


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("2020-02", MONTH_DAYS),
        ("2020-01", MONTH_DAYS),
        ("2020-01/2020-03", 3 * MONTH_DAYS),
        ("2019", 12 * MONTH_DAYS),
        ("2020-02-01/2020-02-28", 28),
        ("2020-01-02/2020-02-29", 59),
    ],
)
def test_whole_months_are_equally_long(period, days):
    assert calendar_length(parse_period(period)) == pytest.approx(days)


def test_picked_days_stand_out_from_the_days_around_them(find):
    days = [date(2019, 1, 1) + timedelta(days=i) for i in range(731)]
    dip = parse_period("2020-06-15/2020-06-21")
    rows = [(day.isoformat(), "Alton", 20 + i // 20 - 25 * (day in dip)) for i, day in enumerate(days)]
    coverage = {"kind": "rows", "period": "2019-01-01/2020-12-31"}
    picked = find(rows, {"kind": "change", "period": dip.iso(), "baseline": "2020-06-08/2020-06-14",
                         "direction": "decrease"}, coverage=coverage)  # fmt: skip
    assert picked.outcome == "consistent"
    assert picked.sensitivity.share_agreeing_overall < 0.25
    assert picked.sensitivity.own_percentile < 0.05
    fair = find(rows, {"kind": "change", "period": "2020-09", "baseline": "2020-08", "direction": "increase"},
                coverage=coverage)  # fmt: skip
    assert fair.sensitivity.share_agreeing_overall > 0.75
    assert fair.sensitivity.own_percentile < 0.8  # a rise that is no larger than over other days


def test_the_curve_runs_from_the_lowest_to_the_highest_number(find):
    days = [date(2019, 1, 1) + timedelta(days=i) for i in range(731)]
    rows = [(day.isoformat(), "Alton", 5 + i % 7 + i // 60) for i, day in enumerate(days)]
    coverage = {"kind": "rows", "period": "2019-01-01/2020-12-31"}
    spec = {"kind": "change", "period": "2020-05", "baseline": "2020-04", "direction": "increase"}
    found = find(rows, spec, coverage=coverage).sensitivity
    assert len(found.curve) == 21
    assert list(found.curve) == sorted(found.curve)
    clear = [v.value for v in found.variants if v.outcome != "insufficient_record"]
    assert found.curve[0] <= min(clear) and max(clear) <= found.curve[-1]
    assert found.n_combinations > 100


def test_days_of_a_trend_are_varied_too(find, daily):
    rows = [row for month in range(1, 13) for row in daily(month, [month] * 28)]
    spec = {"kind": "trend", "period": "2020-04/2020-07", "direction": "increase"}
    finding = find(rows, spec)
    varied = {dict(v.choices)["the days"] for v in finding.sensitivity.variants if v.exploratory}
    assert len(varied) > 10
    assert finding.sensitivity.share_agreeing_overall > 0.9


def test_a_name_at_two_levels_is_shown_at_both(find):
    rows = [(f"2020-01-{d:02d}", "Alton", n) for d in range(1, 32) for n in (1, 2)]
    rows = [(day, "Alton town" if n == 1 else "Other town", "Alton province", n) for day, _, n in rows]
    places = [{"column": "province", "level": "province"}, {"column": "town", "level": "place"}]
    finding = find(rows, {"kind": "count", "period": "2020-01", "where": {"town": "Alton town"}, "value": 31},
                   places=places, columns=("day", "town", "province", "fires"))  # fmt: skip
    assert finding.outcome == "consistent"
    assert alone(finding, "the place") == {
        "Alton town": (31.0, "consistent"),
        "Alton province": (93.0, "inconsistent"),
    }


@pytest.mark.parametrize(
    ("basis", "value", "outcome", "flipping"),
    [
        (None, 62, "mixed", ("each announcement",)),
        ("announcement", 62, "consistent", ()),
        ("event", 62, "inconsistent", ()),
        ("event", 63, "consistent", ()),
    ],
)
def test_whose_day_it_is(find, daily, basis, value, outcome, flipping):
    rows = daily(1, JAN) + daily(2, [3])  # 62 announced in January; 63 on the days that they report
    spec = {"kind": "count", "period": "2020-01", "value": value} | ({"date_basis": basis} if basis else {})
    finding = find(rows, spec, times=ANNOUNCED)
    assert finding.outcome == outcome
    assert finding.sensitivity.flipping == flipping
    shown = alone(finding, "each announcement")
    assert shown["dated as issued"][0] == 62
    assert shown["read as reporting 1 day before"][0] == 63


def test_in_a_record_of_events_the_basis_changes_nothing(find, daily):
    spec = {"kind": "count", "period": "2020-01", "value": 62, "date_basis": "event"}
    assert find(daily(1, JAN), spec).outcome == "consistent"


SPECS = {
    "count": {"value": 1},
    "rate": {"value": 1},
    "change": {"baseline": "2020-01", "direction": "increase"},
    "comparison": {"versus": {"town": "Borough"}, "direction": "more"},
    "share": {"value": 0.5},
    "extreme": {"direction": "highest", "unit": "month", "within": "2020-01/2020-03"},
    "trend": {"direction": "increase"},
    "occurrence": {},
    "coincidence": {},
}


@pytest.mark.parametrize("kind", CHECK_TYPES)
def test_every_kind_declares_decision_points(record_of, daily, kind):
    columns = ("day", "town", "fires", "low", "high")
    rows = [(day, town, n, 0, 9) for town in ("Alton", "Borough") for day, town, n in daily(2, FEB, town=town)]
    measures = [{"column": "fires", "unit": "fires", "low_column": "low", "high_column": "high"}]
    record = record_of(rows, columns=columns, measures=measures, times=ANNOUNCED)
    spec = {"kind": kind, "record": "log", "measure": "fires", "period": "2020-02", **SPECS[kind]}
    if kind == "coincidence":
        part = {"record": "log", "where": {"town": "Alton"}}
        spec = {"kind": kind, "trigger": {**part, "at": "2020-02-03"}, "response": part, "window_days": 3}
    points = decision_points(check_from_dict(spec), record)
    assert {point.name for point in points} >= {"each announcement"}
    assert len(points) >= 2 or kind in ("occurrence",)
    assert n_combinations(points) >= 2
    for point in points:
        assert point.options and point.plain and point.name
        assert all(option.words and (option.fields or option.basis) for option in point.options)


def test_the_longer_period_of_an_extreme_is_open_only_if_assumed(find, daily):
    rows = daily(12, [9] * 31, year=2019) + daily(1, JAN) + daily(2, [5] * 29)
    coverage = {"kind": "rows", "period": "2019-12-01/2020-02-29"}
    spec = {"kind": "extreme", "period": "2020-02", "direction": "highest", "unit": "month",
            "within": "2020-01/2020-02"}  # fmt: skip
    assert find(rows, spec, coverage=coverage).outcome == "consistent"
    assumed = find(rows, {**spec, "assumed": ["within"]}, coverage=coverage)
    assert assumed.outcome == "mixed"
    assert assumed.sensitivity.flipping == ("the longer period",)


def test_a_month_that_the_longer_period_cuts_is_no_rival(find, daily):
    rows = daily(1, [3] * 31) + daily(2, JAN[:29]) + daily(3, [1] * 7)
    spec = {"kind": "extreme", "period": "2020-02", "direction": "lowest", "unit": "month",
            "within": "2020-01-01/2020-03-07"}  # fmt: skip
    assert find(rows, spec).outcome == "consistent"


def test_tallies_are_spelled_only_where_they_add_something(find, daily):
    finding = find(daily(1, JAN) + daily(2, [3]), {"kind": "count", "period": "2020-01", "value": 62}, times=ANNOUNCED)
    assert tally(finding, "each announcement") == {
        "dated as issued": (1, 1),
        "read as reporting 1 day before": (1, 0),
    }
    assert tally_words(finding.sensitivity) == ()
