"""What the loaded records can speak of, as plain words: all that the reading of claims needs to know of them."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.text.dates import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something that a record counts."""

    record: str
    measure: str
    """``events`` or a column."""
    unit: str
    """What is counted, in the record's words ("strikes", "deaths"); ``events`` for rows."""
    words: tuple[str, ...] = ()
    """Nouns and verbs by which articles speak of it, from the record's description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The topics of all loaded records."""

    topics: tuple[Topic, ...] = ()
    coverage: tuple[tuple[str, Period], ...] = ()
    """The period for which each record speaks."""

    @property
    def units(self) -> frozenset[str]:
        """The units in which something is counted."""
        return frozenset(t.unit for t in self.topics)


NO_RECORDS = Vocabulary()
