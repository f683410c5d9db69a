"""Whatever is cut out of a file, or flipped in it, reading gives documents or reasons, never a traceback."""

from __future__ import annotations

import gzip
import re
import zipfile
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.documents import Document
from onrecord.documents.read import articles_in
from onrecord.text.spans import Span

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SENTENCE = "The army left the town on Monday, officials said, and it did not come back."


def docx() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        paragraphs = f"<w:p><w:r><w:t>{SENTENCE}</w:t></w:r></w:p>" * 3
        archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{paragraphs}</w:body></w:document>")
    return out.getvalue()


def warc(*, compress: bool) -> bytes:
    body = f"<!doctype html><h1>A headline of the page</h1><p>{SENTENCE * 3}</p>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/\r\nWARC-Date: 2017-10-10T00:00:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n"
        % len(http)
    )
    return (gzip.compress(record + http + b"\r\n\r\n") if compress else record + http + b"\r\n\r\n") * 3


MAIL = f"""Received: from a by b; Tue, 10 Oct 2017 08:15:09 +0300
From: Dana <d@x.example>
Subject: =?utf-8?b?bWluaXN0cnkgc2F5cw==?=
Date: Tue, 10 Oct 2017 08:15:07 +0300
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="XX"

--XX
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

{SENTENCE}
--XX
Content-Type: text/html

<p>{SENTENCE}</p>
--XX--
"""
FEED = f"""<?xml version="1.0"?><rss><channel><title>T</title><item><title>A headline</title>
<pubDate>Tue, 10 Oct 2017 08:15:07 +0300</pubDate>
<description>&lt;p&gt;{SENTENCE}&lt;/p&gt;</description></item></channel></rss>"""
HEAD = "---\ntitle: A headline\ndate: 2017-10-10\n---\n# A headline\n\n"
MARKDOWN = f"{HEAD}{SENTENCE} [a](b) **c** `d` <e> &amp;\n\n- {SENTENCE}\n"
FILES = {
    "a.docx": docx(),
    "a.eml": MAIL.encode(),
    "a.xml": FEED.encode(),
    "a.md": MARKDOWN.encode(),
    "a.warc.gz": warc(compress=True),
    "a.warc": warc(compress=False),
}
damage = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["cut", "flip", "put", "double"]), st.binary(min_size=1, max_size=6)),
    min_size=1,
    max_size=4,
)


def damaged(raw: bytes, changes: list[tuple[float, str, bytes]]) -> bytes:
    for share, kind, other in changes:
        at = int(share * len(raw))
        if kind == "cut":
            raw = raw[:at] + raw[at + 10 * len(other) :]
        elif kind == "flip":
            raw = raw[:at] + other + raw[at + len(other) :]
        else:
            raw = raw[:at] + (other if kind == "put" else raw[at : at + 200]) + raw[at:]
    return raw


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=damage)
def test_a_damaged_file_gives_documents_or_reasons(name: str, changes: list[tuple[float, str, bytes]]) -> None:
    found = list(articles_in(damaged(FILES[name], changes), name=name, any_language=True))
    assert found
    for one in found:
        if not isinstance(one, Document):
            assert re.fullmatch(r"E1[01]\d|E124", one.error.code) and one.error.what and one.error.fix
            continue
        whole = Span(0, len(one.text))
        assert all(whole.covers(block.span) for block in one.blocks)
        assert all(whole.covers(place.span) for place in one.places)


@pytest.mark.parametrize("name", FILES)
def test_an_undamaged_file_is_read(name: str) -> None:
    assert any(isinstance(one, Document) and SENTENCE in one.text for one in articles_in(FILES[name], name=name))
