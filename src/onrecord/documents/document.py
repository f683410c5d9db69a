"""The article as it was published: its words, where they stand, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.text.dates import PartialDate
from onrecord.text.offset_map import OffsetMap
from onrecord.text.spans import Span

Role = Literal["headline", "subheading", "dateline", "byline", "body", "caption", "credit", "boilerplate"]

CreditKind = Literal["source", "image", "wire", "rights", "disclaimer"]
DateKind = Literal["published", "modified", "created"]
Box = tuple[float, float, float, float]

SPEAKING_ROLES: frozenset[Role] = frozenset({"headline", "subheading", "body", "caption"})
"""Roles of the blocks in which statements are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or other unit of the page, with the part it plays."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A line that says where words or pictures came from, or who does not answer for them (a disclaimer)."""

    span: Span
    kind: CreditKind
    name: str
    """Whom it names; empty for a disclaimer that names nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A date that the document gives, and where it stood."""

    date: PartialDate
    where: str
    """``option``, ``json-ld``, ``meta``, ``microdata``, ``text``, ``time``, ``header``, ``feed``, ``file``."""
    kind: DateKind = "published"
    """``created`` is said of a file: it may have been written long after its article was published."""
    time: str = ""
    """ISO 8601 time of day with its zone as far as they are stated (``08:15+03:00``, ``08:15``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stretch of the text stands in the original, for a person who looks it up."""

    span: Span
    element: str = ""
    """The way to the element (``main/article/p[3]``, ``paragraph 12``)."""
    page: int | None = None
    """Of a PDF file, from 1."""
    box: Box | None = None
    """On the page: left, top, right, bottom in points from its upper left corner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article.

    All spans of the package are half-open code point ranges into `text`.
    For plain text, `text` is the file itself, byte for byte decoded.
    """

    text: str
    sha256: str
    """Of `text` in UTF-8, hexadecimal."""
    path: str = ""
    title: str = ""
    byline: tuple[str, ...] = ()
    outlet: str = ""
    published: PartialDate | None = None
    published_from: str = ""
    """Where the date was found (``option``, ``json-ld``, ``text``), empty if there is none."""
    modified: PartialDate | None = None
    dates: tuple[DateFound, ...] = ()
    """Every date that was found, with its time of day and zone; those that contradict each other, too."""
    url: str = ""
    canonical_elsewhere: str = ""
    """The address on another host that the page names as the one to cite: the page is a copy."""
    language: str = "en"
    credits: tuple[Credit, ...] = ()
    original_source: str = ""
    """Who published it first: by the article's own credit line, else by its byline or canonical link."""
    blocks: tuple[Block, ...] = ()
    places: tuple[Place, ...] = ()
    """In the order of the text; empty for plain text, where the offset map leads to the bytes."""
    offset_map: OffsetMap
    warnings: tuple[str, ...] = ()

    def blocks_that_speak(self) -> tuple[Block, ...]:
        """Give the blocks in which statements are looked for."""
        return tuple(block for block in self.blocks if block.role in SPEAKING_ROLES)

    def role_at(self, offset: int) -> Role | None:
        """Give the role of the block at an offset, or None between blocks."""
        return next((b.role for b in self.blocks if b.span.start <= offset < b.span.end), None)

    def places_of(self, span: Span) -> tuple[Place, ...]:
        """Give the places of the original that a span of the text touches."""
        return tuple(place for place in self.places if place.span.overlaps(span))
