from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.attributions import find_attributions
from onrecord.checks.check import (
    ChangeCheck,
    Check,
    CoincidenceCheck,
    ComparisonCheck,
    CountCheck,
    ExtremeCheck,
    ShareCheck,
)
from onrecord.checks.proposal import Proposal
from onrecord.checks.propose import MAX_READINGS, propose_checks
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims import find_claims
from onrecord.documents import read_document
from onrecord.records import Record, open_record
from onrecord.text.dates import parse_period

RECORDS = Path(__file__).parents[3] / "examples" / "records"


@pytest.fixture(scope="module")
def records() -> tuple[Record, ...]:
    return tuple(open_record(folder) for folder in sorted(RECORDS.iterdir()) if folder.is_dir())


def proposals(text: str, published: str, records: tuple[Record, ...]) -> list[Proposal]:
    document = read_document(text.encode(), published=published)
    claims = find_claims(document, find_attributions(document), vocabulary_of(records))
    return [propose_checks(claim, records, document=document) for claim in claims]


def best(text: str, published: str, records: tuple[Record, ...]) -> Check:
    (proposal,) = [p for p in proposals(text, published, records) if p.readings]
    assert proposal.best is not None
    return proposal.best


def test_a_count_names_record_measure_rows_and_days(records: tuple[Record, ...]) -> None:
    check = best("The coalition flew more than 300 air strikes near Mosul in July.", "2016-08-05", records)
    assert isinstance(check, CountCheck)
    assert (check.record, check.measure, check.where) == (
        "coalition-strikes-2014-2016", "strikes", (("location", ("Mosul",)),)
    )  # fmt: skip
    assert (check.period, check.value, check.comparison) == (parse_period("2016-07"), 300, "more_than")
    assert check.assumed == ()


def test_a_baseline_that_nobody_named_is_assumed_and_has_an_alternative(records: tuple[Record, ...]) -> None:
    (proposal,) = proposals("Coalition strikes in Iraq were down in February.", "2016-03-03", records)
    first, second = proposal.readings[:2]
    assert isinstance(first.check, ChangeCheck)
    assert isinstance(second.check, ChangeCheck)
    assert (first.check.baseline, second.check.baseline) == (parse_period("2016-01"), parse_period("2015-02"))
    assert first.check.assumed == ("baseline",)
    assert [o.words for o in first.origins if o.field == "baseline"] == ["previous month, assumed"]
    assert first.probability > second.probability


def test_sides_of_a_comparison(records: tuple[Record, ...]) -> None:
    check = best("More strikes hit Mosul than Ramadi in April.", "2016-05-06", records)
    assert isinstance(check, ComparisonCheck)
    assert (check.where, check.versus) == ((("location", ("Mosul",)),), (("location", ("Ramadi",)),))


def test_a_share_and_its_whole(records: tuple[Record, ...]) -> None:
    check = best("Half of the coalition's strikes in Syria in June fell near Manbij.", "2016-07-07", records)
    assert isinstance(check, ShareCheck)
    assert (check.where, check.of) == ((("location", ("Manbij",)),), (("country", ("Syria",)),))


def test_two_sides_are_a_pair(records: tuple[Record, ...]) -> None:
    check = best("Dozens of clashes between Islamic State and the SDF were counted in June.", "2016-07-07", records)
    assert check.where == (("dyad_name", ("IS - SDF",)),)


def test_a_capital_is_a_government_unless_something_is_in_it(records: tuple[Record, ...]) -> None:
    war = best("The war between Damascus and the rebels grew deadlier in June.", "2016-07-07", records)
    town = best("More people were killed in Damascus city in June than in May.", "2016-07-07", records)
    assert [column for column, _ in war.where] == ["dyad_name"]
    assert "side_a" not in dict(town.where)


def test_places_come_from_the_words_before(records: tuple[Record, ...]) -> None:
    check = best("All eyes were on Manbij. In June the town took 250 coalition strikes.", "2016-07-07", records)
    assert check.where == (("location", ("Manbij",)),)
    assert check.assumed == ()


def test_an_extreme_ends_with_the_claimed_days(records: tuple[Record, ...]) -> None:
    check = best("June was the busiest month for coalition strikes this year.", "2016-07-20", records)
    assert isinstance(check, ExtremeCheck)
    assert (check.unit, check.within) == ("month", parse_period("2016-01/2016-06"))


def test_a_coincidence_has_trigger_window_and_response(records: tuple[Record, ...]) -> None:
    text = "In the week after the SDF attacked Manbij on 31 May, coalition strikes around the town multiplied."
    check = best(text, "2016-06-13", records)
    assert isinstance(check, CoincidenceCheck)
    assert (check.trigger.at, check.window_days) == (parse_period("2016-05-31"), 7)
    assert check.where == (("location", ("Manbij",)),)


def test_acts_of_others_are_out_of_a_record_of_one_force(records: tuple[Record, ...]) -> None:
    (proposal,) = proposals("Russian aircraft carried out 311 strikes over Syria in January.", "2016-02-13", records)
    assert (proposal.readings, proposal.claim.not_testable) == ((), "out_of_record")


def test_what_cannot_be_tested_has_no_plan(records: tuple[Record, ...]) -> None:
    (proposal,) = proposals("The coalition wants to keep Mosul under fire.", "2016-02-13", records)
    assert (proposal.readings, proposal.claim.not_testable, proposal.claim.because) == ((), "intent", "wants")


def test_readings_are_ranked_few_and_explained(records: tuple[Record, ...]) -> None:
    text = "Violence in Aleppo surged in July. Some 200 people were killed there, doctors said."
    for proposal in proposals(text, "2016-08-05", records):
        weights = [r.probability for r in proposal.readings]
        assert weights == sorted(weights, reverse=True)
        assert len(weights) <= MAX_READINGS
        assert sum(weights) <= 1.01
        for reading in proposal.readings:
            assert {"record", "measure", "where", "period"} <= {o.field for o in reading.origins}
            assert set(reading.check.assumed) == {o.field for o in reading.origins if o.assumed}


def test_proposals_are_the_same_each_time(records: tuple[Record, ...]) -> None:
    text = "Strikes near Raqqa fell in June, and more civilians were killed in Aleppo than in Idlib."
    assert proposals(text, "2016-07-05", records) == proposals(text, "2016-07-05", records)
