"""``onrecord check``: the whole job."""

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
    record_option,
    terminal_width,
    write,
)

if TYPE_CHECKING:
    from onrecord.reports.report import Report

FORMATS = ("text", "html", "json", "csv", "md", "annotations", "claimreview", "parquet")
"""The keys of ``reports.forms.REPORT_FORMS`` and parquet, written out so that ``--help`` imports none of them."""


@click.command()
@articles_argument
@record_option
@published_option
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: by the ending of FILE, else text.")
@output_option
def check(
    articles: tuple[str, ...], folders: tuple[str, ...], published: str | None, form: str | None, output: Path | None
) -> None:
    """Find the claims of an article, test them against the records, and report what the records show.

    With several articles and -o, FILE is a folder that gets one report an article.
    """
    from onrecord.errors import OnRecordError
    from onrecord.pipeline import check_article, open_records

    form = form_of(output, form)
    needs_file(form, output)
    records = open_records(folders)
    if not records:
        click.echo("no --record given: claims are found, but none can be tested", err=True)
    n_read = 0
    for article in articles:
        try:
            report = check_article(read_article(article, published), records)
        except OnRecordError as error:
            complain(error)
            continue
        n_read += 1
        give(report, form, _target(article, output, form, len(articles)))
    sys.exit(exit_status(n_read, len(articles) - n_read))


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


def _target(article: str, output: Path | None, form: str, n_articles: int) -> Path | None:
    if output is None or n_articles == 1:
        return output
    output.mkdir(parents=True, exist_ok=True)
    ending = {"text": "txt", "annotations": "jsonld", "claimreview": "claimreview.jsonld"}.get(form, form)
    return output / f"{Path(article).stem}.{ending}"
