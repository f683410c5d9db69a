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

FORMATS = ("text", "json", "jsonl", "csv", "brat", "citron", "annotations")
"""The keys of ``reports.forms.ATTRIBUTION_FORMS``, written out so that ``--help`` need not import them."""


@click.command()
@articles_argument
@published_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of FILE, else text.")
@output_option
def attributions(articles: tuple[str, ...], published: str | None, form: str | None, output: Path | None) -> None:
    """Find who said what in an article: source, cue, content and the speaker."""
    from onrecord.errors import OnRecordError

    form = form or _form_of(output)
    parts = []
    for article in articles:
        try:
            parts.append(_one(article, published, form))
        except OnRecordError as error:
            click.echo(str(error), err=True)
    if parts:
        write(("" if form == "jsonl" else "\n").join(parts), output)
    sys.exit(exit_status(len(parts), len(articles) - len(parts)))


def _form_of(output: Path | None) -> str:
    from onrecord.reports.forms import FORM_OF_ENDING

    form = FORM_OF_ENDING.get(output.suffix.lower(), "text") if output else "text"
    return form if form in FORMATS else "text"


def _one(article: str, published: str | None, form: str) -> str:
    from onrecord.attributions import find_attributions
    from onrecord.reports import attributions_terminal
    from onrecord.reports.forms import ATTRIBUTION_FORMS

    document = read_article(article, published)
    found = find_attributions(document)
    if form == "text":
        return attributions_terminal(document, found, width=terminal_width(), color=in_color())
    return ATTRIBUTION_FORMS[form](document, found)
