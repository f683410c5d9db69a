"""What the tests of the reports share: the invented report and the comparison with approved files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from sample_report import sample_report

from onrecord.reports import Report

SNAPSHOTS = Path(__file__).parents[2] / "snapshots" / "reports"
UPDATE = "ONRECORD_UPDATE_SNAPSHOTS"


@pytest.fixture(scope="session")
def report() -> Report:
    return sample_report()


@pytest.fixture
def matches_snapshot() -> Callable[[str, str], None]:
    """Compare a text with the one that somebody looked at and approved."""

    def compare(name: str, text: str) -> None:
        path = SNAPSHOTS / name
        if os.environ.get(UPDATE):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.exists(), f"no snapshot {name}: look at the text, then run with {UPDATE}=1"
        approved = path.read_bytes().decode()
        assert text == approved, f"{name} has changed: look at the difference, then run with {UPDATE}=1"

    return compare
