"""What a page says about its article in JSON-LD (schema.org), as sites really write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.documents.names import byline_names, without_tags

MAX_NODES = 20_000
"""Nodes looked at on one page; product catalogues have a few thousand, and a bound keeps odd pages cheap."""

ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting)$")
_WRAPPING = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*;?\s*$|;\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleData:
    """The fields of an article that a page states for machines; '' or () where it does not."""

    title: str = ""
    byline: tuple[str, ...] = ()
    outlet: str = ""
    published: str = ""
    modified: str = ""
    url: str = ""
    language: str = ""


def article_data(scripts: Iterable[str]) -> tuple[ArticleData, tuple[str, ...]]:
    """Read the article out of the JSON-LD scripts of a page.

    Follows ``@graph`` and ``@id``, lists, and values that are objects. A script that is no JSON, also without its
    comment marks and trailing commas, is left out with a warning.
    """
    nodes: list[dict[str, object]] = []
    warnings = []
    for number, script in enumerate(scripts, 1):
        try:
            nodes += _nodes(_parsed(script))
        except (ValueError, RecursionError) as error:
            warnings.append(f"JSON-LD script {number} of the page cannot be read and was left out: {_line(error)}")
    by_id = {str(node["@id"]): node for node in reversed(nodes) if "@id" in node and len(node) > 1}
    articles = [node for node in nodes if any(ARTICLE_TYPE.search(kind) for kind in _strings(node.get("@type")))]
    best = max(articles, key=lambda node: ("headline" in node) + ("datePublished" in node), default={})
    return _data(best, by_id), tuple(warnings)


def _parsed(script: str) -> object:
    bare = _WRAPPING.sub("", _WRAPPING.sub("", script.strip())).strip()
    if not bare:
        return None
    try:
        return json.loads(bare, strict=False)
    except json.JSONDecodeError:
        return json.loads(_TRAILING_COMMA.sub(r"\1", bare), strict=False)


def _line(error: Exception) -> str:
    return "it is nested too deep" if isinstance(error, RecursionError) else str(error)


def _nodes(parsed: object) -> Iterator[dict[str, object]]:
    waiting: list[object] = [parsed]
    seen = 0
    while waiting and seen < MAX_NODES:
        seen += 1
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting += reversed(list(value.values()))
        elif isinstance(value, list):
            waiting += reversed(value)


def _data(node: dict[str, object], by_id: dict[str, dict[str, object]]) -> ArticleData:
    authors = [name for key in ("author", "creator") for name in _named(node.get(key), by_id)]
    outlets = [name for key in ("publisher", "sourceOrganization", "isPartOf") for name in _named(node.get(key), by_id)]
    pages = [*_strings(node.get("url")), *_ids(node.get("mainEntityOfPage"))]
    return ArticleData(
        title=without_tags(_first(_strings(node.get("headline"))) or _first(_strings(node.get("name")))),
        byline=tuple(dict.fromkeys(name for author in authors for name in byline_names(author))),
        outlet=without_tags(_first(outlets)),
        published=_first(_strings(node.get("datePublished"))) or _first(_strings(node.get("dateCreated"))),
        modified=_first(_strings(node.get("dateModified"))),
        url=_first(page for page in pages if page.startswith(("http://", "https://"))),
        language=_first(_strings(node.get("inLanguage"))),
    )


def _first(values: Iterable[str]) -> str:
    return next((value.strip() for value in values if value.strip()), "")


def _strings(value: object) -> list[str]:
    """Give a text, or the texts of a list or of a language map (``{"@value": …}``)."""
    if isinstance(value, dict):
        return _strings(value.get("@value"))
    if isinstance(value, list):
        return [item for item in value if isinstance(item, str)]
    return [value] if isinstance(value, str) else []


def _named(value: object, by_id: dict[str, dict[str, object]]) -> list[str]:
    """Give the names in a text, an object with a name, a reference, or a list of these."""
    if isinstance(value, list):
        return [name for item in value if not isinstance(item, list) for name in _named(item, by_id)]
    if isinstance(value, dict):
        target = value if "name" in value else by_id.get(str(value.get("@id")), value)
        return _strings(target.get("name"))
    if isinstance(value, str) and value in by_id:
        return _strings(by_id[value].get("name"))
    return [value] if isinstance(value, str) and not value.startswith(("http://", "https://")) else []


def _ids(value: object) -> list[str]:
    return _strings(value.get("@id")) + _strings(value.get("url")) if isinstance(value, dict) else _strings(value)
