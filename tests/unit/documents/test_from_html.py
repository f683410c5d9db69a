"""Pages, in our own words: facts, roles (`role | words`), and the way back to the markup."""
# ruff: noqa: E501  (articles stand as they are, one block a line)

import html

import pytest

from onrecord.documents import Document, read_document
from onrecord.errors import DocumentError
from onrecord.text.spans import Span

JSON_LD = """<script type="application/ld+json">
{"@context":"https://schema.org","@graph":[{"@type":"Organization","@id":"#org","name":"Example Courier"},
{"@type":"Person","@id":"#p1","name":"Dana A. Ford"},
{"@type":["NewsArticle"],"headline":"Army halves strikes &amp; flights, ministry says",
"author":[{"@id":"#p1"},{"@type":"Person","name":"John Roe, Staff Writer"}],"publisher":{"@id":"#org"},
"datePublished":"2017-10-10T08:15:00+03:00","dateModified":"2017-10-11",
"mainEntityOfPage":{"@id":"https://courier.example/a/1"},}]}</script>"""

BODY = """<nav><ul><li><a href="/">Home</a></li><li>World</li></ul></nav>
<div class="cookie-banner">We use cookies to improve your visit. Accept all</div>
<main><article><h1>Army halves strikes &amp; flights,
 ministry says</h1><p class="byline">By Dana A. Ford and John Roe, Staff Writer</p><time datetime="2017-10-10">10 October 2017</time>
<figure><img src="x.jpg"><figcaption>A jet takes off &amp; turns. Photo: Ministry</figcaption></figure>
<p>The army cut its air strikes by half in September, a spokesman for the defence ministry said on Tuesday, adding that the &ldquo;tempo&rdquo; would stay low.</p>
<p>&#8220;We fly <b>fewer</b> sorties because there are fewer targets,&#8221; said Colonel Jane Doe, who speaks for the ministry &mdash; and for the air force.<br><br>She gave no figures for the month before, but earlier releases listed some thirty a day.</p>
<h2>What the record shows</h2>
<p>The daily releases of the ministry list 94 strikes on 18 September alone, which is three times the mean of the month before.</p>
<div class="newsletter"><p>Sign up for our newsletter to get the news every day.</p></div>
<p>To continue reading, subscribe to the Courier for one pound a week.</p>
<p style="display:none">Hidden words that nobody sees on the page, though they are long enough for a paragraph.</p>
<p>The ministry did not answer questions about the difference by the evening, and the office of the prime minister declined to comment at all.</p>
<p>This article was originally published by <a href="https://other.example">The Other Paper</a>.</p>
</article></main>
<aside><h3>Related</h3><p>Ten other stories that you may like to read, all of them about the army and its strikes in the month of September.</p></aside>
<footer><p>© 2017 Example Courier. All rights reserved.</p></footer>"""


def page(head: str = "", body: str = BODY) -> bytes:
    start = '<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Army halves strikes | Example Courier</title>'
    return f"{start}{head}</head><body>{body}</body></html>".encode()


def roles(document: Document) -> list[str]:
    return [f"{block.role} | {' '.join(block.span.of(document.text).split()[:4])}" for block in document.blocks]


def test_blocks_of_the_article_only() -> None:
    assert roles(read_document(page(JSON_LD))) == [
        "headline | Army halves strikes &",
        "byline | By Dana A. Ford",
        "dateline | 10 October 2017",
        "caption | A jet takes off",
        "body | The army cut its",
        "body | “We fly fewer sorties",
        "body | She gave no figures",
        "subheading | What the record shows",
        "body | The daily releases of",
        "boilerplate | To continue reading, subscribe",
        "body | The ministry did not",
        "credit | This article was originally",
    ]


def test_facts_from_json_ld() -> None:
    document = read_document(page(JSON_LD))
    assert document.title == "Army halves strikes & flights, ministry says"
    assert document.byline == ("Dana A. Ford", "John Roe")
    assert document.outlet == "Example Courier"
    assert document.published is not None and document.modified is not None
    assert (document.published.iso(), document.published_from, document.modified.iso()) == (
        "2017-10-10",
        "json-ld",
        "2017-10-11",
    )
    assert document.url == "https://courier.example/a/1"
    assert document.original_source == "The Other Paper"
    assert document.warnings == ()


def test_facts_from_meta_tags_without_json_ld() -> None:
    meta = """<meta property="og:title" content="Army halves strikes - Example Courier"><meta name="author" content="Jane Doe">
    <meta property="og:site_name" content="Example Courier"><meta property="article:published_time" content="2017-10-10T01:00Z">
    <link rel="canonical" href="https://courier.example/b">"""
    document = read_document(page(meta))
    assert (document.title, document.byline, document.outlet) == (
        "Army halves strikes",
        ("Jane Doe",),
        "Example Courier",
    )
    assert (document.published_from, document.url) == ("meta", "https://courier.example/b")


def test_the_page_itself_speaks_where_machines_are_told_nothing() -> None:
    document = read_document(page())
    assert document.title == "Army halves strikes & flights, ministry says"
    assert (document.byline, document.published_from) == (("Dana A. Ford", "John Roe"), "text")


def test_a_time_element_is_heard_last() -> None:
    document = read_document(page(body=BODY.replace("10 October 2017", "Tuesday")))
    assert document.published is not None
    assert (document.published.iso(), document.published_from) == ("2017-10-10", "time")


def test_contradicting_dates_are_both_named() -> None:
    document = read_document(page(JSON_LD + '<meta property="article:published_time" content="2016-01-01">'))
    assert document.warnings == (
        "two dates of publication: 2017-10-10 (json-ld) and 2016-01-01 (meta); 2017-10-10 is used, --published sets another",
    )


def test_every_character_leads_back_to_the_markup() -> None:
    raw = page(JSON_LD)
    document, markup = read_document(raw), raw.decode()
    assert document.offset_map.unit == "character"
    for i, character in enumerate(document.text):
        origin = document.offset_map.to_origin(Span(i, i + 1))
        if origin is None:
            assert character == "\n"
        else:
            shown = html.unescape(origin.of(markup))
            assert shown == character or (character == " " and shown.isspace())


def test_inline_elements_do_not_part_words() -> None:
    document = read_document(
        page(body="<p>The a<b>rm</b>y left the town, the <a href='x'>ministry</a> said on Monday evening.</p>")
    )
    assert document.text == "The army left the town, the ministry said on Monday evening."
    assert document.offset_map.to_origin(Span(4, 8)) is not None


@pytest.mark.parametrize(
    ("script", "warning"),
    [
        ("{not json", "JSON-LD script 1 of the page cannot be read"),
        ("[" * 100_000, "JSON-LD script 1 of the page cannot be read"),
        ('{"@type":"NewsArticle","datePublished":"last week"}', "gives 'last week' as its date"),
    ],
)
def test_broken_json_ld_is_left_out_with_a_warning(script: str, warning: str) -> None:
    document = read_document(page(f'<script type="application/ld+json">{script}</script>'))
    assert warning in document.warnings[0]
    assert document.published_from == "text"


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type":"NewsArticle","author":"By Jane Doe"} -->',
        '//<![CDATA[\n{"@type":"ReportageNewsArticle","author":["Jane Doe"]}\n//]]>',
        '{"@type":"NewsArticle","author":{"name":["Jane Doe"]},}',
        '[{"@type":"WebPage"},{"@type":"NewsArticle","author":"https://x.example/jane","creator":"Jane\tDoe"}]',
    ],
)
def test_json_ld_as_sites_write_it(script: str) -> None:
    document = read_document(page(f'<script type="application/ld+json">{script}</script>'))
    assert (document.byline, document.warnings) == (("Jane Doe",), ())


def test_words_go_before_the_language_that_a_page_states() -> None:
    document = read_document(page().replace(b'lang="en-GB"', b'lang="de-DE"'))
    assert document.language == "en"
    assert document.warnings == ("the page says that its language is 'de', but its words are English",)


def test_encoding_that_the_markup_declares() -> None:
    raw = page(body="<p>Министр said that the army had left the town on Monday evening, as planned.</p>")
    raw = raw.decode().replace("utf-8", "windows-1251").encode("cp1251")
    assert read_document(raw).text.startswith("Министр said")


@pytest.mark.parametrize(
    "body",
    ["", "<nav><a href='/'>Home</a></nav>", "<script>var a = '<p>words</p>'</script>", "<div hidden>words</div>"],
)
def test_no_article(body: str) -> None:
    with pytest.raises(DocumentError, match="no article text") as caught:
        read_document(page(body=body), path="page.html")
    assert (caught.value.code, caught.value.where) == ("E107", "page.html")


def test_a_page_without_paragraph_elements() -> None:
    body = """<div class="menu">World Politics</div><h1>Raid kills nine</h1>
    <div class="meta">Posted by Jane Doe on May 3, 2017 at 10:15 am</div>
    <div class="content">A raid killed nine people on Tuesday, officials said, in the second such attack of the week.<br><br>
    &ldquo;We heard two blasts,&rdquo; said Omar Said, who sells fruit there.<br><br>The ministry said that it had no figures for the dead or for the wounded as yet.<br/><br/>Filed under: raids</div>
    <div class="comments"><h3>3 comments</h3><p>I do not believe a word of this article, and neither should you.</p></div>"""
    document = read_document(page(body=body))
    assert roles(document) == [
        "headline | Raid kills nine",
        "dateline | Posted by Jane Doe",
        "body | A raid killed nine",
        "body | “We heard two blasts,”",
        "body | The ministry said that",
    ]
    assert document.byline == ("Jane Doe",)
    assert document.published is not None and document.published.iso() == "2017-05-03"


def test_lists_and_quotations_are_body() -> None:
    body = """<header><p>BREAKING: something else happened on the other side of the world today, read on.</p></header><main>
    <h1>Strikes fell in May, says army</h1><p class=author-name>Jane Doe</p>
    <p>BEIRUT (Reuters) - The army said on Monday that strikes fell in May by a third, to about 200, from the month before.
    <p>It gave no figures for the month of June, and it said that none would be given before the end of the year at least.
    <blockquote><p>We count what we count, and we do not count what we cannot see, said the general in a letter.</p></blockquote>
    <ul><li>200 strikes in May</li><li>300 strikes in April, on the same list of targets as given by the army</li></ul>
    <p>Source: Reuters</p></main>"""
    document = read_document(page(body=body))
    assert [line.partition(" |")[0] for line in roles(document)] == ["headline", "byline", *["body"] * 5, "credit"]
    assert [(credit.kind, credit.name) for credit in document.credits] == [("wire", "Reuters"), ("source", "Reuters")]
