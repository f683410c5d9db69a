"""``onrecord record describe``: what a record can answer."""

from __future__ import annotations

import click

from onrecord.cli.options import in_color, terminal_width


@click.command()
@click.argument("folder", metavar="DIR")
def describe(folder: str) -> None:
    """Say what a record can and cannot answer: columns, meaning, coverage and gaps."""
    from onrecord.records import describe_record, open_record
    from onrecord.reports import describe_terminal

    description = describe_record(open_record(folder))
    click.echo(describe_terminal(description, width=terminal_width(), color=in_color()), nl=False)
