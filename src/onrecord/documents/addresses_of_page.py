"""Where a page says that it stands, and whether it names a page on another site as the one to cite."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_SAVED_FROM = re.compile(
    r"<!--[^>]{0,200}?(?:saved from url=\(\d+\)|\burl:\s*)(https?://[^\s<>\"]{4,2000})", re.IGNORECASE
)
_SAVED_WITHIN = 3000
_SECOND_LEVELS = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "gob", "gouv"})
_CACHES = (
    "cdn.ampproject.org",
    "google.com",
    "archive.org",
    "archive.is",
    "archive.ph",
    "webcache.googleusercontent.com",
)
"""Hosts that show pages of others as they are: a canonical link out of them says nothing about copying."""


def saved_from(markup: str) -> str:
    """Give the address that a browser wrote into the page when it was saved, or ''."""
    match = _SAVED_FROM.search(markup, 0, _SAVED_WITHIN)
    return html.unescape(match.group(1)) if match else ""


def own_and_canonical(canonical: str, own: Iterable[str]) -> tuple[str, str]:
    """Give the address of a page, and the canonical one if that is on another site."""
    elsewhere = next((url for url in own if is_address(url)), "")
    if not is_address(canonical):
        return elsewhere, ""
    if not elsewhere or same_site(canonical, elsewhere) or site_of(elsewhere).endswith(_CACHES):
        return canonical, ""
    return elsewhere, canonical


def is_address(url: str) -> bool:
    """Tell whether a value is a whole web address that can be parsed."""
    if not url.startswith(("http://", "https://")):
        return False
    return bool(site_of(url))


def same_site(left: str, right: str) -> bool:
    """Tell whether two addresses are on one site ("amp.paper.example" and "www.paper.example")."""
    return site_of(left) == site_of(right)


def site_of(url: str) -> str:
    """Give the part of the host that its owner registered, by its last labels."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    labels = host.rstrip(".").split(".")
    n_labels = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVELS else 2
    return ".".join(labels[-n_labels:])
