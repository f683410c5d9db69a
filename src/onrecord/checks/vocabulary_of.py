"""What the loaded records can speak of, for the reader of claims."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.claims.topics import is_listed
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
    topics = [topic for record in records for topic in topics_of(record)]
    return Vocabulary(topics=tuple(topics), coverage=tuple((r.name, r.descriptor.coverage.period) for r in records))


def topics_of(record: Record) -> tuple[Topic, ...]:
    """Give what a record counts: its measures, and its rows if its description names them.

    The unit of rows is ``events`` where their words are among those of violence that every reader knows ("clash",
    "attack"), else the record's own first word for them ("burglary").
    """
    described = record.descriptor
    topics = [
        Topic(record=record.name, measure=m.column, unit=m.unit, words=m.words)
        for m in described.measures
        if m.words or m.unit
    ]
    if described.events_words:
        unit = "events" if any(is_listed("events", w) for w in described.events_words) else described.events_words[0]
        topics.append(Topic(record=record.name, measure="events", unit=unit, words=described.events_words))
    return tuple(topics)
