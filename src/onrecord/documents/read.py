"""Read one article from a file or from bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from onrecord.documents import problems
from onrecord.documents.decode import Decoded, decode
from onrecord.documents.document import DateFound, Document
from onrecord.documents.formats import CONTAINERS, SNIFFED_BYTES, Format, format_of
from onrecord.documents.from_html import document_from_html
from onrecord.documents.from_text import document_from_text
from onrecord.documents.language import language_of
from onrecord.documents.publication import given_date
from onrecord.documents.skipped import Skipped
from onrecord.errors import DocumentError
from onrecord.text.dates import PartialDate

MAX_BYTES = 50_000_000
"""Far above any article (long live blogs have 5 MB of markup); a collection given by mistake stops here.
WARC archives are read record by record, and only a record has this limit."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)


def read_document(
    source: str | Path | bytes,
    *,
    published: str | PartialDate | None = None,
    path: str = "",
    any_language: bool = False,
) -> Document:
    """Read an article: plain text, HTML, Markdown, PDF, DOCX, a mail (EML), or a feed or archive that holds one.

    Parameters
    ----------
    source : str, Path or bytes
        The path of a file, or its content. (A string is always a path: pass ``text.encode()`` for a text at hand.)
    published : str or PartialDate, optional
        Day, month or year of publication; overrides what the article says. With it relative dates can be resolved.
    path : str, optional
        Name of the article in messages and results; by default the path of the file.
    any_language : bool
        Read an article that is not in English, with a warning, rather than refuse it.

    Returns
    -------
    Document
        For plain text, ``text`` is the file decoded and unchanged (a byte order mark is no part of it), and the offset
        map leads to bytes. For the other formats ``text`` holds the blocks of the article parted by blank lines;
        ``places`` says where each stood (element, page and box), and the offset map leads to characters of the decoded
        markup. What was doubtful is in ``warnings``.

    Raises
    ------
    DocumentError
        E101 to E119; see ``docs/reference/errors.md``.

    Notes
    -----
    Knowingly misses: text that a script adds to a page, articles that go on over several pages, text in pictures.

    Examples
    --------
    >>> document = read_document(b"Strikes fell by half\\n\\nBy Jane Doe\\n\\nThe army said so.", published="2017-10")
    >>> document.title, document.byline, document.published.iso()
    ('Strikes fell by half', ('Jane Doe',), '2017-10')
    """
    given = given_date(published)
    name = path or ("" if isinstance(source, bytes) else str(source))
    found = list(islice(_articles(source, name, given, any_language=any_language), 2))
    articles = [one for one in found if isinstance(one, Document)]
    refused = [one.error for one in found if isinstance(one, Skipped)]
    if len(articles) + len(refused) == 1:
        if refused:
            raise refused[0]
        return articles[0]
    raise problems.several_articles(name, len(found))


def articles_in(
    source: str | Path | bytes,
    given: Sequence[DateFound] = (),
    *,
    name: str = "",
    address: str = "",
    any_language: bool = False,
) -> Iterator[Document | Skipped]:
    """Give every article of a file; what cannot be read is given as skipped, with its reason."""
    known = name or ("" if isinstance(source, bytes) else str(source))
    try:
        yield from _articles(source, known, given, address=address, any_language=any_language)
    except DocumentError as error:
        yield Skipped(path=known, error=error)


def _articles(
    source: str | Path | bytes, name: str, given: Sequence[DateFound], *, address: str = "", any_language: bool
) -> Iterator[Document | Skipped]:
    raw = source if isinstance(source, bytes) else None
    start = raw if raw is not None else _start_of(Path(str(source)), name)
    form = format_of(start, name)
    if form == "warc":
        from onrecord.documents.from_warc import documents_in_warc

        found = documents_in_warc(source, given, name=name)
    else:
        found = _of_one_file(raw if raw is not None else bytes_of(str(source)), form, given, name, address)
    yield from (_in_english(one, any_language=any_language) for one in found)


def _of_one_file(
    raw: bytes, form: Format, given: Sequence[DateFound], name: str, address: str
) -> Iterator[Document | Skipped]:
    if len(raw) >= MAX_BYTES:
        raise problems.too_large(name, len(raw), MAX_BYTES)
    if not raw.strip():
        raise problems.no_words(name, len(raw))
    if form in CONTAINERS:
        from onrecord.documents.from_feed import documents_in_feed

        yield from documents_in_feed(raw, given, name=name)
    else:
        yield _one(raw, form, given, name, address)


def _one(raw: bytes, form: Format, given: Sequence[DateFound], name: str, address: str) -> Document:
    if form == "pdf":
        from onrecord.documents.from_pdf import document_from_pdf

        return document_from_pdf(raw, given, path=name)
    if form == "docx":
        from onrecord.documents.from_docx import document_from_docx

        return document_from_docx(raw, given, path=name)
    if form == "mail":
        from onrecord.documents.from_mail import document_from_mail

        return document_from_mail(raw, given, path=name)
    if form == "html":
        page = _decoded(raw, name, _declared_charset(raw))
        return document_from_html(page, given, path=name, address=address)
    if form == "markdown":
        from onrecord.documents.from_markdown import document_from_markdown

        return document_from_markdown(_decoded(raw, name), given, path=name)
    return document_from_text(_decoded(raw, name), given, path=name)


def _decoded(raw: bytes, name: str, declared: str = "") -> Decoded:
    decoded = decode(raw, path=name, declared=declared)
    if not re.search(r"\w", decoded.text):
        raise problems.no_words(name, len(raw))
    return decoded


def _in_english(found: Document | Skipped, *, any_language: bool) -> Document | Skipped:
    """Settle the language of a document; one that is not in English is skipped, or read with a warning."""
    if isinstance(found, Skipped):
        return found
    language = language_of(found.text, found.language)
    if language == "en":
        warnings = (*found.warnings, *_said_otherwise(found.language))
        return replace(found, language=language, warnings=warnings)
    if not any_language:
        return Skipped(path=found.path, error=problems.other_language(found.path, language))
    warning = f"the article is not in English ({language}): statements and claims are looked for as in English"
    return replace(found, language=language, warnings=(*found.warnings, warning))


def _said_otherwise(declared: str) -> tuple[str, ...]:
    if declared in ("", "en"):
        return ()
    return (f"the page says that its language is {declared!r}, but its words are English",)


def bytes_of(source: str | Path) -> bytes:
    """Read a file of the size of an article.

    Raises
    ------
    DocumentError
        E101 to E103, E108.
    """
    name = str(source)
    try:
        size = _ordinary(Path(source), name)
        if size >= MAX_BYTES:
            raise problems.too_large(name, size, MAX_BYTES)
        return Path(source).read_bytes()
    except (OSError, ValueError) as error:
        raise _unopened(name, error) from None


def _start_of(file: Path, name: str) -> bytes:
    try:
        _ordinary(file, str(file))
        with file.open("rb") as opened:
            return opened.read(SNIFFED_BYTES)
    except (OSError, ValueError) as error:
        raise _unopened(name, error) from None


def _ordinary(file: Path, name: str) -> int:
    """Give the size of a file, if it is one."""
    if file.is_dir():
        raise problems.is_folder(name)
    size = file.stat().st_size
    if not file.is_file():
        raise problems.unopenable(name, "it is a device, a pipe or a socket")
    return size


def _unopened(name: str, error: OSError | ValueError) -> DocumentError:
    reason = getattr(error, "strerror", None) or str(error)
    if isinstance(error, FileNotFoundError) or "\n" in name or "too long" in reason:
        return problems.missing_file(name)
    return problems.unopenable(name, reason)


def _declared_charset(raw: bytes) -> str:
    match = _CHARSET.search(raw[:SNIFFED_BYTES])
    return match.group(1).decode("ascii", errors="replace") if match else ""
