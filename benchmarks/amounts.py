"""Accuracy on a table of number expressions, beside quantulum3.

    python benchmarks/amounts.py [--gold tests/golden/numbers.tsv] [--json] [--misses]

The table gives, for each expression, the interval of the value, the approximator, the unit (percent, times …), the rate
and the counted noun. `value`: both ends of the interval are right; `all`: every column is. quantulum3, if it is
installed (`pip install quantulum3`, rules only, without its classifier), is asked for the value alone: its amount, or
the middle of its uncertainty, must be the middle of ours, a percentage as such or as a share. Rows that hold no amount
count for both: nothing may be found.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from math import isclose
from pathlib import Path
from typing import Any

from onrecord.text.numbers import find_numbers

ROOT = Path(__file__).parents[1]
TOLERANCE = 1e-4
Row = Sequence[str]


def rows_of(path: Path) -> list[Row]:
    """Read the table; lines that begin with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def ours(row: Row) -> tuple[bool, bool]:
    """Tell whether value and all columns are right."""
    text, low, high, *others = row
    found = find_numbers(text)
    if low == "-" or not found:
        return (not found and low == "-",) * 2
    first = found[0]
    value = isclose(first.low, float(low), abs_tol=TOLERANCE) and isclose(first.high, float(high), abs_tol=TOLERANCE)
    return value, value and [first.comparison, first.unit or "-", first.per or "-", first.noun or "-"] == others


def quantulum_reader() -> Callable[[Row], bool] | None:
    """Give a judge of quantulum3, or None if it is not installed."""
    try:
        from quantulum3 import classifier, parser
    except ImportError:
        return None
    classifier.USE_CLF = False

    def read(row: Row) -> bool:
        found = parser.parse(row[0])
        if row[1] == "-" or not found:
            return not found and row[1] == "-"
        wanted = (float(row[1]) + float(row[2])) / 2
        value = float(found[0].value)
        return any(isclose(value, w, abs_tol=TOLERANCE, rel_tol=1e-6) for w in (wanted, wanted * 100))

    return read


def report(rows: Sequence[Row]) -> dict[str, Any]:
    """Count what is right."""
    judged = [ours(row) for row in rows]
    result: dict[str, Any] = {
        "of": len(rows),
        "onrecord": {"value": sum(v for v, _ in judged), "all": sum(a for _, a in judged)},
        "misses": [row[0] for row, (_, every) in zip(rows, judged, strict=True) if not every],
    }
    peer = quantulum_reader()
    if peer is not None:
        right = [peer(row) for row in rows]
        result["quantulum3"] = {"value": sum(right)}
        result["quantulum3_misses"] = [row[0] for row, r in zip(rows, right, strict=True) if not r]
    return result


def main(arguments: Iterable[str] | None = None) -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT / "tests" / "golden" / "numbers.tsv")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--misses", action="store_true", help="print what went wrong")
    options = parser.parse_args(None if arguments is None else list(arguments))
    result = report(rows_of(options.gold))
    if options.json:
        print(json.dumps(result, indent=1))
        return
    for name in ("onrecord", "quantulum3"):
        for measure, right in result.get(name, {}).items():
            print(f"{name:12} {measure:6} {right / result['of']:.3f}  {right}/{result['of']}")
    if "quantulum3" not in result:
        print("quantulum3 is not installed: pip install quantulum3")
    if options.misses:
        print("\n".join(result["misses"] + ["", "quantulum3:", *result.get("quantulum3_misses", [])]))


if __name__ == "__main__":
    main()
