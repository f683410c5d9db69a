"""The bytes of a WARC archive, compressed or not, with damage told where it is and passed over."""

from __future__ import annotations

import zlib
from typing import BinaryIO, Protocol

GZIP = b"\x1f\x8b\x08"

_STEP = 65_536


class BrokenArchiveError(OSError):
    """Something in the archive cannot be unpacked; after `resume` the rest can be read."""


class ArchiveStream(Protocol):
    """What the reader of records reads from."""

    def read(self, size: int = ..., /) -> bytes:
        """Give up to `size` bytes of records."""

    def tell(self) -> int:
        """Give how much has been read."""

    def resume(self) -> bool:
        """Go on after the damage; False if nothing that could be a record follows."""


class PlainStream:
    """An archive that is not compressed: records are found again by the line that starts each."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._read_to = 0
        self.good_to = 0
        """Offset after the last record that was read whole."""

    def read(self, size: int = _STEP, /) -> bytes:
        return self._file.read(size)

    def tell(self) -> int:
        return self._file.tell()

    def resume(self) -> bool:
        self._file.seek(self.good_to)
        found = _seek_mark(self._file, b"\nWARC/1.", skip=1)
        if found:
            self.good_to = self._file.tell() + 1
        return found


class GzipStream:
    """An archive of gzip members, one a record; after a damaged member the next one is looked for."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._step: zlib._Decompress | None = None
        self._waiting = b""
        self._at = 0
        """Offset in the file of the end of `_waiting`."""
        self._member_at = 0
        self._problem = ""
        self._n_given = 0

    def tell(self) -> int:
        return self._n_given

    def read(self, size: int = _STEP, /) -> bytes:
        """Give unpacked bytes; damage is raised only after all that stands before it has been given."""
        while not self._problem:
            if not self._waiting and not self._refill():
                self._problem = "the archive breaks off inside a record" if self._step else ""
                break
            found = self._unpacked(size if size > 0 else _STEP)
            if found:
                self._n_given += len(found)
                return found
        if self._problem:
            raise BrokenArchiveError(f"{self._problem} (gzip member at byte {self._member_at:,})")
        return b""

    def resume(self) -> bool:
        self._step, self._problem, self._waiting = None, "", b""
        self._file.seek(self._member_at + 1)
        found = _seek_mark(self._file, GZIP, skip=0)
        self._at = self._file.tell()
        return found

    def _refill(self) -> bool:
        self._waiting = self._file.read(_STEP)
        self._at += len(self._waiting)
        return bool(self._waiting)

    def _unpacked(self, size: int) -> bytes:
        if self._step is None:
            self._member_at = self._at - len(self._waiting)
            self._step = zlib.decompressobj(wbits=31)
        try:
            found = self._step.decompress(self._waiting, size)
        except zlib.error as error:
            self._problem = f"a record cannot be unpacked: {str(error).rpartition(': ')[2]}"
            return b""
        if self._step.eof:
            self._waiting, self._step = self._step.unused_data.lstrip(b"\0"), None
        else:
            self._waiting = self._step.unconsumed_tail
        return found


def _seek_mark(file: BinaryIO, mark: bytes, *, skip: int) -> bool:
    """Move the file to the next mark (after its first `skip` bytes)."""
    at, kept = file.tell(), b""
    while block := file.read(_STEP):
        place = (kept + block).find(mark)
        if place >= 0:
            file.seek(at - len(kept) + place + skip)
            return True
        at += len(block)
        kept = (kept + block)[-len(mark) + 1 :]
    return False
