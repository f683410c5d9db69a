"""The report as JSON, byte for byte the same on the same input."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from onrecord.attributions.attribution import Attribution
from onrecord.documents.document import Document
from onrecord.reports.plain import attribution_dict, report_dict
from onrecord.reports.report import Report

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def to_json(report: Report) -> str:
    """Give the report as one JSON object (``schemas/report.schema.json``)."""
    return spelled(report_dict(report)) + "\n"


def to_jsonl(report: Report) -> str:
    """Give the report as one line of JSON, for one article a line (``schemas/report.schema.json``)."""
    return compact(report_dict(report)) + "\n"


def attributions_json(document: Document, attributions: Iterable[Attribution]) -> str:
    """Give who said what as one indented JSON object (``schemas/attributions.schema.json``)."""
    return spelled(attributions_dict(document, attributions)) + "\n"


def attributions_jsonl(document: Document, attributions: Iterable[Attribution]) -> str:
    """Give who said what as one line of JSON (``schemas/attributions.schema.json``)."""
    return compact(attributions_dict(document, attributions)) + "\n"


def attributions_dict(document: Document, attributions: Iterable[Attribution]) -> dict[str, Any]:
    """Spell a document with its attributions; offsets point into ``text``, in code points."""
    return {
        "path": document.path,
        "sha256": document.sha256,
        "text": document.text,
        "attributions": [attribution_dict(attribution) for attribution in attributions],
    }


def compact(value: object) -> str:
    """Write a value on one line that no reader of lines will split."""
    return _safe(json.dumps(value, ensure_ascii=False, allow_nan=False))


def spelled(value: object, *, indent: str = "") -> str:
    """Write a value indented, with lists of plain numbers and words on one line each."""
    inner = indent + "  "
    if isinstance(value, dict) and value:
        members = (f"{inner}{compact(str(k))}: {spelled(v, indent=inner)}" for k, v in value.items())
        return "{\n" + ",\n".join(members) + f"\n{indent}}}"
    if isinstance(value, list) and not _is_flat(value):
        return "[\n" + ",\n".join(inner + spelled(v, indent=inner) for v in value) + f"\n{indent}]"
    return compact(value)


def _is_flat(values: list[Any]) -> bool:
    pairs = (v for value in values for v in (value if isinstance(value, list) else [value]))
    return not any(isinstance(v, dict | list) for v in pairs)


def _safe(written: str) -> str:
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", written)
