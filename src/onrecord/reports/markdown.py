"""The report as Markdown, to paste into a newsroom's editor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.reports.cards import Card, cards
from onrecord.reports.labels import MOVEMENTS, SPEAKER_TYPES
from onrecord.reports.report import Report
from onrecord.reports.speakers import SpeakerEntry, speaker_entries
from onrecord.reports.wording import counted, one_line, partial_date_words, quoted

_SPECIAL = re.compile(r"([\\`*_\[\]{}|~$])")
_LINE_START = re.compile(r"^([#+-])")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")


def to_markdown(report: Report) -> str:
    """Give the report as Markdown; no HTML, and nothing foreign is read as markup."""
    every = cards(report)
    tested = [c for c in every if c.tested]
    rest = [c for c in every if not c.tested]
    parts = [
        *_head(report),
        *(line for card in tested for line in _claim(card)),
        *(["## Not tested, and not scored", ""] if rest else []),
        *(f"- {_said(c)} – {escaped(f'{c.reason_name}: {c.reason}' if c.reason else c.label.meaning)}." for c in rest),
        *([""] if rest else []),
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
    yield f"# {escaped(document.title or document.path or 'Untitled article')}"
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
    yield f"**{escaped(card.who)}**. {escaped(finding.sentence)}"
    yield ""
    if finding.movement:
        yield f"- Movement {MOVEMENTS[finding.movement.word]}: {escaped(finding.movement.sentence)}"
    yield from (f"- {escaped(reason)}" for reason in finding.reasons)
    if finding.would_suffice:
        yield f"- What would settle it: {escaped(finding.would_suffice)}"
    yield from (f"- Keep in mind: {escaped(caveat)}" for caveat in finding.caveats)
    yield ""
    yield from _arithmetic(card)


def _arithmetic(card: Card) -> Iterator[str]:
    if card.totals:
        yield "| Period | Total | Covered days | Per covered day | Bounds per day |"
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
