"""Many series from one question are the same as one by one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onrecord.records import (
    Record,
    Selection,
    daily_series,
    daily_series_together,
    open_record,
    resolve_where,
    value_totals,
)
from onrecord.text.dates import parse_period

EXAMPLES = Path(__file__).parents[3] / "examples/records"
NAMES = sorted(folder.name for folder in EXAMPLES.iterdir() if folder.is_dir())


def selections_of(record: Record) -> list[Selection]:
    """Give all measures × the largest places × shifts × late rows × totals."""
    described = record.descriptor
    measures = ["events", *(c for m in described.measures for c in (m.column, m.low_column, m.high_column) if c)]
    column = described.places[0].column
    largest = value_totals(record, Selection(measure="events"), described.coverage.period, column)[:3]
    places = [(), *(resolve_where(record, ((column, part.values),)) for part in largest if part.values)]
    return [
        Selection(measure=measure, where=where, shift_days=shift, include_late=late, totals=totals)
        for measure in measures
        for where in places
        for shift in (0, -1)
        for late in (False, True)
        for totals in ("", "parts", "stated")
    ]


@pytest.mark.parametrize("name", NAMES)
def test_together_equals_one_by_one(name: str) -> None:
    record = open_record(EXAMPLES / name)
    selections, period = selections_of(record), record.descriptor.coverage.period
    together = daily_series_together(record, selections, period)
    for selection, series in list(zip(selections, together, strict=True))[::5]:
        alone = daily_series(record, selection, period)
        assert series.start == alone.start
        for field in ("totals", "n_rows", "covered"):
            np.testing.assert_array_equal(getattr(series, field), getattr(alone, field), err_msg=f"{selection} {field}")


def test_blank_cells_late_rows_and_days_outside(write_record, block):
    block["coverage"]["where"] = {"town": "Ayton"}
    block["late"] = {"where": {"town": "Beeton"}, "meaning": "late"}
    table = "day,town,hits\n2020-01-01,Ayton,\n2020-01-02,Ayton,1\n2020-01-03,Beeton,5\n"
    record = open_record(write_record(block, table))
    selections = [Selection(measure="hits", include_late=late, shift_days=s) for late in (False, True) for s in (0, -1)]
    period = parse_period("2019-12-30/2020-01-04")
    for selection, series in zip(selections, daily_series_together(record, selections, period), strict=True):
        alone = daily_series(record, selection, period)
        for field in ("totals", "n_rows", "covered"):
            assert getattr(series, field).tolist() == getattr(alone, field).tolist()
    assert series.totals.tolist() == [0, 0, 1, 5, 0, 0]


def test_nothing_asked_for_is_no_question(write_record):
    assert daily_series_together(open_record(write_record()), [], parse_period("2020-01")) == ()
