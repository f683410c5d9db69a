"""What a page says about its article in microdata (``itemscope``, ``itemprop``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.documents.json_ld import ARTICLE_TYPE, ArticleData
from onrecord.documents.markup import Token, attributes, tokens
from onrecord.documents.names import byline_names, without_tags

LONGEST_VALUE = 1000
"""In characters of markup: no headline and no name is longer, an article's body is."""

_VOID = frozenset(
    {"meta", "link", "img", "br", "hr", "input", "source", "wbr", "area", "base", "col", "embed", "track"}
)
_PERSONAL = frozenset({"author", "creator", "publisher"})


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is still open, with the property of the article that it states."""

    name: str
    of_article: bool
    """True where a property inside it belongs to the article."""
    person: str
    """``author`` or ``publisher`` inside such an element of its own scope."""
    key: str
    start: int


@dataclass(slots=True)
class _Walk:
    markup: str
    open: list[_Open] = field(default_factory=list)

    def values(self) -> Iterator[tuple[str, str]]:
        for token in tokens(self.markup):
            if token.kind == "start":
                yield from self._start(token)
            elif token.kind == "end":
                yield from self._end(token)

    def _start(self, token: Token) -> Iterator[tuple[str, str]]:
        values = attributes(self.markup, token)
        around = self.open[-1] if self.open else _Open("", False, "", "", 0)
        prop, scope = values.get("itemprop", "").lower(), "itemscope" in values
        key = _key(prop, scope, around)
        given = values.get("content") or values.get("datetime") or (values.get("href", "") if key == "url" else "")
        if key and given:
            yield key, given
        if token.name in _VOID:
            return
        is_article = scope and any(ARTICLE_TYPE.search(kind) for kind in values.get("itemtype", "").split())
        person = prop if scope and around.of_article and prop in _PERSONAL else "" if scope else around.person
        of_article = is_article or (around.of_article and not scope)
        self.open.append(_Open(token.name, of_article, person, "" if given else key, token.span.end))

    def _end(self, token: Token) -> Iterator[tuple[str, str]]:
        if not any(element.name == token.name for element in self.open[-30:]):
            return
        while self.open:
            element = self.open.pop()
            if element.key and token.span.start - element.start <= LONGEST_VALUE:
                yield element.key, self.markup[element.start : token.span.start]
            if element.name == token.name:
                break


def _key(prop: str, scope: bool, around: _Open) -> str:
    """Give the property of the article that an element states, or ''."""
    if around.person and prop == "name":
        return around.person
    return prop if around.of_article and prop and not scope else ""


def microdata(markup: str) -> ArticleData:
    """Read the article out of the microdata of a page; comments and other things of a scope are left out."""
    if "itemprop" not in markup:
        return ArticleData()
    found: dict[str, list[str]] = {}
    for key, value in _Walk(markup).values():
        found.setdefault(key, []).append(without_tags(value))
    authors = [name for key in ("author", "creator") for value in found.get(key, ()) for name in byline_names(value)]

    def first(*keys: str) -> str:
        return next((value for key in keys for value in found.get(key, ()) if value), "")

    return ArticleData(
        title=first("headline"),
        byline=tuple(dict.fromkeys(authors)),
        outlet=first("publisher"),
        published=first("datepublished", "datecreated"),
        modified=first("datemodified"),
        language=first("inlanguage"),
    )
