"""``onrecord run``: a plan, edited or not, run again."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.check import FORMATS, form_of, give
from onrecord.cli.options import needs_file, output_option, record_option


@click.command()
@click.argument("claims", metavar="CLAIMS.YAML")
@record_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of FILE, else text.")
@output_option
def run(claims: str, folders: tuple[str, ...], form: str | None, output: Path | None) -> None:
    """Run the plans of a claim file and report what the records show."""
    from onrecord.checks.claim_file import read_claim_file
    from onrecord.pipeline import open_records, run_claim_file

    form = form_of(output, form)
    needs_file(form, output)
    report = run_claim_file(read_claim_file(claims), open_records(folders))
    give(report, form, output)
