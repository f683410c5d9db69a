"""Which findings a revision changes, for a person and for a program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from onrecord.reports.labels import OUTCOMES
from onrecord.reports.page import Page
from onrecord.reports.wording import counted, number_words, one_line, shortened

if TYPE_CHECKING:
    from onrecord.findings.finding import Number, Outcome
    from onrecord.findings.revision import Revision

MOST_LETTERS = 90


def revisions_terminal(revisions: Sequence[Revision], *, width: int = 80, color: bool = False) -> str:
    """Give the claims whose findings a revision changes, those with another outcome first."""
    page = Page(width=width, color=color)
    turned = [r for r in revisions if r.turned]
    moved = [r for r in revisions if r.changed and not r.turned]
    same = len(revisions) - len(turned) - len(moved)
    page.line(
        f"{counted(len(turned), 'outcome')} changed, {len(moved)} with other numbers, {same} the same "
        f"({counted(len(revisions), 'claim')} with a plan)",
        style="bold",
    )
    for revision in (*turned, *moved):
        page.blank()
        page.line(f"{revision.claim}  {shortened(one_line(revision.text), MOST_LETTERS)}")
        if revision.turned:
            page.line(f"{_words(revision.before)} → {_words(revision.after)}", indent=4, style="bold")
        for number in revision.numbers:
            page.line(f"{one_line(number.label)}: {_number(number.before)} → {_number(number.after)}", indent=4)
    return page.text()


def revisions_json(revisions: Sequence[Revision]) -> list[dict[str, object]]:
    """Give every claim with its outcomes and the numbers that differ."""
    return [asdict(revision) | {"turned": revision.turned} for revision in revisions]


def _words(outcome: Outcome | None) -> str:
    return OUTCOMES[outcome].words if outcome else "could not be run"


def _number(value: Number) -> str:
    return "none" if value is None else number_words(value)
