"""The verb that opens a record."""

from __future__ import annotations

import hashlib
from pathlib import Path

from onrecord.records.find_table import find_table
from onrecord.records.load import load_rows
from onrecord.records.package import read_package
from onrecord.records.pin import pinned
from onrecord.records.record import Record


def open_record(folder: str | Path, *, skip_bad_rows: bool = False) -> Record:
    """Open the record in a folder: a ``datapackage.json`` with an ``onrecord`` block, and its table.

    A package without a block is opened with the block that `onrecord` ships for its name, if there is one;
    `Record.descriptor_from` says which was used. The table is read and checked at once, and kept for later questions.

    Parameters
    ----------
    folder : str or Path
        The folder of the record.
    skip_bad_rows : bool
        Leave out rows that cannot be read, and go on; `Record.n_skipped` counts them, and findings say so.

    Returns
    -------
    Record
        What the columns mean, and where the rows are.

    Raises
    ------
    RecordError
        E201–E210, E213, E214 and E216–E218: what is missing or cannot be read, where, and how to mend it.
    """
    folder = Path(folder)
    package = read_package(folder)
    with pinned(find_table(folder, package.resource)) as table:
        loaded = load_rows(table, package.descriptor, skip_bad_rows=skip_bad_rows)
    of_both = hashlib.sha256(hashlib.sha256(package.source).digest() + bytes.fromhex(table.sha256))
    return Record(
        descriptor=package.descriptor,
        folder=folder,
        resource=table.resource,
        table_sha256=table.sha256,
        sha256=of_both.hexdigest(),
        columns=loaded.columns,
        n_rows=loaded.n_rows,
        descriptor_from=package.descriptor_from,
        skip_bad_rows=skip_bad_rows,
        n_skipped=loaded.bad_rows.n_rows,
    )
