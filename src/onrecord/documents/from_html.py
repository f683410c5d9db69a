"""From a saved page to a document: the blocks of its article, and where each character stood in the markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.documents.assemble import Part, document_from_parts
from onrecord.documents.boilerplate import boilerplate_group
from onrecord.documents.decode import Decoded
from onrecord.documents.document import DateFound, Document, Place, Role
from onrecord.documents.lineage import credit_line_kind
from onrecord.documents.markup_blocks import MarkupBlock, markup_blocks
from onrecord.documents.names import folded
from onrecord.documents.page_body import is_body
from onrecord.documents.page_facts import page_facts
from onrecord.documents.problems import no_body
from onrecord.documents.roles import is_byline
from onrecord.documents.written_dates import date_line
from onrecord.text.spans import Span

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


def document_from_html(decoded: Decoded, given: Sequence[DateFound], *, path: str, address: str = "") -> Document:
    """Give the document of a decoded page; `address` is where it came from, where that is known.

    Raises
    ------
    DocumentError
        E107 if the page shows no article.
    """
    page = page_facts(decoded.text, address=address)
    placed = _article(markup_blocks(decoded.text), decoded.text, page.title or page.window_title)
    if not any(item.role == "body" for item in placed):
        raise no_body(path)
    parts = [_part(item) for item in placed]
    return document_from_parts(parts, page, given, path=path, warnings=decoded.warnings)


def parts_of_fragment(markup: str, *, within: str) -> list[Part]:
    """Give the blocks of markup that holds nothing but an article (an entry of a feed)."""
    placed = [_Placed(block, _role(block, in_body=True)) for block in markup_blocks(markup)]
    return [_part(item, within=f"{within}/") for item in placed]


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


def _part(item: _Placed, *, within: str = "") -> Part:
    block = item.block
    place = Place(span=Span(0, len(block.text)), element=within + block.element)
    return Part(text=block.text, pieces=block.pieces, places=(place,), role=item.role)
