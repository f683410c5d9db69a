"""A response that followed a trigger: the curve over windows, and the price of the search."""

from __future__ import annotations

from datetime import date, timedelta
from math import inf

import pytest

from onrecord.findings.curve import allow_for_search
from onrecord.findings.finding import Movement


def days(totals, *, town="Alton", start=date(2020, 1, 1)):
    """Give one row a day."""
    return [((start + timedelta(days=i)).isoformat(), town, n) for i, n in enumerate(totals) if n is not None]


def coincidence(**changes):
    where = {"town": "Alton"}
    return {
        "kind": "coincidence",
        "trigger": {"record": "log", "at": "2020-03-01"},
        "response": {"record": "log", "measure": "fires", "where": where},
        "window_days": 2,
        **changes,
    }


QUIET_THEN_FIRES = [1, 0, 0] * 20 + [4, 4, 4] + [1, 0, 0] * 101  # 1 March 2020 is day 60 of 366


def test_immediately_is_a_curve_over_windows(find):
    found = find(days(QUIET_THEN_FIRES), coincidence()).coincidence
    assert [point.window_days for point in found.curve] == [1, 2, 3, 4, 5, 6, 7]
    assert [point.total for point in found.curve][:4] == [8, 12, 13, 13]
    own = found.curve[1]
    assert own.followed
    assert own.p_value == own.base_rate == 1.0  # a fire every third day: three days never go without
    assert own.p_value_strength == pytest.approx(1 / 336)  # every day with 28 before it and three from it on
    assert own.rate_ratio == pytest.approx(4 / (9 / 28))
    assert found.sentence.startswith("8 fires within 1 day, 12 fires within 2 days, 13 fires within 3 days")
    assert "at least one within 2 days in 100 % of cases, a rise as strong in 0.3 %" in found.sentence


def test_what_was_not_named_beforehand_pays_for_the_search(find):
    rows = days(QUIET_THEN_FIRES)
    searched, named = (find(rows, coincidence(prespecified=p)).coincidence.trials for p in (False, True))
    assert (searched.n_candidates, searched.windows, searched.responses) == (7, (1, 2, 3, 4, 5, 6, 7), ("Alton",))
    assert (named.n_candidates, named.windows) == (1, (2,))
    assert named.p_value == named.p_value_alone
    assert searched.p_value_alone == pytest.approx(named.p_value, rel=0.02)  # on the days that all windows share
    assert searched.p_value >= searched.p_value_alone
    assert "named before anybody looked" in find(rows, coincidence(prespecified=True)).coincidence.sentence


def test_places_that_the_record_shows_as_plainly_could_as_well_have_been_named(find):
    rows = days(QUIET_THEN_FIRES) + days([2] * 366, town="Borough") + days([0, 0, 1] * 20, town="Corley")
    trials = find(rows, coincidence()).coincidence.trials
    assert trials.responses == ("Alton", "Borough")  # Corley saw fewer fires than Alton
    assert trials.n_candidates == 14
    listed = coincidence(candidates=[{"town": "Corley"}, {"town": "Alton"}])
    assert find(rows, listed).coincidence.trials.responses == ("Alton", "Corley")


def test_without_a_place_only_windows_are_searched(find):
    spec = coincidence(response={"record": "log", "measure": "fires"})
    assert find(days(QUIET_THEN_FIRES), spec).coincidence.trials.responses == ("all rows",)


def test_a_window_of_no_day_after_is_the_day_itself(find):
    found = find(days(QUIET_THEN_FIRES), coincidence(window_days=0)).coincidence
    assert found.curve[0].window_days == 0
    assert found.sentence.startswith("4 fires on the day itself")


def test_a_fall_is_a_silence(find):
    rows = days([1] * 60 + [0] * 3 + [1] * 303)
    found = find(rows, coincidence(direction="decrease")).coincidence
    assert [point.followed for point in found.curve] == [True, True, False, False, False, False, False]
    assert found.curve[1].base_rate == pytest.approx(1 / 364)
    assert "there is none within 2 days in 0.3 % of cases, a fall as strong" in found.sentence


def test_uncovered_days_make_no_new_window(find):
    rows = days([*QUIET_THEN_FIRES[:62], None, None, *QUIET_THEN_FIRES[64:]])
    found = find(rows, coincidence(window_days=1)).coincidence
    assert [point.n_covered_days for point in found.curve] == [2, 2, 2, 3, 4, 5, 6]
    assert found.trials.n_candidates == 5


def test_the_curve_ends_where_the_record_ends(find):
    late = coincidence(trigger={"record": "log", "at": "2020-12-28"})
    assert [point.window_days for point in find(days(QUIET_THEN_FIRES), late).coincidence.curve] == [1, 2, 3]
    gone = coincidence(trigger={"record": "log", "at": "2020-12-30"})
    assert find(days(QUIET_THEN_FIRES), gone).coincidence is None
    first = coincidence(trigger={"record": "log", "at": "2020-01-01"})
    assert find(days(QUIET_THEN_FIRES), first).coincidence is None


def test_from_nothing_is_infinitely_many_times_as_high(find):
    found = find(days([0] * 60 + [1] + [0] * 305), coincidence()).coincidence
    assert found.curve[0].rate_ratio == inf


def test_what_a_search_would_often_find_is_not_unusual(find):
    found = find(days(QUIET_THEN_FIRES), coincidence()).coincidence
    unusual = Movement(word="unusual", sentence="unusual for this record", p_value=0.01)
    assert allow_for_search(unusual, None) is unusual
    assert allow_for_search(unusual, found) is unusual
    rows = days(QUIET_THEN_FIRES) + [row for i in range(9) for row in days([0, 9, 9, 0, 9, 0, 0][i % 7 :] * 50)]
    often = find(rows, coincidence()).coincidence
    assert often.trials.p_value > 0.05
    taken_back = allow_for_search(unusual, often)
    assert (taken_back.word, taken_back.p_value) == ("ordinary", 0.01)
    assert "pointed at afterwards, as one of 7 windows and responses" in taken_back.sentence
