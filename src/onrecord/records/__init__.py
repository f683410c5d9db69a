"""Event and count tables: what their columns mean, the days for which they speak, and what their rows sum to."""

from onrecord.records.bad_rows import BadRow, BadRows
from onrecord.records.coverage import coverage_of
from onrecord.records.daily import daily_series
from onrecord.records.daily_together import daily_series_together
from onrecord.records.describe import ColumnMeaning, Description, MeasureTotal, TopValues, describe_record
from onrecord.records.load import bad_rows
from onrecord.records.mentions import find_values
from onrecord.records.open_record import open_record
from onrecord.records.period_totals import first_rows, low_high_totals, placement_bounds, rows_behind, value_totals
from onrecord.records.places_within import lies_within
from onrecord.records.record import (
    ActorColumn,
    Alias,
    Cells,
    Coverage,
    DailySeries,
    DayCoverage,
    Descriptor,
    LowHighTotals,
    Measure,
    PlaceColumn,
    PlacementBounds,
    Record,
    RowsBehind,
    RowSet,
    Selection,
    TimeColumn,
    Totals,
    ValueMention,
    ValueTotal,
    Where,
)
from onrecord.records.resolve import other_levels, pairs_of, resolve_where
from onrecord.records.values import ValueIndex, value_index

__all__ = [
    "ActorColumn",
    "Alias",
    "BadRow",
    "BadRows",
    "Cells",
    "ColumnMeaning",
    "Coverage",
    "DailySeries",
    "DayCoverage",
    "Description",
    "Descriptor",
    "LowHighTotals",
    "Measure",
    "MeasureTotal",
    "PlaceColumn",
    "PlacementBounds",
    "Record",
    "RowSet",
    "RowsBehind",
    "Selection",
    "TimeColumn",
    "TopValues",
    "Totals",
    "ValueIndex",
    "ValueMention",
    "ValueTotal",
    "Where",
    "bad_rows",
    "coverage_of",
    "daily_series",
    "daily_series_together",
    "describe_record",
    "find_values",
    "first_rows",
    "lies_within",
    "low_high_totals",
    "open_record",
    "other_levels",
    "pairs_of",
    "placement_bounds",
    "resolve_where",
    "rows_behind",
    "value_index",
    "value_totals",
]
