"""``onrecord record names``: the spellings of a record's places and actors, in files to edit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import printable

if TYPE_CHECKING:
    from onrecord.records.names import NameGroups

MOST_SHOWN = 8


@click.command()
@click.argument("folder", metavar="DIR")
@click.option("--geonames", is_flag=True, help="Know further names of towns (needs onrecord[places]).")
@click.option("--dry-run", is_flag=True, help="Say what is found, and write nothing.")
def names(folder: str, geonames: bool, dry_run: bool) -> None:
    """Join spellings of one place or actor, and list what only you can tell, in places.yaml and actors.yaml.

    Edit the files and run it again when the table grows: what you wrote stays. Claims are read with these names.
    """
    from onrecord.records import open_record
    from onrecord.records.names import group_names, open_geonames, write_names_file

    record = open_record(folder)
    gazetteer = open_geonames() if geonames else None
    for part in ("places", "actors"):
        found = group_names(record, part, gazetteer)
        if not found.names and not found.unsure:
            click.echo(f"{part}: every spelling stands for itself")
            continue
        _say(found)
        if not dry_run:
            click.echo(f"written to {write_names_file(Path(folder), found)}", err=True)


def _say(found: NameGroups) -> None:
    joined = [n for n in found.names if len(n.values) > 1]
    click.echo(f"{found.part}: {len(joined)} of several spellings, {len(found.unsure)} pairs to confirm")
    for name in joined[:MOST_SHOWN]:
        click.echo(printable(f"  {' = '.join(name.values)}: {name.why}"))
    for pair in found.unsure[:MOST_SHOWN]:
        click.echo(printable(f"  ? {' / '.join(pair.values)}: {pair.why}"))
    more = max(0, len(joined) - MOST_SHOWN) + max(0, len(found.unsure) - MOST_SHOWN)
    if more:
        click.echo(f"  … and {more} more in the file")
