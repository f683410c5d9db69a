"""The days of a plan, and those that it measures them against, where the words leave something open."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.checks.check import ChangeCheck
from onrecord.text.dates import parse_period

CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "days that have not come are not those of what has happened": (
        "The alliance will meet in Brussels on 26 October. Coalition strikes in Iraq have halved, its spokesman said.",
        {"kind": "change", "period": "2016-10-01/2016-10-05", "assumed": ["period", "baseline"]},
    ),
    "two months with words between them are no stretch": (
        "Strikes in Syria in September were double what they had been in August.",
        {"kind": "change", "period": "2016-09", "baseline": "2016-08", "size": 2},
    ),
    "two months of which the words before compare one": (
        "August was deadlier than September in Aleppo: the number of people killed in the province doubled.",
        {"kind": "change", "period": "2016-08", "baseline": "2016-09", "assumed": ["period", "baseline"]},
    ),
    "so many a day": (
        "In January 2016 the coalition struck Mosul ten times a day.",
        {"kind": "rate", "period": "2016-01", "value": 10, "per": "day"},
    ),
    "a fall over months": (
        "From June to September 2016 the number of strikes in Iraq fell steadily.",
        {"kind": "trend", "period": "2016-06-01/2016-09-30", "direction": "decrease"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_days(name, fields_of):
    text, wanted = CASES[name]
    plan = fields_of(text, wanted["kind"])
    assert {field: plan.get(field) for field in wanted} == wanted


def test_a_season_is_measured_against_the_same_weekdays_of_the_year_before(proposals_of):
    (proposal,) = proposals_of("Strikes in Iraq fell this summer.")
    against = {r.check.baseline for r in proposal.readings if isinstance(r.check, ChangeCheck)}
    earlier = parse_period("2015-06-03/2015-09-02")
    assert earlier in against
    assert proposal.best.period.start.weekday() == earlier.start.weekday()


def test_the_week_before_that_is_said_whichever_days_the_week_is(proposals_of):
    (proposal,) = proposals_of("In the week to 20 September strikes in Iraq fell from the week before that.")
    plans = [r.check for r in proposal.readings if isinstance(r.check, ChangeCheck)]
    assert [plan.period.iso() for plan in plans] == ["2016-09-14/2016-09-20", "2016-09-13/2016-09-20"]
    assert [plan.baseline.iso() for plan in plans] == ["2016-09-07/2016-09-13", "2016-09-05/2016-09-12"]
    assert [plan.assumed for plan in plans] == [(), ()]


def test_a_plan_that_two_readings_of_the_words_give_is_proposed_once(proposals_of):
    (proposal,) = proposals_of("Strikes in Iraq fell this summer.")
    plans = [reading.check for reading in proposal.readings]
    assert len(plans) == len(set(plans)) == 2
