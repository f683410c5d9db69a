"""``onrecord run``: a plan, edited or not, run again."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli.options import output_option
from onrecord.cli.progress import progress
from onrecord.cli.records import open_records, records_option, rows_status
from onrecord.cli.report_form import form_of, form_options
from onrecord.cli.revisions import give_revisions
from onrecord.cli.rows import write_rows


@click.command()
@click.argument("claims", metavar="CLAIMS.YAML")
@records_option
@click.option("--against", "old", multiple=True, metavar="DIR", help="An older --record: say what the newer changes.")
@click.option(
    "--rows",
    "rows_folder",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Also write the rows behind each claim into a folder, as CSV.",
)
@form_options
@output_option
def run(
    claims: str,
    folders: tuple[str, ...],
    old: tuple[str, ...],
    rows_folder: Path | None,
    form: str | None,
    publisher: str | None,
    output: Path | None,
    *,
    final: bool,
) -> None:
    """Run the plans of a claim file and report what the records show."""
    from onrecord.checks.claim_file import read_claim_file
    from onrecord.pipeline import run_claim_file

    if old:
        give_revisions(claims, open_records(folders), open_records(old), form, output)
        return
    chosen = form_of(output, form, publisher, final=final)
    records = open_records(folders)
    report = run_claim_file(read_claim_file(claims), records, watch=progress(Path(claims).name))
    chosen.give(report, output)
    if rows_folder is not None:
        write_rows(report, records, rows_folder)
    sys.exit(rows_status(records.values()))
