"""RSS and Atom files: an article an entry; and a table of those that cannot be read."""

from __future__ import annotations

import pytest

from onrecord.documents import Document, Skipped, read_document
from onrecord.documents.read import articles_in
from onrecord.errors import DocumentError
from onrecord.text.spans import Span

ITEM_1 = """<item><title>Army halves strikes</title><link>https://courier.example/a</link>
<dc:creator><![CDATA[Dana A. Ford and John Roe]]></dc:creator><pubDate>Tue, 10 Oct 2017 08:15:07 +0300</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>The army cut its air strikes by half in September, the
ministry said.</p><p>The releases list 94 strikes on 18 September alone.</p>
<p>Share this on Facebook</p>]]></content:encoded>
</item>"""
ITEM_2 = """<item><title>Convoy arrives</title><guid isPermaLink="true">https://courier.example/b</guid>
<author>desk@courier.example (Ines Okafor)</author><pubDate>Wed, 11 Oct 2017 07:00 GMT</pubDate><description>
&lt;p&gt;Forty-one lorries crossed into the town on Thursday night, aid workers said.&lt;/p&gt;</description>
</item>"""
HEAD = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Courier</title><language>en-gb</language>"""
TAIL = "</channel></rss>"
RSS = HEAD + ITEM_1 + ITEM_2 + TAIL
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Courier</title>
<entry><title>Army halves strikes</title><link rel="self" href="https://courier.example/feed"/>
<link href="https://courier.example/a"/><author><name>Dana A. Ford</name></author><author><name>John Roe</name></author>
<published>2017-10-10T08:15:07+03:00</published><updated>2017-10-11T00:00:00Z</updated><summary>Short.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The army
cut its air strikes by half in September, the ministry said.</p></div></content></entry></feed>"""


def read(raw: str | bytes, name: str = "feed.xml") -> list[Document | Skipped]:
    return list(articles_in(raw.encode() if isinstance(raw, str) else raw, name=name))


def test_each_entry_of_rss_is_an_article() -> None:
    first, second = (one for one in read(RSS) if isinstance(one, Document))
    assert (first.title, first.byline, first.outlet) == (
        "Army halves strikes",
        ("Dana A. Ford", "John Roe"),
        "The Courier",
    )
    assert (first.url, second.url) == ("https://courier.example/a", "https://courier.example/b")
    assert [(d.date.iso(), d.time) for d in first.dates] == [("2017-10-10", "08:15:07+03:00")]
    assert [block.role for block in first.blocks] == ["headline", "body", "body", "boilerplate"]
    assert (second.byline, second.path) == (("Ines Okafor",), "feed.xml, entry 2")


def test_atom_with_markup_inside() -> None:
    (found,) = read(ATOM)
    assert isinstance(found, Document)
    assert (found.byline, found.url) == (("Dana A. Ford", "John Roe"), "https://courier.example/a")
    assert [(d.kind, d.date.iso()) for d in found.dates] == [("published", "2017-10-10"), ("modified", "2017-10-11")]
    at = found.text.index("The army")
    assert found.places_of(Span(at, at + 1))[0].element.startswith("content/")


def test_rdf_and_a_doctype_without_entities() -> None:
    rdf = '<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/">' + ITEM_2 + "</rdf:RDF>"
    doctype = '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n.example/rss.dtd">'
    for raw in (rdf, doctype + f"<rss><channel>{ITEM_2}</channel></rss>"):
        assert [type(one) for one in read(raw)] == [Document]


def test_entities_of_html_are_known() -> None:
    (found,) = read(HEAD + "<item><description>The army&nbsp;left &mdash; at last.</description></item>" + TAIL)
    assert isinstance(found, Document) and found.text == "The army left — at last."


def test_what_is_broken_does_not_take_the_rest_with_it() -> None:
    empty = "<item><title>Only a title</title></item>"
    found = read(HEAD + ITEM_1 + empty + ITEM_2 + "<item><title>cut o")
    assert [type(one) for one in found] == [Document, Skipped, Document, Skipped]
    refused = [one for one in found if isinstance(one, Skipped)]
    assert [(one.path, one.error.code) for one in refused] == [
        ("feed.xml, entry 2", "E105"),
        ("feed.xml, after entry 3", "E111"),
    ]


def test_a_feed_of_several_is_not_one_article() -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(RSS.encode(), path="feed.xml")
    assert caught.value.code == "E116"
    assert read_document((HEAD + ITEM_1 + TAIL).encode()).title == "Army halves strikes"


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    "<rss><channel><item><description>&c;</description></item></channel></rss>"
)
OUTSIDE = (
    '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><description>&x;</description></item>'
    "</channel></rss>"
)
NOT = "this is no RSS or Atom feed that can be read: "
ENTITIES = "the XML defines entities of its own, which can be made to fill the memory"
BAD: dict[str, tuple[bytes, str, str]] = {
    "no entries": ((HEAD + TAIL).encode(), "E111", NOT + "it has no entries"),
    "truncated at once": (
        b"<rss><channel>",
        "E111",
        NOT + "line 1 is not well-formed XML: Premature end of data in tag channel line 1",
    ),
    "mismatched": (
        b"<rss><channel></rss>",
        "E111",
        NOT + "line 1 is not well-formed XML: Opening and ending tag mismatch: channel line 1 and rss",
    ),
    "billion laughs": (LAUGHS.encode(), "E114", ENTITIES),
    "billion laughs in UTF-16": (LAUGHS.encode("utf-16"), "E114", ENTITIES),
    "an entity from outside": (OUTSIDE.encode(), "E114", ENTITIES),
    "an unknown entity": (
        (HEAD + "<item><description>&nosuch;</description></item>" + TAIL).encode(),
        "E111",
        NOT + "line 3 is not well-formed XML: Entity 'nosuch' not defined",
    ),
    "wrong encoding": (
        (HEAD + "<item><title>caf\xe9</title></item>" + TAIL).encode("latin-1"),
        "E111",
        NOT + "line 3 is not well-formed XML: ",
    ),
    "an encoding that nobody knows": (
        b'<?xml version="1.0" encoding="klingon"?><rss><channel/></rss>',
        "E111",
        NOT + "line 1 is not well-formed XML: Unsupported encoding: klingon",
    ),
    "NUL bytes": (b"<rss><channel>\0</channel></rss>", "E111", NOT + "line 1 is not well-formed XML: "),
    "nested without end": (
        b"<rss>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</rss>",
        "E111",
        NOT + "line 1 is not well-formed XML: it is nested too deep",
    ),
    "an entry without words": (
        (HEAD + "<item/>" + TAIL).encode(),
        "E105",
        "the article is empty: 0 bytes without a word",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read(name: str) -> None:
    raw, code, message = BAD[name]
    (found,) = read(raw)
    assert isinstance(found, Skipped) and found.is_article
    assert found.error.code == code and found.path.startswith("feed.xml")
    assert found.error.what == message or (message.endswith(": ") and found.error.what.startswith(message))
