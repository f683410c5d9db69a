from __future__ import annotations

import pytest

from onrecord.text.dates import parse_partial_date, parse_period
from onrecord.text.times import find_times

READ = [
    # text, published, expression, days
    ("for three weeks now", "2016-10-28", "three weeks now", "2016-10-08/2016-10-28"),
    ("in the past year and a half", "2019-11-14", "the past year and a half", "2018-05-15/2019-11-14"),
    ("for three weeks in a row", "2020-02-11", "three weeks in a row", "2020-01-20/2020-02-09"),
    ("For the fourth week running", "2020-02-11", "the fourth week running", "2020-01-13/2020-02-09"),
    ("For the fourth year running", "2015-12-06", "the fourth year running", "2012-01-01/2015-12-31"),
    ("six straight months", "2019-10-08", "six straight months", "2019-04-01/2019-09-30"),
    ("in the week just ended", "2018-04-17", "the week just ended", "2018-04-09/2018-04-15"),
    ("in the week just ended", "2018-04-15", "the week just ended", "2018-04-09/2018-04-15"),
    ("the week now closing", "2018-02-26", "the week now closing", "2018-02-26/2018-03-04"),
    ("in the first nine months", "2021-10-06", "the first nine months", "2021-01-01/2021-09-30"),
    ("in ten months of 2016", "2016-11-08", "ten months of 2016", "2016-01-01/2016-10-31"),
    ("in ten months of 2015", "2016-11-08", "2015", "2015"),
    ("in the eighteen days of May so far", "2023-05-19", "the eighteen days of May so far", "2023-05-01/2023-05-18"),
    ("in October so far", "2015-10-13", "October so far", "2015-10-01/2015-10-13"),
    ("so far in January", "2017-01-25", "so far in January", "2017-01-01/2017-01-25"),
    ("in 2019 so far", "2019-06-25", "2019 so far", "2019-01-01/2019-06-25"),
    ("the deadliest in nineteen years.", "2020-01-17", "nineteen years", "2001-01-18/2020-01-17"),
    ("the worst month in more than five years", "2020-01-26", "more than five years", "2015-01-27/2020-01-26"),
    ("the worst day of the year.", "2020-06-26", "the year", "2020"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "words", "days"), READ, ids=[r[0] + r[1] for r in READ])
def test_reads_stretches_up_to_publication(text: str, published: str, words: str, days: str) -> None:
    found = [m for m in find_times(text, published=parse_partial_date(published)) if m.period is not None]
    assert [(m.span.of(text), m.period) for m in found] == [(words, parse_period(days))]


def test_what_lasted_up_to_the_month_spoken_of_ends_with_it() -> None:
    found = find_times("In June, for the third month running, thefts fell.", published=parse_partial_date("2016-11-03"))
    assert found[-1].period == parse_period("2016-04/2016-06")


def test_the_last_run_may_end_with_the_running_month() -> None:
    (run,) = find_times("rose three months in a row", published=parse_partial_date("2016-11-03"))
    assert [p.iso() for p in (run.period, *run.alternatives) if p] == ["2016-08-01/2016-10-31", "2016-09-01/2016-11-30"]


@pytest.mark.parametrize("text", ["12 killed in three months", "the first two months", "the first nine months of it"])
def test_stretches_that_could_lie_anywhere_have_no_days(text: str) -> None:
    assert [m.period for m in find_times(text, published=parse_partial_date("2016-11-03")) if m.period] == []
