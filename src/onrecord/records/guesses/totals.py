"""Which rows repeat others, and which report late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from onrecord.records.guesses.added_values import AddedValue, added_values
from onrecord.records.guesses.guess import Reason
from onrecord.records.guesses.header_words import word_lists
from onrecord.records.guesses.look import ColumnLook, TableLook

MAX_ROWS_ADDED = 100_000
"""Rows that are added up to see whether a value is the total of others."""
MIN_GROUPS = 2
MAX_PARTS_ALL_NEEDED = 3
"""With more parts than these, a part without a row is usual and two are enough to compare."""
MAX_VALUES_ADDED = 1_000
"""Different values of a column that is searched for totals."""
MIN_SHARE_ADDED = 0.8
"""A value is a total if it equals the sum of the others in most groups: releases contradict themselves at times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeats:
    """What was found, as parts of the block."""

    fields: Mapping[str, Any]
    reasons: tuple[Reason, ...]
    to_check: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """One entry of ``totals``, ``repeats`` or ``late``."""

    part: str
    entry: dict[str, Any]
    reason: Reason
    to_check: str = ""


def guess_repeats(look: TableLook, block: Mapping[str, Any]) -> Repeats:
    """Guess the ``totals``, ``repeats`` and ``late`` of a block whose other parts are known."""
    categories = [c for c in look.columns if c.is_category and not c.is_number and c.dates is None]
    found = [
        _total(look, block, column, value, categories) for column in categories for value in _listed(column, "values")
    ]
    measures = [m["column"] for m in block.get("measures", ())]
    if measures and not found:
        found += _proved(look, block["times"][0]["column"], measures[0], categories)
    found += list(islice((late for column in categories if (late := _late(column)) is not None), 1))
    fields: dict[str, Any] = {}
    for each in found:
        if each.part == "late":
            fields["late"] = each.entry
        else:
            fields.setdefault(each.part, []).append(each.entry)
    return Repeats(
        fields=fields,
        reasons=tuple(each.reason for each in found),
        to_check=tuple(each.to_check for each in found if each.to_check),
    )


def _listed(column: ColumnLook, words: str) -> list[str]:
    """Give the values of a column that are words of a list, in the table's own spelling."""
    return [v for v in column.frequent if v.strip().casefold() in word_lists()["total"][words]]


def _proved(look: TableLook, time: str, measure: str, categories: list[ColumnLook]) -> list[_Found]:
    """Find values that repeat the sum of all others, whatever their name."""
    searched = (
        c
        for c in look.columns
        if c.dates is None and not c.is_number and c.n_different < c.n_filled and c.n_different <= MAX_VALUES_ADDED
    )
    found = []
    for column in searched:
        values = look.cells(column.name)
        others = [c.name for c in categories if c.name != column.name and c.n_different <= len(values)]
        added = added_values(look, column.name, measure, (time, *others))
        found += [_proved_total(column.name, measure, values, (time, *others), one) for one in added]
    return found


def _proved_total(column: str, measure: str, values: list[str], within: tuple[str, ...], added: AddedValue) -> _Found:
    """Make the entry: `totals` where each group has every part once, else rows that are never counted."""
    parts = [v for v in values if v != added.value]
    why = f"{measure} adds up in {added.n_added:,} of {added.n_groups:,} groups of rows with one {', '.join(within)}"
    said = f"{column} = {added.value} repeats the sum of {', '.join(parts[:5])}{' …' if len(parts) > 5 else ''}"
    to_check = f"whether {column} = {added.value!r} is a total: it equals the sum of the other rows, and is not added"
    if added.is_whole:
        part = "totals"
        entry: dict[str, Any] = {"column": column, "total": added.value, "parts": parts, "within": list(within)}
    else:
        part = "repeats"
        entry = {"where": {column: added.value}, "meaning": f"{added.value!r} in {column} repeats the other rows"}
    return _Found(part=part, entry=entry, reason=Reason(part=part, said=said, why=why), to_check=to_check)


def _late(column: ColumnLook) -> _Found | None:
    late = _listed(column, "late")
    if not late or column.n_different == len(late):
        return None
    said = f"rows with {column.name} = {late[0]} are left out unless a check asks for them"
    return _Found(
        part="late",
        entry={"where": {column.name: late}, "meaning": "rows that report earlier days late"},
        reason=Reason(part="late", said=said, why="the word says that they belong to earlier days"),
    )


def _total(
    look: TableLook, block: Mapping[str, Any], column: ColumnLook, value: str, categories: list[ColumnLook]
) -> _Found:
    """Prove a total by adding up its parts; where the numbers do not show it, leave its rows out and say so."""
    parts = [v for v in column.frequent if v != value]
    times = [t["column"] for t in block["times"]]
    within = [*times, *(c.name for c in categories if c.name != column.name and c.n_different <= len(parts) + 1)]
    measures = [m["column"] for m in block.get("measures", ())]
    needed = len(parts) if len(parts) <= MAX_PARTS_ALL_NEEDED else 2
    added, groups = _added(look, column.name, value, tuple(within), measures[0], needed) if measures else (0, 0)
    if len(parts) >= 2 and groups >= MIN_GROUPS and added >= MIN_SHARE_ADDED * groups:
        said = f"{column.name} = {value} repeats the sum of {', '.join(parts[:5])}{' …' if len(parts) > 5 else ''}"
        why = f"{measures[0]} adds up in {added} of {groups} groups of rows with one {', '.join(within)}"
        entry = {"column": column.name, "total": value, "parts": parts, "within": within}
        return _Found(part="totals", entry=entry, reason=Reason(part="totals", said=said, why=why))
    why = f"the word says so; the numbers add up in {added} of {groups} groups" if groups else "the word says so"
    return _Found(
        part="repeats",
        entry={"where": {column.name: value}, "meaning": f"{value!r} in {column.name} seems to repeat the other rows"},
        reason=Reason(part="repeats", said=f"rows with {column.name} = {value} are never counted", why=why),
        to_check=f"whether {column.name} = {value!r} is really a total of the other rows: it is left out",
    )


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
