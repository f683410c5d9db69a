"""A record around a table of any format, and the message with which a bad one is refused."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import OnRecordError
from onrecord.records import open_record

BLOCK: dict[str, Any] = {
    "times": [{"column": "day", "meaning": "event"}],
    "places": [{"column": "town", "level": "place"}],
    "measures": [{"column": "hits", "unit": "hits"}],
    "coverage": {"kind": "rows", "period": "2020-01-01/2020-01-31"},
}

APPROVED = Path(__file__).parents[3] / "snapshots" / "records"
UPDATE = "ONRECORD_UPDATE_SNAPSHOTS"

Describe = Callable[..., Path]
Refuses = Callable[..., None]


@pytest.fixture
def describe(tmp_path: Path) -> Describe:
    """Write the descriptor of a table that lies in the folder; give the folder."""

    def write(path: str, **resource: object) -> Path:
        package = {"name": "small", "resources": [{"name": "hits", "path": path} | resource], "onrecord": BLOCK}
        (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def refuses(describe: Describe) -> Refuses:
    """Compare the whole message with which a table is refused with the one that was read and approved.

    The approved messages of one format stand in one file, each below its case; the table's folder is written as DIR.
    """

    def compare(approved: str, case: str, path: str, resource: dict[str, Any]) -> None:
        folder = describe(path, **resource)
        with pytest.raises(OnRecordError) as caught:
            open_record(folder)
        message = str(caught.value).replace(str(folder), "DIR")
        messages = read_messages(APPROVED / approved)
        if os.environ.get(UPDATE):
            write_messages(APPROVED / approved, messages | {case: message})
        else:
            assert message == messages.get(case), f"look at the message, then run with {UPDATE}=1"

    return compare


def read_messages(path: Path) -> dict[str, str]:
    """Read the approved messages: ``## case`` and the lines below."""
    parts = path.read_text(encoding="utf-8").split("\n## ")[1:] if path.exists() else []
    return {case: message.rstrip("\n") for case, _, message in (part.partition("\n") for part in parts)}


def write_messages(path: Path, messages: dict[str, str]) -> None:
    """Write them back in order."""
    head = "What is said of tables that cannot be read. Looked at and approved.\n"
    text = head + "".join(f"\n## {case}\n{messages[case]}\n" for case in sorted(messages))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
