"""From a WARC archive to documents: each page in it is one; what cannot be read is told record by record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from onrecord.documents import problems
from onrecord.documents.decode import decode
from onrecord.documents.document import DateFound, Document
from onrecord.documents.from_html import document_from_html
from onrecord.documents.from_text import document_from_text
from onrecord.documents.skipped import Skipped
from onrecord.documents.stated import Stated
from onrecord.documents.unpack import joined_chunks, unpacked
from onrecord.documents.warc_stream import GZIP, GzipStream, PlainStream
from onrecord.errors import DocumentError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

MAX_RECORD_BYTES = 50_000_000
"""As much as any article may have."""

_PAGES = ("text/html", "application/xhtml+xml")
_HELD = ("response", "resource", "conversion")


def documents_in_warc(
    source: str | Path | bytes, given: Sequence[DateFound], *, name: str
) -> Iterator[Document | Skipped]:
    """Give a document for each page of an archive.

    Records that are no page (requests, pictures, redirects) are counted in one last `Skipped` that is no article.

    Raises
    ------
    DocumentError
        E111 if the file is compressed twice or is no archive, E112 if fastwarc is not installed.
    """
    if isinstance(source, bytes):
        yield from _Archive(BytesIO(source), given, name).documents()
        return
    with Path(source).open("rb") as file:
        yield from _Archive(file, given, name).documents()


class _Archive:
    def __init__(self, file: BinaryIO, given: Sequence[DateFound], name: str) -> None:
        is_gzip = file.read(3) == GZIP
        file.seek(0)
        self.stream: GzipStream | PlainStream = GzipStream(file) if is_gzip else PlainStream(file)
        self.file, self.is_gzip = file, is_gzip
        self.given, self.name = given, name
        self.n_records = 0
        self.in_record = False
        self.passed: Counter[str] = Counter()

    def documents(self) -> Iterator[Document | Skipped]:
        self._refuse_double_gzip()
        while True:
            try:
                for record in self._records():
                    self.n_records += 1
                    self.in_record = True
                    yield from self._of_record(record)
                    self.in_record = False
                break
            except OSError as error:
                self.n_records += not self.in_record
                self.in_record = False
                yield Skipped(path=self._path(self.n_records), error=self._broken(str(error)))
                if not self.stream.resume():
                    break
        if self.passed:
            kinds = ", ".join(f"{n} {kind}" for kind, n in self.passed.most_common())
            told = problems.unreadable_record(self.name, f"records that are no pages were passed over: {kinds}")
            yield Skipped(path=self.name, error=told, is_article=False)

    def _records(self) -> Iterator[WarcRecord]:
        try:
            from fastwarc.warc import ArchiveIterator
        except ImportError:
            raise problems.library_needed(self.name, "warc", "warc") from None
        stream = cast("BinaryIO", self.stream)  # it only reads
        return iter(ArchiveIterator(stream, parse_http=True, stream_detect=False, auto_decode="none"))

    def _refuse_double_gzip(self) -> None:
        if self.is_gzip:
            try:
                start = self.stream.read(8)
            except OSError:
                start = b""
            if start.startswith(GZIP):
                raise problems.damaged(self.name, "warc", "it was compressed twice: gunzip it once and name the result")
            self.file.seek(0)
            self.stream = GzipStream(self.file)

    def _of_record(self, record: WarcRecord) -> Iterator[Document | Skipped]:
        path = self._path(self.n_records)
        body = record.reader.read(MAX_RECORD_BYTES + 1)
        if isinstance(self.stream, PlainStream):
            self.stream.good_to = record.stream_pos + record.content_length
        if len(body) < min(record.content_length, MAX_RECORD_BYTES):
            reason = f"the record breaks off: {len(body):,} of {record.content_length:,} bytes are there"
            yield Skipped(path=path, error=problems.unreadable_record(path, reason))
            return
        kind = _kind(record)
        if kind not in ("page", "text"):
            self.passed[kind] += 1
            return
        try:
            yield self._document(record, body, path, is_page=kind == "page")
        except DocumentError as error:
            yield Skipped(path=path, error=error)

    def _document(self, record: WarcRecord, body: bytes, path: str, *, is_page: bool) -> Document:
        if len(body) > MAX_RECORD_BYTES:
            raise problems.too_large(path, record.content_length, MAX_RECORD_BYTES)
        headers = {str(key).lower(): str(value) for key, value in record.http_headers or ()}
        if "chunked" in headers.get("transfer-encoding", "").lower():
            body = joined_chunks(body, path=path)
        body = unpacked(body, headers.get("content-encoding", ""), limit=MAX_RECORD_BYTES, path=path)
        url = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
        decoded = decode(body, path=path, declared=record.http_charset or "")
        if not any(ch.isalnum() for ch in decoded.text):
            raise problems.no_words(path, len(body))
        if is_page:
            return document_from_html(decoded, self.given, path=path, address=url)
        return document_from_text(decoded, self.given, path=path, stated=Stated(url=url))

    def _path(self, number: int) -> str:
        return f"{self.name}, record {number}"

    def _broken(self, reason: str) -> DocumentError:
        reason = reason or "the archive is damaged here"
        return problems.unreadable_record(self._path(self.n_records), f"{reason[0].lower()}{reason[1:]}")


def _kind(record: WarcRecord) -> str:
    """Give ``page``, ``text``, or in words what else a record is."""
    name = str(record.headers.get("WARC-Type") or "unknown").lower()
    if name not in _HELD:
        return name
    if record.http_headers is not None and record.http_headers.status_code != 200:
        return f"{name} with status {record.http_headers.status_code}"
    content = record.http_content_type or str(record.headers.get("Content-Type") or "")
    content = content.partition(";")[0].strip().lower()
    if content in _PAGES:
        return "page"
    return "text" if content == "text/plain" else f"{name} of {content or 'no content type'}"
