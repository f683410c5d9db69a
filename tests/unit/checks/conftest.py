"""Articles read to plans, for the tests of this folder that assert on a plan's fields."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.checks.check import Check
from onrecord.checks.claim_file import check_to_dict
from onrecord.checks.proposal import Proposal
from onrecord.documents import read_document
from onrecord.pipeline import open_records, plan_article
from onrecord.records import Record

RECORDS = Path(__file__).parents[3] / "examples" / "records"
WAR = ("coalition-strikes-2014-2016", "ucdp-ged-syria-2016")

Fields = dict[str, Any]
ProposalsOf = Callable[..., tuple[Proposal, ...]]
FieldsOf = Callable[..., Fields]
CheckOf = Callable[[str], Check]
MADE = Path(__file__).parent / "made_records.json"
"""Small records of other things than war: a table, and what its columns mean."""


@pytest.fixture(scope="session")
def proposals_of() -> ProposalsOf:
    """Give the proposals for an article's claims against named example records, two of the war in Syria by default."""
    opened: dict[str, Record] = {}

    def read(text: str, *names: str, published: str | None = "2016-10-05") -> tuple[Proposal, ...]:
        for name in names or WAR:
            if name not in opened:
                opened.update(open_records([RECORDS / name]))
        document = read_document(text.encode(), published=published)
        _, proposals = plan_article(document, {name: opened[name] for name in names or WAR})
        return tuple(proposals)

    return read


@pytest.fixture(scope="session")
def fields_of(proposals_of: ProposalsOf) -> FieldsOf:
    """Give the fields of the best plan of the last claim of a kind, as a claim file spells them."""

    def read(text: str, kind: str, *names: str, published: str | None = "2016-10-05") -> Fields:
        best = [p.best for p in proposals_of(text, *names, published=published) if p.best is not None]
        return [check_to_dict(check) for check in best if check.kind == kind][-1]

    return read


@pytest.fixture(scope="session")
def check_on(proposals_of: ProposalsOf) -> CheckOf:
    """Give the best plan of the last claim of an article that has one, on the records of the war in Syria."""

    def read(text: str) -> Check:
        return [p.best for p in proposals_of(text) if p.best is not None][-1]

    return read


@pytest.fixture(scope="session")
def check_on_made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Check]:
    """Give the best plan of an article's last claim on one of the small records of ``made_records.json``."""
    opened: dict[str, list[Record]] = {}

    def read(name: str, text: str) -> Check:
        if name not in opened:
            made = json.loads(MADE.read_text(encoding="utf-8"))[name]
            folder = tmp_path_factory.mktemp(name)
            (folder / "data.csv").write_text("\n".join(made["rows"]) + "\n", encoding="utf-8")
            times = [{"column": "day", "meaning": "event"}]
            coverage = {"kind": "complete", "period": "2015-01-01/2016-12-31"}
            block = {"times": times, "coverage": coverage} | made["onrecord"]
            package = {"name": name, "resources": [{"name": "data", "path": "data.csv"}], "onrecord": block}
            (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
            opened[name] = list(open_records([folder]).values())
        records = {record.name: record for record in opened[name]}
        _, proposals = plan_article(read_document(text.encode(), published="2016-10-05"), records)
        return [p.best for p in proposals if p.best is not None][-1]

    return read
