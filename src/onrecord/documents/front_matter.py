"""The facts that a Markdown file gives in lines between ``---`` at its start."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.documents.clock_times import clock_time
from onrecord.documents.document import DateFound, DateKind
from onrecord.documents.language import primary_language
from onrecord.documents.names import byline_names
from onrecord.documents.stated import Stated
from onrecord.documents.written_dates import any_date

_BLOCK = re.compile(r"---[ \t]*\r?\n(?P<lines>(?:(?!---|\.\.\.)[^\r\n]*\r?\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,40})[ \t]*:[ \t]*(?P<value>.*)$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.+)$")
_DATES: dict[str, DateKind] = {
    **dict.fromkeys(("date", "published", "pubdate", "publishdate", "issued"), "published"),
    **dict.fromkeys(("modified", "updated", "lastmod"), "modified"),
}


def front_matter(text: str) -> tuple[Stated, int]:
    """Give the facts and the offset at which the text itself starts (0 without such lines)."""
    match = _BLOCK.match(text)
    if match is None or not any(_FIELD.match(line) for line in match["lines"].splitlines()):
        return Stated(), 0
    fields: dict[str, list[str]] = {}
    for key, value in _fields(match["lines"]):
        fields.setdefault(key, []).append(value)

    def first(*keys: str) -> str:
        return next((value for key in keys for value in fields.get(key, ())), "")

    authors = [name for key in ("author", "authors", "byline") for v in fields.get(key, ()) for name in byline_names(v)]
    stated = Stated(
        title=first("title", "headline"),
        byline=tuple(dict.fromkeys(authors)),
        outlet=first("outlet", "publisher", "publication", "site"),
        dates=tuple(_dates(fields)),
        url=first("url", "link", "canonical", "canonical_url"),
        language=primary_language(first("lang", "language")),
    )
    return stated, match.end()


def _fields(lines: str) -> Iterator[tuple[str, str]]:
    key = ""
    for line in lines.splitlines():
        field, item = _FIELD.match(line), _ITEM.match(line)
        if item and key:
            yield key, _plain(item["value"])
        elif field:
            key = field["key"].lower()
            values = field["value"].strip()
            listed = values[1:-1].split(",") if values.startswith("[") and values.endswith("]") else [values]
            yield from ((key, _plain(value)) for value in listed if _plain(value))


def _plain(value: str) -> str:
    return value.strip().strip("\"'").strip()


def _dates(fields: dict[str, list[str]]) -> Iterator[DateFound]:
    for key, kind in _DATES.items():
        for value in fields.get(key, ()):
            date = any_date(value)
            if date is not None:
                yield DateFound(date=date, where="front matter", kind=kind, time=clock_time(value))
