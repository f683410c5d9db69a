"""From a saved page to a document: the blocks of its article, and where each character stood in the markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.documents.boilerplate import boilerplate_group
from onrecord.documents.decode import Decoded
from onrecord.documents.document import Block, Document, Role
from onrecord.documents.from_text import Facts, facts_in, text_hash
from onrecord.documents.lineage import credit_line_kind
from onrecord.documents.markup_blocks import MarkupBlock, markup_blocks
from onrecord.documents.names import folded
from onrecord.documents.page_body import is_body
from onrecord.documents.page_facts import PageFacts, page_facts
from onrecord.documents.problems import no_body
from onrecord.documents.publication import DateFound, chosen_date
from onrecord.documents.roles import is_byline
from onrecord.documents.written_dates import date_line
from onrecord.text.offset_map import OffsetMap, Piece
from onrecord.text.spans import Span

SHORTEST_HEADLINE = 3
"""In words: sites put their name into a heading of the first rank, and few names have more than two words."""

_GLUE = "\n\n"
_FURNITURE = frozenset({"nav", "footer", "aside", "form", "menu"})
_FURNITURE_HINT = re.compile(
    r"\b(?:nav|navbar|navigation|menu|footer|sidebar|related|recommend\w*|share|sharing|social|newsletter|cookie\w*|consent"
    r"|comments?|promo|advert\w*|breadcrumbs?|paywall|subscribe|banner)\b"
)
_BYLINE_HINT = re.compile(r"\b(?:byline|author|contributors?)\b|byline")
_CAPTION_HINT = re.compile(r"\b(?:caption|wp-caption-text|figcaption)\b")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_KEPT_ALWAYS: frozenset[Role] = frozenset({"headline", "body"})
_KEPT_NEARBY: frozenset[Role] = frozenset({"subheading", "byline", "dateline", "caption", "credit"})


@dataclass(frozen=True, slots=True)
class _Placed:
    block: MarkupBlock
    role: Role


def document_from_html(decoded: Decoded, given: Sequence[DateFound], *, path: str) -> Document:
    """Give the document of a decoded page.

    Raises
    ------
    DocumentError
        E107 if the page shows no article.
    """
    page = page_facts(decoded.text)
    placed = _article(markup_blocks(decoded.text), decoded.text, page.title or page.window_title)
    if not any(item.role == "body" for item in placed):
        raise no_body(path)
    text, pieces, blocks = _assembled(placed)
    return _document(text, pieces, blocks, decoded, page, given, path)


def _article(found: Sequence[MarkupBlock], markup: str, title: str) -> list[_Placed]:
    """Give roles, and leave out what stands around the article rather than in it."""
    body = is_body(found, markup)
    headline = _headline(found, body, title)
    placed = [_Placed(block, "headline" if i == headline else _role(block, body[i])) for i, block in enumerate(found)]
    core = [i for i, item in enumerate(placed) if item.role in _KEPT_ALWAYS]
    if not core:
        return []
    return [item for i, item in enumerate(placed) if _belongs(item, inside=core[0] <= i <= core[-1], after=i > core[0])]


def _belongs(item: _Placed, *, inside: bool, after: bool) -> bool:
    if item.role in _KEPT_ALWAYS or (item.role == "credit" and after):
        return True
    furniture = _is_furniture(item.block)
    return inside and not furniture and (item.role in _KEPT_NEARBY or item.role == "boilerplate")


def _is_furniture(block: MarkupBlock) -> bool:
    return bool(block.inside & _FURNITURE) or _FURNITURE_HINT.search(block.hints) is not None


def _headline(found: Sequence[MarkupBlock], body: Sequence[bool], title: str) -> int | None:
    """Give the block that is the title of the page, or else the last first-rank heading before the body."""
    first_body = next((i for i, is_it in enumerate(body) if is_it and found[i].tag != "h1"), len(found))
    headings = [i for i in range(len(found)) if found[i].tag in ("h1", "h2")]
    same = [i for i in headings if folded(found[i].text) == folded(title)]
    before = [i for i in headings if i < first_body and found[i].tag == "h1"]
    return next(iter(same or before[-1:]), None)


def _role(block: MarkupBlock, in_body: bool) -> Role:
    special = _special_role(block)
    if special is not None:
        return special
    if not in_body or boilerplate_group(block.text):
        return "boilerplate"
    return "subheading" if block.tag in _HEADINGS or block.tag == "h1" else "body"


def _special_role(block: MarkupBlock) -> Role | None:
    """Give the role that wording, element or class alone decide."""
    if credit_line_kind(block.text):
        return "credit"
    if block.tag == "figcaption" or "figcaption" in block.inside or _CAPTION_HINT.search(block.hints):
        return "caption"
    short = len(block.text.split()) <= 20
    if is_byline(block.text) or (
        short and _BYLINE_HINT.search(block.hints) and not block.text.endswith((".", "”", '"'))
    ):
        return "byline"
    return "dateline" if date_line(block.text) is not None else None


def _assembled(placed: Sequence[_Placed]) -> tuple[str, tuple[Piece, ...], tuple[Block, ...]]:
    pieces: list[Piece] = []
    blocks: list[Block] = []
    at = 0
    for item in placed:
        end = at + len(item.block.text)
        blocks.append(Block(span=Span(at, end), role=item.role))
        pieces += (Piece(piece.text.moved(at), piece.origin, piece.width) for piece in item.block.pieces)
        at = end + len(_GLUE)
    return _GLUE.join(item.block.text for item in placed), tuple(pieces), tuple(blocks)


def _document(
    text: str,
    pieces: tuple[Piece, ...],
    blocks: tuple[Block, ...],
    decoded: Decoded,
    page: PageFacts,
    given: Sequence[DateFound],
    path: str,
) -> Document:
    facts = facts_in(text, blocks)
    published, published_from, warnings = chosen_date(_all_dates(given, page, facts))
    return Document(
        text=text,
        sha256=text_hash(text),
        path=path,
        title=page.title or _shown_title(page, facts),
        byline=page.byline or facts.byline,
        outlet=page.outlet or facts.outlet,
        published=published,
        published_from=published_from,
        modified=page.modified or facts.modified,
        url=page.url,
        language=page.language,
        credits=facts.credits,
        original_source=facts.original_source,
        blocks=blocks,
        offset_map=OffsetMap(pieces, unit="character"),
        warnings=decoded.warnings + page.warnings + facts.warnings + warnings + _language_warning(page.language),
    )


def _shown_title(page: PageFacts, facts: Facts) -> str:
    """Give the headline, unless it is so short that it may be the logo of the site."""
    is_headline = len(facts.title.split()) >= SHORTEST_HEADLINE or not page.window_title
    return facts.title if is_headline else page.window_title


def _all_dates(given: Sequence[DateFound], page: PageFacts, facts: Facts) -> list[DateFound]:
    """Give the dates in the order of belief; a ``time`` element is heard only if nothing else speaks."""
    stated = [*given, *page.stated, *facts.dates]
    return stated if stated else list(page.timed[:1])


def _language_warning(language: str) -> tuple[str, ...]:
    if language == "en":
        return ()
    return (f"the page says that its language is {language!r}; statements are looked for as in English",)
