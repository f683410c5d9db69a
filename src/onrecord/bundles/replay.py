"""From the files of a bundle to its findings: the same steps when it is made and when it is verified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from onrecord.bundles.bundle import CLAIMS
from onrecord.checks.claim_file import read_claim_file
from onrecord.pipeline import run_claim_file
from onrecord.records.record import Record
from onrecord.reports.json import to_json


def findings_json(folder: Path, article: str, records: Mapping[str, Record]) -> str:
    """Run the claim file of a bundle and give the report as JSON.

    Parameters
    ----------
    folder : Path
        The bundle, laid out.
    article : str
        The article's path in it, '' if the text is not at hand. The claim file itself names the same path.
    records : mapping of str to Record
        Opened records by name.

    Raises
    ------
    OnRecordError
        If the claim file cannot be read, or its plans cannot be run.
    """
    report = run_claim_file(read_claim_file(folder / CLAIMS), records)
    # A bundle is the same wherever it is unpacked.
    return to_json(replace(report, document=replace(report.document, path=article)))
