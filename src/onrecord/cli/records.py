"""Records as commands open them, and what becomes of rows that cannot be read."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from onrecord.cli.options import record_option
from onrecord.cli.progress import progress

if TYPE_CHECKING:
    from onrecord.records import BadRow, Record

BAD_ROW_COLUMNS = ("record", "row", "line", "column", "text", "problem")
_KEY = "onrecord.bad_rows"


def bad_row_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--skip-bad-rows`` and ``--bad-rows``; `open_record` and `open_records` of this module heed them."""
    skip = click.option(
        "--skip-bad-rows",
        is_flag=True,
        expose_value=False,
        callback=_remember("skip"),
        help="Leave out rows of records that cannot be read, and go on; exit status 3 says that there were some.",
    )
    listed = click.option(
        "--bad-rows",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        expose_value=False,
        callback=_remember("file"),
        help="List all rows of records that cannot be read, as CSV.",
    )
    return skip(listed(command))


def records_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--record``, and the options for rows that cannot be read."""
    with_records: Callable[..., Any] = record_option(bad_row_options(command))
    return with_records


def open_records(folders: Iterable[str | Path]) -> dict[str, Record]:
    """Open records and give them by name.

    Raises
    ------
    RecordError
        If a folder is no record, or has rows that cannot be read and are not to be skipped.
    """
    records = [open_record(folder) for folder in progress("records", of="record")(tuple(folders))]
    return {record.name: record for record in records}


def open_record(folder: str | Path) -> Record:
    """Open a record, and list the rows that cannot be read, as the options of the command say."""
    from onrecord.records import bad_rows
    from onrecord.records import open_record as opened

    with listing_bad_rows(folder):
        record = opened(folder, skip_bad_rows=skips_bad_rows())
    list_bad_rows(bad_rows(record), folder)
    if record.n_skipped:
        n_rows = record.n_rows + record.n_skipped
        click.echo(f"{folder}: {record.n_skipped:,} of {n_rows:,} rows cannot be read and are left out", err=True)
    return record


@contextmanager
def listing_bad_rows(folder: str | Path) -> Iterator[None]:
    """List the rows that an error is about, as ``--bad-rows`` says."""
    from onrecord.errors import BadRowsError

    try:
        yield
    except BadRowsError as error:
        list_bad_rows(cast("Iterable[BadRow]", error.rows), folder)
        raise


def list_bad_rows(rows: Iterable[BadRow], folder: str | Path) -> None:
    """List rows that cannot be read, as ``--bad-rows`` says."""
    _list(rows, str(folder), click.get_current_context().meta.setdefault(_KEY, {}))


def rows_status(records: Iterable[Record]) -> int:
    """Give the exit status that rows left out lead to: 3, or 0 without such rows."""
    return 3 if any(record.n_skipped for record in records) else 0


def skips_bad_rows() -> bool:
    """Tell whether ``--skip-bad-rows`` was given."""
    asked = click.get_current_context().meta.get(_KEY, {})
    return bool(asked.get("skip", False))


def _remember(name: str) -> Callable[[click.Context, click.Parameter, object], None]:
    def keep(context: click.Context, parameter: click.Parameter, value: object) -> None:
        context.meta.setdefault(_KEY, {})[name] = value

    return keep


def _list(rows: Iterable[BadRow], folder: str, asked: dict[str, Any]) -> None:
    """Add the rows to the file that was asked for; the first record starts it anew."""
    from onrecord.reports.csv import safe_cell

    target = asked.get("file")
    if target is None:
        return
    try:
        with target.open("a" if asked.get("started") else "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            if not asked.get("started"):
                writer.writerow(BAD_ROW_COLUMNS)
            asked["started"] = True
            for row in rows:
                cells = (folder, row.row, row.line or "", row.column, row.text, row.problem)
                writer.writerow([safe_cell(cell) for cell in cells])
    except OSError as error:
        raise _not_written(target, error) from error


def _not_written(target: Path, error: OSError) -> Exception:
    from onrecord.errors import OnRecordError

    return OnRecordError(
        f"{target} cannot be written: {error.strerror}", where=str(target), fix="name another file", code="E701"
    )
