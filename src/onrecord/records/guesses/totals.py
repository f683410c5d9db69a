"""Which rows repeat others, and which report late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.records.guesses.guess import Reason
from onrecord.records.guesses.header_words import word_lists
from onrecord.records.guesses.look import ColumnLook, TableLook

MAX_ROWS_ADDED = 100_000
"""Rows that are added up to see whether a value is the total of others."""
MIN_GROUPS = 2
MAX_PARTS_ALL_NEEDED = 3
"""With more parts than these, a part without a row is usual and two are enough to compare."""
MIN_SHARE_ADDED = 0.8
"""A value is a total if it equals the sum of the others in most groups: releases contradict themselves at times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeats:
    """What was found, as parts of the block."""

    fields: Mapping[str, Any]
    reasons: tuple[Reason, ...]
    to_check: tuple[str, ...]


def guess_repeats(look: TableLook, block: Mapping[str, Any]) -> Repeats:
    """Guess the ``totals``, ``repeats`` and ``late`` of a block whose other parts are known."""
    fields: dict[str, Any] = {}
    reasons: list[Reason] = []
    to_check: list[str] = []
    categories = [c for c in look.columns if c.is_category and not c.is_number and c.dates is None]
    for column in categories:
        for value in (v for v in column.frequent if v.strip().casefold() in word_lists()["total"]["values"]):
            _total(look, block, column, value, categories, fields, reasons, to_check)
        late = [v for v in column.frequent if v.strip().casefold() in word_lists()["total"]["late"]]
        if late and column.n_different > len(late) and "late" not in fields:
            fields["late"] = {"where": {column.name: late}, "meaning": "rows that report earlier days late"}
            said = f"rows with {column.name} = {late[0]} are left out unless a check asks for them"
            reasons.append(Reason(part="late", said=said, why="the word says that they belong to earlier days"))
    return Repeats(fields=fields, reasons=tuple(reasons), to_check=tuple(to_check))


def _total(
    look: TableLook,
    block: Mapping[str, Any],
    column: ColumnLook,
    value: str,
    categories: list[ColumnLook],
    fields: dict[str, Any],
    reasons: list[Reason],
    to_check: list[str],
) -> None:
    parts = [v for v in column.frequent if v != value]
    times = [t["column"] for t in block["times"]]
    within = [*times, *(c.name for c in categories if c.name != column.name and c.n_different <= len(parts) + 1)]
    measures = [m["column"] for m in block.get("measures", ())]
    needed = len(parts) if len(parts) <= MAX_PARTS_ALL_NEEDED else 2
    added, groups = _added(look, column.name, value, tuple(within), measures[0], needed) if measures else (0, 0)
    if len(parts) >= 2 and groups >= MIN_GROUPS and added >= MIN_SHARE_ADDED * groups:
        entry = {"column": column.name, "total": value, "parts": parts, "within": within}
        fields.setdefault("totals", []).append(entry)
        said = f"{column.name} = {value} repeats the sum of {', '.join(parts[:5])}{' …' if len(parts) > 5 else ''}"
        why = f"{measures[0]} adds up in {added} of {groups} groups of rows with one {', '.join(within)}"
        reasons.append(Reason(part="totals", said=said, why=why))
        return
    meaning = f"{value!r} in {column.name} seems to repeat the other rows"
    fields.setdefault("repeats", []).append({"where": {column.name: value}, "meaning": meaning})
    why = f"the word says so; the numbers add up in {added} of {groups} groups" if groups else "the word says so"
    reasons.append(Reason(part="repeats", said=f"rows with {column.name} = {value} are never counted", why=why))
    to_check.append(f"whether {column.name} = {value!r} is really a total of the other rows: it is left out")


def _added(
    look: TableLook, column: str, total: str, within: tuple[str, ...], measure: str, n_parts: int
) -> tuple[int, int]:
    """Count the groups in which the total is the sum of its parts, and all groups that have it and enough parts."""
    stated: dict[tuple[str | None, ...], float] = {}
    summed: dict[tuple[str | None, ...], list[float]] = defaultdict(list)
    for value, amount, *key in look.rows((column, measure, *within), MAX_ROWS_ADDED):
        if amount is None or not amount.strip():
            continue
        if value == total:
            stated[tuple(key)] = float(amount)
        else:
            summed[tuple(key)].append(float(amount))
    both = [key for key in stated if len(summed.get(key, ())) >= n_parts]
    return sum(abs(stated[key] - sum(summed[key])) < 1e-9 for key in both), len(both)
