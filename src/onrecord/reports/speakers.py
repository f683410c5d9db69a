"""Who said what: one entry a speaker, with all that he, she or it said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.attributions.attribution import Attribution, Speaker, SpeakerType
from onrecord.reports.labels import KINDS, NO_SOURCE, QUOTATIONS, SPEAKER_TYPES
from onrecord.reports.wording import one_line, percent_words, quoted
from onrecord.text.spans import join_spans


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerEntry:
    """A speaker of the article and every statement attributed to that speaker."""

    name: str
    """For readers: never empty."""
    type: SpeakerType
    roles: tuple[str, ...]
    resolvable: bool
    statements: tuple[Attribution, ...]


SpeakerKey = tuple[str, SpeakerType]


def speaker_key(speaker: Speaker) -> SpeakerKey:
    """Give what makes two speakers the same."""
    return speaker.name, speaker.type


def speaker_entries(attributions: Iterable[Attribution]) -> tuple[SpeakerEntry, ...]:
    """Group statements by speaker: most statements first, then in order of appearance, sources that are hidden last."""
    groups: dict[SpeakerKey, list[Attribution]] = {}
    for attribution in attributions:
        groups.setdefault(speaker_key(attribution.speaker), []).append(attribution)
    entries = [_entry(group) for group in groups.values()]
    return tuple(sorted(entries, key=lambda e: (e.type == "none", -len(e.statements))))


def _entry(statements: list[Attribution]) -> SpeakerEntry:
    speaker = statements[0].speaker
    roles = dict.fromkeys(role for a in statements for role in a.speaker.roles)
    return SpeakerEntry(
        name=display_name(speaker),
        type=speaker.type,
        roles=tuple(roles),
        resolvable=all(a.speaker.resolvable for a in statements),
        statements=tuple(statements),
    )


def display_name(speaker: Speaker) -> str:
    """Give the name that readers see."""
    return speaker.name or NO_SOURCE


def how_known(attribution: Attribution, text: str) -> str:
    """Say who says it, how, through whom, and by which words of the article that is known."""
    speaker = attribution.speaker
    what = ", ".join([SPEAKER_TYPES[speaker.type], *(one_line(role) for role in speaker.roles)])
    said = [
        f"{one_line(display_name(speaker))} ({what})",
        f"{KINDS[attribution.kind]}, {QUOTATIONS[attribution.quotation]}",
        f"second-hand through {one_line(attribution.via)}" if attribution.via else "",
        f"in the words {quoted(join_spans(attribution.cue, text))}" if attribution.cue else "",
        f"known from {quoted(join_spans(speaker.evidence, text))}" if speaker.evidence else "",
        f"probability {percent_words(attribution.probability)}",
    ]
    return " · ".join(words for words in said if words)


def speaker_colours(entries: Iterable[SpeakerEntry], n_colours: int) -> dict[SpeakerKey, int]:
    """Give the first speakers the colours from 1 to `n_colours`; the rest, papers and hidden sources share 0."""
    keys = [speaker_key(entry.statements[0].speaker) for entry in entries]
    named = [key for key in keys if key[1] not in ("none", "document")]
    return dict.fromkeys(keys, 0) | {key: i for i, key in enumerate(named[:n_colours], start=1)}
