from __future__ import annotations

import pytest

from onrecord.text.dates import parse_partial_date, parse_period
from onrecord.text.times import find_times

READ = [
    # text, published, expression, days
    ("on the ninth of October", "2015-11-01", "the ninth of October", "2015-10-09"),
    ("since the twenty-third of April", "2023-08-20", "since the twenty-third of April", "2023-04-23/2023-08-20"),
    ("March eighth", "1998-03-05", "March eighth", "1998-03-08"),
    ("on Tuesday the 9th,", "2014-09-16", "Tuesday the 9th", "2014-09-09"),
    ("the second Friday of April", "2019-12-15", "the second Friday of April", "2019-04-12"),
    ("on the last Monday of October", "2019-11-10", "the last Monday of October", "2019-10-28"),
    ("since the first of the month", "2016-02-12", "since the first of the month", "2016-02-01/2016-02-12"),
    ("since the sixteenth.", "2019-12-30", "since the sixteenth", "2019-12-16/2019-12-30"),
    ("since the 13th,", "2019-06-27", "since the 13th", "2019-06-13/2019-06-27"),
    ("from the 10th to the 16th", "2020-05-19", "from the 10th to the 16th", "2020-05-10/2020-05-16"),
    ("between the 24th and the 27th at sixty", "2020-12-29", "between the 24th and the 27th", "2020-12-24/2020-12-27"),
    ("in week 17", "2018-05-14", "week 17", "2018-04-23/2018-04-29"),
    ("the fourth week of June", "2018-07-14", "the fourth week of June", "2018-06-22/2018-06-28"),
    ("in the opening quarter of 2013", "2014-03-25", "the opening quarter of 2013", "2013-01-01/2013-03-31"),
    ("the first third of last year", "2019-05-10", "the first third of last year", "2018-01-01/2018-04-30"),
    ("2021's final week", "2022-01-11", "2021's final week", "2021-12-25/2021-12-31"),
    ("in Q2", "2016-11-03", "Q2", "2016-04-01/2016-06-30"),
    ("Q3 2015", "2016-11-03", "Q3 2015", "2015-07-01/2015-09-30"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "words", "days"), READ, ids=[r[0] for r in READ])
def test_reads_days_and_parts_by_their_place(text: str, published: str, words: str, days: str) -> None:
    found = [m for m in find_times(text, published=parse_partial_date(published)) if m.period is not None]
    assert [(m.span.of(text), m.period) for m in found] == [(words, parse_period(days))]


@pytest.mark.parametrize(
    "text", ["the 21st century", "since the 13th amendment", "week 2 of the war", "the second week"]
)
def test_ordinals_of_other_things_are_no_days(text: str) -> None:
    found = find_times(text, published=parse_partial_date("2016-11-03"))
    assert [m.period for m in found if m.period is not None and m.unit != "century"] == []
