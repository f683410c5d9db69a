"""The report as Markdown, to paste into a newsroom's editor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.reports.cards import Card, Untested, cards, untested
from onrecord.reports.labels import SPEAKER_TYPES
from onrecord.reports.report import Report
from onrecord.reports.speakers import SpeakerEntry, speaker_entries
from onrecord.reports.wording import (
    adjusted_words,
    counted,
    movement_words,
    one_line,
    partial_date_words,
    quoted,
    sentence,
    title_of,
)

_SPECIAL = re.compile(r"([\\`*_\[\]{}|~$])")
_LINE_START = re.compile(r"^([#+-])")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")


def to_markdown(report: Report) -> str:
    """Give the report as Markdown; no HTML, and nothing foreign is read as markup."""
    every = cards(report)
    tested = [c for c in every if c.tested]
    parts = [
        *_head(report),
        *(line for card in tested for line in _claim(card)),
        *(line for group in untested(every) for line in _untested(group)),
        *_speakers(speaker_entries(report.attributions)),
        "Outcomes speak of the record, never of the truth. "
        f"Made with onrecord {escaped(report.version)}; SHA-256 of the text: `{escaped(report.document.sha256)}`.",
    ]
    return "\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Make foreign text plain text in Markdown.

    Examples
    --------
    >>> escaped("# a *b* <i>")
    '\\\\# a \\\\*b\\\\* &lt;i&gt;'
    """
    line = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _SPECIAL.sub(r"\\\1", line)
    return _NUMBERED.sub(r"\1\\\2", _LINE_START.sub(r"\\\1", line))


def _head(report: Report) -> Iterator[str]:
    document = report.document
    yield f"# {escaped(title_of(document))}"
    yield ""
    facts = [
        document.outlet,
        ", ".join(document.byline),
        partial_date_words(document.published) if document.published else "",
    ]
    yield escaped(" · ".join(fact for fact in facts if fact)) or "Date of publication not known"
    yield ""
    if report.tested:
        yield f"{counted(len(report.tested), 'claim')} tested on {escaped(', '.join(report.records))}."
        yield ""


def _said(card: Card) -> str:
    through = f" (through {escaped(card.via)})" if card.via else ""
    return f"**{escaped(card.who)}**{through}: {escaped(quoted(card.words))}"


def _claim(card: Card) -> Iterator[str]:
    finding = card.finding
    if finding is None:
        return
    yield f"## {card.label.sign} {card.label.words.capitalize()}: {escaped(quoted(card.words))}"
    yield ""
    here = f" (here: {escaped(card.subject)})" if card.subject else ""
    yield f"**{escaped(card.who)}**{here}. {escaped(sentence(finding.sentence))}"
    yield ""
    if finding.movement:
        yield f"- {escaped(movement_words(finding.movement))}"
        if several := adjusted_words(finding.movement):
            yield f"- {escaped(sentence(several))}"
    if finding.coincidence:
        yield f"- Timing: {escaped(sentence(finding.coincidence.sentence))}"
    yield from (f"- {escaped(sentence(reason))}" for reason in card.reasons)
    if finding.would_suffice:
        yield f"- What would settle it: {escaped(sentence(finding.would_suffice))}"
    yield from (f"- Keep in mind: {escaped(sentence(caveat))}" for caveat in finding.caveats)
    yield ""
    yield from _arithmetic(card)


def _untested(group: Untested) -> Iterator[str]:
    yield f"## Not tested: {escaped(group.name)}"
    yield ""
    yield f"Not scored: {escaped(group.reason)}."
    yield ""
    yield from (f"- {_said(card)}" for card in group.cards)
    yield ""


def _arithmetic(card: Card) -> Iterator[str]:
    if card.totals:
        yield f"| Period | Total | Covered days | Per covered day | {card.bounds_of or 'Bounds'} |"
        yield "|---|--:|--:|--:|--:|"
        for t in card.totals:
            yield f"| {escaped(t.period)} ({escaped(t.label)}) | {t.total} | {t.covered} | {t.rate} | {t.bounds} |"
        yield ""


def _speakers(entries: tuple[SpeakerEntry, ...]) -> Iterator[str]:
    if not entries:
        return
    yield "## Who said what"
    yield ""
    yield "| Speaker | Type | Statements |"
    yield "|---|---|--:|"
    for entry in entries:
        roles = "".join(f", {escaped(role)}" for role in entry.roles)
        yield f"| {escaped(entry.name)}{roles} | {SPEAKER_TYPES[entry.type]} | {len(entry.statements)} |"
    yield ""
