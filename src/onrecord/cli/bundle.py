"""``onrecord bundle`` and ``onrecord verify``: an analysis to take away, and run again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import printable, published_option, read_article
from onrecord.cli.records import open_records, records_option, rows_status

if TYPE_CHECKING:
    from onrecord.bundles import Verification
    from onrecord.checks.proposal import Proposal
    from onrecord.documents import Document
    from onrecord.records import Record

MAX_LISTED = 20


@click.command()
@click.argument("article", metavar="ARTICLE")
@records_option
@published_option
@click.option("--claims", "claim_file", metavar="CLAIMS.YAML", help="The plan, edited; else made from the article.")
@click.option("--without-text", is_flag=True, help="Leave the article out, for copyright: its hash stands for it.")
@click.option("--without-records", is_flag=True, help="Leave the tables out: their hashes stand for them.")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE.zip")
def bundle(
    article: str,
    folders: tuple[str, ...],
    published: str | None,
    claim_file: str | None,
    output: Path,
    *,
    without_text: bool,
    without_records: bool,
) -> None:
    """Write a zip with the article, the plan, the records, the findings and a README, to be run again by anybody."""
    from onrecord.bundles import write_bundle

    records = open_records(folders)
    document = read_article(article, published)
    proposals = _plans(document, records, claim_file)
    write_bundle(output, document, proposals, records, with_text=not without_text, with_records=not without_records)
    click.echo(f"written to {output}; to run it again: onrecord verify {output}", err=True)
    sys.exit(rows_status(records.values()))


@click.command()
@click.argument("bundle", metavar="BUNDLE", type=click.Path(path_type=Path))
@records_option
@click.option("--article", type=click.Path(path_type=Path), metavar="FILE", help="The article, if it was left out.")
def verify(bundle: Path, folders: tuple[str, ...], article: Path | None) -> None:
    """Run a bundle again and say what differs, bit by bit. Exit status 0 if nothing does, else 1."""
    from onrecord.bundles import verify_bundle

    found = verify_bundle(bundle, records=open_records(folders), article=article)
    for line in _told(found):
        click.echo(printable(line))
    sys.exit(0 if found.identical else 1)


def _plans(document: Document, records: dict[str, Record], claim_file: str | None) -> tuple[Proposal, ...]:
    from onrecord.checks.claim_file import read_claim_file
    from onrecord.errors import BundleError
    from onrecord.pipeline import plan_article

    if claim_file is None:
        return plan_article(document, records)[1]
    file = read_claim_file(claim_file)
    if file.document.sha256 and file.document.sha256 != document.sha256:
        raise BundleError(
            "the claim file speaks of another article",
            where=f"{claim_file}: sha256 {file.document.sha256[:12]}…, the article's text {document.sha256[:12]}…",
            fix="give the article that the claims were found in",
            code="E904",
        )
    return file.proposals


def _told(found: Verification) -> list[str]:
    lines = ["identical: every file is as listed, and the findings are the same, bit by bit"] if found.identical else []
    lines += [f"file    {line}" for line in found.files]
    lines += [f"finding {line}" for line in found.findings[:MAX_LISTED]]
    more = len(found.findings) - MAX_LISTED
    lines += [f"finding … and {more} more"] if more > 0 else []
    if found.files and not found.findings:
        lines.append("the findings are the same, bit by bit")
    return lines + [f"version {line}" for line in found.engines]
