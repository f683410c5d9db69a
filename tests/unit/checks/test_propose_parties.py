"""Who acts and who is acted on: by a column, by a pair that has a name of its own, or by whoever speaks."""

from __future__ import annotations

import json
from typing import Any

import pytest

from onrecord.checks.claim_file import check_to_dict
from onrecord.documents import read_document
from onrecord.pipeline import open_records, plan_article

CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "civilians who died are counted, and are no party": (
        "Civilians were killed in Aleppo on 12 September 2016.",
        {"kind": "occurrence", "measure": "deaths_civilians", "where": {"adm_1": "Aleppo Governorate"}},
    ),
    "a killer of civilians without a pair in the record is a side": (
        "Israeli forces killed 12 villagers in Quneitra in September.",
        {"kind": "count", "where": {"adm_1": "Quneitra Governorate", "side_a": "Government of Israel"}},
    ),
    "two parties that the record never saw fight": (
        "In September clashes between Turkey and Israel rose.",
        {"kind": "change", "where": {"side_a": "Government of Turkey"}, "unresolved": ["Israel"]},
    ),
    "whoever only counted did not attack": (
        "In August 2016 attacks counted by Airwars in Aleppo doubled.",
        {"kind": "change", "where": {"adm_1": "Aleppo Governorate"}, "unresolved": None},
    ),
    "the soil of a country is a place": (
        "The coalition carried out 30 strikes on Iraqi soil in August 2016.",
        {"kind": "count", "where": {"country": "Iraq"}, "unresolved": None},
    ),
    "its own jets, of a country whose acts the record holds": (
        "America said its jets had carried out 12 strikes in Iraq in September 2016.",
        {"kind": "count", "where": {"country": "Iraq"}, "unresolved": None},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_parties(name, fields_of):
    text, wanted = CASES[name]
    plan = fields_of(text, wanted["kind"])
    assert {field: plan.get(field) for field in wanted} == wanted


def test_its_own_jets_of_another_country_are_out_of_the_record(proposals_of):
    (proposal,) = proposals_of("Turkey said its jets had carried out 12 strikes in Syria in September 2016.")
    assert (proposal.readings, proposal.claim.not_testable) == ((), "out_of_record")
    assert proposal.claim.because == "its jets (Turkey)"


def test_a_pair_with_a_name_of_its_own(tmp_path):
    (tmp_path / "data.csv").write_text(
        "day,home,away,pair,goals\n2022-10-01,Celtic,Rangers,Celtic - Rangers,3\n"
        "2022-10-02,Celtic,Hearts,Celtic - Hearts,1\n",
        encoding="utf-8",
    )
    block = {
        "times": [{"column": "day", "meaning": "event"}],
        "coverage": {"kind": "complete", "period": "2022-01-01/2022-12-31"},
        "actors": [{"column": "home", "role": "side_a"}, {"column": "away", "role": "side_b"},
                   {"column": "pair", "role": "dyad"}],
        "measures": [{"column": "goals", "unit": "goals", "words": ["goal", "goals"]}],
        "aliases": [{"columns": ["pair"], "values": ["Celtic - Rangers"], "words": ["Old Firm"]}],
    }  # fmt: skip
    package = {"name": "matches", "resources": [{"name": "data", "path": "data.csv"}], "onrecord": block}
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    document = read_document(b"There were 3 goals in Old Firm matches in October.", published="2022-11-05")
    _, (proposal,) = plan_article(document, open_records([tmp_path]))
    plan = check_to_dict(proposal.best)
    assert (plan["where"], plan["value"], plan.get("unresolved")) == ({"pair": "Celtic - Rangers"}, 3, None)
