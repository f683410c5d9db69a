"""From the bytes of a file to its characters, with the way back to the bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.documents.problems import not_text
from onrecord.text.offset_map import Piece
from onrecord.text.spans import Span

CONTROL_SHARE = 0.01
"""More control characters than this and the file is no text: prose has none, random bytes have 10 %."""

_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP-based file (DOCX, EPUB, XLSX or ZIP)",
    b"\x1f\x8b": "compressed with gzip",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"WARC/": "a WARC archive",
    b"SQLite format 3": "an SQLite database",
    b"{\\rtf": "a rich text (RTF) file",
}
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UTF8 = re.compile(
    rb"(?P<w1>[\x00-\x7f]++)"
    rb"|(?P<w2>(?:[\xc2-\xdf][\x80-\xbf])++)"
    rb"|(?P<w3>(?:\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf])++)"
    rb"|(?P<w4>(?:\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})++)"
    rb"|(?P<bad>[\x80-\xff])"
)
_UTF16 = re.compile("[\x00-\uffff]++|[\U00010000-\U0010ffff]++")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The characters of a file and, piece by piece, the bytes behind them."""

    text: str
    pieces: tuple[Piece, ...]
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(raw: bytes, *, path: str = "", declared: str = "") -> Decoded:
    """Decode a file that says or shows what its encoding is.

    A byte order mark decides and is no part of the text; then UTF-8; then what the markup declares; then UTF-8 with
    replacement characters if most of what is not ASCII is UTF-8; then Windows-1252. The last two leave a warning.

    Raises
    ------
    DocumentError
        E104 if the file is not text.
    """
    for bom, encoding in _BOMS:
        if raw.startswith(bom) and not raw.startswith(codecs.BOM_UTF32_LE):
            return _utf8(raw, len(bom), path) if encoding == "utf-8" else _utf16(raw, encoding, path)
    _refuse_binary(raw, path)
    if not declared or _is_utf8(raw):
        return _utf8(raw, 0, path)
    return _declared(raw, declared, path)


def _refuse_binary(raw: bytes, path: str) -> None:
    looks_like = next((name for magic, name in _MAGIC.items() if raw.startswith(magic)), "")
    if not looks_like and b"\0" in raw:
        looks_like = "binary (it has NUL bytes; text in UTF-16 needs its byte order mark)"
    if not looks_like and len(_CONTROL.findall(raw)) > CONTROL_SHARE * len(raw):
        looks_like = "binary (it is full of control characters)"
    if looks_like:
        raise not_text(path, looks_like)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _utf8(raw: bytes, start: int, path: str) -> Decoded:
    _refuse_binary(raw[start:], path)
    runs = list(_UTF8.finditer(raw, start))
    bad = [run for run in runs if run.lastgroup == "bad"]
    good = sum(
        len(run.group()) // int((run.lastgroup or "w1")[1]) for run in runs if run.lastgroup in ("w2", "w3", "w4")
    )
    if len(bad) > good:
        return _windows(raw, start, bad[0].start())
    texts = ["\N{REPLACEMENT CHARACTER}" if run.lastgroup == "bad" else run.group().decode() for run in runs]
    warnings = (_warning(raw, bad[0].start(), len(bad), "it was replaced by �"),) if bad else ()
    pieces = _pieces((len(text), len(run.group())) for text, run in zip(texts, runs, strict=True))
    return Decoded(text="".join(texts), pieces=tuple(_moved(pieces, start)), encoding="utf-8", warnings=warnings)


def _utf16(raw: bytes, encoding: str, path: str) -> Decoded:
    even = raw[2 : len(raw) - len(raw) % 2]
    text = even.decode(encoding, errors="replace")
    if "\0" in text:
        raise not_text(path, "binary (it starts like UTF-16 but has NUL characters)")
    runs = (run.group() for run in _UTF16.finditer(text))
    pieces = _pieces((len(run), len(run) * (4 if run[0] > "\uffff" else 2)) for run in runs)
    warnings = (f"{text.count('�')} characters of this UTF-16 file were damaged",) if "�" in text else ()
    return Decoded(text=text, pieces=tuple(_moved(pieces, 2)), encoding=encoding, warnings=warnings)


def _windows(raw: bytes, start: int, first_bad: int) -> Decoded:
    text = raw[start:].decode("cp1252", errors="replace")
    piece = Piece(Span(0, len(text)), Span(start, len(raw)))
    warning = _warning(raw, first_bad, 0, "the file was read as Windows-1252")
    return Decoded(text=text, pieces=(piece,), encoding="cp1252", warnings=(warning,))


def _declared(raw: bytes, declared: str, path: str) -> Decoded:
    try:
        text = raw.decode(codecs.lookup(declared).name, errors="replace")
    except (LookupError, UnicodeError, TypeError, ValueError):
        return _utf8(raw, 0, path)
    return Decoded(text=text, pieces=(), encoding=declared)


def _warning(raw: bytes, at: int, n_more: int, result: str) -> str:
    line = raw.count(b"\n", 0, at) + 1
    more = f" (and {n_more - 1} more)" if n_more > 1 else ""
    return f"byte 0x{raw[at]:02x} at {at:,}, line {line}{more}, is not UTF-8: {result}; save the file as UTF-8"


def _pieces(lengths: Iterator[tuple[int, int]]) -> Iterator[Piece]:
    here = there = 0
    for n_characters, n_bytes in lengths:
        width = n_bytes // n_characters
        yield Piece(Span(here, here + n_characters), Span(there, there + n_bytes), width)
        here, there = here + n_characters, there + n_bytes


def _moved(pieces: Iterator[Piece], by: int) -> Iterator[Piece]:
    return (Piece(piece.text, piece.origin.moved(by), piece.width) for piece in pieces)
