"""``onrecord record from-releases``: a record from the text of near-daily releases."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.records.releases import Problem

MOST_PROBLEMS = 20
"""Problems shown; all of them are in problems.csv."""


@click.command(name="from-releases")
@click.argument("folder", metavar="FOLDER")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Gets the record.")
@click.option("--name", default="strikes", show_default=True, help="The name by which claim files speak of it.")
@click.option("--by", multiple=True, metavar="NAME", help="Who strikes, as articles write it; may be repeated.")
@click.option("--against", multiple=True, metavar="NAME", help="Who is struck, as articles write it; may be repeated.")
@click.option("--force", is_flag=True, help="Replace a record that is there.")
def from_releases(
    folder: str, output: Path, name: str, by: tuple[str, ...], against: tuple[str, ...], force: bool
) -> None:
    """Read releases ("Near X, two strikes …"), one a file, into a record; name what contradicts itself.

    DIR gets a record of the totals, DIR/places one of the lines about places, and DIR/problems.csv every line that
    cannot be read and every total that does not add up. Nothing is mended.
    """
    from onrecord.records.releases import read_folder, write_releases

    releases = read_folder(folder)
    written = write_releases(releases, output, name=name, by=by, against=against, force=force)
    n_figures = sum(len(r.totals) + len(r.places) for r in releases)
    click.echo(f"{len(releases)} release{'s' if len(releases) != 1 else ''}, {n_figures} figures")
    _say_problems([p for r in releases for p in r.problems])
    for target in written:
        click.echo(f"written to {target}", err=True)
    click.echo(f"next: onrecord record describe {output}", err=True)


def _say_problems(problems: Sequence[Problem]) -> None:
    if not problems:
        click.echo("no total contradicts its lines")
        return
    kinds = Counter(p.kind for p in problems)
    counts = ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items()))
    click.echo(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} ({counts}):")
    for problem in problems[:MOST_PROBLEMS]:
        click.echo(printable(f"  {problem.file}, line {problem.line}: {problem.said}"))
    if len(problems) > MOST_PROBLEMS:
        click.echo(f"  … and {len(problems) - MOST_PROBLEMS} more in problems.csv")
