"""What the loaded records can speak of, for the reader of claims."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.vocabulary import Topic, Vocabulary
from onrecord.records.record import Record


def vocabulary_of(records: Sequence[Record]) -> Vocabulary:
    """Gather the words by which articles speak of what the records count.

    Parameters
    ----------
    records
        Opened records.

    Returns
    -------
    Vocabulary
        One topic for each measure, and one for the rows of a record whose description names them.
    """
    topics = [topic for record in records for topic in _topics(record)]
    return Vocabulary(topics=tuple(topics), coverage=tuple((r.name, r.descriptor.coverage.period) for r in records))


def _topics(record: Record) -> list[Topic]:
    descriptor = record.descriptor
    topics = [
        Topic(record=record.name, measure=m.column, unit=m.unit, words=m.words)
        for m in descriptor.measures
        if m.words or m.unit
    ]
    if descriptor.events_words:
        topics.append(Topic(record=record.name, measure="events", unit="events", words=descriptor.events_words))
    return topics
