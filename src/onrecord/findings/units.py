"""What a measure counts, in words."""

from __future__ import annotations

from onrecord.records.record import Record


def unit_of(record: Record, measure: str) -> str:
    """Give the unit of a measure ("strikes", "deaths", "events")."""
    if measure == "events":
        return "events"
    described = record.descriptor.measure(measure)
    return described.unit if described and described.unit else measure
