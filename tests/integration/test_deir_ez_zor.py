"""Dayr az Zawr around 17 September 2016: a strike that no release mentions, and what may be said of it.

The strike record is silent on who was hit, a strike there follows an arbitrary day more often than not, and what
followed is within the record's ordinary movement. So nothing may come out that calls the incident refuted, or its
sequel unusual.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.checks.claim_file import read_claim_file
from onrecord.pipeline import check_article, open_records, run_claim_file

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
STRIKES, CLASHES = "coalition-strikes-2014-2016", "ucdp-ged-syria-2016"

TRIGGER = f"trigger: {{record: {STRIKES}, where: {{location: Dayr Az Zawr}}, at: 2016-09-17}}"
CLASHES_THERE = "{dyad_name: Government of Syria - IS, adm_1: Deir ez Zor Governorate}"
PLANS = f"""
onrecord: 1
claims:
  - id: straight-after
    text: the Islamic State attacked straight after
    check: {{kind: coincidence, {TRIGGER}, window_days: 2,
             response: {{record: {CLASHES}, measure: events, where: {CLASHES_THERE}}}}}
  - id: no-coincidence
    text: it is no coincidence that it attacked straight after
    check: {{kind: coincidence, {TRIGGER}, window_days: 2, rests_on_unusual: true,
             response: {{record: {CLASHES}, measure: events, where: {CLASHES_THERE}}}}}
  - id: more-strikes
    text: strikes multiplied afterwards, which was unheard of
    check: {{kind: coincidence, {TRIGGER}, window_days: 7, rests_on_unusual: true,
             response: {{record: {STRIKES}, measure: strikes, where: {{location: Dayr Az Zawr}}}}}}
  - id: two-weeks
    text: strikes rose in the two weeks after
    check: {{kind: change, record: {STRIKES}, measure: strikes, where: {{location: Dayr Az Zawr}},
             period: 2016-09-18/2016-10-03, baseline: 2016-09-01/2016-09-17, direction: increase}}
"""


@pytest.fixture(scope="module")
def records():
    return open_records(ROOT / "examples" / "records" / name for name in (STRIKES, CLASHES))


@pytest.fixture(scope="module")
def findings(records, tmp_path_factory):
    path = tmp_path_factory.mktemp("plans") / "claims.yaml"
    path.write_text(PLANS, encoding="utf-8")
    report = run_claim_file(read_claim_file(path), records)
    return {checked.claim.id: checked.finding for checked in report.claims}


def test_nothing_is_called_unusual(findings):
    assert {finding.movement.word for finding in findings.values()} <= {"ordinary", "not_assessable"}


def test_that_it_followed_is_arithmetic_and_that_it_was_no_coincidence_stays_open(findings):
    assert findings["straight-after"].outcome == "consistent"
    assert findings["no-coincidence"].outcome == "insufficient_record"
    assert findings["more-strikes"].outcome in ("insufficient_record", "inconsistent")


def test_a_strike_there_follows_an_arbitrary_day_more_often_than_not(findings):
    rates = {point.window_days: point.base_rate for point in findings["more-strikes"].coincidence.curve}
    assert rates[1] == pytest.approx(0.42, abs=0.01)  # by hand over the record's days, k = 1, 3, 7
    assert rates[3] == pytest.approx(0.61, abs=0.01)
    assert rates[7] == pytest.approx(0.78, abs=0.01)


def test_once_the_search_is_allowed_for_nothing_is_left(findings):
    for name in ("straight-after", "more-strikes"):
        trials = findings[name].coincidence.trials
        assert not trials.prespecified
        assert trials.p_value > 0.05
        assert trials.p_value >= trials.p_value_alone


def test_fourteen_covered_days_against_fourteen_rose_by_two_thirds_and_ordinarily(findings):
    finding = findings["two-weeks"]
    assert [total.n_covered_days for total in finding.totals] == [14, 14]
    assert finding.estimates[0].value == pytest.approx(40 / 24)
    assert finding.movement.p_value == pytest.approx(0.72, abs=0.03)


def test_every_finding_leaves_the_cause_open(findings):
    assert all(any("cause" in c or "why" in c for c in finding.caveats) for finding in findings.values())


def test_the_article_gets_no_more_than_that(records):
    article = next(iter((SHARED / "articles").glob("002_*.txt")), None)
    if article is None:
        pytest.skip(f"no article at {SHARED / 'articles'}")
    report = check_article(article, records)
    about_strikes = [c for c in report.tested if c.finding.check.record == STRIKES]
    assert all(c.outcome in ("consistent", "insufficient_record") for c in about_strikes)
    assert all(c.finding.movement.word != "unusual" for c in about_strikes)
    coincidences = [c for c in report.tested if c.finding.coincidence is not None]
    assert coincidences
    assert all(c.finding.movement.word != "unusual" for c in coincidences)
    assert all(c.outcome == "insufficient_record" for c in coincidences if c.finding.check.rests_on_unusual)
