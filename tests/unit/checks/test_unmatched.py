"""A claim is never tested on rows that its words leave out: what a record does not know is named, or marked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.checks.proposal import Proposal
from onrecord.checks.propose import propose_checks
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims import find_claims
from onrecord.documents import read_document
from onrecord.records import Record, open_record

RECORDS = Path(__file__).parents[3] / "examples" / "records"
STRIKES = RECORDS / "coalition-strikes-2014-2016"
DEATHS = RECORDS / "ucdp-ged-syria-2016"

First = Callable[..., Proposal]


@pytest.fixture(scope="module")
def first() -> First:
    opened: dict[Path, Record] = {}

    def read(text: str, *folders: Path, published: str = "2016-10-05") -> Proposal:
        records = [opened.setdefault(f, open_record(f)) for f in folders or (STRIKES,)]
        document = read_document(text.encode(), published=published)
        claims = [c for c in find_claims(document, (), vocabulary_of(records)) if c.kind]
        return propose_checks(claims[-1], records, document=document)

    return read


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("Coalition jets carried out 30 strikes in Atlantis in September.", "Atlantis"),
        ("The coalition carried out 30 strikes around Port Said in September.", "Port Said"),
        ("Coalition strikes in Atlantis province fell in September.", "Atlantis"),
        ("In September coalition jets bombed Atlantis 30 times.", "Atlantis"),
        ("Coalition strikes in Mosul, Raqqa and Atlantis fell in September.", "Atlantis"),
        ("In Atlantis, coalition strikes fell by half in September.", "Atlantis"),
        ("Atlantis was hit by 30 coalition strikes in September.", "Atlantis"),
        ("The coalition flew more strikes in Mosul than in Atlantis in September.", "Atlantis"),
    ],
)  # fmt: skip
def test_a_place_that_the_record_does_not_know_is_out_of_it(text: str, because: str, first: First) -> None:
    proposal = first(text)
    assert (proposal.readings, proposal.claim.not_testable, proposal.claim.because) == ((), "out_of_record", because)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("US jets launched airstrikes on the Syrian Army near Raqqa on 17 September.", "Syrian Army"),
        ("On 17 September coalition jets bombed Syrian government troops near Raqqa.", "Syrian government troops"),
        ("More than 300 strikes were carried out by the Turkish air force in September.", "Turkish air force"),
        ("Russia carried out 311 strikes over Syria in September.", "Russia"),
        ("Turkish artillery and air strikes near Raqqa doubled in September.", "Turkish artillery"),
        ("The coalition flew 12 strikes on Hezbollah in September.", "Hezbollah"),
    ],
)  # fmt: skip
def test_parties_that_the_record_is_not_about_are_out_of_it(text: str, because: str, first: First) -> None:
    proposal = first(text)
    assert (proposal.readings, proposal.claim.not_testable, proposal.claim.because) == ((), "out_of_record", because)


@pytest.mark.parametrize(
    "text",
    [
        "The coalition struck Islamic State near Raqqa on 17 September.",
        "The coalition launched 12 strikes near Raqqa in September.",
        "American jets flew 30 strikes against ISIL in Syria in September.",
        "In September the US-led coalition carried out 120 strikes around Mosul.",
        "COALITION STRIKES NEAR MOSUL FELL IN SEPTEMBER",
        "In Operation Inherent Resolve, strikes in Iraq fell in September.",
        "Washington carried out 400 strikes in Syria in September.",
    ],
)  # fmt: skip
def test_what_the_record_is_about_is_held(text: str, first: First) -> None:
    proposal = first(text)
    assert proposal.best is not None
    assert proposal.best.unresolved == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Coalition drone strikes near Raqqa fell in September.", "drone strikes"),
        ("In September the coalition flew 30 strikes on oil wells in Syria.", "oil wells"),
        ("Coalition strikes in northern Syria fell in September.", "northern Syria"),
        ("The coalition carried out 40 strikes on the border in September.", "the border"),
        ("Coalition jets pounded Raqqa 90 times in a single week.", "in a single week"),
    ],
)  # fmt: skip
def test_what_is_too_fine_for_the_record_is_marked(text: str, words: str, first: First) -> None:
    proposal = first(text)
    assert proposal.best is not None
    assert proposal.best.unresolved == (words,)


def test_deaths_are_no_strikes(first: First) -> None:
    proposal = first("Fewer people were killed in air strikes around Mosul in September than in August.")
    assert (proposal.claim.not_testable, proposal.claim.because) == ("out_of_record", "killed")
    attacks = first("In September coalition strikes and attacks in Idlib fell.", DEATHS)
    assert attacks.claim.not_testable == "out_of_record"


def test_a_described_capital_is_the_city(first: First) -> None:
    best = first("More people were killed in the Syrian capital in September than in August.", DEATHS).best
    assert best is not None
    assert best.where == (("adm_1", ("Damascus Governorate",)),)
    unknown = first("More than 30 coalition strikes hit the Iraqi capital in September.").claim
    assert (unknown.not_testable, unknown.because) == ("out_of_record", "the Iraqi capital")


def test_days_that_nobody_knows_are_not_taken_from_elsewhere(first: First) -> None:
    text = "On 4 July 2016 the truce began. On Friday the coalition carried out 300 strikes in Iraq."
    best = first(text, published=None).best
    assert best is not None
    assert best.unresolved == ("Friday",)
    unknown = first("The coalition carried out 300 strikes in Iraq in September.", published=None).claim
    assert (unknown.not_testable, unknown.because) == ("vague", "September")


def test_an_unknown_place_nearer_by_is_not_passed_over_for_a_known_one(first: First) -> None:
    text = "Mosul was quiet. All eyes were on fighting near Port Said. In June 250 coalition strikes hit the town."
    best = first(text, published="2016-07-04").best
    assert best is not None
    assert (best.where, best.unresolved) == ((), ("the town",))


def test_a_town_that_is_only_a_landmark_is_not_the_place(first: First) -> None:
    described = "In May the small town north of Aleppo was struck twice as often as Raqqa."
    assert first(described, published="2016-06-06").best is None
    best = first("Few could find Mar'a on a map. Yet " + described, published="2016-06-06").best
    assert best is not None
    assert dict(best.where) == {"location": ("Mar’a",)}


def test_days_of_comparison_in_the_words_before_are_no_days_of_the_claim(first: First) -> None:
    text = "Strikes around Raqqa more than tripled in September compared with August. It was the heaviest month so far."
    best = first(text + " for the city this year.").best
    assert best is not None
    assert best.period.iso() == "2016-09"


def test_the_place_of_an_event_that_says_when_is_not_the_place(first: First) -> None:
    text = (
        "Coalition strikes fell in the week after the fall of Atlantis on 12 August compared with the week before it."
    )
    best = first(text, published="2016-09-04").best
    assert best is not None
    assert (best.where, best.unresolved, best.period.iso()) == ((), (), "2016-08-13/2016-08-19")


def test_them_are_those_of_the_sentence_before(first: First) -> None:
    text = "In June the coalition carried out 300 strikes in Syria. Two thirds of them hit Manbij."
    best = first(text, published="2016-07-04").best
    assert best is not None
    assert getattr(best, "of", None) == (("country", ("Syria",)),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nearly 500 Islamic State fighters were killed in Raqqa in September.", "fighters"),
        ("Some 60 people were killed in Idlib on 12 September, including seven children.", "children"),
        ("Hospitals in Idlib province were attacked 12 times in September.", "Hospitals"),
    ],
)  # fmt: skip
def test_a_part_of_the_dead_is_not_all_of_them(text: str, words: str, first: First) -> None:
    best = first(text, DEATHS).best
    assert best is not None
    assert words in best.unresolved


def test_a_list_of_places_is_taken_whole(first: First) -> None:
    best = first("Between 1 and 7 September 41 coalition strikes hit Manbij, Raqqa and Mosul combined.").best
    assert best is not None
    assert best.where == (("location", ("Manbij", "Raqqa", "Mosul")),)
    provinces = first("In Homs and Hama provinces together 312 people were killed in September.", DEATHS).best
    assert provinces is not None
    assert [column for column, _ in provinces.where] == ["adm_1"]


def test_blows_are_no_events(first: First) -> None:
    best = first("Israel struck targets in Syria 20 times in September.", DEATHS).best
    assert best is not None
    assert best.unresolved == ("struck",)
