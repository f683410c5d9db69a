"""What a measure counts, in words."""

from __future__ import annotations

from onrecord.checks.check import Check
from onrecord.findings.wording import where_words
from onrecord.records.record import Record


def unit_of(record: Record, measure: str) -> str:
    """Give the unit of a measure ("strikes", "deaths", "events")."""
    if measure == "events":
        return "events"
    described = record.descriptor.measure(measure)
    return described.unit if described and described.unit else measure


def what_is_counted(record: Record, check: Check) -> str:
    """Give what a plan counts, with the rows that it takes ("strikes (Manbij)")."""
    unit = unit_of(record, check.measure)
    return f"{unit} ({where_words(check.where)})" if check.where else unit
