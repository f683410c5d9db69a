"""``onrecord run``: a plan, edited or not, run again."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import output_option, record_option
from onrecord.cli.report_form import form_of, form_options


@click.command()
@click.argument("claims", metavar="CLAIMS.YAML")
@record_option
@form_options
@output_option
def run(
    claims: str,
    folders: tuple[str, ...],
    form: str | None,
    publisher: str | None,
    output: Path | None,
    *,
    final: bool,
) -> None:
    """Run the plans of a claim file and report what the records show."""
    from onrecord.checks.claim_file import read_claim_file
    from onrecord.pipeline import open_records, run_claim_file

    chosen = form_of(output, form, publisher, final=final)
    chosen.give(run_claim_file(read_claim_file(claims), open_records(folders)), output)
