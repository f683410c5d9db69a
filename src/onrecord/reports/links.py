"""Addresses that a report may link to."""

from __future__ import annotations

from urllib.parse import quote, urlsplit


def safe_link(url: str) -> str:
    """Give the address if it is one of the web, else '' (never a script)."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def as_name(identifier: str) -> str:
    """Spell an identifier of a claim, which a person may have chosen, so that it can end an address."""
    return quote(identifier, safe="", errors="replace")
