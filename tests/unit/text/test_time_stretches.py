from __future__ import annotations

import pytest

from onrecord.text.dates import parse_partial_date, parse_period
from onrecord.text.times import find_times

READ = [
    # text, published, expression, days
    ("in the fortnight to 12 May", "2016-05-20", "the fortnight to 12 May", "2016-04-29/2016-05-12"),
    ("in the fortnight to last Sunday", "2022-08-28", "the fortnight to last Sunday", "2022-08-08/2022-08-21"),
    ("in the week to today", "2017-01-27", "the week to today", "2017-01-21/2017-01-27"),
    ("in the week ended Sunday", "2016-11-03", "the week ended Sunday", "2016-10-24/2016-10-30"),
    ("the month that ends today", "2019-01-31", "the month that ends today", "2019-01"),
    ("each of the three months to June", "2016-07-03", "the three months to June", "2016-04-01/2016-06-30"),
    ("in the 24 hours to Sunday noon", "2016-11-03", "the 24 hours to Sunday noon", "2016-10-29/2016-10-30"),
    ("in the 24 hours to Sunday midnight", "2016-11-03", "the 24 hours to Sunday midnight", "2016-10-30"),
    ("In the past 24 hours", "2015-11-03", "the past 24 hours", "2015-11-02/2015-11-03"),
    ("in the last forty-eight hours", "2015-11-03", "the last forty-eight hours", "2015-11-01/2015-11-03"),
    ("the week of 22 August", "2016-09-29", "the week of 22 August", "2016-08-22/2016-08-28"),
    ("the week of 24 August", "2016-09-29", "the week of 24 August", "2016-08-22/2016-08-28"),
    ("the week beginning 24 August", "2016-09-29", "the week beginning 24 August", "2016-08-24/2016-08-30"),
    ("the weekend of 6 and 7 January", "2018-01-12", "the weekend of 6 and 7 January", "2018-01-06/2018-01-07"),
    ("the weekend of 29 October", "2016-11-03", "the weekend of 29 October", "2016-10-29/2016-10-30"),
    ("in the night to Sunday", "2019-10-22", "the night to Sunday", "2019-10-19/2019-10-20"),
    ("the night of Friday to Saturday", "2016-11-03", "the night of Friday to Saturday", "2016-10-28/2016-10-29"),
    ("the night of 3 to 4 May", "2016-11-03", "3 to 4 May", "2016-05-03/2016-05-04"),
    ("were struck overnight.", "2016-11-03", "overnight", "2016-11-02/2016-11-03"),
    ("a fortnight ago", "2014-06-24", "a fortnight ago", "2014-06-10"),
    ("this past fortnight", "2020-10-29", "past fortnight", "2020-10-16/2020-10-29"),
    ("the final fortnight of November", "2016-12-04", "the final fortnight of November", "2016-11-17/2016-11-30"),
    ("in September's second fortnight", "2022-09-30", "September's second fortnight", "2022-09-15/2022-09-28"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "words", "days"), READ, ids=[r[0] for r in READ])
def test_reads_stretches_to_and_of_a_day(text: str, published: str, words: str, days: str) -> None:
    found = [m for m in find_times(text, published=parse_partial_date(published)) if m.period is not None]
    assert [(m.span.of(text), m.period) for m in found] == [(words, parse_period(days))]


@pytest.mark.parametrize(
    "text",
    [
        "in the last three days before the truce",
        "in the last week of the campaign",
        "in the month before the march on the capital",
        "the first half of the campaign",
        "in every previous month of the war",
    ],
)
def test_stretches_beside_what_has_no_date_have_no_days(text: str) -> None:
    assert [m for m in find_times(text, published=parse_partial_date("2016-11-03")) if m.period is not None] == []


def test_the_night_before_publication_lies_on_two_days() -> None:
    (night,) = find_times("Overnight shells fell", published=parse_partial_date("2016-11-03"))
    assert [p.iso() for p in night.alternatives] == ["2016-11-02", "2016-11-03"]
