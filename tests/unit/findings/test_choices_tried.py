"""Choices that a claim leaves open: what they are, that each is tried, and which turns the answer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord.checks.read_claim_file import check_from_dict
from onrecord.findings.choices import combinations, decision_points, readings_point
from onrecord.findings.choices_of_claim import ordinary_baselines, period_before, same_period_last_year
from onrecord.findings.run import run_check
from onrecord.text.dates import parse_period

COVERED = {"kind": "rows", "period": "2019-01-01/2020-12-31"}


def two_years(total, *, town="Alton"):
    """Give one row a day of 2019 and 2020, the total by day."""
    days = [date(2019, 1, 1) + timedelta(days=i) for i in range(731)]
    return [(day.isoformat(), town, total(day)) for day in days]


@pytest.mark.parametrize(
    ("period", "baselines"),
    [
        ("2020-03", ["2020-02", "2019-03", "2019-12-01/2020-02-29"]),
        ("2020-03-02/2020-03-08", ["2020-02-24/2020-03-01", "2019-03-02/2019-03-08", "2020-02"]),
        ("2020-02-29", ["2020-02-28", "2019-02-28", "2020-01"]),
        ("2019", ["2018"]),
    ],
)
def test_what_a_period_is_ordinarily_measured_against(period, baselines):
    found = [p.iso() for p in ordinary_baselines(parse_period(period))]
    assert found == baselines


def test_days_before_and_a_year_earlier():
    week = parse_period("2020-03-02/2020-03-08")
    assert period_before(week) == parse_period("2020-02-24/2020-03-01")
    assert same_period_last_year(parse_period("2020-02")) == parse_period("2019-02")


def test_an_assumed_baseline_may_turn_a_change_and_a_stated_one_not(find):
    rows = two_years(lambda day: 9 if day.year == 2019 else day.month)
    spec = {"kind": "change", "period": "2020-03", "baseline": "2020-02", "direction": "increase"}
    stated = find(rows, spec, coverage=COVERED)
    assert stated.outcome == "consistent"
    assumed = find(rows, {**spec, "assumed": ["baseline"]}, coverage=COVERED)
    assert assumed.outcome == "mixed"
    assert assumed.sensitivity.flipping == ("the baseline",)
    assert any("with the baseline March 2019" in reason for reason in assumed.reasons)


def test_two_choices_at_once_may_turn_what_neither_turns_alone(find):
    rows = two_years(lambda day: 8 if day.year == 2019 else 2 + 2 * (day.month >= 3))
    rows += two_years(lambda day: 1 if day.year == 2019 else 10 + 30 * (day.month >= 3), town="Borough")
    spec = {"kind": "change", "period": "2020-03", "baseline": "2020-02", "direction": "increase"}
    finding = find(rows, {**spec, "assumed": ["baseline", "where"]}, coverage=COVERED)
    assert finding.outcome == "mixed"
    assert finding.sensitivity.flipping == ()
    assert finding.sensitivity.flipping_together == (("the baseline", "the place"),)
    assert any("the baseline March 2019 and the place Alton" in reason for reason in finding.reasons)


def test_what_one_choice_turns_is_not_blamed_on_two(find):
    rows = two_years(lambda day: 9 if day.year == 2019 else day.month)
    rows += two_years(lambda day: 9 if day.year == 2019 else day.month, town="Borough")
    spec = {"kind": "change", "period": "2020-03", "baseline": "2020-02", "direction": "increase"}
    finding = find(rows, {**spec, "assumed": ["baseline", "where"]}, coverage=COVERED)
    assert finding.sensitivity.flipping == ("the baseline",)
    assert finding.sensitivity.flipping_together == ()


def test_one_place_alone_is_no_choice(find, daily):
    spec = {"kind": "change", "period": "2020-02", "baseline": "2020-01", "direction": "decrease", "assumed": ["where"]}
    finding = find(daily(1, [2] * 31) + daily(2, [1] * 29), spec)
    assert "the place" not in {tally.point for tally in finding.sensitivity.tallies if tally.left_open}
    placeless = find(daily(1, [2] * 31) + daily(2, [1] * 29), spec, places=[])
    assert placeless.outcome == "consistent"


def test_a_measure_without_deaths_has_no_other(find, daily):
    spec = {"kind": "count", "period": "2020-01", "value": 31, "measure": "events", "assumed": ["measure"]}
    assert find(daily(1, [2] * 31), spec).sensitivity is None


def test_what_moves_the_number_without_turning_it_is_named(find):
    rows = two_years(lambda day: 1 if day.year == 2019 else 2 * day.month)
    spec = {"kind": "change", "period": "2020-03", "baseline": "2020-02", "direction": "increase"}
    finding = find(rows, {**spec, "assumed": ["baseline"]}, coverage=COVERED)
    assert finding.outcome == "consistent"
    assert any("With the baseline March 2019 the number is 6 instead of 1.5" in reason for reason in finding.reasons)


def plan(**changes):
    spec = {"kind": "change", "record": "log", "measure": "fires", "period": "2020-02", "baseline": "2020-01"}
    return check_from_dict({**spec, "direction": "decrease", **changes})


def test_other_readings_of_the_same_kind_are_choices(record_of, daily):
    record = record_of(daily(1, [2] * 31) + daily(2, [1] * 29) + daily(3, [4] * 31))
    other = plan(baseline="2020-03", where={"town": "Alton"})
    against = plan(period="2020-03", baseline="2020-02")
    finding = run_check(plan(), {"log": record}, readings=(plan(), other, against))
    assert finding.outcome == "mixed"
    assert finding.sensitivity.flipping == ("the reading",)
    count = check_from_dict({"kind": "count", "record": "log", "period": "2020-02", "value": 1})
    assert readings_point(plan(), (plan(), count)) is None
    point = readings_point(plan(), (other,))
    assert point.options[0].words == "where = (('town', ('Alton',)),), baseline = 2020-03"


def test_a_reading_that_the_record_cannot_carry_is_no_choice(record_of, daily):
    record = record_of(daily(1, [2] * 31) + daily(2, [1] * 29))
    astray = plan(direction="increase", where={"province": "North"})
    for own in (plan(), plan(assumed=["baseline"])):
        finding = run_check(own, {"log": record}, readings=(astray,))
        assert finding.outcome == "consistent"
        assert finding.sensitivity.flipping == ()


def test_too_many_combinations_are_tried_one_by_one(record_of, daily):
    record = record_of(
        [(d, t, n, 0, 9, "no") for d, t, n in daily(1, [2] * 31) + daily(2, [1] * 29)],
        columns=("day", "town", "fires", "low", "high", "late"),
        measures=[{"column": "fires", "unit": "fires", "low_column": "low", "high_column": "high"}],
        late={"where": {"late": "yes"}, "meaning": "reported late", "dated_by": "start"},
        times=[{"column": "day", "meaning": "announcement", "lag_days": 1}],
    )
    spec = {"kind": "trend", "record": "log", "measure": "fires", "period": "2020-01/2020-02"}
    check = check_from_dict({**spec, "direction": "decrease"})
    points = decision_points(check, record)
    every = combinations(check, points)
    assert len(every) <= 256 + sum(len(point.options) for point in points)
    assert all(option is None for _, option in every[0])
    seen = {(point.name, option.words) for taken in every for point, option in taken if option is not None}
    assert seen == {(point.name, option.words) for point in points for option in point.options}


def test_a_word_that_both_bounds_fit_is_settled(find, daily):
    finding = find(daily(1, [2] * 25 + [None] * 6), {"kind": "count", "period": "2020-01", "value": "dozens"})
    assert finding.outcome == "consistent"
