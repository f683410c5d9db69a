"""The blocks of text that a page shows, each with the way back to its markup."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.documents.markup import RAW_TEXT, Token, attributes, tokens
from onrecord.documents.text_run import TextRun
from onrecord.text.offset_map import Piece
from onrecord.text.spans import Span, trimmed

HINTING_ANCESTORS = 12
"""So many elements around a block lend it their class and id; the bound keeps deep pages linear."""

STEPS_SHOWN = 40
"""A longer way to an element is cut at its start: pages nest 10 to 25 elements."""


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_VOID = _words("area base br col embed hr img input link meta param source track wbr")
_INLINE = _words(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strike "
    "strong sub sup time tt u var wbr amp-fit-text label"
)
_HIDDEN_ELEMENTS = _words("head svg math select button object audio video canvas map datalist dialog") | (
    RAW_TEXT - {"title"}
)
_NOTE_MARK = re.compile(r"\s*<a\b[^>]{0,300}>\s*[\[(]?(?:\d{1,3}|[*†‡a-z])[\])]?\s*</a>\s*</sup", re.IGNORECASE)
"""The number of a footnote, which is a link; without one it may be a power ("km²")."""

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNIT = re.compile(
    r"(?P<space>\s+)|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?)|[^\s&]+|&"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkupBlock:
    """One unit of text that the page shows."""

    text: str
    pieces: tuple[Piece, ...]
    """From offsets in `text` to characters of the markup."""
    tag: str
    """The innermost block element, e.g. ``p``."""
    inside: frozenset[str]
    """Names of all elements around it."""
    hints: str
    """Class, id, itemprop, rel and role of the nearest elements, in small letters."""
    element: str
    """The way to the innermost block element, as an XPath without its first slash (``html/body/main[1]/p[3]``)."""
    breaks: tuple[int, ...] = ()
    """Offsets in `text` after which the line was broken."""

    def lines(self) -> tuple[MarkupBlock, ...]:
        """Give the lines of the block, each as a block."""
        edges = (0, *self.breaks, len(self.text))
        spans = (trimmed(Span(start, end), self.text) for start, end in pairwise(edges))
        return tuple(self._part(span) for span in spans if len(span))

    def _part(self, span: Span) -> MarkupBlock:
        inside = (piece for piece in self.pieces if piece.text.overlaps(span))
        pieces = tuple(_cut(piece, span) for piece in inside)
        return replace(self, text=span.of(self.text), pieces=pieces, breaks=())


def _cut(piece: Piece, span: Span) -> Piece:
    """Give the part of a piece that lies in a span, counted from the start of the span."""
    start, end = max(piece.text.start, span.start), min(piece.text.end, span.end)
    origin = piece.origin
    if piece.divisible:
        origin = Span(origin.start + start - piece.text.start, origin.start + end - piece.text.start)
    return Piece(Span(start, end).moved(-span.start), origin)


@dataclass(frozen=True, slots=True)
class _Element:
    name: str
    hints: str
    hidden: bool
    began_at: int
    """Length of the block before it."""
    step: str
    n_children: Counter[str]


def markup_blocks(markup: str) -> tuple[MarkupBlock, ...]:
    """Give the blocks of a page in the order of the markup.

    White space is folded and entities are read as the characters that they stand for. Two line breaks in a row part
    blocks. What a style sheet hides cannot be known; a style attribute, ``hidden`` and ``aria-hidden`` are heeded.
    """
    builder = _Builder(markup)
    for token in tokens(markup):
        builder.take(token)
    builder.flush()
    return tuple(builder.blocks)


class _Builder:
    """Collects text until a block element starts or ends."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.blocks: list[MarkupBlock] = []
        self.stack: list[_Element] = []
        self.n_open: Counter[str] = Counter()
        self.n_outermost: Counter[str] = Counter()
        self.n_hidden = 0
        self.run = TextRun()
        self.closed = (0, 0)
        """End of the last inline element, and the length of its text."""
        self.breaks: list[int] = []
        self.n_breaks = 0
        self.inline_hints = ""

    def take(self, token: Token) -> None:
        if token.kind == "text":
            self._text(token.span)
        elif token.kind == "start":
            self._start(token)
        elif token.kind == "end":
            self._end(token)

    def _start(self, token: Token) -> None:
        if token.name == "br":
            self._line_break(token)
        elif token.name not in _VOID:
            self._enter(token)
        elif token.name == "hr":
            self.flush()

    def _enter(self, token: Token) -> None:
        if token.name not in _INLINE:
            self.flush()
            if self.n_open["p"] and self.stack[-1].name == "p":
                self._pop()
        values = attributes(self.markup, token)
        hints = " ".join(values.get(key, "") for key in ("class", "id", "itemprop", "rel", "role")).lower()
        is_note = token.name == "sup" and _NOTE_MARK.match(self.markup, token.span.end) is not None
        hidden = token.name in _HIDDEN_ELEMENTS or _is_hidden(values) or is_note
        if token.name in _INLINE and len(self.inline_hints) < 200:
            self.inline_hints += " " + hints
        if token.name in _INLINE and values.get("class"):
            self._part_from_neighbour(token)
        step = self._step(token.name)
        self.stack.append(_Element(token.name, hints.strip(), hidden, self.run.length, step, Counter()))
        self.n_open[token.name] += 1
        self.n_hidden += hidden

    def _step(self, name: str) -> str:
        around = self.stack[-1].n_children if self.stack else self.n_outermost
        around[name] += 1
        return name if name in ("html", "body") else f"{name}[{around[name]}]"

    def _end(self, token: Token) -> None:
        if token.name not in _INLINE:
            self.flush()
        elif self.stack:
            self.closed = (token.span.end, self.run.length - self.stack[-1].began_at)
        if self.n_open[token.name]:
            while self._pop() != token.name:
                pass

    def _part_from_neighbour(self, token: Token) -> None:
        """Add a space between two inline elements with nothing between them: style sheets set name and date apart.

        One letter alone is a dropped capital and belongs to what follows.
        """
        if self.closed[0] == token.span.start and self.closed[1] > 1:
            self.run.space(Span(token.span.start, token.span.start))

    def _pop(self) -> str:
        element = self.stack.pop()
        self.n_open[element.name] -= 1
        if not self.n_open[element.name]:
            del self.n_open[element.name]
        self.n_hidden -= element.hidden
        return element.name

    def _line_break(self, token: Token) -> None:
        self.n_breaks += 1
        if self.n_breaks > 1:
            self.flush()
        else:
            self.run.space(token.span)
            self.breaks.append(self.run.length)

    def _text(self, span: Span) -> None:
        if self.n_hidden:
            return
        for match in _UNIT.finditer(self.markup, span.start, span.end):
            origin = Span(match.start(), match.end())
            characters = html.unescape(match.group()) if match["entity"] else match.group()
            if match["space"] or characters.isspace():
                self.run.space(origin)
            elif characters:
                self.n_breaks = 0
                self.run.add(characters, origin)

    def flush(self) -> None:
        """End the block that is being collected."""
        text, pieces = self.run.taken()
        if text:
            self.blocks.append(self._block(text, pieces))
        self.n_breaks, self.inline_hints = 0, ""
        self.breaks.clear()

    def _block(self, text: str, pieces: tuple[Piece, ...]) -> MarkupBlock:
        near = self.stack[: -HINTING_ANCESTORS - 1 : -1]
        tag = next((element.name for element in near if element.name not in _INLINE), "")
        return MarkupBlock(
            text=text,
            pieces=pieces,
            tag=tag,
            inside=frozenset(self.n_open),
            hints=_joined(element.hints for element in near) + self.inline_hints,
            element=self._way(),
            breaks=tuple(at for at in self.breaks if 0 < at < len(text)),
        )

    def _way(self) -> str:
        n_steps = len(self.stack)
        while n_steps and self.stack[n_steps - 1].name in _INLINE:
            n_steps -= 1
        steps = [element.step for element in self.stack[max(0, n_steps - STEPS_SHOWN) : n_steps]]
        return "/".join(steps if n_steps <= STEPS_SHOWN else ["…", *steps])


def _joined(hints: Iterable[str]) -> str:
    return " ".join(hint[:200] for hint in hints if hint)


def _is_hidden(values: dict[str, str]) -> bool:
    return (
        "hidden" in values or values.get("aria-hidden") == "true" or bool(_HIDDEN_STYLE.search(values.get("style", "")))
    )
