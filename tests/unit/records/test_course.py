"""How a record's first measure runs over its days."""

from __future__ import annotations

import pytest

from onrecord.records import open_record
from onrecord.records.course import course_of
from onrecord.reports.sparkline import course_lines, sparkline


def test_a_short_record_is_drawn_day_by_day_and_unknown_days_are_no_zero(write_record, block):
    block["coverage"]["period"] = "2020-01-01/2020-01-04"
    course = course_of(open_record(write_record(block)))
    assert (course.counted, course.unit, course.rates) == ("hits", "day", (4.0, None, 2.0, None))
    assert course_lines(course) == (
        "█·▅·",
        "hits a covered day, by day, 1 January 2020 to 4 January 2020: from 2.0 to 4.0",
    )


def test_a_complete_record_has_zeros(write_record, block):
    block["coverage"] = {"kind": "complete", "period": "2020-01-01/2020-01-04"}
    assert course_of(open_record(write_record(block))).rates == (4.0, 0.0, 2.0, 0.0)


@pytest.mark.parametrize(
    ("period", "unit", "n_spans"),
    [
        ("2020-01-01/2020-02-29", "day", 60),
        ("2020-01-01/2020-03-01", "week", 9),
        ("2020-01-15/2022-01-15", "month", 25),
        ("2000-01-01/2020-12-31", "year", 21),
    ],
)
def test_longer_records_are_drawn_in_longer_spans(write_record, block, period, unit, n_spans):
    block["coverage"]["period"] = period
    course = course_of(open_record(write_record(block)))
    assert (course.unit, len(course.spans)) == (unit, n_spans)
    assert course.spans[0].start == open_record(write_record(block)).descriptor.coverage.period.start


def test_nothing_is_drawn_flat():
    assert sparkline([0.0, None, 0.0]) == "▁·▁"
    assert sparkline([]) == ""
