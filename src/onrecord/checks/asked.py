"""A plan beside the words that it must answer, and the words that it leaves out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.checks.check import Check
from onrecord.checks.nations import nation_of
from onrecord.checks.propose_names import Named, level_of
from onrecord.checks.propose_scene import Scene
from onrecord.claims.claim import Claim
from onrecord.records.record import Record, Where
from onrecord.text.spans import Span


def all_areas(opening: Span | None, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Give what opens a sentence and the claim's own words."""
    return (opening, *spans) if opening is not None else spans


LONGEST_ACRONYM = 5
"""Letters; longer words in capitals are a headline's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmatched:
    """Words that narrow a claim and that a plan does not hold."""

    words: str
    named: bool
    """True: a name that the record would hold if it were about it. False: described, or too fine for the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A plan on a record, and the words of the article that it must answer."""

    claim: Claim
    check: Check
    record: Record
    scene: Scene
    spans: tuple[Span, ...]
    """The claim's own words, without those of a coincidence's trigger."""
    opening: Span | None
    """What opens the sentence and holds for all of it ("In Mosul, the envoy said, …"); None if it is the claim's."""

    named: tuple[Named, ...]
    """What the record knows of the names in all these words."""

    @property
    def text(self) -> str:
        """The claim's own words."""
        return " ".join(s.of(self.scene.text) for s in self.spans)

    @property
    def areas(self) -> tuple[Span, ...]:
        """The opening and the claim's own words."""
        return all_areas(self.opening, self.spans)

    def rows(self) -> Where:
        """What the plan chooses rows by, on either side."""
        return (*self.check.where, *getattr(self.check, "versus", ()), *getattr(self.check, "of", ()))

    def columns(self) -> frozenset[str]:
        """The columns by which the plan chooses rows, on either side."""
        return frozenset(column for column, _ in self.rows())

    def chooses_party(self, values: tuple[str, ...]) -> bool:
        """Tell whether the plan chooses rows by a party: as one side, or as one of a pair."""
        chosen = {v for _, listed in self.rows() for v in listed}
        return any(value in chosen or any(value in pair.split(" - ") for pair in chosen) for value in values)

    def chooses_places(self) -> bool:
        """Tell whether the plan chooses rows by place."""
        return any(level_of(self.record, column) for column in self.columns())

    def chooses_parties(self) -> bool:
        """Tell whether the plan chooses rows by who acted or was acted on."""
        return any(actor.column in self.columns() for actor in self.record.descriptor.actors)

    def tells_parties(self) -> bool:
        """Tell whether the record says who acts or is acted on, in columns or for all its rows."""
        described = self.record.descriptor
        return bool(described.actors or described.about_actors or described.against)

    def knows(self, name: Span) -> bool:
        """Tell whether the record holds a name: as a value, or as what all its rows are about."""
        return any(n.span.overlaps(name) for n in self.named) or self.is_about(name.of(self.scene.text))

    def is_about(self, words: str) -> bool:
        """Tell whether all rows of the record lie in what some words name, by any word for that country."""
        return _speak_of(_where_about(self.record), words)

    def is_about_party(self, words: str) -> bool:
        """Tell whether those named act or are acted on in all rows of the record, by any word for that country."""
        return _speak_of(_who_about(self.record), words)


def _speak_of(texts: tuple[str, ...], words: str) -> bool:
    nation = nation_of(words)
    names = (words, *nation.words) if nation else (words,)
    return any(_names(name, text) for name in names for text in texts)


def _names(name: str, text: str) -> bool:
    """Tell whether a text holds a name; acronyms must be spelled exactly ("US" is not "us")."""
    flags = 0 if name.isupper() and len(name) <= LONGEST_ACRONYM else re.IGNORECASE
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags) is not None


def _where_about(record: Record) -> tuple[str, ...]:
    described = record.descriptor
    return (described.name, described.title, described.description, *described.about_places, *_who_about(record))


def _who_about(record: Record) -> tuple[str, ...]:
    described = record.descriptor
    return (described.row_means, *described.about_actors, *described.against)
