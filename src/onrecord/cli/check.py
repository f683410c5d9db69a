"""``onrecord check``: the whole job."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.articles import Articles, articles_options, sources_of
from onrecord.cli.options import (
    in_color,
    known_ending,
    needs_file,
    output_option,
    record_option,
    terminal_width,
    write,
)
from onrecord.cli.outputs import Outputs

if TYPE_CHECKING:
    from onrecord.documents import Document
    from onrecord.reports.report import Report

FORMATS = ("text", "html", "json", "csv", "md", "annotations", "claimreview", "parquet")
"""The keys of ``reports.forms.REPORT_FORMS`` and parquet, written out so that ``--help`` imports none of them."""


@click.command()
@articles_options
@record_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of FILE, else text.")
@output_option
def check(
    articles: tuple[str, ...],
    files_from: str | None,
    folders: tuple[str, ...],
    published: str | None,
    form: str | None,
    output: Path | None,
    *,
    fetch: bool,
    any_language: bool,
) -> None:
    """Find the claims of an article, test them against the records, and report what the records show.

    ARTICLE is a file (text, HTML, Markdown, PDF, DOCX, EML, RSS, Atom, WARC), a folder, a pattern ('news/*.html'), an
    address with --fetch, or - for standard input. With several articles and -o, FILE is a folder that gets one report
    an article.
    """
    from onrecord.errors import OnRecordError
    from onrecord.pipeline import check_article, open_records

    form = form_of(output, form)
    needs_file(form, output)
    sources = sources_of(articles, files_from)
    records = open_records(folders)
    if not records:
        click.echo("no --record given: claims are found, but none can be tested", err=True)
    given = Articles(sources=sources, published=published, fetch=fetch, any_language=any_language)
    outputs = Outputs(output, form, several=len(sources) > 1)
    for document, is_only in _with_only(given):
        try:
            give(check_article(document, records), form, outputs.target(document, is_only=is_only))
        except OnRecordError as error:
            given.failed(error)
    sys.exit(given.status())


def _with_only(documents: Iterable[Document]) -> Iterator[tuple[Document, bool]]:
    """Give each article, and whether it is the only one (a folder or feed may hold one)."""
    waiting = iter(documents)
    first = list(islice(waiting, 2))
    yield from ((document, len(first) == 1) for document in first)
    yield from ((document, False) for document in waiting)


def give(report: Report, form: str, output: Path | None) -> None:
    """Write a report in a format to a file or to standard output."""
    if form == "parquet" and output is not None:
        from onrecord.records.write_parquet import write_parquet
        from onrecord.reports.csv import CLAIM_COLUMNS, claim_rows

        write_parquet(output, CLAIM_COLUMNS, claim_rows(report))
        click.echo(f"written to {output}", err=True)
        return
    write(render(report, form, to_terminal=output is None), output, colored=form == "text")


def form_of(output: Path | None, form: str | None) -> str:
    """Choose the format: the one asked for, or by the ending of the output file."""
    from onrecord.reports.forms import FORM_OF_ENDING

    return known_ending(output, form, FORM_OF_ENDING, FORMATS)


def render(report: Report, form: str, *, to_terminal: bool) -> str:
    """Give a report in a format."""
    from onrecord.reports import to_terminal as as_text
    from onrecord.reports.forms import REPORT_FORMS

    if form == "text":
        return as_text(report, width=terminal_width(), color=to_terminal and in_color())
    return REPORT_FORMS[form](report)
