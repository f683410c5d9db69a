"""Amounts that a plan holds in another spelling, and those that state nothing of what is counted."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "amount"),
    [
        ("Hundreds upon hundreds of coalition strikes hit Mosul in August.", "count", {"value": "hundreds"}),
        ("In September strikes in Iraq fell by 40 percent, or two fifths.", "change", {"size": 0.6}),
        ("Coalition strikes in Mosul doubled to ten a day in September 2016.", "rate", {"value": 10, "per": "day"}),
        ("Coalition strikes in Mosul doubled to ten a day in September 2016.", "change", {"size": 2}),
        ("Coalition strikes near Mosul tripled in September, three times as many as in August.", "change", {"size": 3}),
        ("Of every five strikes in Syria in September, four hit Raqqa.", "share", {"value": 0.8}),
        ("Coalition jets bombed Mosul on 12 September with 4 aircraft.", "occurrence", {"negated": False}),
        ("There were not more than 40 strikes in Mosul in August 2016.", "count", {"value": 40}),
    ],
)
def test_an_amount_that_the_plan_holds_or_that_is_a_claim_of_its_own_leaves_it_firm(text, kind, amount, fields_of):
    plan = fields_of(text, kind)
    assert {field: plan[field] for field in amount} == amount
    assert "unresolved" not in plan


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "Coalition aircraft struck Mosul 60 times in September, more than twice as often as in August.",
            "change",
            "60 times",
        ),
        (
            "Strikes near Mosul fell in September 2016 in a quarter of the villages.",
            "share",
            "a quarter of the villages",
        ),
    ],
)
def test_an_amount_that_is_another_than_the_plans_is_marked(text, kind, words, fields_of):
    assert words in fields_of(text, kind)["unresolved"]


def test_what_a_move_left_is_the_size_of_a_change(fields_of):
    found = fields_of("In September 2016 strikes in Mosul fell below two thirds of the level of August.", "change")
    assert (found["size"], found["size_comparison"]) == (0.67, "more_than")
    assert not found.get("unresolved")


def test_each_amount_of_a_clause_counts_its_own(fields_of):
    text = "On 22 August 2017 the coalition flew 24 strikes against 33 targets in Iraq and Syria."
    found = fields_of(text, "count", "coalition-strikes-2017", published="2017-10-10")
    assert not found.get("unresolved")
