"""Which findings a revision of a record changes, and by which numbers."""

from __future__ import annotations

import pytest

from onrecord.checks.proposal import Proposal, Reading
from onrecord.checks.read_claim_file import check_from_dict
from onrecord.claims.claim import Claim
from onrecord.findings.revision import revised_findings
from onrecord.records import open_record

JAN = [2] * 31


def proposal(number: int, **spec) -> Proposal:
    check = check_from_dict({"kind": "count", "record": "log", "measure": "fires", "period": "2020-01", **spec})
    reading = Reading(check=check, probability=1.0, origins=(), proposed_by="claim file")
    return Proposal(claim=Claim(id=f"c{number}", text=f"claim {number}", spans=(), said_by=""), readings=(reading,))


@pytest.fixture
def records(record_of, daily, tmp_path_factory):
    """Two states of one log: in the later one a day has a fire more, and a town has gone."""
    old = record_of(daily(1, JAN) + daily(1, [1] * 31, town="Borough"))
    late = tmp_path_factory.mktemp("late")
    for name in ("datapackage.json", "data.csv"):
        text = (old.folder / name).read_text()
        text = "\n".join(line for line in text.splitlines() if "Borough" not in line) if name == "data.csv" else text
        (late / name).write_text(text.replace("2020-01-31,Alton,2", "2020-01-31,Alton,3"))
    return {"log": open_record(late)}, {"log": old}


def test_numbers_and_outcomes_that_differ_are_named(records):
    new, old = records
    alton = {"where": {"town": "Alton"}}
    same, moved, turned = revised_findings(
        [
            proposal(1, period="2020-01-01", value=2, **alton),
            proposal(2, value=50, comparison="more_than", **alton),
            proposal(3, value=62, **alton),
        ],
        new,
        old,
    )
    assert (same.changed, same.turned, same.numbers) == (False, False, ())
    assert (moved.before, moved.after, moved.turned, moved.changed) == ("consistent", "consistent", False, True)
    [number] = moved.numbers
    assert (number.label, number.before, number.after) == ("period total", 62, 63)
    assert (turned.before, turned.after, turned.turned) == ("consistent", "inconsistent", True)


def test_a_plan_that_the_new_record_cannot_bear_has_no_outcome_there(records):
    new, old = records
    [gone] = revised_findings([proposal(1, value=31, where={"town": "Borough"})], new, old)
    assert (gone.before, gone.after, gone.numbers) == ("consistent", None, ())
    assert gone.turned


def test_estimates_are_numbers_too_and_records_without_an_older_state_stand_for_both(records):
    new, old = records
    rate = proposal(1, kind="rate", value=3, per="day")
    nothing = Proposal(claim=Claim(id="c2", text="why", spans=(), said_by="", not_testable="intent"))
    [revised] = revised_findings([rate, nothing], new, old)
    assert {number.label for number in revised.numbers} >= {"period total"}
    assert any(isinstance(number.before, float) and number.before == 3.0 for number in revised.numbers)
    [unmoved] = revised_findings([rate], new, {})
    assert not unmoved.changed
