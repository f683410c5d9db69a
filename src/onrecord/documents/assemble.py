"""Put a document together from its blocks and from what the file states about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from onrecord.documents.document import Block, DateFound, Document, Place, Role
from onrecord.documents.facts import Facts, facts_in
from onrecord.documents.names import wire_name
from onrecord.documents.publication import chosen_date
from onrecord.documents.roles import block_roles
from onrecord.documents.stated import Stated
from onrecord.text.offset_map import OffsetMap, Piece
from onrecord.text.spans import Span

SHORTEST_HEADLINE = 3
"""In words: sites put their name into a heading of the first rank, and few names have more than two words."""

_GLUE = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A paragraph on its way into a document; its pieces and places count from its own start."""

    text: str
    pieces: tuple[Piece, ...] = ()
    places: tuple[Place, ...] = ()
    role: Role | None = None
    """None where place and wording decide."""


def document_from_parts(
    parts: Sequence[Part], stated: Stated, given: Sequence[DateFound], *, path: str, warnings: tuple[str, ...] = ()
) -> Document:
    """Give the document of paragraphs that stood apart in the original; blank lines part them in the text."""
    spans: list[Span] = []
    pieces: list[Piece] = []
    places: list[Place] = []
    at = 0
    for part in parts:
        spans.append(Span(at, at + len(part.text)))
        pieces += (Piece(piece.text.moved(at), piece.origin, piece.width) for piece in part.pieces)
        places += (replace(place, span=place.span.moved(at)) for place in part.places)
        at = spans[-1].end + len(_GLUE)
    text = _GLUE.join(part.text for part in parts)
    blocks = _blocks(text, spans, [part.role for part in parts])
    way_back = OffsetMap(tuple(pieces), unit="character")
    return document_of(text, blocks, way_back, stated, given, path=path, places=tuple(places), warnings=warnings)


def document_of(
    text: str,
    blocks: tuple[Block, ...],
    offset_map: OffsetMap,
    stated: Stated,
    given: Sequence[DateFound],
    *,
    path: str,
    places: tuple[Place, ...] = (),
    warnings: tuple[str, ...] = (),
) -> Document:
    """Give the document: what the file states goes before what its text says."""
    facts = facts_in(text, blocks)
    dates = _all_dates(given, stated, facts)
    published, published_from, contradictions = chosen_date([date for date in dates if date.kind == "published"])
    return Document(
        text=text,
        sha256=text_hash(text),
        path=path,
        title=stated.title or _shown_title(stated, facts),
        byline=stated.byline or facts.byline or stated.sender,
        outlet=stated.outlet or facts.outlet,
        published=published,
        published_from=published_from,
        modified=next((date.date for date in dates if date.kind == "modified"), None),
        dates=dates,
        url=stated.url,
        canonical_elsewhere=stated.canonical_elsewhere,
        language=stated.language,
        credits=facts.credits,
        original_source=facts.original_source or _source_of_copy(stated),
        blocks=blocks,
        places=places,
        offset_map=offset_map,
        warnings=warnings + stated.warnings + facts.warnings + contradictions + _only_created(dates),
    )


def text_hash(text: str) -> str:
    """Give the SHA-256 of a text in UTF-8 (a lone surrogate, which UTF-8 cannot hold, counts as ``?``)."""
    return hashlib.sha256(text.encode("utf-8", errors="replace")).hexdigest()


def _blocks(text: str, spans: Sequence[Span], roles: Sequence[Role | None]) -> tuple[Block, ...]:
    by_wording = roles if all(roles) else block_roles(text, spans)
    headline = next((i for i, role in enumerate(roles) if role == "headline"), None)
    chosen = (
        known or _beside(worded or "body", i, headline)
        for i, (known, worded) in enumerate(zip(roles, by_wording, strict=True))
    )
    return tuple(Block(span=span, role=role) for span, role in zip(spans, chosen, strict=True))


def _beside(role: Role, at: int, headline: int | None) -> Role:
    """Give another role to what was taken for a headline by its place where the file itself marks one."""
    if role != "headline" or headline is None:
        return role
    return "boilerplate" if at < headline else "subheading"


def _shown_title(stated: Stated, facts: Facts) -> str:
    """Give the headline, unless it is so short that it may be the logo of the site."""
    is_headline = len(facts.title.split()) >= SHORTEST_HEADLINE or not stated.window_title
    return facts.title if is_headline else stated.window_title


def _all_dates(given: Sequence[DateFound], stated: Stated, facts: Facts) -> tuple[DateFound, ...]:
    """Give the dates in the order of belief; a doubtful one is heard only if nothing else speaks."""
    sure = [*given, *stated.dates, *facts.dates]
    spoken = any(date.kind == "published" for date in sure)
    return tuple(_without_doubles(sure if spoken else [*sure, *stated.timed[:1]]))


def _only_created(dates: Sequence[DateFound]) -> tuple[str, ...]:
    created = next((date for date in dates if date.kind == "created"), None)
    if created is None or any(date.kind == "published" for date in dates):
        return ()
    return (f"no date of publication; the file was made on {created.date.iso()}: give --published if it is the same",)


def _without_doubles(dates: Iterable[DateFound]) -> Iterable[DateFound]:
    return dict.fromkeys(dates)


def _source_of_copy(stated: Stated) -> str:
    """Give the agency that alone signs the article of another outlet, or the host of a canonical link elsewhere."""
    agency = wire_name(stated.byline[0]) if len(stated.byline) == 1 else ""
    if agency and agency != wire_name(stated.outlet):
        return agency
    host = urlsplit(stated.canonical_elsewhere).hostname or ""
    return host.removeprefix("www.")
