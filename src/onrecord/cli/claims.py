"""``onrecord claims``: the editable plan."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.options import output_option, published_option, read_article, record_option, write


@click.command()
@click.argument("article", metavar="ARTICLE")
@record_option
@published_option
@output_option
def claims(article: str, folders: tuple[str, ...], published: str | None, output: Path | None) -> None:
    """Find the claims of an article and write how each would be tested, as YAML to edit.

    onrecord claims article.txt --record DIR > claims.yaml, then onrecord run claims.yaml --record DIR.
    """
    from onrecord.checks.claim_file import write_claim_file
    from onrecord.pipeline import open_records, plan_article

    document = read_article(article, published)
    _, proposals = plan_article(document, open_records(folders))
    write(write_claim_file(document, proposals), output)
