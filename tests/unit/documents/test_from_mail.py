"""Mails: text, facts of the headers, what was attached; and a table of those that cannot be read."""

from __future__ import annotations

import base64

import pytest

from onrecord.documents import read_document
from onrecord.errors import DocumentError

HEADERS = """\
Received: from mx.example by mail.example; Tue, 10 Oct 2017 08:15:09 +0300
From: =?utf-8?q?Dana_A=2E_Ford?= <dana@courier.example>
To: desk@paper.example
Subject: Fwd: Re: Army halves strikes, =?utf-8?b?bWluaXN0cnkgc2F5cw==?=
Date: Tue, 10 Oct 2017 08:15:07 +0300
MIME-Version: 1.0
"""
TEXT = """\
The army cut its air strikes by half in September, a spokesman said on Tuesday.

> What did the ministry say before that, in the month of August?

The releases list 94 strikes on 18 September alone.
"""


def mail(body: str = TEXT, *, content: str = "text/plain; charset=utf-8", headers: str = HEADERS) -> bytes:
    return (headers + f"Content-Type: {content}\n\n" + body).replace("\n", "\r\n").encode()


def multipart(*parts: str, kind: str = "mixed") -> bytes:
    body = "".join(f"--XX\n{part}\n" for part in parts) + "--XX--\n"
    return mail(body, content=f'multipart/{kind}; boundary="XX"')


PLAIN = f"Content-Type: text/plain; charset=utf-8\n\n{TEXT}"
PAGE = "Content-Type: text/html\n\n<p>The army left the town on Monday, officials said, and it did not come back.</p>"
PDF = 'Content-Type: application/pdf\nContent-Disposition: attachment; filename="release.pdf"\n\nJVBERi0='


def test_text_and_headers() -> None:
    document = read_document(mail())
    assert document.title == "Army halves strikes, ministry says"
    assert document.byline == ("Dana A. Ford",)
    assert [(d.date.iso(), d.time, d.where) for d in document.dates] == [("2017-10-10", "08:15:07+03:00", "header")]
    assert [block.role for block in document.blocks] == ["body", "boilerplate", "body"]
    assert document.places[0].element == "part 1 (text/plain)"


@pytest.mark.parametrize(
    "mark", ["---------- Forwarded message ---------", "-----Original Message-----", "Begin forwarded message:"]
)
def test_the_line_that_says_that_a_mail_was_passed_on_is_no_headline(mark: str) -> None:
    document = read_document(mail(f"{mark}\nFrom: A Desk <desk@wire.example>\n\n{TEXT}"))
    assert document.title == "Army halves strikes, ministry says"
    assert [b.span.of(document.text) for b in document.blocks if b.role == "headline"] == []
    assert document.blocks[0].role == "boilerplate"


def test_a_byline_in_the_text_goes_before_the_sender() -> None:
    assert read_document(mail("A headline of a story\n\nBy Jane Doe\n\n" + TEXT)).byline == ("Jane Doe",)


def test_plain_text_goes_before_html_and_attachments_are_named() -> None:
    document = read_document(multipart(PAGE, PLAIN, PDF))
    assert document.text.startswith("The army cut")
    assert document.warnings == ("1 attachment(s) of the mail were not read: release.pdf",)
    assert document.places[0].element == "part 3 (text/plain)"


def test_html_is_read_where_there_is_nothing_else() -> None:
    document = read_document(multipart(PAGE, kind="alternative"))
    assert document.text == "The army left the town on Monday, officials said, and it did not come back."
    assert (document.published_from, document.title) == ("header", "Army halves strikes, ministry says")
    assert document.places[0].element


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("quoted-printable", TEXT.replace("e", "=65")),
        ("base64", base64.encodebytes(TEXT.encode()).decode()),
    ],
)
def test_encoded_text(encoding: str, body: str) -> None:
    headers = HEADERS + f"Content-Transfer-Encoding: {encoding}\n"
    assert read_document(mail(body, headers=headers)).text.startswith("The army cut its air strikes")


def test_a_text_that_only_starts_like_headers_is_a_text() -> None:
    raw = b"From: the ministry\nTo: the press\n\nThe army left the town on Monday, officials said."
    assert read_document(raw, path="release.txt").text.encode() == raw


NOT = "this is no mail (EML file) that can be read: "
BAD: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "E105", "the article is empty: 0 bytes without a word"),
    "no headers": (b"\r\nThe army left the town.", "E111", NOT + "it has no headers"),
    "no body": (mail(""), "E105", "the article is empty"),
    "white space only": (mail(" \n \n"), "E105", "the article is empty"),
    "only an attachment": (multipart(PDF), "E111", NOT + "it has no part of text (application/pdf)"),
    "only a picture": (mail("R0lG", content="image/gif"), "E111", NOT + "it has no part of text (image/gif)"),
    "a boundary that never comes": (
        mail("nothing", content='multipart/mixed; boundary="YY"'),
        "E111",
        NOT + "it has no part of text (multipart/mixed)",
    ),
    "binary as text": (
        mail("AAECAwQFBgcICQ==", headers=HEADERS + "Content-Transfer-Encoding: base64\n"),
        "E104",
        "the file is binary (it has NUL bytes; text in UTF-16 needs its byte order mark), not text or HTML",
    ),
    "a picture as text": (
        mail("iVBORw0KGgo=", headers=HEADERS + "Content-Transfer-Encoding: base64\n"),
        "E104",
        "the file is a PNG image, not text or HTML",
    ),
    "a page without an article": (
        mail("<html><body><nav><a>Home</a></nav></body></html>", content="text/html"),
        "E107",
        "the page has no article text",
    ),
    "another language": (
        mail("Армия покинула город в понедельник, сообщили чиновники. " * 5),
        "E117",
        "the article is in Russian; statements and claims are found in English only",
    ),
    "parts in parts without end": (
        HEADERS.encode()
        + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i) for i in range(3000)),
        "E111",
        NOT,
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read(name: str) -> None:
    raw, code, message = BAD[name]
    with pytest.raises(DocumentError) as caught:
        read_document(raw, path="bad.eml")
    assert (caught.value.code, caught.value.where) == (code, "bad.eml")
    assert caught.value.what.startswith(message)


def test_an_unknown_encoding_is_read_as_it_looks() -> None:
    assert read_document(mail(content="text/plain; charset=klingon")).text.startswith("The army cut")
