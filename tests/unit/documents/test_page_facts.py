"""What pages state about their articles: microdata, every date with its zone, lineage, and the place of each block."""
# ruff: noqa: E501  (markup stands as it is)

from __future__ import annotations

import pytest

from onrecord.documents import Document, read_document
from onrecord.documents.addresses_of_page import own_and_canonical, same_site
from onrecord.documents.microdata import microdata
from onrecord.text.spans import Span

BODY = (
    "<h1>Army halves strikes, ministry says</h1><p>The army cut its air strikes by half in September, a spokesman said "
    "on Tuesday, adding that it would stay so.</p><p>The releases list 94 strikes on 18 September alone, the record "
    "shows, three times the mean of the month before.</p>"
)


def page(head: str = "", body: str = BODY, *, before: str = "") -> Document:
    return read_document(
        f"{before}<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), path="a.html"
    )


MICRODATA = """<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">Army <b>halves</b> strikes</h1>
<span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Dana A. Ford</span></span>
<span itemprop="author">John Roe</span><meta itemprop="datePublished" content="2017-10-10T08:15:00+03:00">
<time itemprop="dateModified" datetime="2017-10-11">yesterday</time>
<div itemprop="publisher" itemscope itemtype="http://schema.org/Organization"><meta itemprop="name" content="Example Courier"></div>
<div itemprop="comment" itemscope itemtype="http://schema.org/Comment"><span itemprop="author">Troll</span>
<meta itemprop="datePublished" content="2018-01-01"></div></div>"""


def test_microdata_of_the_article_and_not_of_its_comments() -> None:
    found = microdata(MICRODATA)
    assert (found.title, found.byline, found.outlet) == (
        "Army halves strikes",
        ("Dana A. Ford", "John Roe"),
        "Example Courier",
    )
    assert (found.published, found.modified) == ("2017-10-10T08:15:00+03:00", "2017-10-11")


@pytest.mark.parametrize(
    "markup", ["<p itemprop", "<p itemprop=headline>", "</b>" * 999 + "itemprop", "<i itemprop=x>" * 3000]
)
def test_odd_microdata_is_none(markup: str) -> None:
    assert microdata(markup).title == ""


def test_every_date_is_kept_with_its_zone_and_place() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2017-10-10T08:15:00+03:00",'
        '"dateModified":"2017-10-11T00:00:00Z"}</script><meta name="date" content="2017-10">'
        '<meta property="article:published_time" content="2017-10-09">'
    )
    found = page(head, "<p>Updated: 12 October 2017, 9:30 a.m. GMT</p>" + BODY)
    assert [(d.kind, d.date.iso(), d.time, d.where) for d in found.dates] == [
        ("published", "2017-10-10", "08:15:00+03:00", "json-ld"),
        ("published", "2017-10-09", "", "meta"),
        ("published", "2017-10", "", "meta"),
        ("modified", "2017-10-11", "00:00:00Z", "json-ld"),
        ("modified", "2017-10-12", "09:30Z", "text"),
    ]
    assert found.published is not None and found.published.iso() == "2017-10-10"
    assert found.modified is not None and found.modified.iso() == "2017-10-11"
    assert found.warnings == (
        "two dates of publication: 2017-10-10 (json-ld) and 2017-10-09 (meta); 2017-10-10 is used, --published sets another",
    )


def test_a_partial_date_stays_partial() -> None:
    found = page('<meta name="date" content="2017-10">')
    assert found.published is not None and found.published.iso() == "2017-10"


def test_blocks_lead_to_their_elements() -> None:
    found = page(body=f"<div><nav>Home</nav></div><div><article>{BODY}</article></div>")
    at = found.text.index("The releases")
    assert [place.element for place in found.places_of(Span(at, at + 5))] == ["html/body/div[2]/article[1]/p[2]"]


@pytest.mark.parametrize(
    ("head", "before", "url", "elsewhere"),
    [
        ('<link rel="canonical" href="https://a.example/x">', "", "https://a.example/x", ""),
        (
            '<link rel="canonical" href="https://first.example/x"><meta property="og:url" content="https://copy.example/y">',
            "",
            "https://copy.example/y",
            "https://first.example/x",
        ),
        (
            '<link rel="canonical" href="https://first.example/x">',
            "<!-- saved from url=(0022)https://copy.example/y -->",
            "https://copy.example/y",
            "https://first.example/x",
        ),
        (
            '<link rel="canonical" href="https://www.paper.example/x">',
            "<!-- saved from url=(0030)https://amp.paper.example/x -->",
            "https://www.paper.example/x",
            "",
        ),
        (
            '<link rel="canonical" href="https://paper.example/x">',
            "<!--\n Page saved with SingleFile \n url: https://web.archive.org/web/2017/https://paper.example/x \n-->",
            "https://paper.example/x",
            "",
        ),
    ],
)
def test_the_canonical_address(head: str, before: str, url: str, elsewhere: str) -> None:
    found = page(head, before=before)
    assert (found.url, found.canonical_elsewhere) == (url, elsewhere)
    assert found.original_source == ("first.example" if elsewhere else "")


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("https://news.paper.co.uk/a", "https://www.paper.co.uk/b", True),
        ("https://one.co.uk/a", "https://two.co.uk/b", False),
        ("https://paper.example:8080/a", "https://paper.example/b", True),
    ],
)
def test_one_site(left: str, right: str, same: bool) -> None:
    assert same_site(left, right) is same


@pytest.mark.parametrize(
    "canonical", ["", "/relative", "javascript:alert(1)", "https://", "https://[broken", "x" * 9000]
)
def test_a_canonical_link_that_is_none(canonical: str) -> None:
    assert own_and_canonical(canonical, ["https://a.example/"]) == ("https://a.example/", "")


def test_lineage_of_a_republished_wire_story() -> None:
    body = BODY.replace("<p>The army", "<p>GENEVA (Reuters) - The army", 1) + (
        "<p>This article was originally published by The Other Paper.</p>"
        "<p>Disclaimer: the views expressed in this article are those of the author alone.</p>"
    )
    found = page(body=body)
    assert [(credit.kind, credit.name) for credit in found.credits] == [
        ("wire", "Reuters"),
        ("source", "The Other Paper"),
        ("disclaimer", ""),
    ]
    assert found.original_source == "The Other Paper"


def test_an_agency_that_alone_signs_is_the_source() -> None:
    head = '<meta name="author" content="AFP"><meta property="og:site_name" content="Gulf Mirror">'
    assert page(head).original_source == "Agence France-Presse"
    assert page(head.replace("Gulf Mirror", "AFP")).original_source == ""


def test_a_live_blog_keeps_all_entries() -> None:
    entries = "".join(
        f"<div class='entry'><time>1{i}.05 GMT</time><h2>Entry number {i}</h2><p>The water rose by {i} more centimetres, "
        "the council said.</p></div>"
        for i in range(9)
    )
    found = page(body=f"<main class='live-blog'><h1>Storm reaches the harbour town</h1>{entries}</main>")
    assert sum(block.role == "body" for block in found.blocks) == 9


def test_the_headings_of_a_live_blog_speak_where_entries_are_articles() -> None:
    entries = "".join(
        f"<article><time>{12 + i}.05</time><h2>{heading}</h2><p>The water rose by {i + 1} more centimetres, the council "
        "said.</p></article>"
        for i, heading in enumerate(("Closing summary", "Council opens the lower gates", "Two more streets flooded"))
    )
    found = page(body=f"<h1>Storm reaches the harbour town</h1><div class='live-blog'>{entries}</div>")
    said = [block.span.of(found.text) for block in found.blocks if block.role == "subheading"]
    assert said == ["Council opens the lower gates", "Two more streets flooded"]


def test_closing_sections_and_pull_quotes_are_furniture() -> None:
    body = BODY + (
        "<aside><p>The releases list 94 strikes on 18 September alone</p></aside><h2>Notes to editors</h2>"
        "<p>The ministry has four hundred employees and a choir of its own.</p>"
    )
    found = page(body=body)
    said = [block.span.of(found.text) for block in found.blocks if block.role == "body"]
    assert len(said) == 2 and not any("choir" in words for words in said)
