"""Know the format of a file by its first bytes, and by its ending only where the bytes leave it open."""

from __future__ import annotations

import re
import zlib
from typing import Literal

from onrecord.documents import problems

Format = Literal["html", "text", "markdown", "pdf", "docx", "mail", "feed", "warc"]

SNIFFED_BYTES = 4096

ENDINGS: dict[str, Format] = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), "html"),
    **dict.fromkeys((".txt", ".text"), "text"),
    **dict.fromkeys((".md", ".markdown"), "markdown"),
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "mail",
    **dict.fromkeys((".rss", ".atom", ".xml", ".rdf"), "feed"),
    **dict.fromkeys((".warc", ".warc.gz"), "warc"),
}
"""The endings by which files are picked out of a folder."""

CONTAINERS: frozenset[Format] = frozenset({"feed", "warc"})
"""Formats of which one file holds many articles."""

_HTML_START = re.compile(
    rb"\s*+(?:(?:<\?xml[^>]*+>|<!--(?:(?!-->).)*+-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED_START = re.compile(
    rb"\s*+(?:(?:<\?[^>]*+>|<!--(?:(?!-->).)*+-->|<!doctype[^>\[]*+(?:\[[^\]]*+\][^>]*+)?>)\s*+)*+"
    rb"<(?:rss|(?:\w+:)?RDF|(?:\w+:)?feed)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_HEADER = re.compile(rb"(?:From [^\n]*\n)?(?:[A-Za-z][\w-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)+")
_MAIL_SIGNS = re.compile(
    rb"^(?:received|message-id|mime-version|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE
)
_ANY_TAG = re.compile(rb"<[a-zA-Z][^<>]*>")


def ending_of(name: str) -> str:
    """Give the ending of a name that stands for a format (``.warc.gz`` before ``.gz``), or ''."""
    return next((ending for ending in sorted(ENDINGS, key=len, reverse=True) if name.lower().endswith(ending)), "")


def format_of(raw: bytes, name: str) -> Format:
    """Give the format of a file that starts with these bytes.

    Raises
    ------
    DocumentError
        E111 if the ending promises a PDF, DOCX or WARC file and the bytes are something else.
    """
    by_bytes = _by_bytes(raw)
    by_ending = ENDINGS.get(ending_of(name))
    if by_bytes is not None and not (by_bytes == "mail" and by_ending not in (None, "mail", "text")):
        return by_bytes
    if by_ending == "html":
        return "html" if _ANY_TAG.search(raw.replace(b"\0", b"")) else "text"
    if by_ending in ("pdf", "docx", "warc") and raw.strip():
        raise problems.damaged(name, by_ending, "it does not start like one, whatever its name says")
    return by_ending if by_ending in ("markdown", "mail") else "text"


def _by_bytes(raw: bytes) -> Format | None:
    start = raw[:SNIFFED_BYTES].removeprefix(b"\xef\xbb\xbf")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start[2:].replace(b"\0", b"")
    if start.lstrip().startswith(b"%PDF-"):
        return "pdf"
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx"
    if start.startswith(b"WARC/") or _unzipped_start(start).startswith((b"WARC/", b"\x1f\x8b")):
        return "warc"
    if _FEED_START.match(start):
        return "feed"
    if _HTML_START.match(start):
        return "html"
    headers = _MAIL_HEADER.match(start)
    return "mail" if headers and len(_MAIL_SIGNS.findall(headers.group())) > 0 else None


def _unzipped_start(start: bytes) -> bytes:
    if not start.startswith(b"\x1f\x8b"):
        return b""
    try:
        return zlib.decompressobj(wbits=31).decompress(start, 16)
    except zlib.error:
        return b""
