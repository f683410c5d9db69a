"""``onrecord claims``: the editable plan."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.articles import reading_options
from onrecord.cli.options import output_option, printable, read_article, write
from onrecord.cli.records import open_records, records_option, rows_status

if TYPE_CHECKING:
    from onrecord.checks.proposal import Proposal
    from onrecord.documents import Document
    from onrecord.records import Record

KEY_VARIABLE = "ONRECORD_PROPOSER_KEY"


@click.command()
@click.argument("article", metavar="ARTICLE")
@records_option
@reading_options
@output_option
@click.option(
    "--proposer",
    metavar="URL",
    help="Ask an OpenAI-compatible endpoint for further readings. It is sent the sentences around claims and the "
    f"records' descriptions. A key is taken from {KEY_VARIABLE}.",
)
@click.option("--proposer-model", metavar="NAME", help="The model's name there.")
@click.option("--proposer-timeout", type=click.FloatRange(0.1, 3600), default=60.0, show_default=True, help="Seconds.")
def claims(
    article: str,
    folders: tuple[str, ...],
    published: str | None,
    output: Path | None,
    proposer: str | None,
    proposer_model: str | None,
    proposer_timeout: float,
    *,
    fetch: bool,
    any_language: bool,
) -> None:
    """Find the claims of an article and write how each would be tested, as YAML to edit.

    onrecord claims article.txt --record DIR > claims.yaml, then onrecord run claims.yaml --record DIR.
    """
    from onrecord.checks.claim_file import write_claim_file
    from onrecord.pipeline import plan_article

    if (proposer is None) != (proposer_model is None):
        raise click.UsageError("--proposer URL and --proposer-model NAME belong together")
    document = read_article(article, published, fetch=fetch, any_language=any_language)
    records = open_records(folders)
    _, proposals = plan_article(document, records)
    complete = True
    if proposer is not None and proposer_model is not None:
        proposals, complete = _with_proposer(proposals, records, document, proposer, proposer_model, proposer_timeout)
    write(write_claim_file(document, proposals), output)
    sys.exit(rows_status(records.values()) if complete else 3)


def _with_proposer(
    proposals: tuple[Proposal, ...],
    records: dict[str, Record],
    document: Document,
    url: str,
    model: str,
    timeout_s: float,
) -> tuple[tuple[Proposal, ...], bool]:
    """Add readings from the endpoint; say on standard error what it gave that is not used."""
    from onrecord.checks.by_endpoint import Endpoint, propose_by_endpoint

    endpoint = Endpoint(url=url, model=model, key=os.environ.get(KEY_VARIABLE, ""), timeout_s=timeout_s)
    proposals, refusals = propose_by_endpoint(proposals, records, document, endpoint)
    for refusal in refusals:
        click.echo(printable(f"not taken from {endpoint.name}, claim {refusal.claim}: {refusal.why}"), err=True)
    return proposals, not refusals
