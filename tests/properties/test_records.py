"""What holds for every record: order never matters, days add up, shifts and spellings change nothing else."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import (
    DailySeries,
    Record,
    Selection,
    coverage_of,
    daily_series,
    find_values,
    open_record,
    placement_bounds,
    resolve_where,
    value_totals,
)
from onrecord.text.dates import Period

START = date(2020, 1, 1)
MONTH = Period(START, START + timedelta(days=30))
TOWNS = ("Ayton", "Bee-Ton", "bee ton", "Ceeton", "x' OR 1=1", "<b>")
ROWS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 12), st.sampled_from(TOWNS), st.integers(0, 10**6)), max_size=25
)
MANY = settings(max_examples=20, deadline=None, derandomize=True)


def record_of(rows: list[tuple[int, int, str, int]], folder: str) -> Record:
    """Write rows of (day, days it may last, town, hits) as a record."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["day", "last", "town", "hits"])
    for day, lasts, town, hits in rows:
        writer.writerow([START + timedelta(days=day), START + timedelta(days=day + lasts), town, hits])
    block = {
        "times": [{"column": "day", "meaning": "event", "end_column": "last"}],
        "places": [{"column": "town", "level": "place"}],
        "measures": [{"column": "hits", "unit": "hits"}],
        "coverage": {"kind": "complete", "period": MONTH.iso()},
    }
    (Path(folder) / "data.csv").write_text(out.getvalue())
    package = {"name": "made-up", "resources": [{"path": "data.csv"}], "onrecord": block}
    (Path(folder) / "datapackage.json").write_text(json.dumps(package))
    return open_record(folder)


def series_of(rows: list[tuple[int, int, str, int]], selection: Selection, period: Period = MONTH) -> DailySeries:
    with tempfile.TemporaryDirectory() as folder:
        return daily_series(record_of(rows, folder), selection, period)


@given(rows=ROWS, seed=st.randoms(use_true_random=False))
@MANY
def test_the_order_of_rows_never_matters(rows, seed):
    shuffled = list(rows)
    seed.shuffle(shuffled)
    one, other = (series_of(r, Selection(measure="hits")) for r in (rows, shuffled))
    assert np.array_equal(one.totals, other.totals)
    assert np.array_equal(one.n_rows, other.n_rows)
    assert (one.sql, one.parameters, one.notes) == (other.sql, other.parameters, other.notes)


@given(rows=ROWS)
@MANY
def test_days_add_up_to_the_plain_sum_of_the_csv(rows):
    by_day = Counter()
    for day, _, _, hits in rows:
        by_day[day] += hits
    assert series_of(rows, Selection(measure="hits")).totals.tolist() == [by_day[i] for i in range(31)]
    assert series_of(rows, Selection(measure="events")).totals.sum() == len(rows)


@given(rows=ROWS, shift=st.integers(-40, 40))
@MANY
def test_a_shift_of_rows_and_period_changes_nothing(rows, shift):
    plain = series_of(rows, Selection(measure="hits"))
    moved = series_of(rows, Selection(measure="hits", shift_days=shift), MONTH.moved(shift))
    assert np.array_equal(plain.totals, moved.totals)
    assert np.array_equal(plain.covered, moved.covered)


@given(rows=ROWS, cut=st.integers(1, 30))
@MANY
def test_parts_of_a_period_add_up_to_the_whole(rows, cut):
    halves = Period(START, START + timedelta(days=cut - 1)), Period(START + timedelta(days=cut), MONTH.end)
    whole = series_of(rows, Selection(measure="hits")).totals
    assert [*series_of(rows, Selection(measure="hits"), halves[0]).totals,
            *series_of(rows, Selection(measure="hits"), halves[1]).totals] == whole.tolist()  # fmt: skip


@given(rows=ROWS)
@MANY
def test_values_and_spellings_add_up_to_the_whole(rows):
    with tempfile.TemporaryDirectory() as folder:
        record = record_of(rows, folder)
        totals = value_totals(record, Selection(measure="hits"), MONTH, "town")
        assert sum(v.total for v in totals) == sum(hits for *_, hits in rows)
        for found in totals:
            where = resolve_where(record, (("town", found.values[:1]),))
            assert set(where[0][1]) == set(found.values)
            series = daily_series(record, Selection(measure="hits", where=where), MONTH)
            assert series.totals.sum() == found.total


@given(rows=ROWS, first=st.integers(0, 30), length=st.integers(1, 20))
@MANY
def test_what_is_surely_inside_is_possibly_inside(rows, first, length):
    period = Period(START + timedelta(days=first), START + timedelta(days=first + length - 1))
    with tempfile.TemporaryDirectory() as folder:
        record = record_of(rows, folder)
        bounds = placement_bounds(record, Selection(measure="hits"), period)
        by_start = daily_series(record, Selection(measure="hits"), period).totals.sum()
        inside = daily_series(record, Selection(measure="hits", dated_by="inside"), period).totals.sum()
    assert bounds.inside == inside or period.end > MONTH.end
    assert inside <= by_start <= bounds.touching


@given(first=st.integers(-40, 40), length=st.integers(1, 60))
@MANY
def test_covered_and_unknown_days_are_the_period(first, length):
    period = Period(START + timedelta(days=first), START + timedelta(days=first + length - 1))
    with tempfile.TemporaryDirectory() as folder:
        coverage = coverage_of(record_of([], folder), period)
    assert sorted([*coverage.covered, *coverage.unknown]) == list(period.days())
    assert all(day in MONTH for day in coverage.covered)


@given(text=st.text(alphabet=st.sampled_from("Ayton Be-’'s.(“É\u0301\n<b>"), max_size=60), start=st.integers(0, 9))
@MANY
def test_mentions_lie_inside_the_text_in_order(text, start):
    with tempfile.TemporaryDirectory() as folder:
        record = record_of([(0, 0, town, 1) for town in TOWNS], folder)
        mentions = find_values(record, text, start)
    assert all(start <= m.start < m.end <= start + len(text) for m in mentions)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
