"""The command ``onrecord``."""

from __future__ import annotations

import sys

import click

from onrecord import __version__
from onrecord.cli.attributions import attributions
from onrecord.cli.bundle import bundle, verify
from onrecord.cli.check import check
from onrecord.cli.claims import claims
from onrecord.cli.evaluate import evaluate
from onrecord.cli.options import complain
from onrecord.cli.record import record
from onrecord.cli.run import run


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 ran, also when claims are refuted · 1 input unusable · 2 wrong usage · "
    "3 finished, but some articles were skipped.",
)
@click.version_option(__version__, prog_name="onrecord")
def cli() -> None:
    """Who said what, on whose authority, and what the record shows."""


for command in (check, attributions, claims, run, record, evaluate, bundle, verify):
    cli.add_command(command)


def main() -> None:
    """Run the command line, with errors as three lines instead of a traceback."""
    from onrecord.errors import OnRecordError

    try:
        sys.exit(cli.main(standalone_mode=False))
    except OnRecordError as error:
        complain(error)
        sys.exit(1)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
