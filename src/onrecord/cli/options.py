"""Options that several commands share, and what they mean."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onrecord.documents import Document
    from onrecord.documents.fetch import Fetcher

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

record_option: Decorator = click.option(
    "--record",
    "-r",
    "folders",
    multiple=True,
    metavar="DIR",
    help="A record: a folder with a datapackage.json. May be given several times.",
)
published_option: Decorator = click.option(
    "--published", metavar="DATE", help="Date of publication (2017-10-10, 2017-10), if the article does not say it."
)
output_option: Decorator = click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file instead of the terminal."
)


def read_article(path: str, published: str | None, *, fetch: bool = False, any_language: bool = False) -> Document:
    """Read one article from a file, from an address, or from standard input if the path is ``-``."""
    from onrecord.documents import read_document
    from onrecord.documents.collect import fetched_document, is_url

    if path == "-":
        return read_document(sys.stdin.buffer.read(), published=published, path="-", any_language=any_language)
    if is_url(path):
        return fetched_document(path, published=published, any_language=any_language, fetcher=fetcher_if(fetch))
    return read_document(path, published=published, any_language=any_language)


def fetcher_if(allowed: bool) -> Fetcher | None:
    """Give what fetches addresses, if the user gave leave."""
    from onrecord.documents.fetch import Fetcher

    return Fetcher() if allowed else None


def write(text: str, output: Path | None, *, colored: bool = False) -> None:
    """Write to the file, or to standard output.

    Raises
    ------
    OnRecordError
        E701 if the file cannot be written.
    """
    from onrecord.errors import OnRecordError

    if output is None:
        shown = printable(text) if sys.stdout.isatty() and not colored else text
        click.echo(shown, nl=not text.endswith("\n"))
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OnRecordError(
            f"{output} cannot be written: {error.strerror}", where=str(output), fix="name another file", code="E701"
        ) from error
    click.echo(f"written to {output}", err=True)


def complain(error: Exception) -> None:
    """Say what is wrong, on standard error."""
    click.echo(printable(str(error)), err=True)


def known_ending(output: Path | None, form: str | None, endings: dict[str, str], forms: tuple[str, ...]) -> str:
    """Choose a format: the one asked for, else by the ending of the file, else text.

    Raises
    ------
    click.UsageError
        If the file's ending stands for no format.
    """
    if form is not None:
        return form
    ending = output.suffix.lower() if output else ""
    found = {"": "text", ".parquet": "parquet", **endings}.get(ending)
    if found not in forms:
        raise click.UsageError(f"the ending {ending!r} stands for no format here: add --format {'|'.join(forms)}")
    return found


def printable(text: str) -> str:
    """Make control characters visible, so that no article or file name can steer a terminal."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def needs_file(form: str, output: Path | None) -> None:
    """Refuse to write a binary form to the terminal.

    Raises
    ------
    click.UsageError
        If there is no file to write to.
    """
    if form == "parquet" and output is None:
        raise click.UsageError("parquet is no text: name a file with -o FILE.parquet")


def terminal_width() -> int:
    """Give the width to wrap at: that of the terminal, 80 where there is none, never under 40."""
    import shutil

    return max(40, min(100, shutil.get_terminal_size((80, 24)).columns))


def in_color() -> bool:
    """Tell whether standard output is a terminal that wants colour (``NO_COLOR`` and ``FORCE_COLOR`` are heard)."""
    from onrecord.reports import use_color

    return use_color(os.environ, is_terminal=sys.stdout.isatty())
