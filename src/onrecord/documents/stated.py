"""What a file states about its article outside the text: tags for machines, headers, properties."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.documents.document import DateFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """The facts that a page, a mail or a file gives beside its text; empty where it gives none."""

    title: str = ""
    window_title: str = ""
    """A title that is often longer or shorter than the headline; used only where there is no other."""
    byline: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()
    """Who sent or posted it: the author only where the text names none."""
    outlet: str = ""
    dates: tuple[DateFound, ...] = ()
    timed: tuple[DateFound, ...] = ()
    """Dates that may belong to something else (``time`` elements, file properties), heard if nothing else speaks."""
    url: str = ""
    canonical_elsewhere: str = ""
    language: str = ""
    warnings: tuple[str, ...] = ()
