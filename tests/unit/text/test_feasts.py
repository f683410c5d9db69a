from __future__ import annotations

from datetime import date

import pytest

from onrecord.text.dates import parse_partial_date, parse_period
from onrecord.text.feasts import easter_day, feast_names, feast_periods, orthodox_easter_day
from onrecord.text.times import find_times

# Reference: dateutil.easter of python-dateutil, with which both agree for the years 1600 to 2499.
EASTERS = [
    (2014, date(2014, 4, 20), date(2014, 4, 20)), (2015, date(2015, 4, 5), date(2015, 4, 12)),
    (2016, date(2016, 3, 27), date(2016, 5, 1)), (2018, date(2018, 4, 1), date(2018, 4, 8)),
    (2019, date(2019, 4, 21), date(2019, 4, 28)), (2022, date(2022, 4, 17), date(2022, 4, 24)),
    (2024, date(2024, 3, 31), date(2024, 5, 5)),
]  # fmt: skip


@pytest.mark.parametrize(("year", "western", "eastern"), EASTERS)
def test_easter_by_both_reckonings(year: int, western: date, eastern: date) -> None:
    assert (easter_day(year), orthodox_easter_day(year)) == (western, eastern)


READ = [
    # text, published, expression, days
    ("on Christmas Day", "2016-01-05", "Christmas Day", "2015-12-25"),
    ("They will meet at Christmas.", "2016-12-20", "Christmas", "2016-12-25"),
    ("home for Christmas.", "2016-12-13", "Christmas", "2016-12-25"),
    ("on New Year's Eve", "2016-01-05", "New Year's Eve", "2015-12-31"),
    ("on Boxing Day 2014", "2016-01-05", "Boxing Day 2014", "2014-12-26"),
    ("since Easter", "2016-09-03", "since Easter", "2016-03-27/2016-09-03"),
    ("since Easter", "2016-03-20", "since Easter", "2015-04-05/2016-03-20"),
    ("on Easter Sunday,", "2022-04-25", "Easter Sunday", "2022-04-17"),
    ("over the Easter weekend", "2019-05-08", "the Easter weekend", "2019-04-19/2019-04-22"),
    ("over Christmas week", "2014-12-30", "Christmas week", "2014-12-22/2014-12-28"),
    ("In Lent thieves", "2015-06-12", "Lent", "2015-02-18/2015-04-04"),
    ("this Advent", "2023-12-19", "this Advent", "2023-12-03/2023-12-24"),
    ("since Ramadan last year", "2016-06-07", "since Ramadan last year", "2015-06-18/2016-06-07"),
    ("At last year's Ramadan", "2019-05-28", "last year's Ramadan", "2018-05-17/2018-06-14"),
    ("Ramadan is meant to be quiet", "2015-07-10", "Ramadan", "2015-06-18/2015-07-16"),
    ("the first week of Ramadan", "2016-06-14", "the first week of Ramadan", "2016-06-06/2016-06-12"),
    ("Ramadan's first week", "2016-06-15", "Ramadan's first week", "2016-06-06/2016-06-12"),
    ("the second half of Ramadan", "2019-07-14", "the second half of Ramadan", "2019-05-20/2019-06-03"),
    ("during the three days of Eid", "2020-05-26", "the three days of Eid", "2020-05-24/2020-05-26"),
    ("from the new year to the end of March", "2017-04-05", "from the new year to the end of March",
     "2017-01-01/2017-03-31"),
    ("between Boxing Day and Epiphany", "2020-01-09", "between Boxing Day and Epiphany", "2019-12-26/2020-01-06"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "words", "days"), READ, ids=[r[0] for r in READ])
def test_reads_feasts(text: str, published: str, words: str, days: str) -> None:
    found = find_times(text, published=parse_partial_date(published))
    assert [(m.span.of(text), m.period) for m in found] == [(words, parse_period(days))]


@pytest.mark.parametrize("text", ["the Christmas truce held", "Easter eggs", "an Eid message", "Ramadan 2029"])
def test_feasts_before_nouns_and_years_not_announced_have_no_days(text: str) -> None:
    found = find_times(text, published=parse_partial_date("2016-09-03"))
    assert [m.span.of(text) for m in found if m.period is not None and not m.span.of(text).isdigit()] == []


def test_eid_may_be_either_of_two() -> None:
    (eid,) = find_times("since Eid, nothing", published=parse_partial_date("2016-10-05"))
    assert eid.period == parse_period("2016-09-12/2016-10-05")
    (named,) = find_times("on Eid al-Fitr", published=parse_partial_date("2016-10-05"))
    assert named.period == parse_period("2016-07-06")


def test_a_feast_is_of_its_year() -> None:
    for name in feast_names():
        for period in feast_periods(name.lower(), 2016):
            assert period.start.year == 2016
