"""Read an article from a file or from bytes."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.documents import problems
from onrecord.documents.decode import decode
from onrecord.documents.document import Document
from onrecord.documents.from_html import document_from_html
from onrecord.documents.from_text import document_from_text
from onrecord.documents.publication import given_date
from onrecord.text.dates import PartialDate

MAX_BYTES = 50_000_000
"""Far above any article (long live blogs have 5 MB of markup); a collection given by mistake stops here."""

_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_SNIFFED_BYTES = 2048
_HTML_START = re.compile(
    rb"\s*+(?:(?:<\?xml[^>]*+>|<!--(?:(?!-->).)*+-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(rb"<[a-zA-Z][^<>]*>")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)


def read_document(
    source: str | Path | bytes, *, published: str | PartialDate | None = None, path: str = ""
) -> Document:
    """Read an article, plain text or HTML.

    Parameters
    ----------
    source : str, Path or bytes
        The path of a file, or its content. (A string is always a path: pass ``text.encode()`` for a text at hand.)
    published : str or PartialDate, optional
        Day, month or year of publication; overrides what the article says. With it relative dates can be resolved.
    path : str, optional
        Name of the article in messages and results; by default the path of the file.

    Returns
    -------
    Document
        For plain text, ``text`` is the file decoded and unchanged (a byte order mark is no part of it), and the offset
        map leads to bytes. For HTML, ``text`` holds the blocks of the article parted by blank lines, and the offset map
        leads to characters of the decoded markup. What was doubtful is in ``warnings``.

    Raises
    ------
    DocumentError
        E101 to E108: no such file, a folder, too large, not text, no words, an unreadable date, a page without an
        article, a file that cannot be opened.

    Notes
    -----
    Knowingly misses: text that a script adds to a page, articles that go on over several pages, microdata. Languages
    other than English are read with a warning.

    Examples
    --------
    >>> document = read_document(b"Strikes fell by half\\n\\nBy Jane Doe\\n\\nThe army said so.", published="2017-10")
    >>> document.title, document.byline, document.published.iso()
    ('Strikes fell by half', ('Jane Doe',), '2017-10')
    """
    given = given_date(published)
    raw = source if isinstance(source, bytes) else _bytes_of(source)
    name = path or ("" if isinstance(source, bytes) else str(source))
    if len(raw) >= MAX_BYTES:
        raise problems.too_large(name, len(raw), MAX_BYTES)
    is_html = _is_html(raw, name)
    declared = _declared_charset(raw) if is_html else ""
    decoded = decode(raw, path=name, declared=declared)
    if not re.search(r"\w", decoded.text):
        raise problems.no_words(name, len(raw))
    read = document_from_html if is_html else document_from_text
    return read(decoded, given, path=name)


def _bytes_of(source: str | Path) -> bytes:
    name = str(source)
    file = Path(source)
    try:
        if file.is_dir():
            raise problems.is_folder(name)
        size = file.stat().st_size
        if size >= MAX_BYTES:
            raise problems.too_large(name, size, MAX_BYTES)
        if not file.is_file():
            raise problems.unopenable(name, "it is a device, a pipe or a socket")
        return file.read_bytes()
    except FileNotFoundError:
        raise problems.missing_file(name) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        if "\n" in name or "too long" in reason:
            raise problems.missing_file(name) from None
        raise problems.unopenable(name, reason) from None


def _is_html(raw: bytes, name: str) -> bool:
    start = raw[:_SNIFFED_BYTES].removeprefix(b"\xef\xbb\xbf")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start[2:].replace(b"\0", b"")
    if _HTML_START.match(start):
        return True
    return name.lower().endswith(_HTML_SUFFIXES) and _ANY_TAG.search(raw.replace(b"\0", b"")) is not None


def _declared_charset(raw: bytes) -> str:
    match = _CHARSET.search(raw[:_SNIFFED_BYTES])
    return match.group(1).decode("ascii", errors="replace") if match else ""
