"""What the blocks of an article themselves say about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.documents.document import Block, Credit, DateFound
from onrecord.documents.lineage import credits_in, dateline_of
from onrecord.documents.names import byline_names, clean_title, is_organization, wire_name, without_tags
from onrecord.documents.written_dates import DateLine, date_line, dates_in, has_ambiguous_date

LONGEST_ABBREVIATION = 4
"""Letters of an outlet's name in capitals ("CNN", "TASS"); longer ones in a date line are places ("LONDON")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the blocks themselves say about the article."""

    title: str
    byline: tuple[str, ...]
    outlet: str
    dates: tuple[DateFound, ...]
    credits: tuple[Credit, ...]
    warnings: tuple[str, ...]
    original_source: str


def facts_in(text: str, blocks: Sequence[Block]) -> Facts:
    """Read title, byline, outlet, dates and credits off the blocks."""
    lines = tuple(_date_lines(text, blocks))
    credits = tuple(credit for block in blocks for credit in credits_in(text, block.span))
    return Facts(
        title=next((clean_title(b.span.of(text)) for b in blocks if b.role == "headline"), ""),
        byline=_byline(text, blocks),
        outlet=next((line.rest for line in lines if line.rest and not _is_no_outlet(line.rest)), ""),
        dates=tuple(_dates(lines, text, blocks)),
        credits=credits,
        original_source=next((c.name for c in credits if c.kind == "source" and _says_so(c, text)), ""),
        warnings=tuple(_date_warnings(text, blocks)),
    )


def _says_so(credit: Credit, text: str) -> bool:
    """Tell whether a credit names the first publisher: a bare "Source: …" may stand under a chart."""
    bare = credit.span.of(text).lstrip(" (*").lower().startswith("source:")
    return not bare or is_organization(credit.name)


def _is_no_outlet(rest: str) -> bool:
    return byline_like(rest) or is_place_of_dateline(rest)


def is_place_of_dateline(rest: str) -> bool:
    """Tell whether what stands beside a date is where the article was written: capitals, longer than an abbreviation.

    Knowingly misses: "ROME" and other places of up to four letters, and outlets that spell a long name in capitals.
    """
    if " " in rest:
        return rest.isupper() and not is_organization(rest)
    return rest.isupper() and len(rest) > LONGEST_ABBREVIATION and not wire_name(rest)


def byline_like(rest: str) -> bool:
    """Tell whether what stands beside a date is an author rather than an outlet."""
    return rest.casefold().startswith(("by ", "written by "))


def _date_lines(text: str, blocks: Sequence[Block]) -> Iterator[DateLine]:
    for block in blocks:
        line = date_line(without_tags(block.span.of(text))) if block.role in ("dateline", "byline") else None
        if line is not None:
            yield line


def _dates(lines: Sequence[DateLine], text: str, blocks: Sequence[Block]) -> Iterator[DateFound]:
    """Give the dates of the lines before any date in the dateline of the first paragraph."""
    for line in lines:
        yield DateFound(date=line.date, where="text", kind="modified" if line.modified else "published", time=line.time)
    first = next((block.span for block in blocks if block.role == "body"), None)
    if first is not None:
        yield from (DateFound(date=date, where="text") for _, date in dates_in(dateline_of(first.of(text))))


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
