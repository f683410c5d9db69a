"""From a DOCX file to a document: its paragraphs, each with its number, and the roles that styles give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.documents import problems
from onrecord.documents.assemble import Part, document_from_parts
from onrecord.documents.clock_times import clock_time
from onrecord.documents.document import DateFound, Document, Place, Role
from onrecord.documents.docx_package import DocxPackage
from onrecord.documents.language import primary_language
from onrecord.documents.stated import Stated
from onrecord.documents.written_dates import any_date
from onrecord.documents.xml_safety import local_name, xml_elements
from onrecord.text.spans import Span

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOT_SHOWN = frozenset({"delText", "Fallback", "pPr", "rPr", "instrText", "del", "moveFrom", "comment"})
_STYLE_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"title|headline", re.IGNORECASE), "headline"),
    (re.compile(r"heading|subtitle|subhead", re.IGNORECASE), "subheading"),
    (re.compile(r"caption", re.IGNORECASE), "caption"),
    (re.compile(r"byline|author", re.IGNORECASE), "byline"),
    (re.compile(r"dateline", re.IGNORECASE), "dateline"),
    (re.compile(r"footnote|endnote|header|footer|toc\b|table of contents", re.IGNORECASE), "boilerplate"),
)


def document_from_docx(raw: bytes, given: Sequence[DateFound], *, path: str) -> Document:
    """Give the document of a DOCX file, as it reads with all changes accepted.

    Knowingly misses: foot- and endnotes (counted in a warning), headers and footers, and the author in the file's
    properties, who is often whoever set up the template.

    Raises
    ------
    DocumentError
        E105, E109, E111, E113 to E115.
    """
    package = DocxPackage(raw, path)
    styles = _style_names(package)
    parts = list(_paragraphs(package, styles))
    if not any(any(ch.isalnum() for ch in part.text) for part in parts):
        raise problems.no_words(path, len(raw))
    return document_from_parts(_one_headline(parts), _stated(package), given, path=path)


def _paragraphs(package: DocxPackage, styles: dict[str, str]) -> Iterator[Part]:
    raw = package.part("word/document.xml")
    for number, element in enumerate(xml_elements(raw, (f"{_WORD}p",), path=package.path, kind="docx"), 1):
        text = " ".join("".join(_words(element)).split())
        if text and not _inside_fallback(element):
            place = Place(span=Span(0, len(text)), element=f"paragraph {number}")
            yield Part(text=text, places=(place,), role=_role(element, styles))


def _words(element: _Element) -> Iterator[str]:
    """Give the words of a paragraph, without those that were struck out; inner paragraphs come by themselves."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        name = local_name(child)
        if name == "t":
            yield child.text or ""
        elif name in ("tab", "br", "cr"):
            yield " "
        elif name == "noBreakHyphen":
            yield "-"
        elif name and name not in _NOT_SHOWN and name != "p":
            waiting += reversed(child)


def _inside_fallback(element: _Element) -> bool:
    return any(local_name(ancestor) == "Fallback" for ancestor in element.iterancestors())


def _role(element: _Element, styles: dict[str, str]) -> Role | None:
    style = element.find(f"{_WORD}pPr/{_WORD}pStyle")
    name = style.get(f"{_WORD}val", "") if style is not None else ""
    shown = styles.get(name, name)
    return next((role for pattern, role in _STYLE_ROLES if pattern.search(shown)), None)


def _style_names(package: DocxPackage) -> dict[str, str]:
    raw = package.part("word/styles.xml")
    if not raw:
        return {}
    names = {}
    for style in xml_elements(raw, (f"{_WORD}style",), path=package.path, kind="docx"):
        name = style.find(f"{_WORD}name")
        if name is not None:
            names[style.get(f"{_WORD}styleId", "")] = name.get(f"{_WORD}val", "")
    return names


def _one_headline(parts: Sequence[Part]) -> list[Part]:
    """Keep the first headline; a first heading is one where no title is styled as such."""
    first = next((i for i, part in enumerate(parts) if part.role == "headline"), None)
    if first is None:
        first = next((i for i, part in enumerate(parts[:3]) if part.role == "subheading"), None)
    return [_with_role(part, i == first) for i, part in enumerate(parts)]


def _with_role(part: Part, is_first: bool) -> Part:
    role: Role | None = "headline" if is_first else "subheading" if part.role == "headline" else part.role
    return Part(text=part.text, pieces=part.pieces, places=part.places, role=role)


def _stated(package: DocxPackage) -> Stated:
    """Give what the properties of the file say; its date says when somebody typed, not when anybody published."""
    raw = package.part("docProps/core.xml")
    tags = ("{*}title", "{*}created", "{*}language")
    found = xml_elements(raw, tags, path=package.path, kind="docx") if raw else ()
    fields = {local_name(element): (element.text or "").strip() for element in found}
    made = fields.get("created", "")
    date = any_date(made)
    return Stated(
        window_title=fields.get("title", ""),
        dates=(DateFound(date=date, where="file", kind="created", time=clock_time(made)),) if date else (),
        language=primary_language(fields.get("language", "")),
        warnings=tuple(_notes(package)),
    )


def _notes(package: DocxPackage) -> Iterator[str]:
    for kind, name in (("footnote", "word/footnotes.xml"), ("endnote", "word/endnotes.xml")):
        raw = package.part(name)
        tags = (f"{_WORD}{kind}",)
        found = xml_elements(raw, tags, path=package.path, kind="docx") if raw else ()
        n_notes = sum(1 for note in found if note.get(f"{_WORD}type", "normal") == "normal")
        if n_notes:
            yield f"{n_notes} {kind}(s) were not read"
