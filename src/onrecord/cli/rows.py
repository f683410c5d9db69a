"""The rows behind every claim of a run, as files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.records import Record
    from onrecord.reports.report import Report


def write_rows(report: Report, records: Mapping[str, Record], folder: Path) -> None:
    """Write all rows behind each tested claim, in files named as the page of the report names them.

    Raises
    ------
    OnRecordError
        E701 if the folder cannot be made or a file cannot be written.
    """
    import click

    from onrecord.errors import OnRecordError
    from onrecord.findings.rows import all_rows_behind
    from onrecord.reports.csv import rows_lines

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, claim in enumerate(report.claims, start=1):
            if claim.finding is None or not claim.finding.n_rows:
                continue
            found = all_rows_behind(claim.finding.check, records)
            with (folder / f"claim-{number}-rows.csv").open("w", encoding="utf-8", newline="") as file:
                file.writelines(rows_lines(found.rows))
    except OSError as error:
        what = f"the rows cannot be written into {folder}: {error.strerror}"
        raise OnRecordError(what, where=str(folder), fix="name a folder with --rows", code="E701") from error
    click.echo(f"rows written to {folder}", err=True)
