"""The verb that opens a record."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.records.load import Dialect, load_rows
from onrecord.records.package import read_package
from onrecord.records.record import Record
from onrecord.records.table import table_path


def open_record(folder: str | Path) -> Record:
    """Open the record in a folder: a ``datapackage.json`` with an ``onrecord`` block, and its table (CSV or Parquet).

    A package without a block is opened with the block that `onrecord` ships for its name, if there is one;
    `Record.descriptor_from` says which was used. The table is read and checked at once, and kept for later questions.

    Parameters
    ----------
    folder : str or Path
        The folder of the record.

    Returns
    -------
    Record
        What the columns mean, and where the rows are.

    Raises
    ------
    RecordError
        E201–E210 and E213: what is missing or cannot be read, where, and how to mend it.
    """
    folder = Path(folder)
    package = read_package(folder)
    table = table_path(folder, package.resource)
    sha256 = _sha256(table, package.source)
    dialect = _dialect(package.resource)
    loaded = load_rows(table, sha256, dialect, package.descriptor)
    return Record(
        descriptor=package.descriptor,
        folder=folder,
        table=table,
        sha256=sha256,
        columns=loaded.columns,
        n_rows=loaded.n_rows,
        descriptor_from=package.descriptor_from,
        dialect=dialect,
    )


def _sha256(table: Path, source: bytes) -> str:
    digest = hashlib.sha256(hashlib.sha256(source).digest())
    with table.open("rb") as blocks:
        while block := blocks.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _dialect(resource: Mapping[str, Any]) -> Dialect:
    """Take the two marks of a CSV file that its resource may name."""
    dialect = resource.get("dialect")
    known = ("delimiter", "quoteChar")
    return tuple((k, str(dialect[k])) for k in known if k in dialect) if isinstance(dialect, dict) else ()
