"""Daily series, coverage and totals of small records."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.records import (
    LowHighTotals,
    PlacementBounds,
    Selection,
    coverage_of,
    daily_series,
    first_rows,
    low_high_totals,
    open_record,
    placement_bounds,
    rows_behind,
    value_totals,
)
from onrecord.text.dates import parse_period

HITS = Selection(measure="hits")
FOUR_DAYS = parse_period("2020-01-01/2020-01-04")


def test_a_day_without_a_row_is_unknown_and_not_zero(write_record):
    series = daily_series(open_record(write_record()), HITS, FOUR_DAYS)
    assert series.totals.tolist() == [4, 0, 2, 0]
    assert series.n_rows.tolist() == [2, 0, 1, 0]
    assert series.covered.tolist() == [True, False, True, False]


def test_a_day_covered_by_another_town_is_zero_here(write_record):
    series = daily_series(
        open_record(write_record()), Selection(measure="hits", where=(("town", ("Beeton",)),)), FOUR_DAYS
    )
    assert series.totals.tolist() == [1, 0, 0, 0]
    assert series.covered.tolist() == [True, False, True, False]


def test_events_are_rows(write_record):
    series = daily_series(open_record(write_record()), Selection(measure="events"), FOUR_DAYS)
    assert series.totals.tolist() == [2, 0, 1, 0]


def test_a_complete_record_speaks_for_all_days_but_those_listed(write_record, block):
    block["coverage"] = {"kind": "complete", "period": "2020-01-02/2020-01-31", "days_without": ["2020-01-04"]}
    series = daily_series(open_record(write_record(block)), HITS, parse_period("2020-01-01/2020-01-05"))
    assert series.covered.tolist() == [False, True, True, False, True]
    assert series.totals.tolist() == [0, 0, 2, 0, 0]
    assert series.notes == ("2 rows are dated to days for which the record does not otherwise speak: left out.",)


def test_days_outside_the_record_are_unknown(write_record):
    series = daily_series(open_record(write_record()), HITS, parse_period("2019"))
    assert not series.covered.any()


def test_a_shift_moves_rows_and_coverage_together(write_record):
    record = open_record(write_record())
    series = daily_series(record, Selection(measure="hits", shift_days=1), FOUR_DAYS)
    assert series.totals.tolist() == [0, 4, 0, 2]
    assert series.covered.tolist() == [False, True, False, True]
    assert coverage_of(record, FOUR_DAYS, shift_days=1).covered == (date(2020, 1, 2), date(2020, 1, 4))


def test_a_blank_cell_makes_the_day_unknown(write_record):
    table = "day,town,hits\n2020-01-01,Ayton,3\n2020-01-01,Beeton,\n2020-01-02,Ayton,2\n"
    record = open_record(write_record(table=table))
    series = daily_series(record, HITS, FOUR_DAYS)
    assert series.covered.tolist() == [False, True, False, False]
    assert series.notes == ("1 day is left out as unknown: a figure of hits is blank or missing.",)
    ayton = daily_series(record, Selection(measure="hits", where=(("town", ("Ayton",)),)), FOUR_DAYS)
    assert ayton.totals.tolist() == [3, 2, 0, 0]


def test_rows_without_a_date_are_on_no_day(write_record):
    record = open_record(write_record(table="day,town,hits\n,Ayton,3\n2020-01-02,Ayton,2\n"))
    assert daily_series(record, HITS, parse_period("2020")).totals.sum() == 2


def test_repeating_rows_are_left_out_unless_asked_for(write_record, block):
    block["repeats"] = [{"where": {"town": "All"}, "meaning": "sum of the towns"}]
    record = open_record(write_record(block, "day,town,hits\n2020-01-01,Ayton,3\n2020-01-01,All,3\n"))
    assert daily_series(record, HITS, FOUR_DAYS).totals[0] == 3
    assert daily_series(record, Selection(measure="hits", where=(("town", ("All",)),)), FOUR_DAYS).totals[0] == 3


@pytest.fixture
def interval_record(write_record, block):
    """Give a record whose events may have happened on several days, one of them late."""
    block["times"] = [{"column": "day", "end_column": "last", "meaning": "event", "precision_column": "precision"}]
    block["times"][0]["day_precisions"] = ["1"]
    block["coverage"] = {"kind": "complete", "period": "2020"}
    block["late"] = {"where": {"late": "yes"}, "meaning": "reported late", "dated_by": "end"}
    rows = ["day,last,precision,late,town,hits", "2020-01-02,2020-01-02,1,no,Ayton,1"]
    rows += ["2020-01-01,2020-01-31,4,no,Ayton,10", "2020-01-04,2020-01-08,2,no,Ayton,100"]
    rows += ["2020-01-01,2020-01-03,2,yes,Ayton,1000"]
    return open_record(write_record(block, "\n".join(rows) + "\n"))


@pytest.mark.parametrize(
    ("selection", "totals"),
    [
        (HITS, [10, 1, 0, 100]),
        (Selection(measure="hits", dated_by="inside"), [0, 1, 0, 0]),
        (Selection(measure="hits", day_precise_only=True), [0, 1, 0, 0]),
        (Selection(measure="hits", include_late=True), [10, 1, 1000, 100]),
    ],
)
def test_rows_of_several_days_count_as_asked(interval_record, selection, totals):
    assert daily_series(interval_record, selection, FOUR_DAYS).totals.tolist() == totals


@pytest.mark.parametrize(
    ("period", "late", "bounds"),
    [
        ("2020-01-01/2020-01-04", False, (1, 111)),
        ("2020-01", False, (111, 111)),
        ("2020-01-05", False, (0, 110)),
        ("2020-01-02/2020-01-03", True, (1, 1011)),
        ("2020-02", True, (0, 0)),
    ],
)
def test_rows_of_several_days_bound_a_total(interval_record, period, late, bounds):
    found = placement_bounds(interval_record, Selection(measure="hits", include_late=late), parse_period(period))
    assert found == PlacementBounds(inside=bounds[0], touching=bounds[1])


def test_a_month_is_a_date_of_all_its_days(write_record):
    record = open_record(write_record(table="day,town,hits\n2020-01,Ayton,3\n"))
    assert placement_bounds(record, HITS, parse_period("2020-01-05")) == PlacementBounds(inside=0, touching=3)
    assert coverage_of(record, FOUR_DAYS).covered == ()


def test_low_and_high_estimates(write_record, block):
    block["measures"][0] |= {"low_column": "low", "high_column": "high"}
    table = "day,town,hits,low,high\n2020-01-01,Ayton,3,1,9\n2020-01-02,Ayton,4,4,\n"
    record = open_record(write_record(block, table))
    assert low_high_totals(record, HITS, FOUR_DAYS) == LowHighTotals(low=5, best=7, high=9, n_rows=2)
    assert daily_series(record, Selection(measure="low"), FOUR_DAYS).totals.tolist() == [1, 4, 0, 0]
    found = low_high_totals(record, Selection(measure="events"), FOUR_DAYS)
    assert found == LowHighTotals(low=None, best=2, high=None, n_rows=2)


def test_totals_by_value_join_spellings(write_record, block):
    block["aliases"] = [{"columns": ["town"], "values": ["Ayton", "Eyton"]}]
    cells = ("Ayton,1", "Ayton,1", "Eyton,2", "Bee-Ton,3", "bee ton,1", ",7")
    table = "day,town,hits\n" + "".join(f"2020-01-01,{c}\n" for c in cells)
    found = value_totals(open_record(write_record(block, table)), HITS, FOUR_DAYS, "town")
    assert [(v.values, v.total, v.n_rows) for v in found] == [
        ((), 7, 1),
        (("Ayton", "Eyton"), 4, 3),
        (("Bee-Ton", "bee ton"), 4, 2),
    ]


def test_first_rows_are_cells_as_the_table_has_them(write_record):
    rows = first_rows(open_record(write_record()), HITS, FOUR_DAYS, limit=2)
    assert rows == (
        (("day", "2020-01-01"), ("town", "Ayton"), ("hits", "3")),
        (("day", "2020-01-01"), ("town", "Beeton"), ("hits", "1")),
    )


def test_rows_behind_several_sums_are_given_once_and_counted(write_record):
    record = open_record(write_record())
    third, all_days = parse_period("2020-01-03"), FOUR_DAYS
    found = rows_behind(record, [(HITS, third), (HITS, all_days)], limit=2)
    assert found.n_rows == 3
    assert [dict(row)["day"] for row in found.rows] == ["2020-01-03", "2020-01-01"]
    assert len(rows_behind(record, [(HITS, third), (HITS, all_days)]).rows) == 3


def test_values_of_a_question_are_parameters(write_record):
    series = daily_series(
        open_record(write_record()), Selection(measure="hits", where=(("town", ("Ayton",)),)), FOUR_DAYS
    )
    assert series.parameters == ("2020-01-01", "2020-01-04", "Ayton")
    assert "Ayton" not in series.sql
    assert '"town" IN (?)' in series.sql


def test_a_part_that_nobody_states_makes_the_day_unknown(write_record, block):
    block["totals"] = [{"column": "town", "total": "All", "parts": ["Ayton", "Beeton"], "within": ["day"]}]
    table = "day,town,hits\n2020-01-01,All,5\n2020-01-02,Ayton,5\n2020-01-03,Ayton,5\n2020-01-03,Beeton,1\n"
    record = open_record(write_record(block, table))

    def days(*towns: str) -> list[float | None]:
        where = (("town", towns),) if towns else ()
        series = daily_series(record, Selection(measure="hits", where=where), FOUR_DAYS)
        return [t if c else None for t, c in zip(series.totals.tolist(), series.covered.tolist(), strict=True)]

    assert days() == [5, None, 6, None]
    assert days("All") == [5, None, 6, None]
    assert days("Ayton") == [None, 5, 5, None]
    assert days("Beeton") == [None, None, 1, None]
