"""How the numbers of a column are written: which mark is for decimals, which for thousands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_FIGURE = re.compile(r"[-+]?\d{1,3}(?:[.,'’   ]\d{3})+(?:[.,]\d+)?|[-+]?\d+[.,]\d+|[-+]?\d+")
MIN_SHARE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The marks of a column's numbers."""

    decimal: str = "."
    group: str = ""
    unsure: bool = False
    """Whether "1,234" could as well be a decimal."""

    def plain(self, cell: str) -> str:
        """Write a number without its marks."""
        return (
            cell.replace(self.group, "").replace(self.decimal, ".") if self.group else cell.replace(self.decimal, ".")
        )


def marks_of(cells: Sequence[str], point: str = "") -> Marks | None:
    """Find the marks in a column's different cells; None if they are no numbers, or need no marks.

    A point alone marks decimals, unless a person says `point` "thousands".

    Examples
    --------
    >>> marks_of(["1.234,5", "7"]), marks_of(["12,5", "3,25"])
    (Marks(decimal=',', group='.', unsure=False), Marks(decimal=',', group='', unsure=False))
    >>> marks_of(["1,234", "5"])
    Marks(decimal='.', group=',', unsure=True)
    """
    figures = [c.strip() for c in cells if _FIGURE.fullmatch(c.strip())]
    if len(figures) < MIN_SHARE * len(cells):
        return None
    marks = {m for f in figures for m in f if not m.isdigit() and m not in "+-"}
    points_once = marks == {"."} and not any(f.count(".") > 1 for f in figures)
    if not marks or (points_once and point != "thousands"):
        return None
    if len(marks) == 1:
        return _of_one(marks.pop(), figures)
    lasts = {next(m for m in reversed(f) if not m.isdigit()) for f in figures if len(set(f) & marks) > 1}
    if len(marks) == 2 and len(lasts) == 1:
        [decimal] = lasts
        [group] = marks - lasts
        return Marks(decimal=decimal, group=group)
    return None


def _of_one(mark: str, figures: Sequence[str]) -> Marks:
    marked = [f for f in figures if mark in f]
    in_threes = all(re.fullmatch(rf"[-+]?\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", f) for f in marked)
    if not in_threes:
        return Marks(decimal=mark)
    decimal = "," if mark == "." else "."
    return Marks(decimal=decimal, group=mark, unsure=mark in ",." and all(f.count(mark) == 1 for f in marked))
