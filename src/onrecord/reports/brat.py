"""Statements as brat standoff (``.ann`` beside the ``.txt``): written for correcting, read back for scoring."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, get_args

from onrecord.attributions.attribution import Attribution, Kind, Quotation, Speaker, SpeakerType
from onrecord.documents.document import Document
from onrecord.errors import DocumentError
from onrecord.reports.json import compact
from onrecord.reports.plain import number
from onrecord.reports.report import Report
from onrecord.text.spans import Span, Spans

ROLES = ("Source", "Cue", "Content")
_TEXT_LINE = re.compile(r"T(\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t.*)?")
_EVENT_LINE = re.compile(r"E(\d+)\tAttribution:T\d+((?: \w+:T\d+)*)\s*")
_ATTRIBUTE_LINE = re.compile(r"[AM]\d+\t(\w+) E(\d+)(?: (\S+))?\s*")
_NOTE_LINE = re.compile(r"#\d+\tAnnotatorNotes E(\d+)\t(.*)")


def to_brat(report: Report) -> str:
    """Give who said what in a report as the ``.ann`` file of its article."""
    return write_brat(report.document, report.attributions)


def write_brat(document: Document, attributions: Iterable[Attribution]) -> str:
    """Give the ``.ann`` file of a document; its ``.txt`` is ``document.text``.

    Each attribution is an event with a trigger over its whole extent and Source, Cue, Content as arguments.
    brat draws no span across a line break, so such a span is cut there; reading joins it again.
    """
    lines: list[str] = []
    n_texts = 0
    for number_, attribution in enumerate(attributions, start=1):
        arguments = []
        parts = {"Source": attribution.source, "Cue": attribution.cue, "Content": attribution.content}
        for role, spans in ({"Attribution": (attribution.extent,)} | parts).items():
            if spans:
                n_texts += 1
                lines.append(_text_line(n_texts, role, spans, document.text))
                arguments.append(f"{role}:T{n_texts}")
        lines += [f"E{number_}\t{' '.join(arguments)}", *_attributes(number_, attribution)]
    return "".join(f"{line}\n" for line in lines)


def _text_line(n: int, role: str, spans: Spans, text: str) -> str:
    pieces = [piece for span in spans for piece in _without_breaks(span, text)]
    where = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
    return f"T{n}\t{role} {where}\t{' '.join(piece.of(text) for piece in pieces)}"


def _without_breaks(span: Span, text: str) -> Iterator[Span]:
    return (Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"[^\n\r]+", span.of(text)))


def _attributes(n: int, attribution: Attribution) -> Iterator[str]:
    speaker = attribution.speaker
    flags = [("Negated", attribution.negated), ("Hedged", attribution.hedged)]
    said = [
        f"Quotation E{n} {attribution.quotation}",
        f"Kind E{n} {attribution.kind}",
        f"SpeakerType E{n} {speaker.type}",
    ]
    said += [f"{name} E{n}" for name, holds in flags if holds]
    yield from (f"A{n * 10 + i}\t{words}" for i, words in enumerate(said))
    yield f"#{n}\tAnnotatorNotes E{n}\t{compact(_note_of(attribution))}"


def _note_of(attribution: Attribution) -> dict[str, Any]:
    """Give what brat has no field for."""
    return {
        "id": attribution.id,
        "speaker": attribution.speaker.name,
        "roles": list(attribution.speaker.roles),
        "via": attribution.via,
        "probability": number(attribution.probability),
    }


@dataclass(slots=True)
class _Standoff:
    texts: dict[str, Spans] = field(default_factory=dict)
    events: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)


def read_brat(ann: str, text: str, *, path: str = "") -> tuple[Attribution, ...]:
    """Read the attributions of an ``.ann`` file; lines of other kinds are passed over.

    Raises
    ------
    DocumentError
        If a line cannot be read, points outside the text, or names what is not there.
    """
    standoff = _Standoff()
    for n, line in enumerate(ann.split("\n"), start=1):
        _read_line(standoff, line.rstrip("\r"), text, f"{path or '.ann'}, line {n}")
    return tuple(_attribution(standoff, event, path) for event in standoff.events)


def _read_line(standoff: _Standoff, line: str, text: str, where: str) -> None:
    if match := _TEXT_LINE.fullmatch(line):
        standoff.texts[match[1]] = _spans(match[3], text, where)
    elif match := _EVENT_LINE.fullmatch(line):
        arguments = (a.split(":T") for a in match[2].split())
        standoff.events[match[1]] = [(role.rstrip("0123456789"), n) for role, n in arguments]
    elif match := _ATTRIBUTE_LINE.fullmatch(line):
        standoff.attributes.setdefault(match[2], {})[match[1]] = match[3] or "true"
    elif match := _NOTE_LINE.fullmatch(line):
        standoff.notes[match[1]] = match[2]
    elif line.startswith(("T", "E")):
        raise DocumentError(
            f"{line[:80]!r} is no line of brat standoff", where=where, fix="T1<tab>Source 0 5<tab>words"
        )


def _spans(written: str, text: str, where: str) -> Spans:
    spans: list[Span] = []
    for pair in written.split(";"):
        start, end = map(int, pair.split())
        if not start < end <= len(text):
            fix = f"offsets from 0 to {len(text)}, in code points"
            raise DocumentError(f"[{start}, {end}) is no range of the text", where=where, fix=fix)
        gap = text[spans[-1].end : start] if spans else ""
        if gap and gap.isspace() and "\n" in gap:
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return tuple(spans)


def _attribution(standoff: _Standoff, event: str, path: str) -> Attribution:
    parts: dict[str, list[Span]] = {role: [] for role in ROLES}
    for role, n in standoff.events[event]:
        if n not in standoff.texts:
            raise DocumentError(f"E{event} names T{n}, which is not there", where=path or ".ann", fix="add the T line")
        parts.setdefault(role, []).extend(standoff.texts[n])
    given, note = standoff.attributes.get(event, {}), _note(standoff.notes.get(event, ""))
    return Attribution(
        id=str(note.get("id") or f"E{event}"),
        source=tuple(sorted(parts["Source"])),
        cue=tuple(sorted(parts["Cue"])),
        content=tuple(sorted(parts["Content"])),
        quotation=_word(given.get("Quotation"), get_args(Quotation), "indirect"),
        kind=_word(given.get("Kind"), get_args(Kind), "speech"),
        speaker=_speaker(given, note, has_source=bool(parts["Source"])),
        probability=float(note.get("probability") or 1.0),
        negated="Negated" in given,
        hedged="Hedged" in given,
        via=str(note.get("via") or ""),
    )


def _note(written: str) -> dict[str, Any]:
    """Read the note of an event; words that somebody wrote there by hand are passed over."""
    try:
        note = json.loads(written) if written.startswith("{") else {}
    except json.JSONDecodeError:
        return {}
    return note if isinstance(note, dict) else {}


def _speaker(given: dict[str, str], note: dict[str, Any], *, has_source: bool) -> Speaker:
    name = str(note.get("speaker") or "")
    kind: SpeakerType = _word(given.get("SpeakerType"), get_args(SpeakerType), "none")
    roles = note.get("roles")
    return Speaker(
        name=name,
        type=kind,
        roles=tuple(str(role) for role in roles) if isinstance(roles, list) else (),
        resolvable=bool(name) or not has_source,
    )


def _word(word: str | None, allowed: tuple[str, ...], default: str) -> Any:
    return word if word in allowed else default
