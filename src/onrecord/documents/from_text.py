"""From a plain text to a document: `Document.text` is the file, nothing moved."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.documents.decode import Decoded
from onrecord.documents.document import Block, Credit, Document
from onrecord.documents.lineage import credits_in, dateline_of
from onrecord.documents.names import byline_names, clean_title, is_organization, without_tags
from onrecord.documents.paragraphs import text_blocks
from onrecord.documents.publication import DateFound, chosen_date
from onrecord.documents.roles import block_roles
from onrecord.documents.written_dates import DateLine, date_line, dates_in, has_ambiguous_date
from onrecord.text.dates import PartialDate
from onrecord.text.offset_map import OffsetMap


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the blocks themselves say about the article."""

    title: str
    byline: tuple[str, ...]
    outlet: str
    dates: tuple[DateFound, ...]
    modified: PartialDate | None
    credits: tuple[Credit, ...]
    warnings: tuple[str, ...]
    original_source: str


def document_from_text(decoded: Decoded, given: Sequence[DateFound], *, path: str) -> Document:
    """Give the document of a decoded plain text."""
    text = decoded.text
    spans = text_blocks(text)
    roles = block_roles(text, spans)
    blocks = tuple(Block(span=span, role=role) for span, role in zip(spans, roles, strict=True))
    facts = facts_in(text, blocks)
    published, published_from, warnings = chosen_date([*given, *facts.dates])
    return Document(
        text=text,
        sha256=text_hash(text),
        path=path,
        title=facts.title,
        byline=facts.byline,
        outlet=facts.outlet,
        published=published,
        published_from=published_from,
        modified=facts.modified,
        credits=facts.credits,
        original_source=facts.original_source,
        blocks=blocks,
        offset_map=OffsetMap(decoded.pieces, unit="byte"),
        warnings=decoded.warnings + facts.warnings + warnings,
    )


def text_hash(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8 (a lone surrogate, which UTF-8 cannot hold, counts as ``?``)."""
    return hashlib.sha256(text.encode("utf-8", errors="replace")).hexdigest()


def facts_in(text: str, blocks: Sequence[Block]) -> Facts:
    """Read title, byline, outlet, dates and credits off the blocks."""
    lines = list(_date_lines(text, blocks))
    credits = tuple(credit for block in blocks for credit in credits_in(text, block.span))
    return Facts(
        title=next((clean_title(b.span.of(text)) for b in blocks if b.role == "headline"), ""),
        byline=_byline(text, blocks),
        outlet=next((line.rest for line in lines if line.rest and not byline_like(line.rest)), ""),
        dates=tuple(DateFound(date=date, where="text") for date in _dates(lines, text, blocks)),
        modified=next((line.date for line in lines if line.modified), None),
        credits=credits,
        original_source=next((c.name for c in credits if c.kind == "source" and _says_so(c, text)), ""),
        warnings=tuple(_date_warnings(text, blocks)),
    )


def _says_so(credit: Credit, text: str) -> bool:
    """Tell whether a credit names the first publisher: a bare "Source: …" may stand under a chart."""
    bare = credit.span.of(text).lstrip(" (*").lower().startswith("source:")
    return not bare or is_organization(credit.name)


def byline_like(rest: str) -> bool:
    """Tell whether what stands beside a date is an author rather than an outlet."""
    return rest.casefold().startswith(("by ", "written by "))


def _date_lines(text: str, blocks: Sequence[Block]) -> Iterator[DateLine]:
    for block in blocks:
        line = date_line(without_tags(block.span.of(text))) if block.role in ("dateline", "byline") else None
        if line is not None:
            yield line


def _dates(lines: Sequence[DateLine], text: str, blocks: Sequence[Block]) -> Iterator[PartialDate]:
    """Give the dates of the lines before any date in the dateline of the first paragraph."""
    yield from (line.date for line in lines if not line.modified)
    first = next((block.span for block in blocks if block.role == "body"), None)
    if first is not None:
        yield from (date for _, date in dates_in(dateline_of(first.of(text))))


def _byline(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    for block in blocks:
        words = without_tags(block.span.of(text))
        line = date_line(words) if block.role == "dateline" else None
        if block.role == "byline" or (line is not None and byline_like(line.rest)):
            names = byline_names(line.rest if line is not None else _before_date(words))
            if names:
                return names
    return ()


def _before_date(words: str) -> str:
    first = next(dates_in(words), None)
    return words[: first[0].start].rstrip(" ,|·-–—") if first else words


def _date_warnings(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    head = [block for block in blocks[:8] if block.role not in ("body", "headline", "subheading")]
    for block in head:
        words = without_tags(block.span.of(text))
        if has_ambiguous_date(words) and date_line(words) is None:
            yield f"the date in {words!r} could be read day first or month first and was left out: give --published"
