"""Rows as a reader gives them, one at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.errors import RecordError
from onrecord.records.resource import TableResource

RESERVED = "onrecord_"
"""Prefix of the columns that are added to the table when it is loaded."""
MAX_SHOWN = 200
"""Characters of an unreadable row that are kept."""

Cells = Sequence[str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A row that cannot be read."""

    problem: str
    line: int = 0
    """Line of a text file on which it starts; 0 for other tables."""
    text: str = ""
    """What it says, as far as that can be shown."""


Rows = Iterator[Cells | Unread]
"""The rows of a table in order, below its column names."""


def check_names(names: Sequence[str], resource: TableResource) -> None:
    """Refuse columns that could not be told apart (SQL does not mind case), or that are ours (E209)."""
    if not any(name.strip() for name in names):
        raise unreadable(resource, "there are no column names")
    folded = Counter(name.casefold() for name in names if name.strip())
    if twice := [name for name in names if folded[name.casefold()] > 1]:
        raise unreadable(resource, f"columns with one name: {', '.join(map(repr, twice))}")
    if unnamed := [str(i) for i, name in enumerate(names, start=1) if not name.strip()]:
        are = "columns {} have" if len(unnamed) > 1 else "column {} has"
        raise unreadable(resource, f"{are.format(', '.join(unnamed))} no name", "give every column a name")
    if ours := [name for name in names if not _usable(name)]:
        raise unreadable(resource, f"names that cannot be used: {', '.join(map(repr, ours))}")


def unreadable(resource: TableResource, problem: str, fix: str = "") -> RecordError:
    """Make the error for a table that cannot be read at all."""
    return RecordError(
        "the table cannot be read",
        where=f"{resource.location}: {problem}",
        fix=fix or "mend the table, or how its resource describes it (encoding, dialect)",
        code="E209",
    )


def _usable(name: str) -> bool:
    return bool(name.strip()) and "\0" not in name and name.isprintable() and not name.casefold().startswith(RESERVED)
