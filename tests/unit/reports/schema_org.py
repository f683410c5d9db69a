"""A check of JSON-LD against the vocabulary of schema.org that stands in ``tests/vocabularies``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

VOCABULARY = json.loads((Path(__file__).parents[2] / "vocabularies" / "schema-org-12.0.json").read_text())
TYPES: dict[str, list[str]] = VOCABULARY["types"]
PROPERTIES: dict[str, dict[str, list[str]]] = VOCABULARY["properties"]


def problems_of(node: dict[str, Any], at: str = "") -> Iterator[str]:
    """Name everything of a node that the vocabulary does not allow."""
    kind = node.get("@type")
    if kind not in TYPES:
        yield f"{at}: the type {kind!r} is not known"
        return
    for name, value in node.items():
        if not name.startswith("@"):
            yield from _of_property(kind, name, value, f"{at}.{name}")


def _of_property(kind: str, name: str, value: Any, at: str) -> Iterator[str]:
    described = PROPERTIES.get(name)
    if described is None or not _lineage(kind) & set(described["on"]):
        yield f"{at}: {kind} has no such property"
        return
    for one in value if isinstance(value, list) else [value]:
        if not any(_fits(one, wanted) for wanted in described["takes"]):
            yield f"{at}: {one!r} is none of {described['takes']}"
        if isinstance(one, dict):
            yield from problems_of(one, at)


def _lineage(kind: str) -> set[str]:
    return {kind}.union(*(_lineage(parent) for parent in TYPES.get(kind, [])))


def _fits(value: Any, wanted: str) -> bool:
    if isinstance(value, dict):
        return wanted in _lineage(value.get("@type", ""))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return wanted in ("Number", "Integer")
    if not isinstance(value, str):
        return False
    if wanted == "URL":
        return urlsplit(value).scheme in ("http", "https", "urn")
    return wanted == "Text" or (wanted == "Date" and _is_date(value))


def _is_date(value: str) -> bool:
    padded = value + "-01-01"[len(value) - 4 :] if len(value) in (4, 7) else value
    try:
        date.fromisoformat(padded)
    except ValueError:
        return False
    return True
