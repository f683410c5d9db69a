from __future__ import annotations

import pytest

from onrecord.text.dates import parse_partial_date, parse_period
from onrecord.text.times import find_times

READ = [
    # text, published, expression, days
    ("from Monday to Saturday", "2016-11-22", "from Monday to Saturday", "2016-11-14/2016-11-19"),
    ("from Friday noon until Sunday night", "2016-03-23", "from Friday noon until Sunday night",
     "2016-03-18/2016-03-20"),
    ("from January to June 2015", "2016-11-03", "from January to June 2015", "2015-01/2015-06"),
    ("between November and February 2015", "2016-11-03", "between November and February 2015", "2014-11/2015-02"),
    ("August-September", "2016-11-03", "August-September", "2016-08/2016-09"),
    ("January to July saw 40", "2018-09-18", "January to July", "2018-01/2018-07"),
    ("between 1 and 25 April", "2016-11-03", "1 and 25 April", "2016-04-01/2016-04-25"),
    ("from 4 to 19 March", "2016-11-03", "4 to 19 March", "2016-03-04/2016-03-19"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "words", "days"), READ, ids=[r[0] for r in READ])
def test_reads_ranges(text: str, published: str, words: str, days: str) -> None:
    found = find_times(text, published=parse_partial_date(published))
    assert [(m.span.of(text), m.period) for m in found] == [(words, parse_period(days))]


def test_days_that_are_only_named_together_are_no_range() -> None:
    text = "on 6, 9 and 13 May"
    found = find_times(text, published=parse_partial_date("2016-11-03"))
    days = [(m.span.of(text), m.period.iso()) for m in found if m.period]
    assert days == [("6", "2016-05-06"), ("9", "2016-05-09"), ("13 May", "2016-05-13")]


def test_what_is_compared_is_no_part_of_since() -> None:
    text = "No month since the war began was worse than March"
    found = find_times(text, published=parse_partial_date("2016-04-12"))
    assert [(m.span.of(text), m.link) for m in found if m.period is not None] == [("March", "")]
