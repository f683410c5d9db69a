"""``onrecord check``: the whole job."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.articles import Articles, articles_options, sources_of
from onrecord.cli.give_reports import give_reports
from onrecord.cli.options import output_option
from onrecord.cli.progress import progress
from onrecord.cli.records import open_records, records_option, rows_status
from onrecord.cli.report_form import form_of, form_options

if TYPE_CHECKING:
    from onrecord.records import Record
    from onrecord.reports.report import Report


@click.command()
@articles_options
@records_option
@form_options
@output_option
def check(
    articles: tuple[str, ...],
    files_from: str | None,
    folders: tuple[str, ...],
    published: str | None,
    form: str | None,
    publisher: str | None,
    output: Path | None,
    *,
    final: bool,
    fetch: bool,
    any_language: bool,
) -> None:
    """Find the claims of an article, test them against the records, and report what the records show.

    ARTICLE is a file (text, HTML, Markdown, PDF, DOCX, EML, RSS, Atom, WARC), a folder, a pattern ('news/*.html'), an
    address with --fetch, or - for standard input. Several articles are put side by side: FILE gets their comparison, or
    all rows of a table; a folder gets one report an article and the comparison.
    """
    chosen = form_of(output, form, publisher, final=final)
    sources = sources_of(articles, files_from)
    records = open_records(folders)
    if not records:
        click.echo("no --record given: claims are found, but none can be tested", err=True)
    given = Articles(sources=sources, published=published, fetch=fetch, any_language=any_language)
    reports = _checked(given, records)
    give_reports(reports, chosen, output, several=len(sources) > 1, failed=given.failed)
    sys.exit(given.status() or rows_status(records.values()))


def _checked(given: Articles, records: dict[str, Record]) -> Iterator[Report]:
    """Check each article as it is read; one that cannot be worked on is told and counted."""
    from onrecord.errors import OnRecordError
    from onrecord.pipeline import check_article
    from onrecord.reports.wording import title_of

    for document in given:
        try:
            yield check_article(document, records, watch=progress(title_of(document)))
        except OnRecordError as error:
            given.failed(error)
