"""Speakers named by layout alone: transcripts ("WALLACE: …") and signed quotations ("… — Ana Ruiz")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.attributions.raw import RawAttribution
from onrecord.attributions.wordlists import function_words
from onrecord.documents.document import Block, Document
from onrecord.text.spans import Span, trimmed

_WORD = r"[A-Z][\w.’'&-]*"
_TURN = re.compile(rf"\s*((?:{_WORD}[ \xa0]){{0,4}}{_WORD}(?: \([^)\n]{{1,40}}\))?)(:)\s+(?=\S)")
_SIGNED = re.compile(rf"([\"“][^\n]+[\"”])\s*([—–―]|--)\s*((?:{_WORD}[ \xa0]){{0,4}}{_WORD})\s*$")
_LABELS = function_words("layout_labels")
_CERTAIN, _LIKELY = 0.9, 0.7


def turns_in(document: Document) -> dict[int, RawAttribution]:
    """Find blocks that open with a speaker's name and a colon, by the number of the speaking block."""
    blocks = document.blocks_that_speak()
    seen: dict[str, int] = {}
    turns: list[tuple[int, Block, re.Match[str]]] = []
    for number, block in enumerate(blocks):
        match = _TURN.match(document.text, block.span.start, block.span.end)
        if match is not None and match.group(1).split()[0].lower() not in _LABELS:
            seen[match.group(1)] = seen.get(match.group(1), 0) + 1
            turns.append((number, block, match))
    return {
        number: _turn(document.text, block, match)
        for number, block, match in turns
        if _is_speaker(document.text, block, match, seen[match.group(1)])
    }


def _is_speaker(text: str, block: Block, match: re.Match[str], times: int) -> bool:
    name = match.group(1)
    return (name.isupper() and len(name) > 2) or times > 1 or block.role == "headline" or text[match.end()] in '"“'


def _turn(text: str, block: Block, match: re.Match[str]) -> RawAttribution:
    content = trimmed(Span(match.end(), block.span.end), text)
    return RawAttribution(
        source=(Span(*match.span(1)),),
        cue=(Span(*match.span(2)),),
        content=(content,),
        probability=_CERTAIN if match.group(1).isupper() else _LIKELY,
    )


def signed_in(document: Document) -> Iterator[tuple[int, RawAttribution]]:
    """Find quotations that end in a dash and a name."""
    for number, block in enumerate(document.blocks_that_speak()):
        match = _SIGNED.search(document.text, block.span.start, block.span.end)
        if match is not None:
            content, cue, source = (Span(*match.span(group)) for group in (1, 2, 3))
            yield number, RawAttribution(source=(source,), cue=(cue,), content=(content,), probability=_CERTAIN)
