"""Event and count tables: what their columns mean, the days for which they speak, and what their rows sum to."""

from onrecord.records.coverage import coverage_of
from onrecord.records.daily import daily_series
from onrecord.records.open_record import open_record
from onrecord.records.period_totals import first_rows, low_high_totals, placement_bounds
from onrecord.records.record import (
    ActorColumn,
    Alias,
    Coverage,
    DailySeries,
    DayCoverage,
    Descriptor,
    LowHighTotals,
    Measure,
    PlaceColumn,
    PlacementBounds,
    Record,
    RowSet,
    Selection,
    TimeColumn,
    Totals,
    ValueMention,
    ValueTotal,
    Where,
)
from onrecord.records.resolve import pairs_of, resolve_where

__all__ = [
    "ActorColumn",
    "Alias",
    "Coverage",
    "DailySeries",
    "DayCoverage",
    "Descriptor",
    "LowHighTotals",
    "Measure",
    "PlaceColumn",
    "PlacementBounds",
    "Record",
    "RowSet",
    "Selection",
    "TimeColumn",
    "Totals",
    "ValueMention",
    "ValueTotal",
    "Where",
    "coverage_of",
    "daily_series",
    "first_rows",
    "low_high_totals",
    "open_record",
    "pairs_of",
    "placement_bounds",
    "resolve_where",
]
