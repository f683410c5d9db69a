"""Tables for spreadsheets: one row an attribution, one row a claim."""

from __future__ import annotations

import csv
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from onrecord.attributions.attribution import Attribution
from onrecord.checks.claim_file import check_to_dict
from onrecord.documents.document import Document
from onrecord.findings.finding import Estimate, Finding, PeriodTotal
from onrecord.records import Cells
from onrecord.reports.plain import number
from onrecord.reports.report import CheckedClaim, Report
from onrecord.text.spans import Spans, join_spans

ATTRIBUTION_COLUMNS = [
    "path",
    "sha256",
    "id",
    "speaker",
    "speaker_type",
    "roles",
    "source",
    "cue",
    "content",
    "quotation",
    "kind",
    "negated",
    "hedged",
    "via",
    "probability",
    "speaker_probability",
    "source_spans",
    "cue_spans",
    "content_spans",
]
CLAIM_COLUMNS = [
    "path",
    "sha256",
    "id",
    "said_by",
    "text",
    "spans",
    "attribution",
    "kind",
    "record",
    "measure",
    "where",
    "period",
    "baseline",
    "outcome",
    "not_testable",
    "sentence",
    "movement",
    "total",
    "n_covered_days",
    "n_days",
    "rate_per_covered_day",
    "estimate",
    "estimate_value",
    "estimate_low",
    "estimate_high",
    "check_sha256",
    "record_sha256",
]

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run by a spreadsheet: it gets an apostrophe before it, unless it is a plain number."""
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")

Cell = str | int | float | bool | None


def attributions_csv(document: Document, attributions: Iterable[Attribution]) -> str:
    """Give who said what as CSV, one row an attribution."""
    return _table(ATTRIBUTION_COLUMNS, attribution_rows(document, attributions))


def attribution_rows(document: Document, attributions: Iterable[Attribution]) -> list[dict[str, Cell]]:
    """Give who said what as rows of plain values (``ATTRIBUTION_COLUMNS``)."""
    return [_attribution_row(document, attribution) for attribution in attributions]


def claim_rows(report: Report) -> list[dict[str, Cell]]:
    """Give the claims with their findings as rows of plain values (``CLAIM_COLUMNS``)."""
    return [_claim_row(report.document, checked) for checked in report.claims]


def claims_csv(report: Report) -> str:
    """Give the claims with their findings as CSV, one row a claim."""
    return claim_table([report])


def claim_table(reports: Iterable[Report]) -> str:
    """Give the claims of several articles as one CSV table, one row a claim."""
    return _table(CLAIM_COLUMNS, [row for report in reports for row in claim_rows(report)])


def _table(columns: Iterable[str], rows: Iterable[Mapping[str, Cell]]) -> str:
    out = StringIO()
    writer = csv.DictWriter(out, list(columns), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: safe_cell(cell) for name, cell in row.items()} for row in rows)
    return out.getvalue()


def rows_lines(rows: Sequence[Cells]) -> Iterator[str]:
    """Give rows of a record as a table, a piece for its head and one for each row, each with its end of line."""
    columns = list(dict.fromkeys(column for row in rows for column, _ in row))
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for cells in (columns, *([dict(row).get(column, "") for column in columns] for row in rows)):
        writer.writerow([safe_cell(cell) for cell in cells])
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def data_link(table: bytes) -> str:
    """Give an address that holds the table itself, so that a page from disk can hand it on."""
    return "data:text/csv;charset=utf-8;base64," + b64encode(table).decode("ascii")


def safe_cell(cell: Cell) -> Cell:
    """Keep a cell from being run by a spreadsheet."""
    if isinstance(cell, bool):
        return str(cell).lower()
    runs = isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if runs else cell


def _attribution_row(document: Document, attribution: Attribution) -> dict[str, Cell]:
    speaker = attribution.speaker
    return {
        "path": document.path,
        "sha256": document.sha256,
        "id": attribution.id,
        "speaker": speaker.name,
        "speaker_type": speaker.type,
        "roles": "; ".join(speaker.roles),
        "source": join_spans(attribution.source, document.text),
        "cue": join_spans(attribution.cue, document.text),
        "content": join_spans(attribution.content, document.text),
        "quotation": attribution.quotation,
        "kind": attribution.kind,
        "negated": attribution.negated,
        "hedged": attribution.hedged,
        "via": attribution.via,
        "probability": number(attribution.probability),
        "speaker_probability": number(speaker.probability),
        "source_spans": spans_cell(attribution.source),
        "cue_spans": spans_cell(attribution.cue),
        "content_spans": spans_cell(attribution.content),
    }


def spans_cell(spans: Spans) -> str:
    """Spell spans in one cell: ``10:25 40:52``."""
    return " ".join(f"{span.start}:{span.end}" for span in spans)


def _claim_row(document: Document, checked: CheckedClaim) -> dict[str, Cell]:
    claim, finding = checked.claim, checked.finding
    row: dict[str, Cell] = {
        "path": document.path,
        "sha256": document.sha256,
        "id": claim.id,
        "said_by": claim.said_by,
        "text": claim.text,
        "spans": spans_cell(claim.spans),
        "attribution": claim.attribution,
        "outcome": checked.outcome or "",
        "not_testable": claim.not_testable or "",
    }
    return row | _plan_cells(checked) | (_finding_cells(finding) if finding else {})


def _plan_cells(checked: CheckedClaim) -> dict[str, Cell]:
    plan = check_to_dict(checked.proposal.best) if checked.proposal.best else {}
    cells = {name: plan[name] for name in ("kind", "record", "measure", "period", "baseline") if name in plan}
    where = plan.get("where") or {}
    said = (f"{c}: {v if isinstance(v, str) else ' or '.join(v)}" for c, v in where.items())
    return cells | {"where": "; ".join(said)}


def _finding_cells(finding: Finding) -> dict[str, Cell]:
    cells: dict[str, Cell] = {
        "sentence": finding.sentence,
        "movement": finding.movement.word if finding.movement else "",
        "check_sha256": finding.provenance.check_sha256,
        "record_sha256": finding.provenance.record_sha256,
    }
    if finding.totals:
        cells |= _total_cells(finding.totals[0])
    return cells | (_estimate_cells(finding.estimates[0]) if finding.estimates else {})


def _total_cells(total: PeriodTotal) -> dict[str, Cell]:
    return {
        "total": number(total.total),
        "n_covered_days": total.n_covered_days,
        "n_days": total.n_days,
        "rate_per_covered_day": number(total.rate),
    }


def _estimate_cells(estimate: Estimate) -> dict[str, Cell]:
    return {
        "estimate": estimate.name,
        "estimate_value": number(estimate.value),
        "estimate_low": number(estimate.low),
        "estimate_high": number(estimate.high),
    }
