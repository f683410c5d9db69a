"""From an RSS or Atom file to documents: each entry is one."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.entities import html5
from typing import TYPE_CHECKING

from onrecord.documents import problems
from onrecord.documents.addresses_of_page import is_address
from onrecord.documents.assemble import Part, document_from_parts
from onrecord.documents.clock_times import clock_time
from onrecord.documents.document import DateFound, DateKind, Document
from onrecord.documents.from_html import parts_of_fragment
from onrecord.documents.language import primary_language
from onrecord.documents.names import byline_names, without_tags
from onrecord.documents.skipped import Skipped
from onrecord.documents.stated import Stated
from onrecord.documents.written_dates import any_date
from onrecord.documents.xml_safety import local_name, xml_elements
from onrecord.errors import DocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT = ("encoded", "content", "description", "summary")
"""From the fullest to the shortest; the longest of them is read."""
_DATES: dict[str, DateKind] = {
    **dict.fromkeys(("pubDate", "published", "date", "issued"), "published"),
    **dict.fromkeys(("updated", "modified"), "modified"),
}
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_XML_ENTITIES = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_WATCHED = ("{*}item", "{*}entry", "{*}channel", "{*}feed", "{*}title", "{*}language")


@dataclass(slots=True)
class _Feed:
    """What the feed says of itself, as far as it has been read."""

    title: str = ""
    language: str = ""
    n_entries: int = 0
    names: dict[str, int] = field(default_factory=dict)


def documents_in_feed(raw: bytes, given: Sequence[DateFound], *, name: str) -> Iterator[Document | Skipped]:
    """Give a document for each entry; what cannot be read is skipped with a reason, a broken end of the file too."""
    feed = _Feed()
    try:
        for element in xml_elements(_NAMED.sub(_numbered, raw), _WATCHED, path=name, kind="feed"):
            kind = local_name(element)
            if kind in ("item", "entry"):
                feed.n_entries += 1
                yield _entry(element, feed, given, f"{name}, entry {feed.n_entries}")
                element.clear(keep_tail=False)
            elif kind in ("title", "language"):
                _take(element, kind, feed)
    except DocumentError as error:
        yield Skipped(path=f"{name}, after entry {feed.n_entries}", error=error)
        return
    if feed.n_entries == 0:
        yield Skipped(path=name, error=problems.damaged(name, "feed", "it has no entries"))


def _numbered(entity: re.Match[bytes]) -> bytes:
    """Write an entity of HTML as a number: many feeds use ``&nbsp;``, which XML does not know."""
    name = entity.group(1).decode() + ";"
    known = name in html5 and name not in _XML_ENTITIES
    return b"".join(b"&#%d;" % ord(ch) for ch in html5[name]) if known else entity.group()


def _take(element: _Element, kind: str, feed: _Feed) -> None:
    """Take title and language of the feed itself, which stand before its entries."""
    parent = element.getparent()
    if parent is None or local_name(parent) not in ("channel", "feed"):
        return
    if kind == "title":
        feed.title = feed.title or without_tags(_text(element))
    else:
        feed.language = _text(element)


def _entry(element: _Element, feed: _Feed, given: Sequence[DateFound], path: str) -> Document | Skipped:
    try:
        return _document(element, feed, given, path)
    except DocumentError as error:
        return Skipped(path=path, error=error)


def _document(element: _Element, feed: _Feed, given: Sequence[DateFound], path: str) -> Document:
    fields: dict[str, list[_Element]] = {}
    for child in element:
        fields.setdefault(local_name(child), []).append(child)
    title = next((without_tags(_text(e)) for e in fields.get("title", ())), "")
    name, content = max(
        ((key, _markup(e)) for key in _CONTENT for e in fields.get(key, ())), key=_length, default=("", "")
    )
    parts = parts_of_fragment(content, within=name)
    if not any(any(ch.isalnum() for ch in part.text) for part in parts):
        raise problems.no_words(path, len(content.encode()))
    headline = [Part(text=title, role="headline")] if title and parts[0].text != title else []
    return document_from_parts([*headline, *parts], _stated(fields, feed, title), given, path=path)


def _length(found: tuple[str, str]) -> int:
    return len(found[1])


def _stated(fields: dict[str, list[_Element]], feed: _Feed, title: str) -> Stated:
    authors = [name for key in ("creator", "author") for e in fields.get(key, ()) for name in byline_names(_author(e))]
    links = [e.get("href") or _text(e) for e in fields.get("link", ()) if e.get("rel", "alternate") == "alternate"]
    links += [_text(e) for e in fields.get("guid", ()) if e.get("isPermaLink", "true") == "true"]
    source = next((without_tags(_text(e)) for e in fields.get("source", ())), "")
    return Stated(
        title=title,
        byline=tuple(dict.fromkeys(authors)),
        outlet=source or feed.title,
        dates=tuple(_dates(fields)),
        url=next((link.strip() for link in links if is_address(link.strip())), ""),
        language=primary_language(feed.language),
    )


def _dates(fields: dict[str, list[_Element]]) -> Iterator[DateFound]:
    for key, kind in _DATES.items():
        for element in fields.get(key, ()):
            value = _text(element)
            date = any_date(value)
            if date is not None:
                yield DateFound(date=date, where="feed", kind=kind, time=clock_time(value))


def _author(element: _Element) -> str:
    """Give the name of an author: RSS writes "mail (Name)", Atom has an element for it."""
    named = [child for child in element if local_name(child) == "name"]
    words = _text(named[0]) if named else _text(element)
    mail, bracket, name = words.partition("(")
    return name.rstrip(" )") if bracket and "@" in mail else words


def _text(element: _Element) -> str:
    return "".join(element.itertext()).strip()


def _markup(element: _Element) -> str:
    """Give the content of an entry as markup: escaped in RSS, elements of their own in Atom's XHTML."""
    if element.get("type") == "xhtml" or len(element):
        from lxml import etree

        return str(etree.tostring(element, encoding="unicode", with_tail=False))
    text = _text(element)
    return html.escape(text) if element.get("type") == "text" else text
