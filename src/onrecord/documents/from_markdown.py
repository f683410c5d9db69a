"""From a Markdown file to a document: its blocks without the marks, each with the way back to the file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from onrecord.documents import problems
from onrecord.documents.assemble import Part, document_from_parts
from onrecord.documents.boilerplate import boilerplate_group
from onrecord.documents.decode import Decoded
from onrecord.documents.document import DateFound, Document, Place, Role
from onrecord.documents.front_matter import front_matter
from onrecord.documents.text_run import TextRun
from onrecord.text.spans import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}\s*$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_ITEM = re.compile(r"\s{0,12}(?:[-*+]|\d{1,3}[.)])[ \t]+")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\n]{1,200}\]:\s")
_TABLE = re.compile(r"\s*\|.*\|\s*$|\s*:?-{3,}:?\s*\|")
_PICTURE = re.compile(r"!\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")

_UNIT = re.compile(
    r"(?P<auto><(?:https?://|mailto:)[^\s<>]{1,500}>)"
    r"|(?P<dropped>!\[[^\[\]]*\](?:\([^()]*\)|\[[^\[\]]*\])|<!--.*?(?:-->|$)|</?[A-Za-z][^<>]{0,300}>|\[\^[^\]\s]{1,40}\]:?"
    r"|\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\[[^\[\]]*\])"
    r"|(?<!\w)[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])(?:\*{1,3}|_{1,3}(?!\w))|\*\*|~~|`+)"
    r"|(?P<bracket>\[)|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<space>\s+)|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)|(?P<plain>.)",
    re.DOTALL,
)
_LINK = re.compile(r"\[[^\[\]]{0,2000}\](?:\(|\[)")


def document_from_markdown(decoded: Decoded, given: Sequence[DateFound], *, path: str) -> Document:
    """Give the document of a decoded Markdown file, with the facts of its front matter.

    Knowingly misses: nested lists (each item is a block) and headings in HTML. Code and tables are boilerplate.
    """
    stated, start = front_matter(decoded.text)
    parts = [part for part in _parts(decoded.text, start) if part.text]
    if not any(any(ch.isalnum() for ch in part.text) for part in parts):
        raise problems.no_words(path, len(decoded.text))
    return document_from_parts(parts, stated, given, path=path, warnings=decoded.warnings)


def _parts(text: str, start: int) -> Iterator[Part]:
    first_heading = True
    for number, (lines, role) in enumerate(_blocks(text, start), 1):
        role = "headline" if role == "subheading" and first_heading else role
        first_heading = first_heading and role != "headline"
        yield _part(text, lines, role, number)


def _blocks(text: str, start: int) -> Iterator[tuple[list[Span], Role | None]]:
    """Give the lines of each block, without the marks that begin them, and the role that the marks give."""
    reader = _LineReader()
    for match in _LINE.finditer(text, start):
        yield from reader.take(Span(match.start(), match.end()), match.group())
    yield from reader.ended()


class _LineReader:
    """Gathers lines to blocks; a block is given when the line after it shows that it has ended."""

    def __init__(self) -> None:
        self.lines: list[Span] = []
        self.role: Role | None = None
        self.fence = ""

    def take(self, line: Span, words: str) -> Iterator[tuple[list[Span], Role | None]]:
        opened = _FENCE.match(words)
        if self.fence:
            yield from self._take_code(line, opened)
        elif self.lines and words.strip() and _UNDERLINE.match(words):
            self.role = "subheading"
            yield from self.ended()
        else:
            if opened or not words.strip() or _starts_block(words):
                yield from self.ended()
            if opened:
                self.fence = opened[1]
            elif words.strip() and not _RULE.match(words) and not _DEFINITION.match(words):
                yield from self._take_words(line, words)

    def ended(self) -> Iterator[tuple[list[Span], Role | None]]:
        if self.lines:
            yield self.lines, self.role
        self.lines, self.role = [], None

    def _take_code(self, line: Span, opened: re.Match[str] | None) -> Iterator[tuple[list[Span], Role | None]]:
        if opened is not None and opened[1].startswith(self.fence):
            self.fence = ""
        else:
            yield [line], "boilerplate"

    def _take_words(self, line: Span, words: str) -> Iterator[tuple[list[Span], Role | None]]:
        kept, role = _without_marks(line, words)
        if role is not None:
            yield [kept], role
            return
        if _ITEM.match(words) and not boilerplate_group(words[kept.start - line.start :]):
            self.role = "body"
        self.lines.append(kept)


def _starts_block(words: str) -> bool:
    return any(mark.match(words) for mark in (_HEADING, _ITEM, _RULE, _DEFINITION, _TABLE))


def _without_marks(line: Span, words: str) -> tuple[Span, Role | None]:
    quote = _QUOTE.match(words)
    start = quote.end() if quote else 0
    heading = _HEADING.match(words, start)
    if heading:
        return Span(line.start + heading.end(), line.start + len(words.rstrip().rstrip("#"))), "subheading"
    if _TABLE.match(words):
        return line, "boilerplate"
    item = _ITEM.match(words, start)
    return Span(line.start + (item.end() if item else start), line.end), None


def _part(text: str, lines: Sequence[Span], role: Role | None, number: int) -> Part:
    run = TextRun()
    for line in lines:
        _take(run, text, line)
    words, pieces = run.taken()
    if not words and lines:
        caption = _PICTURE.search(text, lines[0].start, lines[-1].end)
        if caption and caption.group(1).strip():
            return Part(text=" ".join(caption.group(1).split()), places=(), role="caption")
    return Part(
        text=words, pieces=pieces, places=(Place(span=Span(0, len(words)), element=f"block {number}"),), role=role
    )


def _take(run: TextRun, text: str, line: Span) -> None:
    for unit in _UNIT.finditer(text, line.start, line.end):
        origin = Span(unit.start(), unit.end())
        if unit["space"]:
            run.space(origin)
        elif unit["escape"]:
            run.add(unit.group()[1], Span(origin.start + 1, origin.end))
        elif unit["auto"]:
            run.add(unit.group()[1:-1], Span(origin.start + 1, origin.end - 1))
        elif unit["entity"]:
            run.add(html.unescape(unit.group()), origin)
        elif unit["plain"] or (unit["bracket"] and not _LINK.match(text, origin.start, line.end)):
            run.add(unit.group(), origin)
