from datetime import date

import pytest

from onrecord.text.dates import (
    PartialDate,
    Period,
    day_period,
    month_period,
    parse_partial_date,
    parse_period,
    previous_month,
)


@pytest.mark.parametrize(
    ("iso", "precision", "n_days"), [("2017-09-18", "day", 1), ("2017-09", "month", 30), ("2016", "year", 366)]
)
def test_partial_dates_keep_their_precision(iso: str, precision: str, n_days: int) -> None:
    parsed = parse_partial_date(iso)
    assert (parsed.precision, parsed.period().n_days, parsed.iso()) == (precision, n_days, iso)


@pytest.mark.parametrize("text", ["", "yesterday", "2017-9", "10/10/2017", "2017-10-10T08:00"])
def test_not_a_date(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date: write 2017-10-10, 2017-10 or 2017"):
        parse_partial_date(text)


@pytest.mark.parametrize("text", ["2017-02-29", "2017-13", "0000"])
def test_no_such_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"day|month|year"):
        parse_partial_date(text)


@pytest.mark.parametrize("iso", ["2017-09-01/2017-09-15", "2017-09", "2017", "2017-09-18"])
def test_periods_round_trip(iso: str) -> None:
    assert parse_period(iso).iso() == iso


def test_an_interval_of_months_is_inclusive() -> None:
    assert parse_period("2017-08/2017-09") == Period(date(2017, 8, 1), date(2017, 9, 30))


def test_a_period_must_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="must not end"):
        parse_period("2017-09-02/2017-09-01")


def test_previous_month_crosses_the_year() -> None:
    assert previous_month(day_period(date(2018, 1, 15))) == month_period(2017, 12)


def test_period_arithmetic() -> None:
    period = month_period(2017, 9)
    assert period.moved(1).start == date(2017, 9, 2)
    assert period.clipped(Period(date(2017, 9, 20), date(2017, 12, 1))) == Period(date(2017, 9, 20), date(2017, 9, 30))
    assert period.clipped(month_period(2017, 8)) is None
    assert period.covers(day_period(date(2017, 9, 30))) and date(2017, 10, 1) not in period
    assert len(list(period.days())) == period.n_days == 30


def test_partial_dates_sort_by_year() -> None:
    assert PartialDate(2016, 9, 19) < PartialDate(2017, 10, 10)
