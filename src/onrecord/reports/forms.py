"""Every form by its name, and the name that a file's ending asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.attributions.attribution import Attribution
from onrecord.documents.document import Document
from onrecord.reports.annotations import attributions_annotations, to_annotations
from onrecord.reports.brat import to_brat, write_brat
from onrecord.reports.citron import attributions_citron
from onrecord.reports.claimreview import to_claimreview
from onrecord.reports.csv import attributions_csv, claims_csv
from onrecord.reports.html import to_html
from onrecord.reports.json import attributions_json, attributions_jsonl, to_json, to_jsonl
from onrecord.reports.markdown import to_markdown
from onrecord.reports.prov import to_prov
from onrecord.reports.report import Report
from onrecord.reports.terminal import attributions_terminal, to_terminal

REPORT_FORMS: dict[str, Callable[[Report], str]] = {
    "text": to_terminal,
    "html": to_html,
    "json": to_json,
    "jsonl": to_jsonl,
    "csv": claims_csv,
    "md": to_markdown,
    "annotations": to_annotations,
    "brat": to_brat,
    "claimreview": to_claimreview,
    "prov": to_prov,
}

ATTRIBUTION_FORMS: dict[str, Callable[[Document, Iterable[Attribution]], str]] = {
    "text": attributions_terminal,
    "json": attributions_json,
    "jsonl": attributions_jsonl,
    "csv": attributions_csv,
    "brat": write_brat,
    "citron": attributions_citron,
    "annotations": attributions_annotations,
}

FORM_OF_ENDING: dict[str, str] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".md": "md",
    ".jsonld": "annotations",
    ".ann": "brat",
}
