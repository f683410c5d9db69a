from __future__ import annotations

import pytest

from onrecord.documents.clock_times import clock_time


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2017-10-10T08:15:00+03:00", "08:15:00+03:00"),
        ("2017-10-10T08:15:00.000Z", "08:15:00Z"),
        ("20171010T0815", ""),
        ("2017-10-10 08:15", "08:15"),
        ("Tue, 10 Oct 2017 08:15:07 +0300", "08:15:07+03:00"),
        ("October 10, 2017 at 8:15 p.m. EDT", "20:15-04:00"),
        ("12:05am, GMT", "00:05"),
        ("12.05am GMT", "00:05Z"),
        ("14:05, 21 September 2018", "14:05"),
        ("16:30 (UTC+2)", "16:30+02:00"),
        ("9:00 CST", "09:00"),
        ("2017-10-10", ""),
        ("19.09.2016", ""),
        ("a score of 3:1", ""),
        ("25:00", ""),
        ("13:00 pm", ""),
    ],
)
def test_time_of_day_with_its_zone(value: str, time: str) -> None:
    assert clock_time(value) == time
