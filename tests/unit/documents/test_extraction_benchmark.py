"""The harness that measures extraction reads the public benchmark's layout, too."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SENTENCES = ("The army left the town on Monday, officials said, and it did not come back. ") * 4


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "benchmarks/extraction.py", "--pages", str(folder), "--json"]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def test_compressed_pages_with_bodies_only(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    page = f"<!doctype html><title>A title of it</title><article><p>{SENTENCES}</p><p>{SENTENCES}</p></article>"
    (tmp_path / "html" / "abc.html.gz").write_bytes(gzip.compress(page.encode()))
    answers = {"abc": {"articleBody": f"{SENTENCES}\n{SENTENCES}", "url": "https://x.example/"}}
    (tmp_path / "ground-truth.json").write_text(json.dumps(answers))
    result = json.loads(run(tmp_path).stdout)["all"]
    assert result["n_pages"] == 1 and result["onrecord"]["body_f1"]["value"] == 1
    assert "title" not in result["onrecord"]


def test_a_changed_page_voids_its_answers(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "abc.html").write_text("<p>changed</p>")
    (tmp_path / "ground-truth.json").write_text(json.dumps({"abc": {"articleBody": "x", "sha256": "0" * 64}}))
    process = run(tmp_path)
    assert process.returncode == 1 and "has changed since its answers were written" in process.stderr
