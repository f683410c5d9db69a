"""From a saved page to a document: the blocks of its article, and where each character stood in the markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.documents.assemble import Part, document_from_parts
from onrecord.documents.boilerplate import boilerplate_group
from onrecord.documents.decode import Decoded
from onrecord.documents.document import DateFound, Document, Place, Role
from onrecord.documents.lineage import credit_line_kind
from onrecord.documents.markup_blocks import MarkupBlock, markup_blocks
from onrecord.documents.names import folded
from onrecord.documents.page_body import is_body
from onrecord.documents.page_facts import page_facts
from onrecord.documents.page_roles import Placed, mended
from onrecord.documents.problems import no_body
from onrecord.documents.roles import is_byline
from onrecord.documents.stated import Stated
from onrecord.documents.written_dates import date_line
from onrecord.text.spans import Span

_FURNITURE = frozenset({"nav", "footer", "aside", "form", "menu"})
_FURNITURE_HINT = re.compile(
    r"\b(?:nav|navbar|navigation|menu|footer|sidebar|related|recommend\w*|share|sharing|social|newsletter|cookie\w*|consent"
    r"|comments?|promo|advert\w*|breadcrumbs?|paywall|subscribe|banner)\b"
)
_BYLINE_HINT = re.compile(r"\b(?:byline|author|contributors?)\b|byline")
_CAPTION_HINT = re.compile(r"caption(?:-?text)?\b")
NEAR = 3
"""Blocks: as far from the article a byline or date is still its own."""

LONGEST_HEAD_BLOCK = 40
"""In words: bylines and dates with a line break between them are shorter, paragraphs that a program wrapped longer."""

SHORTEST_HEADING = 2
"""In words: a heading that is a part of the title and has more is the headline, not the name of the site."""

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_KEPT_ALWAYS: frozenset[Role] = frozenset({"headline", "body"})
_KEPT_NEARBY: frozenset[Role] = frozenset({"subheading", "byline", "dateline", "caption", "credit"})


def document_from_html(decoded: Decoded, given: Sequence[DateFound], *, path: str, address: str = "") -> Document:
    """Give the document of a decoded page; `address` is where it came from, where that is known.

    Raises
    ------
    DocumentError
        E107 if the page shows no article.
    """
    page = page_facts(decoded.text, address=address)
    found = [line for block in markup_blocks(decoded.text) for line in _parted(block)]
    placed = _article(found, decoded.text, page)
    if not any(item.role == "body" for item in placed):
        raise no_body(path)
    stated = replace(page, title=page.title or _title_shown(placed, page.window_title))
    parts = [_part(item) for item in placed]
    return document_from_parts(parts, stated, given, path=path, warnings=decoded.warnings)


def parts_of_fragment(markup: str, *, within: str) -> list[Part]:
    """Give the blocks of markup that holds nothing but an article (an entry of a feed)."""
    placed = [Placed(block, _role(block, in_body=True)) for block in markup_blocks(markup)]
    return [_part(item, within=f"{within}/") for item in placed]


def _parted(block: MarkupBlock) -> Iterator[MarkupBlock]:
    """Part a short block with line breaks that starts with a byline or date: its lines say different things."""
    lines = block.lines() if len(block.text.split()) <= LONGEST_HEAD_BLOCK else ()
    if len(lines) > 1 and (is_byline(lines[0].text) or date_line(lines[0].text) is not None):
        yield from lines
    else:
        yield block


def _title_shown(placed: Sequence[Placed], window_title: str) -> str:
    """Give the headline if the title of the window holds it, beside the name of the site."""
    shown = next((item.block.text for item in placed if item.role == "headline"), "")
    return shown if len(shown.split()) > 1 and folded(shown) in folded(window_title) else ""


def _article(found: Sequence[MarkupBlock], markup: str, page: Stated) -> list[Placed]:
    """Give roles, and leave out what stands around the article rather than in it."""
    body = is_body(found, markup)
    headline = _headline(found, body, page.title or page.window_title)
    placed = [Placed(block, "headline" if i == headline else _role(block, body[i])) for i, block in enumerate(found)]
    placed = mended(placed, page.byline)
    core = [i for i, item in enumerate(placed) if item.role in _KEPT_ALWAYS]
    if not core:
        return []
    first, last = core[0], core[-1]
    near = {_nearest(placed, first, last, role) for role in ("byline", "dateline")}
    kept = (i in near or _belongs(item, inside=first <= i <= last, after=i > first) for i, item in enumerate(placed))
    return [item for item, is_kept in zip(placed, kept, strict=True) if is_kept]


def _nearest(placed: Sequence[Placed], first: int, last: int, role: Role) -> int | None:
    """Give the byline or date that stands right before or after an article which has none inside."""
    if any(item.role == role for item in placed[first : last + 1]):
        return None
    around = [*range(first - 1, max(-1, first - NEAR - 1), -1), *range(last + 1, min(len(placed), last + NEAR + 1))]
    return next((i for i in around if placed[i].role == role and not _is_furniture(placed[i].block)), None)


def _belongs(item: Placed, *, inside: bool, after: bool) -> bool:
    if item.role in _KEPT_ALWAYS or (item.role == "credit" and after):
        return True
    furniture = _is_furniture(item.block)
    if after and not furniture and item.role == "boilerplate" and boilerplate_group(item.block.text) == "disclaimer":
        return True
    return inside and not furniture and (item.role in _KEPT_NEARBY or item.role == "boilerplate")


def _is_furniture(block: MarkupBlock) -> bool:
    return bool(block.inside & _FURNITURE) or _FURNITURE_HINT.search(block.hints) is not None


def _headline(found: Sequence[MarkupBlock], body: Sequence[bool], title: str) -> int | None:
    """Give the block that is the title of the page, or else the last first-rank heading before the body."""
    first_body = next((i for i, is_it in enumerate(body) if is_it and found[i].tag != "h1"), len(found))
    headings = [i for i in range(len(found)) if found[i].tag in ("h1", "h2")]
    same = [i for i in headings if folded(found[i].text) == folded(title)] or _within_title(found, title)
    before = [i for i in headings if i < first_body and found[i].tag == "h1"]
    return next(iter(same or before[-1:]), None)


def _within_title(found: Sequence[MarkupBlock], title: str) -> list[int]:
    """Give the headings of several words that are a part of the title, the longest first."""
    whole = folded(title)
    headings = (i for i, block in enumerate(found) if block.tag in ("h1", "h2", "h3") and folded(block.text) in whole)
    several = [i for i in headings if len(found[i].text.split()) > SHORTEST_HEADING]
    return sorted(several, key=lambda i: -len(found[i].text))


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
    hinted = block.tag == "address" or _BYLINE_HINT.search(block.hints)
    if is_byline(block.text) or (short and hinted and not block.text.endswith((".", "”", '"'))):
        return "byline"
    return "dateline" if date_line(block.text) is not None else None


def _part(item: Placed, *, within: str = "") -> Part:
    block = item.block
    place = Place(span=Span(0, len(block.text)), element=within + block.element)
    return Part(text=block.text, pieces=block.pieces, places=(place,), role=item.role)
