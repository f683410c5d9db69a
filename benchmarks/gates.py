"""Quality gates: no figure falls under its floor, on a corpus that is the one the floor was set on.

    python benchmarks/gates.py [--json]

Floors stand in `floors.toml`, each with the command that prints the figure and the fingerprint of corpus and answers.
Corpora that cannot be shipped are looked for in the folder named by ONRECORD_SHARED (default: ../shared); where they
are absent the gate says so; those on the shipped samples still count. A changed fingerprint voids its floors: it fails.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))


def fingerprint(path: Path) -> str:
    """Give the first 16 digits of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def figure(result: Any, path: str) -> float:
    """Follow a path such as ``measures.recall.share`` into what a benchmark printed."""
    for step in path.split("."):
        result = result[step]
    return float(result)


def run_gate(gate: dict[str, Any]) -> dict[str, Any]:
    """Run one gate: ``status`` is passed, failed or absent; ``lines`` say what was measured against what."""
    files = {name: (SHARED / name[7:] if name.startswith("shared/") else ROOT / name) for name in gate["fingerprint"]}
    if missing := [name for name, path in files.items() if not path.exists()]:
        return {"name": gate["name"], "status": "absent", "lines": [f"not at hand: {', '.join(missing)}"]}
    changed = [name for name, path in files.items() if fingerprint(path) != gate["fingerprint"][name]]
    if changed:
        return {"name": gate["name"], "status": "failed", "lines": [f"changed, the floors are void: {changed}"]}
    command = [
        part.replace("shared/", f"{SHARED}/", 1) if part.startswith("shared/") else part for part in gate["command"]
    ]
    process = subprocess.run(
        [sys.executable, *command, "--json"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    if process.returncode != 0:
        return {"name": gate["name"], "status": "failed", "lines": process.stderr.splitlines()[-5:]}
    return judged(gate, json.loads(process.stdout))


def judged(gate: dict[str, Any], result: Any) -> dict[str, Any]:
    """Hold what was measured against floors and ceilings."""
    lines, failed = [], False
    for bound, worse in (("floors", -1), ("ceilings", 1)):
        for path, limit in gate.get(bound, {}).items():
            value = figure(result, path)
            bad = worse * (value - limit) > 0
            failed |= bad
            lines.append(f"{'FAILED ' if bad else ''}{path} {value:.3f} ({bound[:-1]} {limit})")
    return {"name": gate["name"], "status": "failed" if failed else "passed", "lines": lines}


def main() -> None:
    """Run all gates; exit 1 if one fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    gates = tomllib.loads((ROOT / "benchmarks/floors.toml").read_text(encoding="utf-8"))["gate"]
    results = [run_gate(gate) for gate in gates]
    if options.json:
        print(json.dumps(results, indent=1))
    else:
        for result in results:
            print(f"{result['status']:7} {result['name']}")
            for line in result["lines"]:
                print(f"        {line}")
    sys.exit(any(result["status"] == "failed" for result in results))


if __name__ == "__main__":
    main()
