"""Whatever the bytes, reading gives a sound document or a DocumentError with a code, never a traceback."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.documents import Document, read_document
from onrecord.errors import DocumentError
from onrecord.text.spans import Span

LINES = st.sampled_from(
    [
        "By Jane Doe",
        "September 19, 2016",
        "Copyright © 2016 X",
        "Share this",
        "A headline",
        "The army left.",
        "“It is so,”",
        "Source: <u>RT</u>",
        "BAGHDAD (Reuters) -",
        "31 February 2016",
        "By",
        "Photo:",
        "ENDS",
        "\r",
        "",
        "  ",
        "١٢ May ٢٠١٦",
    ]
)
text_like = st.lists(LINES | st.text(max_size=30), max_size=12).map("\n".join)
TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<article>",
        "<h1>",
        "<nav>",
        "<time datetime='x'>",
        "<meta name=date content=2017>",
        "<br>",
        "<!--",
        "<",
        '<script type="application/ld+json">{"@type":"NewsArticle","author":[[{}],3,null]}</script>',
        "</div></div>",
        "&#0;",
        "&#x110000;",
        "&#xD800;",
        "<p hidden>",
        "<table><tr><td>",
        "<title>",
        "<svg>",
        "Words of the army that left the town.",
    ]
)
html_like = st.lists(TAGS | LINES | st.text(max_size=20), max_size=25).map(lambda parts: "<html>" + "".join(parts))
SETTINGS = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read_or_refused(raw: bytes, path: str = "") -> Document | None:
    try:
        return read_document(raw, path=path, any_language=True)
    except DocumentError as error:
        assert re.fullmatch("E1[01][0-9]|E124", error.code) and error.what and error.where and error.fix
        return None


def check_sound(document: Document) -> None:
    spans = [block.span for block in document.blocks]
    assert all(0 <= span.start < span.end <= len(document.text) for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(Span(0, len(document.text)).covers(credit.span) for credit in document.credits)
    assert all(piece.text.end <= len(document.text) for piece in document.offset_map.pieces)
    assert all(name.strip() == name != "" for name in document.byline)
    assert len(document.sha256) == 64


@SETTINGS
@given(raw=st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    document = read_or_refused(raw)
    if document is not None:
        check_sound(document)


@SETTINGS
@given(text=text_like)
def test_any_text(text: str) -> None:
    document = read_or_refused(text.encode("utf-8", errors="replace"))
    if document is not None:
        check_sound(document)
        assert document.text == text.encode("utf-8", errors="replace").decode().removeprefix("\ufeff")


@SETTINGS
@given(markup=html_like)
def test_any_markup(markup: str) -> None:
    raw = markup.encode("utf-8", errors="replace")
    document = read_or_refused(raw, path="page.html")
    if document is not None:
        check_sound(document)
        ends = [piece.origin.end for piece in document.offset_map.pieces]
        assert ends == sorted(ends) and max(ends) <= len(raw.decode())


@SETTINGS
@given(raw=st.binary(max_size=100))
def test_any_bytes_as_a_page(raw: bytes) -> None:
    read_or_refused(b"<html><body>" + raw, path="page.html")


@SETTINGS
@given(published=st.text(max_size=12))
def test_any_given_date(published: str) -> None:
    try:
        document = read_document(b"Words.", published=published)
    except DocumentError as error:
        assert error.code == "E106"
    else:
        assert document.published_from == "option"
