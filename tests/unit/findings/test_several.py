"""Several claims on one record: the p-values beside each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.checks.read_claim_file import check_from_dict
from onrecord.findings.finding import Finding, Movement, Provenance
from onrecord.findings.several import adjust_together

PROVENANCE = Provenance(
    check_sha256="", record="", record_sha256="", record_snapshot="", record_source="", record_licence="",
    sql=(), parameters=(), version="", seed=0,
)  # fmt: skip


def finding(value: float, p_value: float | None, *, record: str = "log") -> Finding:
    check = check_from_dict({"kind": "count", "record": record, "period": "2020-01", "value": value})
    movement = Movement(word="ordinary" if p_value else "not_assessable", sentence="", p_value=p_value)
    return Finding(check=check, outcome="consistent", sentence="", reasons=(), movement=movement, provenance=PROVENANCE)


def test_claims_on_one_record_are_adjusted_together():
    first, second, third = adjust_together([finding(1, 0.01), finding(2, 0.04), finding(3, 0.03)])
    assert [f.movement.adjusted.holm for f in (first, second, third)] == pytest.approx([0.03, 0.06, 0.06])
    assert [f.movement.adjusted.benjamini_hochberg for f in (first, second, third)] == pytest.approx([0.03, 0.04, 0.04])
    assert {f.movement.adjusted.n_tests for f in (first, second, third)} == {3}


def test_another_record_is_another_family_and_the_outcome_stays():
    one, other = adjust_together([finding(1, 0.01), finding(1, 0.04, record="diary")])
    assert (one.movement.adjusted.n_tests, one.movement.adjusted.holm) == (1, 0.01)
    assert (other.movement.adjusted.n_tests, other.movement.adjusted.holm) == (1, 0.04)
    assert one.outcome == "consistent"


def test_what_has_no_p_value_is_no_test():
    without, untested, found = adjust_together([finding(1, None), None, finding(2, 0.02)])
    assert without.movement.adjusted is None
    assert untested is None
    assert found.movement.adjusted.n_tests == 1
    unmoved = replace(finding(1, 0.5), movement=None)
    assert adjust_together([unmoved]) == (unmoved,)


def test_a_plan_that_two_claims_share_is_one_test():
    plain = finding(1, 0.02)
    assumed = replace(plain, check=replace(plain.check, assumed=("where",), rests_on_unusual=True))
    first, second = adjust_together([plain, assumed])
    assert first.movement.adjusted == second.movement.adjusted
    assert first.movement.adjusted.n_tests == 1
