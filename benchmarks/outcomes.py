"""Outcomes on RecordClaims, given the gold checks: how often the arithmetic and the outcome rule agree with people.

    python benchmarks/outcomes.py --gold recordclaims-dev.jsonl --record DIR --record DIR [--json]

The gold file holds news passages with claims, each with its check, equally good readings (`acceptable`) and outcome.
Readings are given to `run_check` as such; nothing else of the gold is used.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from onrecord.checks.check import Check
from onrecord.checks.read_claim_file import check_from_dict
from onrecord.errors import OnRecordError
from onrecord.findings.run import run_check
from onrecord.records import open_record


def readings_of(claim: dict) -> tuple[Check, tuple[Check, ...]]:
    """Give the gold check and the plans of its acceptable variants, one field at a time."""
    spec = claim["check"]
    others = []
    for field, values in claim["acceptable"].items():
        others += [check_from_dict({**spec, field: value}) for value in values]
    return check_from_dict(spec), tuple(others)


def wilson(k: int, n: int) -> tuple[float, float]:
    """Give the 95 % Wilson interval of a share."""
    if not n:
        return 0.0, 1.0
    z, p = 1.96, k / n
    mid, half = p + z * z / (2 * n), z * ((p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5)
    return (mid - half) / (1 + z * z / n), (mid + half) / (1 + z * z / n)


def main() -> None:
    """Print the share of outcomes that are right, by kind, and every case that is not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--record", action="append", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    records = {record.name: record for record in map(open_record, options.record)}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    wrong, firm = [], 0
    for line in options.gold.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        for claim in item["claims"]:
            if not claim["check"]:
                continue
            kind = claim["check"]["kind"]
            total[kind] += 1
            try:
                check, readings = readings_of(claim)
                finding = run_check(check, records, readings=readings)
                got, why = finding.outcome, finding.sentence
            except OnRecordError as error:
                got, why = "error", str(error)
            right[kind] += got == claim["outcome"]
            firm += {got, claim["outcome"]} == {"consistent", "inconsistent"}
            if got != claim["outcome"]:
                wrong.append({"id": item["id"], "kind": kind, "gold": claim["outcome"], "got": got, "why": why})
    n, k = sum(total.values()), sum(right.values())
    low, high = wilson(k, n)
    result = {
        "right": k,
        "n": n,
        "share": round(k / n, 4),
        "low": round(low, 4),
        "high": round(high, 4),
        "firm_and_wrong": firm,
        "by_kind": {kind: [right[kind], total[kind]] for kind in total},
        "wrong": wrong,
    }
    if options.json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
        return
    print(f"outcome right, gold check given: {k}/{n} = {k / n:.3f} (95 % {low:.3f}–{high:.3f}); firm and wrong: {firm}")
    for kind in total:
        print(f"  {kind:12} {right[kind]}/{total[kind]}")
    for case in wrong:
        print(f"  {case['id']} {case['kind']}: gold {case['gold']}, got {case['got']}: {case['why']}")


if __name__ == "__main__":
    main()
