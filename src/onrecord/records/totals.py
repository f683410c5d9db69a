"""Parts that follow from a stated total, and totals that contradict their parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.records.record import Totals

Amounts = tuple[float | None, ...]
"""One number a measure, None where the cell is blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsRow:
    """A row that states a total or one of its parts."""

    row: int
    within: tuple[str | None, ...]
    """The cells in which a total and its parts agree."""
    value: str
    amounts: Amounts


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedPart:
    """A part that no row states: the total less the other parts."""

    like_row: int
    """The row with the total, whose other cells the derived row takes."""
    value: str
    amounts: Amounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A row with a total that its parts do not add up to."""

    row: int
    measure: int
    stated: float
    added: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitTotals:
    """What the totals of a column give."""

    derived: tuple[DerivedPart, ...]
    contradictions: tuple[Contradiction, ...]
    only_stated: frozenset[int]
    """Rows with a total whose parts are not all known: they stand in for their parts."""
    unused_parts: frozenset[int]
    """The parts for which such a total stands in."""
    only_parts: frozenset[int]
    """Rows with a part to which no total is stated: they stand in for their total."""


def split_totals(totals: Totals, rows: Iterable[TotalsRow]) -> SplitTotals:
    """Derive the one missing part of each total, and find totals that contradict their parts."""
    groups: dict[tuple[str | None, ...], list[TotalsRow]] = defaultdict(list)
    for row in rows:
        groups[row.within].append(row)
    derived: list[DerivedPart] = []
    contradictions: list[Contradiction] = []
    only_stated: set[int] = set()
    unused_parts: set[int] = set()
    only_parts: set[int] = set()
    for group in groups.values():
        stated = [r for r in group if r.value == totals.total]
        parts = [r for r in group if r.value != totals.total]
        missing = [p for p in totals.parts if p not in {r.value for r in parts}]
        if not stated:
            only_parts.update(r.row for r in parts)
        elif not missing:
            contradictions.extend(_contradictions(stated, parts))
        elif part := _missing_part(stated, parts, missing):
            derived.append(part)
        else:
            only_stated.update(r.row for r in stated)
            unused_parts.update(r.row for r in parts)
    return SplitTotals(
        derived=tuple(derived),
        contradictions=tuple(contradictions),
        only_stated=frozenset(only_stated),
        unused_parts=frozenset(unused_parts),
        only_parts=frozenset(only_parts),
    )


def _missing_part(stated: list[TotalsRow], parts: list[TotalsRow], missing: list[str]) -> DerivedPart | None:
    """Subtract, if exactly one part is missing and the difference can be an amount."""
    if len(stated) != 1 or len(missing) != 1 or not parts:
        return None
    amounts = tuple(_less(stated[0].amounts[i], [p.amounts[i] for p in parts]) for i in range(len(stated[0].amounts)))
    if all(a is None for a in amounts):
        return None
    return DerivedPart(like_row=stated[0].row, value=missing[0], amounts=amounts)


def _less(total: float | None, parts: list[float | None]) -> float | None:
    if total is None or any(p is None for p in parts):
        return None
    rest = total - sum(p for p in parts if p is not None)
    return rest if rest >= 0 else None


def _contradictions(stated: list[TotalsRow], parts: list[TotalsRow]) -> list[Contradiction]:
    found = []
    for row in stated:
        for i, amount in enumerate(row.amounts):
            given = [p.amounts[i] for p in parts]
            if amount is not None and all(g is not None for g in given):
                added = sum(g for g in given if g is not None)
                if added != amount:
                    found.append(Contradiction(row=row.row, measure=i, stated=amount, added=added))
    return found
