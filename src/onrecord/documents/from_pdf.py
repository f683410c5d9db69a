"""From a PDF file to a document: its paragraphs in reading order, each line with its page and box."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.documents import problems
from onrecord.documents.assemble import document_from_parts
from onrecord.documents.clock_times import clock_time
from onrecord.documents.document import DateFound, Document
from onrecord.documents.pdf_layout import TextLine, in_reading_order
from onrecord.documents.pdf_margins import without_margins
from onrecord.documents.pdf_paragraphs import pdf_parts
from onrecord.documents.stated import Stated
from onrecord.documents.written_dates import any_date
from onrecord.errors import DocumentError

TIME_LIMIT_S = 30.0
"""A page takes 0.05 seconds; an article of more than a thousand pages is none."""

_WORKER = Path(__file__).with_name("pdf_worker.py")
_MADE = re.compile(r"D:(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2}))?(?:\d{2})?(Z|[+-]\d{2}'?\d{2})?")


def document_from_pdf(
    raw: bytes, given: Sequence[DateFound], *, path: str, time_limit_s: float = TIME_LIMIT_S
) -> Document:
    """Give the document of a PDF file that has a text layer.

    Running titles and page numbers are left out, words parted at the end of a line are joined. Knowingly misses: text
    that runs upwards, columns that stand less than half a letter apart, and tables, which are read row by row.

    Raises
    ------
    DocumentError
        E103, E109 to E112 or E119.
    """
    found = _read_apart(raw, path, time_limit_s)
    pages = found["pages"]
    lines = [_line(run) for run in found["runs"] if run[2].strip()]
    if sum(any(ch.isalnum() for ch in line.text) for line in lines) == 0:
        raise _without_text(pages, path)
    heights = {number: page["height"] or 1.0 for number, page in enumerate(pages, 1)}
    kept = without_margins(lines, heights)
    ordered = [line for number in heights for line in in_reading_order([k for k in kept if k.page == number])]
    stated = _stated(found["facts"])
    return document_from_parts(pdf_parts(ordered), stated, given, path=path, warnings=_unread_pages(pages, lines))


def _read_apart(raw: bytes, path: str, time_limit_s: float) -> dict[str, Any]:
    """Run the worker: a file that loops, crashes or fills the memory ends the worker only."""
    try:
        process = subprocess.run(  # noqa: S603  (our own script, no shell)
            [sys.executable, "-P", str(_WORKER)], input=raw, capture_output=True, timeout=time_limit_s, check=False
        )
    except subprocess.TimeoutExpired:
        raise problems.too_slow(path, time_limit_s) from None
    try:
        found: dict[str, Any] = json.loads(process.stdout)
    except ValueError:
        reason = "reading it crashes the PDF library or needs more than 1 GB of memory; it may loop or be a bomb"
        raise problems.damaged(path, "pdf", reason) from None
    if "error" in found:
        raise _problem(found, path)
    return found


def _problem(found: dict[str, Any], path: str) -> DocumentError:
    kind = found["error"]
    if kind == "library":
        return problems.library_needed(path, "pdf", "pdf")
    if kind == "encrypted":
        return problems.encrypted(path, "PDF")
    if kind == "pages":
        return problems.too_many_pages(path, found["n_pages"])
    if kind == "memory":
        return problems.swells(path, "the file", 1_000_000_000)
    return problems.damaged(path, "pdf", "its structure is broken; perhaps the download broke off")


def _line(run: list[Any]) -> TextLine:
    page, start, text, left, top, right, bottom, size, bold = run
    text = text.lstrip()
    return TextLine(page=page, start=start, text=text, box=(left, top, right, bottom), size=size, bold=bold)


def _without_text(pages: list[dict[str, Any]], path: str) -> DocumentError:
    if any(page["n_pictures"] for page in pages):
        return problems.scanned(path, len(pages))
    return problems.damaged(path, "pdf", "its pages are empty or broken" if pages else "it has no pages")


def _unread_pages(pages: list[dict[str, Any]], lines: Sequence[TextLine]) -> tuple[str, ...]:
    with_text = {line.page for line in lines}
    pictures = [
        str(n) for n, page in enumerate(pages, 1) if n not in with_text and (page["n_pictures"] or page["broken"])
    ]
    if not pictures:
        return ()
    return (f"page {', '.join(pictures[:10])} of {len(pages)} has no text that can be read (a picture or damaged)",)


def _stated(facts: dict[str, str]) -> Stated:
    made = _MADE.match(facts["CreationDate"])
    dates: tuple[DateFound, ...] = ()
    if made:
        day = "-".join(made.groups()[:3])
        date = any_date(day)
        hours = f"{made[4]}:{made[5]}{(made[6] or '').replace(chr(39), '')}" if made[4] else ""
        dates = (DateFound(date=date, where="file", kind="created", time=clock_time(hours)),) if date else ()
    return Stated(window_title=_title(facts["Title"]), dates=dates)


def _title(title: str) -> str:
    """Give the title of the file's properties, unless it is the name of a file or of a program's draft."""
    bare = title.strip()
    looks_made = re.search(r"\.\w{2,5}$|^untitled|^microsoft word|^document\d*$", bare, re.IGNORECASE)
    return "" if looks_made else bare
