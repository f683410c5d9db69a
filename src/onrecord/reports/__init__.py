"""One analysis, many forms: pure functions from a report to text."""

from __future__ import annotations

from onrecord.reports.description import describe_terminal
from onrecord.reports.html import to_html
from onrecord.reports.json import attributions_json, attributions_jsonl, to_json
from onrecord.reports.report import CheckedClaim, Report
from onrecord.reports.terminal import attributions_terminal, to_terminal, use_color

__all__ = [
    "CheckedClaim",
    "Report",
    "attributions_json",
    "attributions_jsonl",
    "attributions_terminal",
    "describe_terminal",
    "to_html",
    "to_json",
    "to_terminal",
    "use_color",
]
