"""The shipped tagger over documents: what it is, where its spans point, and that it gives the same each time."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.claims.model.pinned import SHA256
from onrecord.claims.model.read import SHIPPED, tagged_claims
from onrecord.documents import read_document
from onrecord.documents.document import Document


def document(text: str) -> Document:
    return read_document(text.encode(), published="2016-11-05")


def test_the_shipped_tagger_is_the_pinned_one():
    assert hashlib.sha256(SHIPPED.read_bytes()).hexdigest() == SHA256


@pytest.mark.parametrize(
    ("text", "sort", "way"),
    [
        ("Raids on Manbij were pared back by a third in October, beside the month before.", "change", "down"),
        ("Never this year were raids on Manbij as scarce as in June.", "extreme", "down"),
        ("Two in three of the dead of October were civilians.", "share", ""),
        ("They bombed the bakery to make the town pay for its stubbornness.", "intent", ""),
        ("Had the trucks come a day sooner, forty people would be alive.", "counterfactual", ""),
    ],
)
def test_ways_to_say_it_that_no_list_has(text, sort, way):
    (claim,) = tagged_claims(document(text))
    assert (claim.sort, claim.way) == (sort, way)


def test_a_long_article_is_read_piece_by_piece_and_each_span_points_into_it():
    text = "In October 40 civilians were killed in Aleppo, the monitor said. Residents queued for bread.\n\n" * 40
    found = document(text)
    claims = tagged_claims(found)
    assert len(claims) >= 40
    assert all(0 <= s.start < s.end <= len(found.text) for c in claims for s in c.spans)
    assert list(claims) == sorted(claims, key=lambda c: c.spans[0].start)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=300))
def test_any_text_is_read_and_read_alike_again(text):
    found = document(text + " x")
    first = tagged_claims(found)
    tagged_claims.cache_clear()
    assert tagged_claims(found) == first
