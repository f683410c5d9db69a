"""The article as it was published: its words, where they stand, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.text.dates import PartialDate
from onrecord.text.offset_map import OffsetMap
from onrecord.text.spans import Span

Role = Literal["headline", "subheading", "dateline", "byline", "body", "caption", "credit", "boilerplate"]

SPEAKING_ROLES: frozenset[Role] = frozenset({"headline", "subheading", "body", "caption"})
"""Roles of the blocks in which statements are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or other unit of the page, with the part it plays."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A line that says where words or pictures came from (``kind``: source, image, wire, rights)."""

    span: Span
    kind: Literal["source", "image", "wire", "rights"]
    name: str


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
    url: str = ""
    language: str = "en"
    credits: tuple[Credit, ...] = ()
    original_source: str = ""
    """Who published it first, by the article's own credit line."""
    blocks: tuple[Block, ...] = ()
    offset_map: OffsetMap
    warnings: tuple[str, ...] = ()

    def blocks_that_speak(self) -> tuple[Block, ...]:
        """Give the blocks in which statements are looked for."""
        return tuple(block for block in self.blocks if block.role in SPEAKING_ROLES)

    def role_at(self, offset: int) -> Role | None:
        """Give the role of the block at an offset, or None between blocks."""
        return next((b.role for b in self.blocks if b.span.start <= offset < b.span.end), None)
