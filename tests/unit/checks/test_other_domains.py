"""Plans for records of other things than war: what they count is known from their own words alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.checks.check import Check
from onrecord.checks.propose import propose_checks
from onrecord.checks.vocabulary_of import vocabulary_of
from onrecord.claims import find_claims
from onrecord.claims.claim import Claim
from onrecord.documents import read_document
from onrecord.records import open_record

TIME = [{"column": "day", "meaning": "event"}]
COVERAGE = {"kind": "complete", "period": "2022-01-01/2022-12-31"}
RECORDS: dict[str, tuple[str, dict[str, Any]]] = {
    "burglaries": (
        "day,ward\n2022-05-01,Headingley\n2022-05-02,Beeston\n",
        {"events_words": ["burglary", "burglaries", "break-in", "break-ins"], "about_places": ["Leeds"],
         "places": [{"column": "ward", "level": "district"}]},
    ),
    "floods": (
        "day,country,dead\n2022-07-01,India,4\n2022-07-02,Nepal,5\n",
        {"events_words": ["flood", "floods", "flooding"], "places": [{"column": "country", "level": "country"}],
         "measures": [{"column": "dead", "unit": "deaths", "words": ["drowned", "killed", "died"]}]},
    ),
    "goals": (
        "day,club,goals\n2022-10-01,Arsenal,2\n2022-10-02,Chelsea,1\n",
        {"actors": [{"column": "club", "role": "actor"}],
         "measures": [{"column": "goals", "unit": "goals", "words": ["goal", "goals"]}]},
    ),
}  # fmt: skip

Read = Callable[..., tuple[Claim, Check | None]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def first(name: str, text: str) -> tuple[Claim, Check | None]:
        table, block = RECORDS[name]
        (tmp_path / "data.csv").write_text(table, encoding="utf-8")
        package = {
            "name": name, "resources": [{"name": "data", "path": "data.csv"}],
            "onrecord": {"times": TIME, "coverage": COVERAGE} | block,
        }  # fmt: skip
        (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
        records = [open_record(tmp_path)]
        document = read_document(text.encode(), published="2022-11-05")
        claims = [c for c in find_claims(document, (), vocabulary_of(records)) if c.kind]
        proposal = propose_checks(claims[-1], records, document=document)
        return proposal.claim, proposal.best

    return first


@pytest.mark.parametrize(
    ("name", "text", "kind", "measure", "where"),
    [
        ("burglaries", "There were 62 burglaries in Headingley in May.", "count", "events", {"ward": ("Headingley",)}),
        ("burglaries", "Burglaries in Leeds fell by a third in May.", "change", "events", {}),
        ("floods", "At least 120 people drowned in India in July.", "count", "dead", {"country": ("India",)}),
        ("floods", "India saw twice as many floods in July as in June.", "change", "events", {"country": ("India",)}),
        ("goals", "Arsenal scored 14 goals in October.", "count", "goals", {"club": ("Arsenal",)}),
        ("goals", "Arsenal scored more goals than Chelsea in October.", "comparison", "goals", {"club": ("Arsenal",)}),
    ],
)  # fmt: skip
def test_a_record_speaks_by_its_own_words(
    name: str, text: str, kind: str, measure: str, where: dict[str, tuple[str, ...]], read: Read
) -> None:
    _, best = read(name, text)
    assert best is not None
    assert (best.kind, best.measure, dict(best.where), best.unresolved) == (kind, measure, where, ())


@pytest.mark.parametrize(
    ("name", "text", "because"),
    [
        ("burglaries", "There were 62 burglaries in Bradford in May.", "Bradford"),
        ("floods", "Floods killed 300 people in Afghanistan in July.", "Afghanistan"),
        ("floods", "Floods in Sindh province killed 45 people in July.", "Sindh"),
    ],
)
def test_places_elsewhere_are_out_of_record(name: str, text: str, because: str, read: Read) -> None:
    claim, _ = read(name, text)
    assert (claim.not_testable, claim.because) == ("out_of_record", because)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("burglaries", "Domestic burglaries fell in May.", "Domestic burglaries"),
        ("burglaries", "The number of break-ins in the suburb doubled in May.", "the suburb"),
        ("goals", "Liverpool scored 14 goals in October.", "Liverpool"),
        ("goals", "Arsenal scored 14 goals this season.", "this season"),
    ],
)
def test_what_no_column_tells_apart_is_marked(name: str, text: str, words: str, read: Read) -> None:
    _, best = read(name, text)
    assert best is not None
    assert words in best.unresolved
