"""Places by how they are spelled, by what stands beside them, and by what a record can tell apart."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.checks.nations import capitals_in

CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "a looser spelling": (
        "More than 30 coalition strikes hit Membij in July 2016.",
        {"kind": "count", "where": {"location": "Manbij"}, "unresolved": None},
    ),
    "a river that says which town": (
        "The coalition struck the Euphrates town of Hit 60 times in March 2016.",
        {"kind": "count", "where": {"location": "Hit"}, "unresolved": None},
    ),
    "so far from a town is not the town": (
        "In September the coalition carried out 12 strikes on positions 20 km from Mosul.",
        {"kind": "count", "where": {"location": "Mosul"}, "unresolved": ["Mosul", "20 km"]},
    ),
    "a country is no province to go back to": (
        "In Homs province the truce held. Syria was quiet. In that province 40 people were killed in September.",
        {"kind": "count", "where": {"adm_1": "Homs Governorate"}, "unresolved": None},
    ),
    "the port of a town is the town": (
        "The port of Tartus was attacked by Islamic State on Monday.",
        {"kind": "occurrence", "where": {"adm_1": "Tartus Governorate", "side_b": "IS"}, "unresolved": None},
    ),
    "a town says which part of the country": (
        "In September the coalition carried out 30 strikes around Raqqa in northern Syria.",
        {"kind": "count", "where": {"location": "Raqqa"}, "unresolved": None},
    ),
    "the unknown place that the words before speak of": (
        "Fighting went on in Atlantis in September. The coalition carried out 30 strikes.",
        {"kind": "count", "where": {}, "unresolved": ["Atlantis"]},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_places(name, fields_of):
    text, wanted = CASES[name]
    plan = fields_of(text, wanted["kind"])
    assert {field: plan.get(field) for field in wanted} == wanted


def test_an_unknown_place_is_one_also_where_it_only_says_how_far(proposals_of):
    (proposal,) = proposals_of("In September the coalition carried out 12 strikes on positions 20 km from Atlantis.")
    assert (proposal.readings, proposal.claim.because) == ((), "Atlantis")


def test_a_city_state_has_no_capital_beside_itself():
    text = "Talks in Singapore's capital markets were followed in the Iraqi capital."
    assert [(text[start:end], city) for start, end, city in capitals_in(text)] == [("the Iraqi capital", "Baghdad")]
