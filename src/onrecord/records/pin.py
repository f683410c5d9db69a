"""A table pinned by its hash, so that a finding can say what exactly it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.errors import RecordError
from onrecord.records.resource import TableResource
from onrecord.records.stage import StagedTable, file_sha256, stage_table


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedTable:
    """A table, and the hash of its file or, for a table of a database, of its rows."""

    resource: TableResource
    sha256: str
    is_fresh: bool = field(default=False, compare=False)
    """Whether it was hashed just now."""
    staged: StagedTable | None = field(default=None, compare=False)
    """The rows that were hashed, for as long as they are at hand."""


@contextmanager
def pinned(resource: TableResource, sha256: str = "") -> Iterator[PinnedTable]:
    """Hash a table. Rows of a database are copied for it, and the copy is gone when the context is left.

    Raises
    ------
    RecordError
        E219 if the hash is not the one that is asked for, or what `stage_table` raises.
    """
    with TemporaryDirectory(prefix="onrecord-") as folder:
        staged = stage_table(resource, Path(folder)) if resource.is_database else None
        found = staged.sha256() if staged else file_sha256(resource.path)
        if sha256 and found != sha256:
            raise RecordError(
                "the table has changed since the record was opened",
                where=resource.location,
                fix="open the record again",
                code="E219",
            )
        yield PinnedTable(resource=resource, sha256=found, is_fresh=True, staged=staged)
