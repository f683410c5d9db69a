from __future__ import annotations

import pytest

from onrecord.text.dates import parse_partial_date, parse_period
from onrecord.text.times import find_times

READ = [
    # text, published, last expression, days
    ("since the winter before last", "2015-06-15", "since the winter before last", "2013-12-01/2015-06-15"),
    ("since the August before last", "2023-03-12", "since the August before last", "2021-08-01/2023-03-12"),
    ("fewer in April than the April before.", "2020-05-26", "the April before", "2019-04"),
    ("on Saturday as on the Saturday before.", "2018-12-09", "the Saturday before", "2018-12-01"),
    ("the previous autumn", "2019-12-04", "the previous autumn", "2019-09-01/2019-11-30"),
    ("the previous year's May", "2019-11-20", "the previous year's May", "2018-05"),
    ("the previous weekend", "2016-11-03", "the previous weekend", "2016-10-29/2016-10-30"),
    ("on the weekend of 23 May than the previous weekend", "2020-05-26", "the previous weekend",
     "2020-05-16/2020-05-17"),
    ("from 1 to 20 May than in the same weeks of last year", "2016-06-01", "the same weeks of last year",
     "2015-05-01/2015-05-20"),
    ("From April to June they fell below the same months of 2015", "2016-07-01", "the same months of 2015",
     "2015-04-01/2015-06-30"),
    ("from 1 to 12 June against the same stretch of May", "2019-06-13", "the same stretch of May",
     "2019-05-01/2019-05-12"),
    ("by the same date in 2014", "2015-04-20", "by the same date in 2014", "2014-01-01/2014-04-20"),
    ("this time last year", "2015-04-20", "this time last year", "2014-04"),
    ("In August, more than in the one before.", "2015-09-20", "the one before", "2015-07"),
    ("On Tuesday bombs fell. That night", "2016-11-03", "That night", "2016-11-01"),
    ("On Tuesday bombs fell. The next morning", "2016-11-03", "The next morning", "2016-11-02"),
    ("The truce began on 4 May. Since then", "2016-11-03", "Since then", "2016-05-04/2016-11-03"),
    ("Twelve fell in June, forty in the previous three months", "2016-07-03", "the previous three months",
     "2016-03-01/2016-05-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "words", "days"), READ, ids=[r[2] for r in READ])
def test_reads_names_of_other_years_and_weeks(text: str, published: str, words: str, days: str) -> None:
    last = find_times(text, published=parse_partial_date(published))[-1]
    assert (last.span.of(text), last.period) == (words, parse_period(days))


@pytest.mark.parametrize("text", ["that night", "the next evening", "since then", "than in the one before"])
def test_what_hangs_on_days_that_nobody_named_is_not_read(text: str) -> None:
    assert [m for m in find_times(text, published=parse_partial_date("2016-11-03")) if m.period is not None] == []
