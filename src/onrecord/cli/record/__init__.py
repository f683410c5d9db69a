"""``onrecord record``: the records themselves, one file a command."""

from __future__ import annotations

import click

from onrecord.cli.record.describe import describe
from onrecord.cli.record.diff import diff
from onrecord.cli.record.from_releases import from_releases
from onrecord.cli.record.init import init
from onrecord.cli.record.names import names


@click.group()
def record() -> None:
    """Make records, and look at them."""


for command in (init, from_releases, names, describe, diff):
    record.add_command(command)
