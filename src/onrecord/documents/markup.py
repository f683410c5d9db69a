"""Cut HTML into tags and text, with the place of each in the markup.

An own scanner, because parsers that build a tree forget offsets, and `html.parser` differs between Python versions on
broken markup. It never fails and is linear in the length of the markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.text.spans import Span

LONGEST_TAG = 65_536
"""A tag with more characters has lost a quotation mark; then the next ``>`` ends it. Inlined pictures reach 50,000."""

RAW_TEXT = frozenset({"script", "style", "title", "textarea", "noscript", "iframe", "template", "xmp"})
"""Elements of which the content is not read as markup (``template`` and ``noscript``: nothing of them shows)."""

_OPEN = re.compile(r"<(?:(?P<comment>!--)|(?P<other>[!?])|(?P<end>/)?(?P<name>[a-zA-Z][^\s/>]*+))")
_TAG_REST = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of markup: ``start`` and ``end`` tags, ``text``, or the ``raw`` content of a script, style or title."""

    kind: Literal["start", "end", "text", "raw"]
    span: Span
    name: str = ""


def tokens(markup: str) -> Iterator[Token]:
    """Cut markup into tokens, in order; comments and declarations are left out."""
    at = text_from = 0
    crippled_until = 0
    while (match := _OPEN.search(markup, at)) is not None:
        end, crippled_until = _token_end(markup, match, crippled_until)
        if match.start() > text_from:
            yield Token("text", Span(text_from, match.start()))
        at = text_from = end
        name = (match["name"] or "").lower()
        if name:
            yield Token("end" if match["end"] else "start", Span(match.start(), end), name)
        if name in RAW_TEXT and not match["end"] and not markup.endswith("/>", match.start(), end):
            at = text_from = _raw_end(markup, name, end)
            yield Token("raw", Span(end, at), name)
    if text_from < len(markup):
        yield Token("text", Span(text_from, len(markup)))


def attributes(markup: str, tag: Token) -> dict[str, str]:
    """Give the attributes of a start tag, names in small letters, values without entities; the first of a name wins."""
    found: dict[str, str] = {}
    body = markup[tag.span.start + 1 + len(tag.name) : tag.span.end].rstrip(">")
    for match in _ATTRIBUTE.finditer(body[:LONGEST_TAG]):
        value = next((group for group in match.groups()[1:] if group is not None), "")
        found.setdefault(match.group(1).lower(), html.unescape(value))
    return found


def _token_end(markup: str, match: re.Match[str], crippled_until: int) -> tuple[int, int]:
    """Give the end of a token, and up to where quotation marks in tags cannot be trusted."""
    if match["comment"]:
        return _after(markup, "-->", match.end()), crippled_until
    if match["other"] or match.start() < crippled_until:
        return _after(markup, ">", match.end()), crippled_until
    rest = _TAG_REST.match(markup, match.end(), min(len(markup), match.end() + LONGEST_TAG))
    if rest is not None:
        return rest.end(), crippled_until
    return _after(markup, ">", match.end()), match.end() + LONGEST_TAG


def _after(markup: str, mark: str, start: int) -> int:
    at = markup.find(mark, start)
    return len(markup) if at < 0 else at + len(mark)


def _raw_end(markup: str, name: str, start: int) -> int:
    match = _closing_tag(name).search(markup, start)
    return match.start() if match else len(markup)


def _closing_tag(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
