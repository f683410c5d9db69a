"""The lines of a text file, packed or not, in any encoding, none of them without end."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.errors import RecordError
from onrecord.records.readers.rows import unreadable
from onrecord.records.resource import TableResource

MAX_LINE = 1 << 24
"""Characters of a line: 16 million, a hundred times the longest row that people write."""
MAX_UNPACKED = 1 << 26
"""Bytes that a packed file may always hold; more only if it is not packed beyond `MAX_RATIO`."""
MAX_RATIO = 200
"""Unpacked to packed size: tables of text reach 5 to 30, a bomb 1,000."""


MAX_BLANK, MAX_BLANK_SHARE = 1_000_000, 10
"""Blank lines, and how many of them a line with something may have: files that are made to swell have hundreds of
millions, each of which takes its time; some programs write one after each row."""


def lines_of(resource: TableResource) -> Iterator[str]:
    """Give the lines with their ends. Bytes that are no text of the encoding come as lone surrogates.

    Raises
    ------
    RecordError
        E209 a line without end, blank lines without end, or an encoding that is not the file's; E218 a file that is
        packed beyond measure.
    """
    encoding = "utf-8-sig" if resource.encoding in ("utf-8", "utf8") else resource.encoding
    wide = encoding.replace("_", "-").startswith(("utf-16", "utf-32"))
    with resource.path.open("rb") as file:
        _refuse_wide(file, resource, wide)
        raw = _Unpacked(file, resource) if resource.packed else file
        # Iterating a TextIOWrapper reads lines of any length; readline(limit) does not.
        text = io.TextIOWrapper(cast(BinaryIO, raw), encoding, "strict" if wide else "surrogateescape", newline="")
        n_blank = n_filled = 0
        try:
            while line := text.readline(MAX_LINE):
                n_filled += len(line) > 2  # a line end has at most two characters
                n_blank += len(line) <= 2
                if n_blank > MAX_BLANK and n_blank > MAX_BLANK_SHARE * n_filled:
                    raise unreadable(resource, f"more than {MAX_BLANK:,} lines have nothing in them")
                if len(line) >= MAX_LINE:
                    raise unreadable(resource, f"a line of more than {MAX_LINE:,} characters: this is no table")
                yield line
        except UnicodeError as error:
            raise unreadable(resource, f"this is not {resource.encoding}: {error}", WHICH_ENCODING) from error
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise unreadable(resource, f"the packed file is damaged: {error}", "fetch it again") from error


WHICH_ENCODING = 'say which "encoding" the resource has, such as "utf-16", "cp1252" (Western) or "cp1251" (Cyrillic)'


def not_text(cell: str, encoding: str) -> str:
    """Say why a piece of text is none: '' if it is.

    Examples
    --------
    >>> not_text("caf\\udce9", "utf-8")
    'the byte 0xe9 is not utf-8'
    """
    if "\0" in cell:
        return "a NUL character"
    if cell.isascii():
        return ""
    wrong = next((c for c in cell if "\ud800" <= c <= "\udfff"), "")
    if not wrong:
        return ""
    # Bytes that cannot be decoded come as U+DC80 to U+DCFF; other halves were written as \\u escapes.
    is_byte = "\udc80" <= wrong <= "\udcff"
    return f"the byte 0x{ord(wrong) & 0xFF:02x} is not {encoding}" if is_byte else "half a surrogate pair"


def shown(text: str) -> str:
    """Make a text fit to be written: lone surrogates and control characters become escapes."""
    plain = text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")
    return plain.rstrip("\r\n")


def holds_nul(path: Path) -> bool:
    """Tell whether a file has a byte that no table of text has."""
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            if b"\0" in block:
                return True
    return False


def _refuse_wide(file: BinaryIO, resource: TableResource, wide: bool) -> None:
    """Name the encoding of a file that says it by its first bytes."""
    start = file.read(4)
    file.seek(0)
    if not wide and start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise unreadable(resource, f"this is not {resource.encoding}: its first bytes say utf-16", WHICH_ENCODING)
    if not resource.packed and start[:2] == b"\x1f\x8b":
        raise unreadable(resource, "this is packed with gzip", "let its name end in .gz")


class _Unpacked(io.RawIOBase):
    """A gzip file that is read no further than tables go."""

    def __init__(self, file: BinaryIO, resource: TableResource) -> None:
        self._file = gzip.GzipFile(fileobj=file, mode="rb")
        self._resource = resource
        self._most = max(MAX_UNPACKED, MAX_RATIO * resource.path.stat().st_size)
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        block = self._file.read(len(buffer))
        self._read += len(block)
        if self._read > self._most:
            raise too_large(self._resource, f"it unpacks to more than {self._most:,} bytes, {MAX_RATIO} times its size")
        buffer[: len(block)] = block
        return len(block)


def too_large(resource: TableResource, problem: str) -> RecordError:
    """Make the error for a file that would fill the memory or the disk."""
    return RecordError(
        "the table is too large to be unpacked",
        where=f"{resource.location}: {problem}",
        fix="unpack it yourself if you trust it, and name the unpacked file",
        code="E218",
    )
