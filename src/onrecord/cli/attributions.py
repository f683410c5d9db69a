"""``onrecord attributions``: who said what."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import (
    articles_argument,
    complain,
    exit_status,
    in_color,
    known_ending,
    needs_file,
    output_option,
    published_option,
    read_article,
    terminal_width,
    write,
)

if TYPE_CHECKING:
    from onrecord.attributions import Attribution
    from onrecord.documents import Document

FORMATS = ("text", "json", "jsonl", "csv", "brat", "citron", "annotations", "parquet")
"""The keys of ``reports.forms.ATTRIBUTION_FORMS`` and parquet, written out so that ``--help`` need not import them."""


@click.command()
@articles_argument
@published_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of FILE, else text.")
@output_option
def attributions(articles: tuple[str, ...], published: str | None, form: str | None, output: Path | None) -> None:
    """Find who said what in an article: source, cue, content and the speaker."""
    from onrecord.attributions import find_attributions
    from onrecord.errors import OnRecordError
    from onrecord.records.write_parquet import write_parquet
    from onrecord.reports.csv import ATTRIBUTION_COLUMNS, attribution_rows
    from onrecord.reports.forms import FORM_OF_ENDING

    form = known_ending(output, form, FORM_OF_ENDING, FORMATS)
    needs_file(form, output)
    found = []
    for article in articles:
        try:
            document = read_article(article, published)
            found.append((document, find_attributions(document)))
        except OnRecordError as error:
            complain(error)
    if form == "parquet" and output is not None:
        write_parquet(output, ATTRIBUTION_COLUMNS, [row for one in found for row in attribution_rows(*one)])
        click.echo(f"written to {output}", err=True)
    elif found:
        write(
            ("" if form == "jsonl" else "\n").join(_spelled(*one, form) for one in found),
            output,
            colored=form == "text",
        )
    sys.exit(exit_status(len(found), len(articles) - len(found)))


def _spelled(document: Document, found: tuple[Attribution, ...], form: str) -> str:
    from onrecord.reports import attributions_terminal
    from onrecord.reports.forms import ATTRIBUTION_FORMS

    if form == "text":
        return attributions_terminal(document, found, width=terminal_width(), color=in_color())
    return ATTRIBUTION_FORMS[form](document, found)
