"""The report in a terminal: 80 columns, readable without colour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.attributions.attribution import Attribution
from onrecord.documents.document import Document
from onrecord.reports.cards import Card, Untested, cards, untested
from onrecord.reports.labels import KINDS, QUOTATIONS, SPEAKER_TYPES
from onrecord.reports.notes import notes_of
from onrecord.reports.page import Page
from onrecord.reports.report import Report
from onrecord.reports.speakers import SpeakerEntry, speaker_entries
from onrecord.reports.wording import (
    adjusted_words,
    counted,
    file_name,
    movement_words,
    one_line,
    partial_date_words,
    percent_words,
    quoted,
    sentence,
    shortened,
    title_of,
)
from onrecord.text.spans import join_spans

INDENT = 5
"""Columns before everything that belongs to a claim."""


def use_color(environ: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Tell whether to colour: only on a terminal, and never where ``NO_COLOR`` is set to anything."""
    if environ.get("NO_COLOR") or environ.get("TERM") == "dumb":
        return False
    return is_terminal or bool(environ.get("FORCE_COLOR"))


def to_terminal(report: Report, *, width: int = 80, color: bool = False) -> str:
    """Give the report as text: the outcome of each claim, what was not tested and why, who said what."""
    page = Page(width=width, color=color)
    _heading(page, report)
    every = cards(report)
    _tested(page, every)
    _not_tested(page, untested(every))
    _speakers(page, speaker_entries(report.attributions))
    page.blank()
    for note in notes_of(report):
        page.line(f"note: {note}", style="dim")
    page.line("Outcomes speak of the record, never of the truth.", style="dim")
    return page.text()


def attributions_terminal(
    document: Document, attributions: Iterable[Attribution], *, width: int = 80, color: bool = False
) -> str:
    """Give who said what as text: one speaker after the other, with every statement."""
    page = Page(width=width, color=color)
    _title(page, document)
    entries = speaker_entries(attributions)
    if not entries:
        page.line("No statement is attributed to anybody.")
    for entry in entries:
        page.blank()
        page.line(_speaker_words(entry), style="bold")
        for statement in entry.statements:
            page.line(one_line(join_spans(statement.content, document.text)), indent=2)
            page.line(_how(statement), indent=2, style="dim")
    return page.text()


def _heading(page: Page, report: Report) -> None:
    _title(page, report.document)
    n_tested = len(report.tested)
    facts = [
        f"{counted(n_tested, 'claim')} tested" + (f" on {', '.join(report.records)}" if n_tested else ""),
        f"{len(report.not_tested)} not tested",
        counted(len(report.attributions), "statement"),
    ]
    page.line(one_line(" · ".join(facts)))


def _title(page: Page, document: Document) -> None:
    page.line(title_of(document), style="bold")
    facts = [
        "" if document.title else file_name(document),
        document.outlet,
        "by " + ", ".join(document.byline) if document.byline else "",
        partial_date_words(document.published) if document.published else "date of publication not known",
        f"first published by {document.original_source}" if document.original_source else "",
    ]
    page.line(one_line(" · ".join(fact for fact in facts if fact)), style="dim")


def _tested(page: Page, every: tuple[Card, ...]) -> None:
    tested = [card for card in every if card.tested]
    if tested:
        page.heading("What the record shows")
    told: set[str] = set()
    for card in tested:
        page.blank()
        page.line(f"{_who(card)}: {quoted(card.words)}", indent=INDENT, first=card.id, first_style="bold")
        if card.same_as:
            _outcome(page, card, f"The same plan as {every[card.same_as - 1].id}, and the same answer.")
        else:
            _outcome(page, card, sentence(card.finding.sentence) if card.finding else card.label.meaning)
            _details(page, card, told)


def _who(card: Card) -> str:
    return card.who + (f" (through {card.via})" if card.via else "") + (f" ({card.subject})" if card.subject else "")


def _outcome(page: Page, card: Card, said: str) -> None:
    style = f"bold {card.label.colour}"
    page.line(
        f"{card.label.words.upper()}. {said}",
        indent=INDENT,
        first=f"  {card.label.sign}",
        style=style,
        first_style=style,
    )


def _details(page: Page, card: Card, told: set[str]) -> None:
    """Tell the rest of a claim; why movement cannot be assessed is `told` once for all claims with that reason."""
    finding = card.finding
    if finding is None:
        return
    if finding.movement:
        words = movement_words(finding.movement)
        page.line("Movement: cannot be assessed, as above." if words in told else words, indent=INDENT)
        if finding.movement.word == "not_assessable":
            told.add(words)
        if finding.movement.word == "unusual" and (several := adjusted_words(finding.movement)):
            page.line(sentence(several), indent=INDENT + 2, first=" " * INDENT + "·")
    if finding.coincidence:
        page.line(f"Timing: {sentence(finding.coincidence.sentence)}", indent=INDENT)
    for reason in card.reasons:
        page.line(sentence(reason), indent=INDENT + 2, first=" " * INDENT + "·")
    if card.turning:
        page.line(f"turned round by: {card.turning}", indent=INDENT)
    if card.curve:
        page.line(card.curve, indent=INDENT)
    assumed = [f"{row.name.lower()}: {row.value}" for row in card.plan if row.assumed]
    if assumed:
        page.line(f"assumed – {one_line('; '.join(assumed))}", indent=INDENT)
    if finding.would_suffice:
        page.line(f"would settle it: {sentence(finding.would_suffice)}", indent=INDENT)


def _not_tested(page: Page, groups: tuple[Untested, ...]) -> None:
    if groups:
        page.heading("Not tested, and not scored")
    for group in groups:
        page.blank()
        page.line(f"{group.name}: {group.reason}", indent=INDENT, first=f"  {group.label.sign}")
        for card in group.cards:
            page.line(f"{_who(card)}: {quoted(card.words)}", indent=INDENT, first=card.id, first_style="bold")


def _speakers(page: Page, entries: tuple[SpeakerEntry, ...]) -> None:
    if entries:
        page.heading("Who said what")
        page.blank()
    for entry in entries:
        page.line(_speaker_words(entry), indent=INDENT, first=f"{len(entry.statements):>3}")


def _speaker_words(entry: SpeakerEntry) -> str:
    type_words = SPEAKER_TYPES[entry.type] + ("" if entry.resolvable else ", not resolvable")
    roles = "; ".join(shortened(role, 60) for role in entry.roles)
    return f"{one_line(entry.name)} ({type_words})" + (f", {roles}" if roles else "")


def _how(statement: Attribution) -> str:
    facts = [
        statement.id,
        KINDS[statement.kind],
        QUOTATIONS[statement.quotation],
        "negated" if statement.negated else "",
        "hedged" if statement.hedged else "",
        f"through {one_line(statement.via)}" if statement.via else "",
        f"probability {percent_words(statement.probability)}",
    ]
    return ", ".join(fact for fact in facts if fact)
