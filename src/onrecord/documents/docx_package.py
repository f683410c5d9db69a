"""The parts of a DOCX file, taken out of its ZIP archive without trusting it."""

from __future__ import annotations

import stat
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath

from onrecord.documents import problems

MAX_PART_BYTES = 50_000_000
"""Unpacked. The text of a thousand pages has 20 MB of XML."""

MAX_ENTRIES = 20_000

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""What zipfile raises on damaged archives (NotImplementedError is a RuntimeError)."""


class DocxPackage:
    """A DOCX file as named parts.

    Raises
    ------
    DocumentError
        E111 if it is no DOCX file, E115 if an entry leads out of the archive, E109 if it is encrypted.
    """

    def __init__(self, raw: bytes, path: str) -> None:
        self.path = path
        try:
            self._archive = zipfile.ZipFile(BytesIO(raw))
        except _BROKEN as error:
            reason = f"its ZIP archive is broken ({str(error).rstrip('.')}); perhaps the download broke off"
            raise problems.damaged(path, "docx", reason) from None
        self._check_entries()

    def _check_entries(self) -> None:
        entries = self._archive.infolist()
        if len(entries) > MAX_ENTRIES:
            raise problems.damaged(self.path, "docx", f"it has {len(entries):,} parts; a text has a few dozen")
        for entry in entries:
            name = entry.filename.replace("\\", "/")
            if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts or ":" in name:
                raise problems.leads_outside(self.path, entry.filename, reason="leads out of the archive")
            if stat.S_ISLNK(entry.external_attr >> 16):
                raise problems.leads_outside(self.path, entry.filename, reason="is a link in the archive")
        names = {entry.filename for entry in entries}
        if "word/document.xml" not in names:
            raise problems.damaged(self.path, "docx", _other_kind(names))

    def part(self, name: str) -> bytes:
        """Give a part, or nothing if there is none of this name.

        Raises
        ------
        DocumentError
            E113 if it unpacks to more than a text can have, E111 if it is damaged, E109 if it is encrypted.
        """
        try:
            entry = self._archive.getinfo(name)
        except KeyError:
            return b""
        if entry.flag_bits & 1:
            raise problems.encrypted(self.path, "DOCX")
        try:
            with self._archive.open(entry) as opened:
                raw = opened.read(MAX_PART_BYTES + 1)
        except _BROKEN as error:
            raise problems.damaged(self.path, "docx", f"its part {name} cannot be unpacked ({error})") from None
        if len(raw) > MAX_PART_BYTES:
            raise problems.swells(self.path, f"its part {name}", MAX_PART_BYTES)
        return raw


def _other_kind(names: set[str]) -> str:
    kinds = {
        "xl/workbook.xml": "an Excel file",
        "ppt/presentation.xml": "a PowerPoint file",
        "mimetype": "an EPUB or ODT file",
    }
    found = next((kind for name, kind in kinds.items() if name in names), "a ZIP archive of something else")
    return f"it is {found}"
