"""What a rule finds in the words of a unit."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.attributions.rules.contents import Range


@dataclass(frozen=True, slots=True)
class Match:
    """Source, cue and content as token ranges of a unit."""

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
