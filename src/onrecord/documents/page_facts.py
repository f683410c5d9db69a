"""What a page states about its article for machines: JSON-LD first, then Open Graph and other meta tags."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.documents.json_ld import ArticleData, article_data
from onrecord.documents.markup import Token, attributes, tokens
from onrecord.documents.names import byline_names, clean_title
from onrecord.documents.publication import DateFound
from onrecord.documents.written_dates import any_date
from onrecord.text.dates import PartialDate

_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl", "twitter:data1")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_PUBLISHED = (
    *("article:published_time", "article.published", "og:published_time", "datepublished", "date", "pubdate"),
    *("publishdate", "publish-date", "publication_date", "dc.date", "dc.date.issued", "dcterms.created"),
    *("dcterms.issued", "sailthru.date", "parsely-pub-date", "ptime"),
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """The facts of a page, each from the first place that has it."""

    title: str
    """As JSON-LD or a meta tag state it."""
    window_title: str
    """As the ``title`` element has it, which is often longer or shorter than the headline."""
    byline: tuple[str, ...]
    outlet: str
    stated: tuple[DateFound, ...]
    """Dates of JSON-LD and meta tags."""
    timed: tuple[DateFound, ...]
    """Dates of ``time`` elements, which may belong to something else on the page."""
    modified: PartialDate | None
    url: str
    language: str
    warnings: tuple[str, ...]


def page_facts(markup: str) -> PageFacts:
    """Read the facts of a page off its markup."""
    page = _Page(markup)
    data, warnings = article_data(page.scripts)
    outlet = data.outlet or page.first(_OUTLETS)
    modified = data.modified or page.first(_MODIFIED)
    return PageFacts(
        title=clean_title(data.title or page.first(_TITLES), outlet),
        window_title=clean_title(page.title, outlet),
        byline=data.byline or page.byline(),
        outlet=outlet,
        stated=_dates([("json-ld", data.published), *(("meta", value) for value in page.all(_PUBLISHED))]),
        timed=_dates([("time", value) for value in page.times]),
        modified=any_date(modified),
        url=data.url or page.url(),
        language=_language(data, page),
        warnings=warnings + _unread(data),
    )


def _dates(values: Sequence[tuple[str, str]]) -> tuple[DateFound, ...]:
    read = ((where, any_date(value)) for where, value in values)
    return tuple(DateFound(date=date, where=where) for where, date in read if date is not None)


def _unread(data: ArticleData) -> tuple[str, ...]:
    if data.published and any_date(data.published) is None:
        return (f"the page gives {data.published[:60]!r} as its date (json-ld), which is no date that can be read",)
    return ()


def _language(data: ArticleData, page: _Page) -> str:
    return (page.language or data.language or "en").strip().split("-")[0].split("_")[0].lower() or "en"


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

    def url(self) -> str:
        found = [self.links.get("canonical", ""), self.first(("og:url",))]
        return next((url for url in found if url.startswith(("http://", "https://"))), "")
