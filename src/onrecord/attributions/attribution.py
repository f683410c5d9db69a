"""What a document says that somebody said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.text.spans import Span, Spans

Quotation = Literal["direct", "indirect", "mixed"]
Kind = Literal["speech", "writing", "belief", "intention", "perception"]
SpeakerType = Literal["person", "organization", "group", "anonymous", "document", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The resolved source: who is speaking, as the article itself lets one say it."""

    name: str
    """Fullest name in the article without titles; a short description if there is no name; '' if there is no source."""
    type: SpeakerType
    roles: tuple[str, ...] = ()
    """Offices and affiliations in the article's words."""
    mentions: Spans = ()
    """Every place at which the resolution found this speaker named, described or referred to."""
    evidence: Spans = ()
    """The mentions that led from this source to the name."""
    probability: float = 1.0
    resolvable: bool = True
    """False where the source is expressed but the article does not let one say who it is."""


NO_SPEAKER = Speaker(name="", type="none", probability=1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A source, the cue that reports, and the content that is reported.

    Spans are half-open code point ranges into ``Document.text``, in reading order.
    """

    id: str
    source: Spans
    """Empty where the document hides it ("it was reported that …")."""
    cue: Spans
    """The reporting words, e.g. "told reporters"; empty where punctuation alone reports."""
    content: Spans
    quotation: Quotation
    kind: Kind
    speaker: Speaker
    probability: float
    """Calibrated probability that this is an attribution."""
    negated: bool = False
    hedged: bool = False
    via: str = ""
    """Through whom it came ("told RT that a source had said"): empty if first-hand."""

    @property
    def extent(self) -> Span:
        """The smallest range that holds source, cue and content."""
        spans = self.source + self.cue + self.content
        return Span(min(s.start for s in spans), max(s.end for s in spans))
