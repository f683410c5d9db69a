"""``onrecord attributions``: who said what."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from onrecord.cli.options import (
    articles_argument,
    exit_status,
    in_color,
    output_option,
    published_option,
    read_article,
    terminal_width,
    write,
)


@click.command()
@articles_argument
@published_option
@click.option("--format", "form", type=click.Choice(("text", "json", "jsonl")), default="text", show_default=True)
@output_option
def attributions(articles: tuple[str, ...], published: str | None, form: str, output: Path | None) -> None:
    """Find who said what in an article: source, cue, content and the speaker."""
    from onrecord.errors import OnRecordError

    parts = []
    for article in articles:
        try:
            parts.append(_one(article, published, form))
        except OnRecordError as error:
            click.echo(str(error), err=True)
    if parts:
        write(("" if form == "jsonl" else "\n").join(parts), output)
    sys.exit(exit_status(len(parts), len(articles) - len(parts)))


def _one(article: str, published: str | None, form: str) -> str:
    from onrecord.attributions import find_attributions
    from onrecord.reports import attributions_json, attributions_jsonl, attributions_terminal

    document = read_article(article, published)
    found = find_attributions(document)
    if form == "json":
        return attributions_json(document, found)
    if form == "jsonl":
        return attributions_jsonl(document, found)
    return attributions_terminal(document, found, width=terminal_width(), color=in_color())
