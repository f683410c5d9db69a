"""Small records, written to a temporary folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

BLOCK: dict[str, Any] = {
    "times": [{"column": "day", "meaning": "event"}],
    "places": [{"column": "town", "level": "place"}],
    "measures": [{"column": "hits", "unit": "hits"}],
    "coverage": {"kind": "rows", "period": "2020-01-01/2020-01-31"},
}
TABLE = "day,town,hits\n2020-01-01,Ayton,3\n2020-01-01,Beeton,1\n2020-01-03,Ayton,2\n"

WriteRecord = Callable[..., Path]


@pytest.fixture
def block() -> dict[str, Any]:
    """Give a small onrecord block that a test may change."""
    copied: dict[str, Any] = json.loads(json.dumps(BLOCK))
    return copied


@pytest.fixture
def write_record(tmp_path: Path) -> WriteRecord:
    """Write a record's folder; every part can be replaced."""

    def write(
        block: dict[str, Any] | None = None, table: str = TABLE, *, name: str = "small", **package: object
    ) -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / "data.csv").write_text(table, encoding="utf-8")
        whole = {
            "name": name,
            "resources": [{"name": "hits", "path": "data.csv"}],
            "onrecord": BLOCK if block is None else block,
        } | package
        (folder / "datapackage.json").write_text(json.dumps(whole), encoding="utf-8")
        return folder

    return write
