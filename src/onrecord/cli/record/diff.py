"""``onrecord record diff``: what a revision changed."""

from __future__ import annotations

import json

import click

from onrecord.cli.options import in_color, terminal_width


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--by", multiple=True, metavar="COLUMN", help="What tells rows apart; may be repeated.")
@click.option("--json", "as_json", is_flag=True, help="Every difference, as JSON.")
def diff(old: str, new: str, by: tuple[str, ...], as_json: bool) -> None:
    """Say which rows of a record came, went and changed, and whether its columns mean something else.

    OLD and NEW are records. To see which findings a revision changes: onrecord run CLAIMS --record NEW --against OLD
    """
    from onrecord.records import open_record
    from onrecord.records.diff import diff_records
    from onrecord.reports.record_diff import record_diff_json, record_diff_terminal

    found = diff_records(open_record(old), open_record(new), by=by)
    if as_json:
        click.echo(json.dumps(record_diff_json(found), indent=2, ensure_ascii=False))
    else:
        click.echo(record_diff_terminal(found, width=terminal_width(), color=in_color()), nl=False)
