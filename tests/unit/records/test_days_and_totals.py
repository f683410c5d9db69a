"""Date cells, and figures that follow from totals."""

from __future__ import annotations

import pytest

from onrecord.records.days import read_days
from onrecord.records.record import Totals
from onrecord.records.totals import TotalsRow, split_totals

BOTH = Totals(column="country", total="both", parts=("Syria", "Iraq"), within=("day",))


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("2017-08-01", "2017-08-01"),
        (" 2017-08-01 ", "2017-08-01"),
        ("20170801", "2017-08-01"),
        ("2017-08-01T23:59:59Z", "2017-08-01"),
        ("2017-08-01 00:00:00.000", "2017-08-01"),
        ("2017-08-01 10:00:00+02", "2017-08-01"),
        ("2017-08", "2017-08"),
        ("2017", "2017"),
        ("2017-07-30/2017-07-31", "2017-07-30/2017-07-31"),
        ("2017-06-17;2017-08-26/2017-08-27", "2017-06-17/2017-08-27"),
        ("2017-08-26;2017-06-17", "2017-06-17/2017-08-26"),
    ],
)
def test_a_date_cell_stands_for_days(cell, days):
    assert read_days(cell).iso() == days


@pytest.mark.parametrize(
    "cell", ["", "08/01/2017", "2017-13-01", "2017-02-30", "2017-08-02/2017-08-01", "2017-08-01;", "1.5"]
)
def test_other_cells_are_no_date(cell):
    with pytest.raises(ValueError, match=r"not a date|must|out of range|month"):
        read_days(cell)


def rows(*figures: tuple[str, float | None]) -> list[TotalsRow]:
    return [TotalsRow(row=i, within=("d",), value=v, amounts=(a,)) for i, (v, a) in enumerate(figures, 1)]


def test_a_missing_part_is_the_total_less_the_other():
    split = split_totals(BOTH, rows(("both", 27), ("Syria", 21)))
    assert [(d.value, d.amounts, d.like_row) for d in split.derived] == [("Iraq", (6,), 1)]
    assert (split.not_with_parts, split.not_with_stated, split.unknown) == ([1], [2], [])


def test_a_missing_total_is_the_sum():
    split = split_totals(BOTH, rows(("Syria", 10), ("Iraq", 4)))
    assert [(d.value, d.amounts) for d in split.derived] == [("both", (14,))]
    assert (split.not_with_parts, split.not_with_stated) == ([], [1, 2])


def test_a_total_alone_stands_in_for_its_parts():
    split = split_totals(BOTH, rows(("both", 5)))
    assert (split.derived, split.not_with_parts, split.not_with_stated) == ([], [], [])
    assert split.unknown == [(1, "Syria"), (1, "Iraq")]


def test_a_part_alone_leaves_the_rest_unknown():
    assert split_totals(BOTH, rows(("Syria", 5))).unknown == [(1, "Iraq"), (1, "both")]


@pytest.mark.parametrize(
    "figures", [[("both", 5), ("Syria", 6)], [("both", None), ("Syria", 6)], [("both", 5), ("Syria", None)]]
)
def test_what_does_not_follow_is_not_derived(figures):
    split = split_totals(BOTH, rows(*figures))
    assert split.derived == []
    assert split.unknown == [(1, "Iraq")]
    assert split.not_with_parts == [2]


def test_a_total_that_is_not_the_sum_is_a_contradiction():
    [found] = split_totals(BOTH, rows(("both", 16), ("Syria", 16), ("Iraq", 8))).contradictions
    assert (found.row, found.stated, found.added) == (1, 16, 24)


def test_groups_are_told_apart_by_their_cells():
    days = [
        TotalsRow(row=1, within=("a",), value="both", amounts=(5,)),
        TotalsRow(row=2, within=("b",), value="Syria", amounts=(3,)),
    ]
    assert split_totals(BOTH, days).derived == []
