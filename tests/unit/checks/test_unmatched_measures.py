"""What is counted: words that a record's own rows hold, and those that narrow it to a part."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "measure"),
    [
        ("In September violent incidents in Aleppo rose.", "change", "events"),
        ("There were 120 organised attacks in Aleppo in September 2016.", "count", "events"),
        ("Deadly clashes in Aleppo became more frequent in September.", "change", "events"),
    ],
)
def test_words_for_all_that_a_record_counts_leave_a_plan_firm(text, kind, measure, fields_of):
    plan = fields_of(text, kind, "ucdp-ged-syria-2016")
    assert (plan["measure"], plan.get("unresolved")) == (measure, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The coalition flew 30 strikes at night in Mosul in September 2016.", "at night"),
        ("In September 120 of the 400 strikes in Syria hit Raqqa.", "120 of the 400"),
        ("Sixty civilians were killed in Aleppo in September. On 12 September 48 of them died.", "of them"),
    ],
)
def test_words_for_a_part_of_it_are_marked(text, words, fields_of):
    assert words in fields_of(text, "count")["unresolved"]
