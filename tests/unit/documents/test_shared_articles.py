"""The two real articles, where a copy of them is at hand (gold: roles decided by people)."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from onrecord.documents import Document, read_document

SHARED = Path(os.environ.get("ONRECORD_SHARED") or Path(__file__).parents[4] / "shared") / "articles"


def article(start: str) -> Document:
    found = sorted(SHARED.glob(f"{start}_*.txt"))
    if not found:
        pytest.skip("the shared articles are not here; set ONRECORD_SHARED to their folder")
    return read_document(found[0])


def words_of(document: Document, role: str) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks if block.role == role]


def test_2017_article() -> None:
    document = article("000")
    assert Counter(block.role for block in document.blocks) == {"body": 9, "credit": 1}
    assert words_of(document, "body")[6].startswith("“Or is it an artful move")
    assert [(credit.kind, credit.name) for credit in document.credits] == [("image", "Russian Ministry of Defense")]
    assert (document.title, document.byline, document.published) == ("", (), None)


def test_2016_article_facts() -> None:
    document = article("002")
    assert document.title == "'Coincidence: ISIS launched offensive straight after US strike on Syrian troops?'"
    assert (document.byline, document.outlet, document.original_source) == (("RT",), "Global Research", "RT")
    assert document.published is not None
    assert (document.published.iso(), document.published_from) == ("2016-09-19", "text")


def test_2016_article_roles() -> None:
    document = article("002")
    assert Counter(block.role for block in document.blocks) == {
        "headline": 1,
        "byline": 2,
        "dateline": 1,
        "boilerplate": 8,
        "body": 29,
        "subheading": 3,
        "credit": 1,
    }
    assert words_of(document, "subheading") == [
        "'Who is Samantha Power working for?'",
        "'Info leak to terrorists ahead of strike can't be ruled out'",
        "US hostility towards Assad unchanged",
    ]


def test_nothing_speaks_after_the_2016_article() -> None:
    document = article("002")
    end = document.text.index("The original source of this article")
    assert all(block.span.end <= end for block in document.blocks_that_speak())
    assert "<u>talks in Geneva</u>" in document.text
