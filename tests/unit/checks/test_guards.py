"""Words that a plan does not hold keep its outcome from being firm: amounts, negations, forecasts, days, reaches."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.attributions import find_attributions
from onrecord.checks.check import Check
from onrecord.checks.propose import propose_checks
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims import find_claims
from onrecord.documents import read_document
from onrecord.records import Record, open_record

RECORDS = Path(__file__).parents[3] / "examples" / "records"
STRIKES, DEATHS = "coalition-strikes-2014-2016", "ucdp-ged-syria-2016"
PUBLISHED = {"burglaries": "2025-01-15", STRIKES: "2016-12-20", DEATHS: "2017-01-10"}

Plans = Callable[..., list[Check]]


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Plans:
    folder = tmp_path_factory.mktemp("burglaries")
    (folder / "data.csv").write_text("day,district\n2024-05-01,Northgate\n2024-05-02,Harbour\n", encoding="utf-8")
    block = {
        "times": [{"column": "day", "meaning": "event"}],
        "coverage": {"kind": "complete", "period": "2023-01-01/2024-12-31"},
        "events_words": ["burglary", "burglaries"], "about_places": ["Ashford"],
        "places": [{"column": "district", "level": "district"}],
    }  # fmt: skip
    package = {"name": "burglaries", "resources": [{"name": "data", "path": "data.csv"}], "onrecord": block}
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    opened: dict[str, Record] = {"burglaries": open_record(folder)}

    def read(text: str, name: str = "burglaries") -> list[Check]:
        record = opened.setdefault(name, open_record(RECORDS / name)) if name != "burglaries" else opened[name]
        document = read_document(text.encode(), published=PUBLISHED[name])
        claims = find_claims(document, find_attributions(document), vocabulary_of([record]))
        proposals = [propose_checks(claim, [record], document=document) for claim in claims]
        return [p.best for p in proposals if p.best]

    return read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In 2024, burglaries in Northgate rose by 3,600.", "3,600"),
        ("Burglaries in Harbour rose by 33 percentage points in 2024.", "33 percentage points"),
        ("Police recorded 1,440 burglaries in Northgate and 1,115 in Harbour in 2024.", "1,115"),
        ("There were 3 burglaries per 1,000 residents in Harbour in 2024.", "1,000 residents"),
        ("In 2024 burglaries rose 33 percent in Northgate and those in Harbour fell 39 percent.", "39 percent"),
    ],
)
def test_an_amount_that_no_plan_uses_is_marked(text: str, words: str, plans: Plans) -> None:
    assert words in plans(text)[-1].unresolved


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Burglaries in Harbour never exceeded 40 in a month in 2024.", "never exceeded"),
        ("Burglaries in Harbour had not doubled in 2024.", "not"),
        ("Burglaries in Harbour did not rise in 2024.", "not"),
        ("Police denied that burglaries in Harbour rose in 2024.", "denied"),
        ("The target was 900 burglaries in Harbour in 2024.", "The target was"),
        ("Police forecast 1,200 burglaries in Harbour in 2024.", "forecast"),
    ],
)
def test_what_is_denied_or_foreseen_is_marked(text: str, words: str, plans: Plans) -> None:
    (check,) = plans(text)
    assert words in check.unresolved


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("There were 1,115 burglaries in Harbour in 2024.", "burglaries"),
        ("No fewer than 800 burglaries were recorded in Harbour in 2024.", "burglaries"),
        ("No more than 800 burglaries were recorded in Harbour in 2024.", "burglaries"),
        ("Burglaries in Harbour rose by 33 percent in 2024.", "burglaries"),
        ("There was not a single burglary in Harbour in May 2024.", "burglaries"),
        ("Burglaries in Harbour fell from 1,300 in 2023 to 1,115 in 2024.", "burglaries"),
        ("Burglaries fell by a third in the two districts of Harbour and Northgate in 2024.", "burglaries"),
        ("Not only in Harbour did burglaries fall in 2024.", "burglaries"),
        ("The coalition carried out 535 strikes in Iraq in April 2016.", STRIKES),
        ("The coalition carried out 535 strikes in Iraq in April 2016, up from 441 in March.", STRIKES),
        ("At least 120 people were killed in Aleppo province in October 2016.", DEATHS),
        ("Nobody was killed in Idlib on 3 May 2016.", DEATHS),
    ],
)
def test_what_a_plan_holds_wholly_stays_firm(text: str, record: str, plans: Plans) -> None:
    found = plans(text, record)
    assert found
    assert [check.unresolved for check in found] == [()] * len(found)
