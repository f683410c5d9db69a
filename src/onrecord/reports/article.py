"""The article cut into pieces at every edge of a statement or claim, by offsets alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from onrecord.attributions.attribution import Attribution
from onrecord.documents.document import Document, Role
from onrecord.reports.report import Report
from onrecord.text.spans import Span

Part = Literal["content", "source", "cue", "claim"]
PARTS: tuple[Part, ...] = ("content", "source", "cue", "claim")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the article that is shown in a special way."""

    span: Span
    part: Part
    index: int
    """Of the attribution or claim in the report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters that are all shown alike. Where contents or claims are nested, the shortest one rules.

    Numbers are places in the report's attributions and claims.
    """

    text: str
    content: int | None = None
    source: int | None = None
    cue: int | None = None
    claim: int | None = None
    tells: bool = False
    """Whether these are the first words of the content: the place to tell whose it is."""
    opens: int | None = None
    """The attribution whose content begins here, or goes on at the start of a block."""
    starts: tuple[int, ...] = ()
    """The claims whose words begin here."""
    closes: tuple[int, ...] = ()
    """The claims whose words end here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of the article in pieces that, joined, are exactly its words."""

    role: Role | None
    pieces: tuple[Piece, ...]


def paragraphs(report: Report) -> tuple[Paragraph, ...]:
    """Cut the article into paragraphs and pieces; time grows with the number of marks, not with its square."""
    marks = _marks(report)
    blocks = _blocks(report.document)
    edges = {m.span.start for m in marks} | {m.span.end for m in marks}
    edges |= {edge for span, _ in blocks for edge in (span.start, span.end)}
    cutter = _Cutter(text=report.document.text, cuts=sorted(edges), marks=marks)
    return tuple(Paragraph(role=role, pieces=tuple(cutter.pieces(span))) for span, role in blocks)


def _marks(report: Report) -> list[Mark]:
    length = len(report.document.text)
    found = [mark for i, a in enumerate(report.attributions) for mark in _parts(a, i)]
    found += [Mark(span, "claim", i) for i, c in enumerate(report.claims) for span in c.claim.spans]
    return [m for m in found if 0 <= m.span.start < m.span.end <= length]


def _parts(attribution: Attribution, index: int) -> Iterator[Mark]:
    parts: tuple[tuple[Part, Iterable[Span]], ...] = (
        ("content", attribution.content),
        ("source", attribution.source),
        ("cue", attribution.cue),
    )
    return (Mark(span, part, index) for part, spans in parts for span in spans)


def _blocks(document: Document) -> list[tuple[Span, Role | None]]:
    """Give every stretch of words: the blocks, and what no block holds, by paragraph."""
    result: list[tuple[Span, Role | None]] = []
    at = 0
    for block in sorted(document.blocks, key=lambda b: b.span):
        result += [(s, None) for s in _loose(document.text, at, block.span.start)]
        if block.span.start >= at:
            result.append((block.span, block.role))
            at = block.span.end
    return result + [(s, None) for s in _loose(document.text, at, len(document.text))]


def _loose(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = text.find("\n\n", start, end)
        stop = end if stop < 0 else stop + 2
        if text[start:stop].strip():
            yield Span(start, stop)
        start = stop


@dataclass(slots=True, kw_only=True)
class _Cutter:
    """Walks once through the sorted edges and knows which marks are open."""

    text: str
    cuts: list[int]
    marks: list[Mark]
    at: int = 0
    open: dict[int, Mark] = field(default_factory=dict)
    starting: dict[int, list[int]] = field(default_factory=dict)
    ending: dict[int, list[int]] = field(default_factory=dict)
    last: dict[tuple[Part, int], int] = field(default_factory=dict)
    first: dict[tuple[Part, int], int] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for number, mark in enumerate(self.marks):
            self.starting.setdefault(mark.span.start, []).append(number)
            self.ending.setdefault(mark.span.end, []).append(number)
            key = (mark.part, mark.index)
            self.first[key] = min(mark.span.start, self.first.get(key, mark.span.start))
            self.last[key] = max(mark.span.end, self.last.get(key, mark.span.end))

    def pieces(self, block: Span) -> Iterator[Piece]:
        """Give the pieces of the next block (blocks come in order)."""
        while self.at < len(self.cuts) and self.cuts[self.at] < block.start:
            self._pass(self.cuts[self.at])
            self.at += 1
        inside = []
        while self.at < len(self.cuts) and self.cuts[self.at] < block.end:
            inside.append(self.cuts[self.at])
            self.at += 1
        for start, end in pairwise([*inside, block.end]):
            self._pass(start)
            yield self._piece(Span(start, end), block)

    def _pass(self, edge: int) -> None:
        for number in self.ending.get(edge, ()):
            self.open.pop(number, None)
        for number in self.starting.get(edge, ()):
            self.open[number] = self.marks[number]

    def _piece(self, span: Span, block: Span) -> Piece:
        ruling = tuple(self._ruling(part) for part in PARTS)
        content, source, cue, claim = (mark.index if mark else None for mark in ruling)
        begins = ruling[0] is not None and span.start in (block.start, ruling[0].span.start)
        tells = content is not None and content not in self.told and bool(span.of(self.text).strip())
        self.told |= {content} if tells and content is not None else set()
        return Piece(
            text=span.of(self.text),
            tells=tells,
            content=content,
            source=source,
            cue=cue,
            claim=claim,
            opens=content if begins else None,
            starts=self._claims_at(self.starting, span.start, self.first),
            closes=self._claims_at(self.ending, span.end, self.last),
        )

    def _ruling(self, part: Part) -> Mark | None:
        marks = (m for m in self.open.values() if m.part == part)
        return min(marks, key=lambda m: (len(m.span), m.index), default=None)

    def _claims_at(
        self, numbers: dict[int, list[int]], edge: int, outermost: dict[tuple[Part, int], int]
    ) -> tuple[int, ...]:
        marks = [self.marks[n] for n in numbers.get(edge, ())]
        return tuple(m.index for m in marks if m.part == "claim" and outermost[m.part, m.index] == edge)
