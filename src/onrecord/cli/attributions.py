"""``onrecord attributions``: who said what."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.articles import Articles, articles_options, sources_of
from onrecord.cli.options import in_color, known_ending, needs_file, output_option, terminal_width, write

if TYPE_CHECKING:
    from onrecord.attributions import Attribution
    from onrecord.documents import Document

FORMATS = ("text", "json", "jsonl", "csv", "brat", "citron", "annotations", "parquet")
"""The keys of ``reports.forms.ATTRIBUTION_FORMS`` and parquet, written out so that ``--help`` need not import them."""


@click.command()
@articles_options
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of FILE, else text.")
@output_option
def attributions(
    articles: tuple[str, ...],
    files_from: str | None,
    published: str | None,
    form: str | None,
    output: Path | None,
    *,
    fetch: bool,
    any_language: bool,
) -> None:
    """Find who said what in an article: source, cue, content and the speaker.

    ARTICLE is a file (text, HTML, Markdown, PDF, DOCX, EML, RSS, Atom, WARC), a folder, a pattern ('news/*.html'), an
    address with --fetch, or - for standard input. With several, use --format jsonl.
    """
    from onrecord.reports.forms import FORM_OF_ENDING

    form = known_ending(output, form, FORM_OF_ENDING, FORMATS)
    needs_file(form, output)
    given = Articles(
        sources=sources_of(articles, files_from), published=published, fetch=fetch, any_language=any_language
    )
    if form == "parquet" and output is not None:
        _write_parquet(output, _found(given))
    else:
        _write_text((_spelled(*one, form) for one in _found(given)), form, output)
    sys.exit(given.status())


def _found(given: Articles) -> Iterator[tuple[Document, tuple[Attribution, ...]]]:
    from onrecord.attributions import find_attributions
    from onrecord.errors import OnRecordError

    for document in given:
        try:
            yield document, find_attributions(document)
        except OnRecordError as error:
            given.failed(error)


def _write_parquet(output: Path, found: Iterable[tuple[Document, tuple[Attribution, ...]]]) -> None:
    from onrecord.records.write_parquet import write_parquet
    from onrecord.reports.csv import ATTRIBUTION_COLUMNS, attribution_rows

    write_parquet(output, ATTRIBUTION_COLUMNS, [row for one in found for row in attribution_rows(*one)])
    click.echo(f"written to {output}", err=True)


def _write_text(spelled: Iterable[str], form: str, output: Path | None) -> None:
    """Write the articles one below the other; to the terminal each as soon as it is done."""
    between = "" if form == "jsonl" else "\n"
    if output is not None:
        whole = between.join(spelled)
        if whole:
            write(whole, output)
        return
    for number, one in enumerate(spelled):
        write((between if number else "") + one, None, colored=form == "text")


def _spelled(document: Document, found: tuple[Attribution, ...], form: str) -> str:
    from onrecord.reports import attributions_terminal
    from onrecord.reports.forms import ATTRIBUTION_FORMS

    if form == "text":
        return attributions_terminal(document, found, width=terminal_width(), color=in_color())
    return ATTRIBUTION_FORMS[form](document, found)
