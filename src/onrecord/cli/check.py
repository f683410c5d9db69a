"""``onrecord check``: the whole job."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.articles import Articles, articles_options, sources_of
from onrecord.cli.options import output_option
from onrecord.cli.outputs import Outputs
from onrecord.cli.records import open_records, records_option, rows_status
from onrecord.cli.report_form import form_of, form_options

if TYPE_CHECKING:
    from onrecord.documents import Document


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
    address with --fetch, or - for standard input. With several articles and -o, FILE is a folder that gets one report
    an article.
    """
    from onrecord.errors import OnRecordError
    from onrecord.pipeline import check_article

    chosen = form_of(output, form, publisher, final=final)
    sources = sources_of(articles, files_from)
    records = open_records(folders)
    if not records:
        click.echo("no --record given: claims are found, but none can be tested", err=True)
    given = Articles(sources=sources, published=published, fetch=fetch, any_language=any_language)
    outputs = Outputs(output, chosen.name, several=len(sources) > 1)
    for document, is_only in _with_only(given):
        try:
            chosen.give(check_article(document, records), outputs.target(document, is_only=is_only))
        except OnRecordError as error:
            given.failed(error)
    sys.exit(given.status() or rows_status(records.values()))


def _with_only(documents: Iterable[Document]) -> Iterator[tuple[Document, bool]]:
    """Give each article, and whether it is the only one (a folder or feed may hold one)."""
    waiting = iter(documents)
    first = list(islice(waiting, 2))
    yield from ((document, len(first) == 1) for document in first)
    yield from ((document, False) for document in waiting)
