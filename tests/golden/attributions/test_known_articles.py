"""Two published articles that are not shipped: who a careful reader says is speaking.

Set ``ONRECORD_SHARED`` to the folder that holds ``articles/``; by default it is looked for beside the repository.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from onrecord.attributions import Finder, find_attributions
from onrecord.attributions.by_model import find_by_model
from onrecord.attributions.rules import find_by_rules
from onrecord.documents import Document, read_document

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[4] / "shared"))
ARTICLES = SHARED / "articles"
pytestmark = pytest.mark.skipif(not ARTICLES.is_dir(), reason="the two articles are not here: set ONRECORD_SHARED")
FINDERS = pytest.mark.parametrize("finder", [find_by_rules, find_by_model], ids=["rules", "model"])


def article(start: str) -> Document:
    return read_document(next(ARTICLES.glob(f"{start}_*.txt")))


@FINDERS
def test_the_spokesman_speaks_under_all_his_descriptions(finder: Finder) -> None:
    document = article("000")
    found = find_attributions(document, finder=finder)
    spokesman = [one for one in found if one.speaker.name == "Igor Konashenkov"]
    sources = {span.of(document.text).split(",")[0] for one in spokesman for span in one.source}
    assert len(spokesman) >= 7
    assert {"He", "the general", "the Russian general", "a spokesman for the Russian Defense Ministry"} <= sources
    assert all(one.speaker.type == "person" for one in spokesman)


@FINDERS
def test_every_analyst_and_envoy_speaks_for_himself(finder: Finder) -> None:
    document = article("002")
    found = find_attributions(document, finder=finder)
    speakers = Counter(one.speaker.name for one in found)
    assert speakers["Vitaly Churkin"] >= 2
    assert speakers["Samantha Power"] >= 2
    assert speakers["Joshua Landis"] >= 5
    assert speakers["William Jones"] >= 4
    assert speakers["Gregory R. Copley"] >= 5
    assert speakers["Abayomi Azikiwe"] >= 5
    described = {
        span.of(document.text): one.speaker.name
        for one in found
        for span in one.source
        if span.of(document.text).islower()
    }
    assert described.get("the analyst") == "Abayomi Azikiwe"


@FINDERS
def test_the_ministry_gives_the_number_and_the_disclaimer_says_nothing(finder: Finder) -> None:
    document = article("002")
    found = find_attributions(document, finder=finder)
    number = next(
        one for one in found if any("62 people were killed" in span.of(document.text) for span in one.content)
    )
    assert (number.speaker.name, number.speaker.type) == ("Russian Ministry of Defense", "organization")
    assert max(one.extent.end for one in found) < document.text.index("The original source of this article")
