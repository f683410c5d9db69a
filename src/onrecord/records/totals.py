"""Figures that follow from a stated total and its parts, and totals that contradict their parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.records.record import Totals

Amount = float | None
"""None where the cell is blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsRow:
    """A row that states a total or one of its parts."""

    row: int
    within: tuple[str | None, ...]
    """The cells in which a total and its parts agree."""
    value: str
    amounts: tuple[Amount, ...]
    """One number a measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedFigure:
    """A part or a total that no row states, but that follows from the others."""

    like_row: int
    """The row whose other cells the derived row takes."""
    value: str
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A row with a total that its parts do not add up to."""

    row: int
    measure: int
    stated: float
    added: float


@dataclass(slots=True)
class SplitTotals:
    """What the rows with a total and its parts give, and which of them are summed together."""

    derived: list[DerivedFigure] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)
    not_with_parts: list[int] = field(default_factory=list)
    """Rows left out when parts are summed: totals, and parts for which a total stands in."""
    not_with_stated: list[int] = field(default_factory=list)
    """Rows left out when stated totals are summed."""
    unknown: list[tuple[int, str]] = field(default_factory=list)
    """A row, and a value of which nothing is known within the rows to which it belongs."""


def split_totals(totals: Totals, rows: Iterable[TotalsRow]) -> SplitTotals:
    """Derive what one missing figure must be, and find totals that contradict their parts."""
    groups: dict[tuple[str | None, ...], list[TotalsRow]] = defaultdict(list)
    for row in rows:
        groups[row.within].append(row)
    split = SplitTotals()
    for group in groups.values():
        stated = [r for r in group if r.value == totals.total]
        parts = [r for r in group if r.value != totals.total]
        if stated:
            _with_total(split, totals, stated, parts)
        else:
            _without_total(split, totals, parts)
    return split


def _with_total(split: SplitTotals, totals: Totals, stated: list[TotalsRow], parts: list[TotalsRow]) -> None:
    missing = _missing(totals, parts)
    split.not_with_stated += [r.row for r in parts]
    derived = _missing_part(stated, parts, missing)
    if derived is not None:
        split.derived.append(derived)
    if missing and derived is None:
        split.not_with_parts += [r.row for r in parts]
        split.unknown += [(stated[0].row, value) for value in missing]
    else:
        split.not_with_parts += [r.row for r in stated]
        split.contradictions += [] if missing else _contradictions(stated, parts)


def _without_total(split: SplitTotals, totals: Totals, parts: list[TotalsRow]) -> None:
    missing = _missing(totals, parts)
    amounts = tuple(_sum(column) for column in zip(*(p.amounts for p in parts), strict=True))
    if missing or all(a is None for a in amounts):
        split.unknown += [(parts[0].row, value) for value in (*missing, totals.total)]
    else:
        split.not_with_stated += [r.row for r in parts]
        split.derived.append(DerivedFigure(like_row=parts[0].row, value=totals.total, amounts=amounts))


def _missing(totals: Totals, parts: list[TotalsRow]) -> list[str]:
    given = {r.value for r in parts}
    return [p for p in totals.parts if p not in given]


def _missing_part(stated: list[TotalsRow], parts: list[TotalsRow], missing: list[str]) -> DerivedFigure | None:
    """Subtract, if exactly one part is missing and the difference can be an amount."""
    if len(stated) != 1 or len(missing) != 1 or not parts:
        return None
    others = zip(*(p.amounts for p in parts), strict=True)
    amounts = tuple(_less(total, _sum(given)) for total, given in zip(stated[0].amounts, others, strict=True))
    if all(a is None for a in amounts):
        return None
    return DerivedFigure(like_row=stated[0].row, value=missing[0], amounts=amounts)


def _sum(amounts: Sequence[Amount]) -> Amount:
    given = [a for a in amounts if a is not None]
    return sum(given) if len(given) == len(amounts) else None


def _less(total: Amount, others: Amount) -> Amount:
    if total is None or others is None or others > total:
        return None
    return total - others


def _contradictions(stated: list[TotalsRow], parts: list[TotalsRow]) -> list[Contradiction]:
    added = [_sum(column) for column in zip(*(p.amounts for p in parts), strict=True)]
    return [
        Contradiction(row=row.row, measure=i, stated=amount, added=whole)
        for row in stated
        for i, (amount, whole) in enumerate(zip(row.amounts, added, strict=True))
        if amount is not None and whole is not None and amount != whole
    ]
