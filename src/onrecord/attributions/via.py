"""Through whom a statement came: "told RT that a source had said" makes the source second-hand."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attributions.attribution import Speaker
from onrecord.attributions.raw import RawAttribution
from onrecord.text.spans import Span


def vias_of(raws: Sequence[RawAttribution], speakers: Sequence[Speaker]) -> tuple[str, ...]:
    """Give, for each attribution in reading order, the name of the speaker in whose content it stands.

    The innermost content that holds both source and cue counts; '' where there is none, or where a speaker only
    reports his or her own words.
    """
    open_contents: list[tuple[Span, int]] = []
    order = sorted(range(len(raws)), key=lambda number: _place(raws[number]))
    contents = sorted((span, n) for n, raw in enumerate(raws) for span in raw.content)
    at = 0
    vias = [""] * len(raws)
    for number in order:
        place = _place(raws[number])
        while at < len(contents) and contents[at][0].start <= place.start:
            span, owner = contents[at]
            open_contents = [item for item in open_contents if item[0].end > span.start]
            open_contents.append((span, owner))
            at += 1
        open_contents = [item for item in open_contents if item[0].end > place.start]
        holders = [owner for span, owner in open_contents if span.covers(place) and owner != number]
        if holders and speakers[holders[-1]].name != speakers[number].name:
            vias[number] = speakers[holders[-1]].name
    return tuple(vias)


def _place(raw: RawAttribution) -> Span:
    spans = raw.source + raw.cue or raw.content
    return Span(min(span.start for span in spans), max(span.end for span in spans))
