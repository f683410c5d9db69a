"""What a replication bundle holds, and the list that says so."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from typing import Any

from onrecord.errors import BundleError

FORMAT_VERSION = 1
MANIFEST, CLAIMS, FINDINGS, README = "manifest.json", "claims.yaml", "findings.json", "README.md"
ARTICLE, RECORDS = "article", "records"
"""Folders of the bundle."""
ENGINES = ("onrecord", "numpy", "scipy", "duckdb")
"""Packages whose version may move a digit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The list of a bundle: every file with its hash, and what was left out."""

    files: Mapping[str, str]
    """Path in the bundle → sha256, of everything but the manifest itself."""
    article_sha256: str
    """Of the text that the claims' spans point into; '' if there was none."""
    article: str = ""
    """Path in the bundle, or '' if the text was left out."""
    records: Mapping[str, str]
    """Name → hash of table and descriptor, as findings name it."""
    records_left_out: tuple[str, ...] = ()
    rows_skipped: tuple[str, ...] = ()
    """Records of which rows that cannot be read were left out, as a person had said."""
    made_with: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """Write the list, the same bytes every time."""
        return json.dumps({"onrecord_bundle": FORMAT_VERSION, **asdict(self)}, indent=1, sort_keys=True) + "\n"


def engines() -> dict[str, str]:
    """Give the versions that this process runs with."""
    return {"python": platform.python_version()} | {name: version(name) for name in ENGINES}


def read_manifest(content: bytes, where: str) -> Manifest:
    """Read the list of a bundle.

    Raises
    ------
    BundleError
        E902 if it is not one, or of a later version.
    """
    try:
        given: Any = json.loads(content)
        if given.pop("onrecord_bundle") != FORMAT_VERSION:
            raise ValueError("another version of the format")
        for name in ("records_left_out", "rows_skipped"):
            given[name] = tuple(given[name])
        manifest = Manifest(**given)
        _refuse_other_types(manifest)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        fix = "make the bundle anew: onrecord bundle ARTICLE --record DIR -o FILE.zip"
        raise BundleError(f"{MANIFEST} is not read: {error}", where=where, fix=fix, code="E902") from error
    return manifest


def _refuse_other_types(manifest: Manifest) -> None:
    mappings = (manifest.files, manifest.records, manifest.made_with)
    texts = [text for mapping in mappings for pair in mapping.items() for text in pair]
    if not all(isinstance(text, str) for text in (*texts, manifest.article, manifest.article_sha256)):
        raise ValueError("names and hashes are texts")
