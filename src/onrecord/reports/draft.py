"""What was guessed about a table and why, in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reports.page import Page
from onrecord.reports.wording import counted, one_line

if TYPE_CHECKING:
    from onrecord.records.draft import Draft

INDENT = 12


def draft_terminal(draft: Draft, *, width: int = 80, color: bool = False) -> str:
    """Give the guesses about a table, what is still open, and what a person should check."""
    page = Page(width=width, color=color)
    page.line(one_line(draft.table.name), style="bold")
    page.line(f"{counted(draft.look.n_rows, 'row')}, {counted(len(draft.look.columns), 'column')}")
    if draft.changes:
        page.heading("How the file was read")
        for change in draft.changes:
            page.line(one_line(change), indent=2, first="·")
        if draft.rewritten:
            path = draft.package["resources"][0]["path"]
            page.line(f"The rows are written to {path} in this form; {draft.table.name} stays as it is.")
    page.heading("What was guessed, and why")
    for reason in draft.guess.reasons:
        page.line(one_line(reason.said), indent=INDENT, first=reason.part)
        page.line(one_line(reason.why), indent=INDENT, first="", style="dim")
    _to_do(page, draft)
    return page.text()


def _to_do(page: Page, draft: Draft) -> None:
    if draft.guess.questions:
        page.heading("What only you can say")
        for question in draft.guess.questions:
            page.line(f"{one_line(question.text)} ({question.flag})", indent=2, first="?")
    if draft.guess.to_check:
        page.heading("What to check")
        for check in draft.guess.to_check:
            page.line(one_line(check), indent=2, first="·")
