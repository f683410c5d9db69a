"""The numbers of a run, byte for byte the same on every Python, numpy and scipy.

JSON rounds to six significant digits (``reports/plain.py``), which is far coarser than what the last bits of another
numpy or scipy can move. Look at a difference, then write the file anew with ``ONRECORD_UPDATE_SNAPSHOTS=1``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from onrecord.checks.check import CHECK_TYPES
from onrecord.checks.claim_file import read_claim_file
from onrecord.pipeline import open_records, run_claim_file
from onrecord.reports.json import spelled
from onrecord.reports.plain import finding_dict
from onrecord.reports.report import CheckedClaim

FOLDER = Path(__file__).parent / "findings"
RECORDS = Path(__file__).parents[2] / "examples" / "records"
NUMBERS = ("outcome", "totals", "estimates", "movement", "coincidence")


def numbers(checked: CheckedClaim) -> dict[str, Any]:
    assert checked.finding is not None
    found = finding_dict(checked.finding)
    return {"id": checked.claim.id, **{name: found[name] for name in NUMBERS}}


def test_the_numbers_of_every_kind_are_the_same_everywhere() -> None:
    records = open_records(RECORDS / name for name in ("coalition-strikes-2014-2016", "ucdp-ged-syria-2016"))
    report = run_claim_file(read_claim_file(FOLDER / "claims.yaml"), records)
    assert {checked.finding.check.kind for checked in report.tested} == set(CHECK_TYPES)
    written = spelled([numbers(checked) for checked in report.claims]) + "\n"
    held = FOLDER / "findings.json"
    if os.environ.get("ONRECORD_UPDATE_SNAPSHOTS"):
        held.write_text(written, encoding="utf-8", newline="")
    assert written == held.read_bytes().decode()
