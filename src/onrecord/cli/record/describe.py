"""``onrecord record describe``: what a record can answer."""

from __future__ import annotations

import sys

import click

from onrecord.cli.options import in_color, terminal_width
from onrecord.cli.records import bad_row_options, open_record, rows_status


@click.command()
@click.argument("folder", metavar="DIR")
@bad_row_options
def describe(folder: str) -> None:
    """Say what a record can and cannot answer: columns, meaning, coverage and gaps."""
    from onrecord.records import describe_record
    from onrecord.reports import describe_terminal

    record = open_record(folder)
    description = describe_record(record)
    click.echo(describe_terminal(description, width=terminal_width(), color=in_color()), nl=False)
    sys.exit(rows_status([record]))
