"""Who said what, on whose authority, and what the record shows.

>>> from onrecord import check_article, open_records            # doctest: +SKIP
>>> records = open_records(["examples/records/coalition-strikes-2017"])   # doctest: +SKIP
>>> report = check_article("examples/articles/strikes-2017.txt", records) # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from onrecord.attributions import Attribution, Speaker, find_attributions
    from onrecord.checks.check import Check
    from onrecord.checks.claim_file import read_claim_file, write_claim_file
    from onrecord.checks.propose import propose_checks
    from onrecord.claims import Claim
    from onrecord.documents import Document, read_document, read_documents
    from onrecord.errors import OnRecordError
    from onrecord.findings.finding import Finding
    from onrecord.findings.run import run_check
    from onrecord.pipeline import check_article, find_claims, open_records, run_claim_file
    from onrecord.records import Record, open_record
    from onrecord.reports.report import Report

_HOME = {
    "Attribution": "onrecord.attributions",
    "Check": "onrecord.checks.check",
    "Claim": "onrecord.claims",
    "Document": "onrecord.documents",
    "Finding": "onrecord.findings.finding",
    "OnRecordError": "onrecord.errors",
    "Record": "onrecord.records",
    "Report": "onrecord.reports.report",
    "Speaker": "onrecord.attributions",
    "check_article": "onrecord.pipeline",
    "find_attributions": "onrecord.attributions",
    "find_claims": "onrecord.pipeline",
    "open_record": "onrecord.records",
    "open_records": "onrecord.pipeline",
    "propose_checks": "onrecord.checks.propose",
    "read_claim_file": "onrecord.checks.claim_file",
    "read_document": "onrecord.documents",
    "read_documents": "onrecord.documents",
    "run_check": "onrecord.findings.run",
    "run_claim_file": "onrecord.pipeline",
    "write_claim_file": "onrecord.checks.claim_file",
}

__all__ = [
    "Attribution",
    "Check",
    "Claim",
    "Document",
    "Finding",
    "OnRecordError",
    "Record",
    "Report",
    "Speaker",
    "__version__",
    "check_article",
    "find_attributions",
    "find_claims",
    "open_record",
    "open_records",
    "propose_checks",
    "read_claim_file",
    "read_document",
    "read_documents",
    "run_check",
    "run_claim_file",
    "write_claim_file",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that ``onrecord --help`` pays for none of them."""
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
