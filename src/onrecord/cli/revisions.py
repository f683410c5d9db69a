"""What ``onrecord run --against`` gives: the findings that newer records change."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import in_color, known_ending, terminal_width, write

if TYPE_CHECKING:
    from onrecord.records import Record


def give_revisions(
    claims: str, records: Mapping[str, Record], old: Mapping[str, Record], form: str | None, output: Path | None
) -> None:
    """Say which findings on a claim file differ between records and older ones of the same names.

    Raises
    ------
    click.UsageError
        If an older record has no newer one of its name, or the format is neither text nor JSON.
    """
    from onrecord.checks.claim_file import read_claim_file
    from onrecord.findings.revision import revised_findings
    from onrecord.reports.revisions import revisions_json, revisions_terminal

    wanted = known_ending(output, form, {".txt": "text", ".json": "json"}, ("text", "json"))
    if wanted not in ("text", "json"):
        raise click.UsageError("--against is told as text or json only")
    if missing := sorted(set(old) - set(records)):
        known = ", ".join(records) or "none"
        raise click.UsageError(f"--against: no --record is named {', '.join(missing)} (there are: {known})")
    found = revised_findings(read_claim_file(claims).proposals, records, old)
    if wanted == "json":
        write(json.dumps(revisions_json(found), indent=2, ensure_ascii=False) + "\n", output)
    else:
        color = output is None and in_color()
        write(revisions_terminal(found, width=terminal_width(), color=color), output, colored=True)
