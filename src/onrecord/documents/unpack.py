"""Unpack what was compressed for the way, and stop before it fills the memory."""

from __future__ import annotations

import re
import zlib

from onrecord.documents import problems

_STEP = 65_536
_CHUNK_LINE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")


def unpacked(raw: bytes, encodings: str, *, limit: int, path: str) -> bytes:
    """Undo the content encodings of HTTP (gzip, deflate), the last applied first.

    Raises
    ------
    DocumentError
        E113 if it unpacks to more than `limit` bytes, E124 if it is damaged or of another encoding.
    """
    for encoding in reversed([name.strip().lower() for name in encodings.split(",")]):
        if encoding in ("gzip", "x-gzip", "deflate"):
            raw = _inflated(raw, encoding, limit, path)
        elif encoding not in ("", "identity"):
            raise problems.unreadable_record(path, f"its content is compressed with {encoding!r}, which is not read")
    return raw


def _inflated(raw: bytes, encoding: str, limit: int, path: str) -> bytes:
    bits = 31 if encoding != "deflate" else 15 if raw[:1] == b"\x78" else -15
    step = zlib.decompressobj(wbits=bits)
    found, n_bytes, waiting = [], 0, raw
    try:
        while waiting and not step.eof:
            found.append(step.decompress(waiting, _STEP))
            n_bytes += len(found[-1])
            waiting = step.unconsumed_tail
            if n_bytes > limit:
                raise problems.swells(path, "its content", limit)
    except zlib.error as error:
        raise problems.unreadable_record(path, f"its compressed content is damaged ({error})") from None
    if not step.eof:
        raise problems.unreadable_record(path, "its compressed content breaks off")
    return b"".join(found)


def joined_chunks(raw: bytes, *, path: str) -> bytes:
    """Undo ``Transfer-Encoding: chunked``; content that is not chunked after all is given as it is.

    Raises
    ------
    DocumentError
        E124 if a chunk breaks off.
    """
    if not _CHUNK_LINE.match(raw):
        return raw
    found: list[bytes] = []
    at = 0
    while (line := _CHUNK_LINE.match(raw, at)) is not None:
        size = int(line.group(1), 16)
        if size == 0:
            return b"".join(found)
        if line.end() + size > len(raw):
            break
        found.append(raw[line.end() : line.end() + size])
        at = line.end() + size
        at += 2 if raw.startswith(b"\r\n", at) else raw.startswith(b"\n", at)
    raise problems.unreadable_record(path, "its chunked content breaks off")
