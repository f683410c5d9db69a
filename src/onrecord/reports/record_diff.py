"""What a revision of a record changed, for a person and for a program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.reports.page import Page
from onrecord.reports.wording import counted, listed, one_line, shortened

if TYPE_CHECKING:
    from onrecord.records.diff import Cells, RecordDiff
    from onrecord.records.record import Record

MOST_ROWS = 10
"""Rows shown of each sort; JSON has all of them."""
MOST_LETTERS = 120
_Json = dict[str, object]


def record_diff_terminal(diff: RecordDiff, *, width: int = 80, color: bool = False) -> str:
    """Give a comparison of two records as text."""
    page = Page(width=width, color=color)
    page.line(f"{diff.old.name} → {diff.new.name}", style="bold")
    page.line(f"{counted(diff.old.n_rows, 'row')} → {counted(diff.new.n_rows, 'row')}; {_how(diff)}")
    if diff.is_empty:
        page.line("Nothing changed.")
        return page.text()
    counts = [
        f"{len(diff.came):,} came",
        f"{len(diff.went):,} went",
        *([f"{len(diff.changed):,} changed"] if diff.by else []),
        f"{diff.n_same:,} stayed the same",
    ]
    page.line(listed(counts) + ".")
    _columns(page, diff)
    _rows(page, "Rows that came", "+", diff.came)
    _rows(page, "Rows that went", "-", diff.went)
    _changed(page, diff)
    return page.text()


def record_diff_json(diff: RecordDiff) -> _Json:
    """Give a comparison of two records as plain values; every row is in it."""
    return {
        "old": _record(diff.old),
        "new": _record(diff.new),
        "by": list(diff.by),
        "columns_came": list(diff.columns_came),
        "columns_went": list(diff.columns_went),
        "description": list(diff.description),
        "n_same": diff.n_same,
        "came": [dict(row) for row in diff.came],
        "went": [dict(row) for row in diff.went],
        "changed": [
            {"key": dict(row.key), "cells": {c: {"old": old, "new": new} for c, old, new in row.cells}}
            for row in diff.changed
        ],
    }


def _record(record: Record) -> _Json:
    return {"name": record.name, "folder": str(record.folder), "sha256": record.sha256, "n_rows": record.n_rows}


def _how(diff: RecordDiff) -> str:
    return f"rows are told apart by {', '.join(diff.by)}" if diff.by else "whole rows are compared"


def _columns(page: Page, diff: RecordDiff) -> None:
    said = [
        *([f"columns that came: {', '.join(diff.columns_came)}"] if diff.columns_came else []),
        *([f"columns that went: {', '.join(diff.columns_went)}"] if diff.columns_went else []),
        *(f"description: {line}" for line in diff.description),
    ]
    if said:
        page.heading("What the columns mean")
    for line in said:
        page.line(one_line(line), indent=2, first="·")


def _rows(page: Page, title: str, sign: str, rows: Sequence[Cells]) -> None:
    if not rows:
        return
    page.heading(title)
    for row in rows[:MOST_ROWS]:
        cells = ", ".join(f"{c} {one_line(v)}" for c, v in row if v)
        page.line(shortened(cells, MOST_LETTERS), indent=2, first=sign)
    _more(page, len(rows))


def _changed(page: Page, diff: RecordDiff) -> None:
    if not diff.changed:
        return
    page.heading("Rows that changed")
    for row in diff.changed[:MOST_ROWS]:
        key = ", ".join(f"{c} {v}" for c, v in row.key)
        cells = "; ".join(f"{c}: {_cell(old)} → {_cell(new)}" for c, old, new in row.cells)
        page.line(shortened(f"{key}: {one_line(cells)}", MOST_LETTERS), indent=2, first="~")
    _more(page, len(diff.changed))


def _cell(value: str) -> str:
    return one_line(value) or "blank"


def _more(page: Page, n: int) -> None:
    if n > MOST_ROWS:
        page.line(f"… and {n - MOST_ROWS:,} more (--json has all)", indent=2)
