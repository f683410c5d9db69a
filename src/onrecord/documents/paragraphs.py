"""Part a plain text into blocks: at blank lines, and at line breaks that are not just wrapping."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.text.spans import Span, trimmed

WIDEST_WRAP = 120
"""Longer lines were not wrapped by a program for mail or terminals; those use 65 to 100 characters."""

NARROWEST_WRAP = 45
"""Shorter lines are addresses, headings or verse."""

_LINE = re.compile(r"[^\r\n]+")
_CLOSERS = "\"'”’»)]*"


def text_blocks(text: str) -> tuple[Span, ...]:
    """Give the paragraphs of a plain text, in order, without white space at their edges.

    A blank line always parts. A single line break parts if the file has one paragraph a line, and does not if the
    lines are wrapped: then each is about as long as the longest, up to the first word of the next. Knowingly misses:
    verse, tables, and wrapped text of which one paragraph has a single line and no blank line after it.
    """
    stanzas = _stanzas(text)
    wrapped_at = _wrap_width(stanzas, text)
    return tuple(block for stanza in stanzas for block in _paragraphs(stanza, text, wrapped_at))


def _stanzas(text: str) -> list[list[Span]]:
    stanzas: list[list[Span]] = []
    before = None
    for match in _LINE.finditer(text):
        line = trimmed(Span(match.start(), match.end()), text)
        if not len(line):
            continue
        if before is None or _blank_between(text, before, line):
            stanzas.append([])
        stanzas[-1].append(line)
        before = line
    return stanzas


def _blank_between(text: str, left: Span, right: Span) -> bool:
    gap = text[left.end : right.start].replace("\r\n", "\n")
    return gap.count("\n") + gap.count("\r") > 1


def _wrap_width(stanzas: Sequence[Sequence[Span]], text: str) -> int:
    """Give the width at which the lines of the file are wrapped, or 0 if they are not."""
    breaks = [pair for stanza in stanzas for pair in pairwise(stanza) if len(pair[0]) >= NARROWEST_WRAP]
    width = max((len(line) for pair in breaks for line in pair), default=0)
    if not breaks or width > WIDEST_WRAP:
        return 0
    open_ended = sum(not _ends_sentence(left.of(text)) for left, _ in breaks)
    filled = sum(_fills(left, right, text, width) for left, right in breaks)
    return width if 2 * open_ended >= len(breaks) and 3 * filled >= 2 * len(breaks) else 0


def _paragraphs(stanza: Sequence[Span], text: str, wrapped_at: int) -> list[Span]:
    blocks = [stanza[0]]
    for left, right in pairwise(stanza):
        if _is_soft(left, right, text, wrapped_at):
            blocks[-1] = Span(blocks[-1].start, right.end)
        else:
            blocks.append(right)
    return blocks


def _is_soft(left: Span, right: Span, text: str, wrapped_at: int) -> bool:
    if text[right.start].islower() and not _ends_sentence(left.of(text)):
        return True
    return wrapped_at > 0 and _fills(left, right, text, wrapped_at)


def _fills(left: Span, right: Span, text: str, width: int) -> bool:
    """Tell whether the first word of the next line would not have fitted (within a tenth of the width)."""
    first_word = len(right.of(text).split(maxsplit=1)[0])
    return len(left) + 1 + first_word > 0.9 * width


def _ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSERS).endswith((".", "!", "?", "…")) or line.endswith(":")
