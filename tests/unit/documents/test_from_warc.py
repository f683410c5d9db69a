"""WARC archives written by warcio; and those that are truncated, damaged, compressed twice or made to swell."""

from __future__ import annotations

import gzip
import sys
from io import BytesIO
from pathlib import Path

import pytest

from onrecord.documents import Document, Skipped, from_warc, read_document, read_documents
from onrecord.documents.read import articles_in

pytest.importorskip("fastwarc")
warcio = pytest.importorskip("warcio")
from warcio.statusandheaders import StatusAndHeaders  # noqa: E402
from warcio.warcwriter import WARCWriter  # noqa: E402

HTML = [("Content-Type", "text/html; charset=utf-8")]


def page(number: int) -> bytes:
    words = "The army left the town on Monday, officials said, and it did not come back. " * 3
    title = f"Page number {number} of them"
    return f"<!doctype html><title>{title}</title><h1>{title}</h1><p>{words}</p>".encode()


class Archive:
    """Writes records and gives the bytes of the archive."""

    def __init__(self, *, compress: bool = True) -> None:
        self.out = BytesIO()
        self.writer = WARCWriter(self.out, gzip=compress)
        self.ends: list[int] = []

    def add(
        self, body: bytes, headers: list[tuple[str, str]] = HTML, *, status: str = "200 OK", kind: str = "response"
    ) -> Archive:
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        url = f"https://courier.example/{len(self.ends)}"
        record = self.writer.create_warc_record(url, kind, payload=BytesIO(body), http_headers=http)
        self.writer.write_record(record)
        self.ends.append(self.out.tell())
        return self

    def info(self) -> Archive:
        self.writer.write_record(self.writer.create_warcinfo_record("a.warc.gz", {"software": "test"}))
        return self

    @property
    def raw(self) -> bytes:
        return self.out.getvalue()


def read(raw: bytes, name: str = "a.warc.gz") -> list[Document | Skipped]:
    return list(articles_in(raw, name=name))


def kinds(found: list[Document | Skipped]) -> list[str]:
    return [one.title if isinstance(one, Document) else f"{one.path}: {one.error.what}" for one in found]


def three(*, compress: bool = True) -> Archive:
    archive = Archive(compress=compress).info()
    for number in range(3):
        archive.add(page(number))
    return archive


TITLES = [f"Page number {n} of them" for n in range(3)]
PASSED = "a.warc.gz: records that are no pages were passed over: 1 warcinfo"


@pytest.mark.parametrize("compress", [True, False])
def test_each_page_is_an_article(compress: bool, tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    file.write_bytes(three(compress=compress).raw)
    found = list(read_documents([file]))
    articles = [one for one in found if isinstance(one, Document)]
    assert [one.title for one in articles] == TITLES
    assert articles[1].path == f"{file}, record 3"
    assert articles[1].url == "https://courier.example/1"
    assert [one.is_article for one in found if isinstance(one, Skipped)] == [False]


def test_one_member_for_all_records() -> None:
    assert kinds(read(gzip.compress(three(compress=False).raw)))[:3] == TITLES


def test_content_that_was_packed_for_the_way() -> None:
    chunks = b"".join(
        b"%x\r\n%s\r\n" % (len(page(1)[i : i + 50]), page(1)[i : i + 50]) for i in range(0, len(page(1)), 50)
    )
    archive = Archive().add(gzip.compress(page(0)), [*HTML, ("Content-Encoding", "gzip")])
    archive.add(chunks + b"0\r\n\r\n", [*HTML, ("Transfer-Encoding", "chunked")])
    archive.add(page(2), [*HTML, ("Transfer-Encoding", "chunked")])
    assert kinds(read(archive.raw)) == TITLES


def test_what_is_no_page_is_counted() -> None:
    archive = (
        Archive().info().add(page(0)).add(b"x", status="404 Not Found").add(b"PNG", [("Content-Type", "image/png")])
    )
    assert kinds(read(archive.raw)) == [
        "Page number 0 of them",
        "a.warc.gz: records that are no pages were passed over: 1 warcinfo, 1 response with status 404, "
        "1 response of image/png",
    ]


def damaged_middle() -> bytes:
    archive = three()
    raw = bytearray(archive.raw)
    raw[archive.ends[0] + 40 : archive.ends[0] + 60] = b"\xff" * 20
    return bytes(raw)


def plain_with_wrong_length() -> bytes:
    raw = three(compress=False).raw
    return raw.replace(b"Page number 1 of them</title>", b"Page number 1 of them</title>" + b"x" * 50, 1)


NOT = "a.warc.gz: this is no WARC archive that can be read: "
RECORD = "a.warc.gz, record "
BAD: dict[str, tuple[bytes, list[str]]] = {
    "truncated in the last record": (
        three().raw[:-60],
        [*TITLES[:2], RECORD + "4: the archive breaks off inside a record (gzip member at byte ", PASSED],
    ),
    "truncated between the header lines": (
        three().raw[: three().ends[1] + 30],
        [*TITLES[:2], RECORD + "4: the archive breaks off inside a record (gzip member at byte ", PASSED],
    ),
    "truncated plain archive": (
        three(compress=False).raw[:-100],
        [*TITLES[:2], RECORD + "4: the record breaks off: ", PASSED],
    ),
    "damaged in the middle": (
        damaged_middle(),
        [TITLES[0], RECORD + "3: ", TITLES[2], PASSED],
    ),
    "a length that is wrong": (
        plain_with_wrong_length(),
        [*TITLES[:2], RECORD + "4: invalid WARC header", TITLES[2], PASSED],
    ),
    "compressed twice": (
        gzip.compress(three().raw),
        [NOT + "it was compressed twice: gunzip it once and name the result"],
    ),
    "no archive inside": (
        gzip.compress(b"The army left the town."),
        ["a.warc.gz: this is no WARC archive that can be read: it does not start like one, whatever its name says"],
    ),
    "empty": (b"", ["a.warc.gz: the article is empty: 0 bytes without a word"]),
    "a page without an article": (
        Archive().add(b"<html><body><nav><a>Home</a></nav></body></html>").raw,
        [RECORD + "1: the page has no article text"],
    ),
    "content that breaks off": (
        Archive().add(gzip.compress(page(0))[:-9], [*HTML, ("Content-Encoding", "gzip")]).add(page(1)).raw,
        [RECORD + "1: its compressed content breaks off", TITLES[1]],
    ),
    "content that is not compressed after all": (
        Archive().add(page(0), [*HTML, ("Content-Encoding", "gzip")]).raw,
        [RECORD + "1: its compressed content is damaged (Error -3 while decompressing data: incorrect header check)"],
    ),
    "content compressed in another way": (
        Archive().add(page(0), [*HTML, ("Content-Encoding", "br")]).raw,
        [RECORD + "1: its content is compressed with 'br', which is not read"],
    ),
    "chunks that break off": (
        Archive().add(b"fff\r\n" + page(0), [*HTML, ("Transfer-Encoding", "chunked")]).raw,
        [RECORD + "1: its chunked content breaks off"],
    ),
    "binary under the name of a page": (
        Archive().add(b"\x89PNG\r\n\x1a\n").raw,
        [RECORD + "1: the file is a PNG image, not text or HTML"],
    ),
    "a page in another language": (
        Archive().add(page(0).replace(b"The army left the town on Monday", "Армия покинула город ".encode() * 9)).raw,
        [RECORD + "1: the article is in Russian; statements and claims are found in English only"],
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_nothing_is_lost_silently(name: str) -> None:
    raw, expected = BAD[name]
    found = kinds(read(raw))
    assert len(found) == len(expected), found
    for told, wanted in zip(found, expected, strict=True):
        assert told == wanted or (told.startswith(wanted) and wanted.startswith(RECORD))


def test_a_record_that_swells_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_warc, "MAX_RECORD_BYTES", 1_000_000)
    bomb = gzip.compress(b"a" * 5_000_000)
    archive = Archive().add(bomb, [*HTML, ("Content-Encoding", "gzip")]).add(page(1)).add(page(1) + b" " * 1_500_000)
    assert kinds(read(archive.raw)) == [
        "a.warc.gz, record 1: its content unpacks to more than 1 MB, which no article needs",
        TITLES[1],
        "a.warc.gz, record 3: the file has 1.5 MB; an article must have less than 1 MB",
    ]


def test_an_archive_of_one_page_is_one_article() -> None:
    assert read_document(Archive().add(page(0)).raw).title == TITLES[0]


def test_without_the_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (found,) = read(three().raw)
    assert isinstance(found, Skipped)
    assert (found.error.code, found.error.fix) == ("E112", "pip install 'onrecord[warc]'")
