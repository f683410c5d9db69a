"""Take the text runs out of a PDF file, in a process of its own that may be stopped.

Run as a script by ``from_pdf``: the file on standard input, JSON on standard output. It imports nothing of the package,
so that it starts fast, and it limits its own memory: files made to crash or to fill a reader end here, not the caller.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from typing import Any

MAX_PAGES = 500
MAX_CHARACTERS = 3_000_000
MEMORY_BYTES = 1_000_000_000
GAP = 0.8
"""In font sizes: a wider gap between two characters parts runs. Words stand 0.2 to 0.5 apart, columns 1 and more."""

Run = list[Any]
"""Page from 1, number of the first character in the file, text, left, top, right, bottom, font size, bold."""


def main() -> None:
    """Read the file and print ``{"pages": …, "runs": …}`` or ``{"error": …}``."""
    _limit_memory()
    try:
        print(json.dumps(_read(sys.stdin.buffer.read())))  # noqa: T201
    except MemoryError:
        print(json.dumps({"error": "memory"}))  # noqa: T201


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _read(raw: bytes) -> dict[str, Any]:
    try:
        import pypdfium2
        from pypdfium2 import raw as pdfium
    except ImportError:
        return {"error": "library"}
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        return {"error": "encrypted" if locked else "damaged"}
    n_pages = len(document)
    if n_pages > MAX_PAGES:
        return {"error": "pages", "n_pages": n_pages}
    pages: list[dict[str, Any]] = []
    runs: list[Run] = []
    at = 0
    for number in range(n_pages):
        try:
            page = document[number]
            width, height = page.get_size()
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            pages.append({"width": 0, "height": 0, "n_pictures": 0, "broken": True})
            continue
        runs += _runs(pdfium, text.raw, number + 1, at, height)
        at += pdfium.FPDFText_CountChars(text.raw)
        pictures = sum(1 for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        pages.append({"width": width, "height": height, "n_pictures": pictures, "broken": False})
        if at > MAX_CHARACTERS:
            return {"error": "characters", "n_pages": n_pages}
    return {"pages": pages, "runs": runs, "facts": _facts(document)}


def _facts(document: Any) -> dict[str, str]:
    return {key: str(document.get_metadata_value(key))[:500] for key in ("Title", "CreationDate")}


def _runs(pdfium: Any, text: Any, page: int, at: int, height: float) -> Iterator[Run]:
    run: Run = []
    for i in range(pdfium.FPDFText_CountChars(text)):
        character = _character(pdfium.FPDFText_GetUnicode(text, i))
        if character in "\r\n":
            if run:
                yield run
            run = []
            continue
        if character == " ":
            if run:
                run[2] += " "
            continue
        left, top, right, bottom = _box(pdfium, text, i, height)
        size = pdfium.FPDFText_GetFontSize(text, i) or 1.0
        size = size if size > 2 else max(bottom - top, 1.0)
        if run and _parts(run, left, top, right, bottom, size):
            yield run
            run = []
        if not run:
            bold = pdfium.FPDFText_GetFontWeight(text, i) >= 600
            run = [page, at + i, "", left, top, right, bottom, round(size, 1), bold]
        run[2] += character
        run[3], run[4] = min(run[3], left), min(run[4], top)
        run[5], run[6] = max(run[5], right), max(run[6], bottom)
    if run:
        yield run


def _character(code: int) -> str:
    """Give a character; PDFium marks a hyphen at the end of a line by a code that is none."""
    if code in (0x02, 0xFFFE, 0xAD):
        return "\u00ad"
    if code in (0x0D, 0x0A):
        return "\n"
    if code in (0x09, 0x20, 0xA0) or 0x2000 <= code <= 0x200A:
        return " "
    return chr(code) if 0x20 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _box(pdfium: Any, text: Any, i: int, height: float) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, i, left, right, bottom, top)
    return round(left.value, 1), round(height - top.value, 1), round(right.value, 1), round(height - bottom.value, 1)


def _parts(run: Run, left: float, top: float, right: float, bottom: float, size: float) -> bool:
    """Tell whether a character does not stand in the line of the run before it."""
    apart = left - run[5] > GAP * size or left < run[5] - size
    other_line = bottom < run[4] or top > run[6]
    return bool(apart or other_line or abs(size - run[7]) > 0.3 * size)


if __name__ == "__main__":
    main()
