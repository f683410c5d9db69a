"""What a page states about its article for machines: JSON-LD, then Open Graph and other meta tags, then microdata."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from onrecord.documents.addresses_of_page import own_and_canonical, saved_from
from onrecord.documents.clock_times import clock_time
from onrecord.documents.document import DateFound, DateKind
from onrecord.documents.json_ld import ArticleData, article_data
from onrecord.documents.language import primary_language
from onrecord.documents.markup import Token, attributes, tokens
from onrecord.documents.microdata import microdata
from onrecord.documents.names import byline_names, clean_title
from onrecord.documents.stated import Stated
from onrecord.documents.written_dates import any_date

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "citation_author",
    "twitter:data1",
)
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_PUBLISHED = (
    *("article:published_time", "article.published", "og:published_time", "datepublished", "date", "pubdate"),
    *("publishdate", "publish-date", "publication_date", "dc.date", "dc.date.issued", "dcterms.created"),
    *("dcterms.issued", "sailthru.date", "parsely-pub-date", "ptime", "citation_publication_date"),
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod")


def page_facts(markup: str, *, address: str = "") -> Stated:
    """Read the facts of a page off its markup; `address` is where it was fetched from, if it was."""
    page = _Page(markup)
    data, warnings = article_data(page.scripts)
    tagged = microdata(markup)
    outlet = data.outlet or page.first(_OUTLETS) or tagged.outlet
    own = (address, saved_from(markup), page.first(("og:url",)), data.url)
    url, elsewhere = own_and_canonical(page.links.get("canonical", "") or data.url, own)
    return Stated(
        title=clean_title(data.title or page.first(_TITLES) or tagged.title, outlet),
        window_title=clean_title(page.title, outlet),
        byline=data.byline or page.byline() or tagged.byline,
        outlet=outlet,
        dates=tuple(_stated_dates(data, page, tagged)),
        timed=tuple(_dates("time", page.times)),
        url=url,
        canonical_elsewhere=elsewhere,
        language=_language(data, page),
        warnings=warnings + _unread(data),
    )


def _stated_dates(data: ArticleData, page: _Page, tagged: ArticleData) -> Iterator[DateFound]:
    yield from _dates("json-ld", [data.published])
    yield from _dates("meta", page.all(_PUBLISHED))
    yield from _dates("microdata", [tagged.published])
    yield from _dates("json-ld", [data.modified], "modified")
    yield from _dates("meta", page.all(_MODIFIED), "modified")
    yield from _dates("microdata", [tagged.modified], "modified")


def _dates(where: str, values: Iterable[str], kind: DateKind = "published") -> Iterator[DateFound]:
    for value in values:
        date = any_date(value)
        if date is not None:
            yield DateFound(date=date, where=where, kind=kind, time=clock_time(value))


def _unread(data: ArticleData) -> tuple[str, ...]:
    if data.published and any_date(data.published) is None:
        return (f"the page gives {data.published[:60]!r} as its date (json-ld), which is no date that can be read",)
    return ()


def _language(data: ArticleData, page: _Page) -> str:
    return primary_language(page.language or data.language)


class _Page:
    """The tags of a page that speak to machines."""

    def __init__(self, markup: str) -> None:
        self.meta: dict[str, list[str]] = {}
        self.scripts: list[str] = []
        self.times: list[str] = []
        self.links: dict[str, str] = {}
        self.title = self.language = ""
        values: dict[str, str] = {}
        for token in tokens(markup):
            if token.kind == "start" and token.name in ("meta", "link", "time", "html", "script"):
                values = attributes(markup, token)
                self._take(token.name, values)
            elif token.kind == "raw":
                self._take_raw(markup, token, values)

    def _take(self, name: str, values: dict[str, str]) -> None:
        if name == "meta":
            key = values.get("property") or values.get("name") or values.get("itemprop") or ""
            self.meta.setdefault(key.lower(), []).append(values.get("content", "").strip())
        elif name == "link":
            self.links.setdefault(values.get("rel", "").lower(), values.get("href", ""))
        elif name == "time" and values.get("datetime"):
            self.times.append(values["datetime"])
        elif name == "html":
            self.language = self.language or values.get("lang", "") or values.get("xml:lang", "")

    def _take_raw(self, markup: str, token: Token, values: dict[str, str]) -> None:
        content = token.span.of(markup)
        if token.name == "script" and values.get("type", "").lower().startswith("application/ld+json"):
            self.scripts.append(content)
        elif token.name == "title" and not self.title:
            self.title = html.unescape(content)

    def all(self, keys: Sequence[str]) -> list[str]:
        return [value for key in keys for value in self.meta.get(key, ()) if value]

    def first(self, keys: Sequence[str]) -> str:
        return next(iter(self.all(keys)), "")

    def byline(self) -> tuple[str, ...]:
        """Give the names of the first author tag that has any; a link to a profile is no name."""
        values = [value for value in self.all(_AUTHORS) if not value.startswith(("http://", "https://"))]
        same_tag = [v for v in values if v in self.meta.get("author", ())] or values[:1]
        return tuple(dict.fromkeys(name for value in same_tag for name in byline_names(value)))
