import pytest

from onrecord.documents.written_dates import any_date, date_line, dates_in, has_ambiguous_date


@pytest.mark.parametrize(
    ("line", "date", "rest", "modified"),
    [
        ("Global Research, September 19, 2016", "2016-09-19", "Global Research", False),
        ("Published: 19 Sept 2016 08:15 GMT", "2016-09-19", "", False),
        ("Updated 4:32 PM ET, Mon September 19, 2016", "2016-09-19", "", True),
        ("Published 1 May 2016, updated 2 May 2016", "2016-05-01", "", False),
        ("Updated 2 May 2016, published 1 May 2016", "2016-05-01", "", False),
        ("September 2016", "2016-09", "", False),
        ("Tuesday 10th October 2017", "2017-10-10", "", False),
        ("2017-10-10", "2017-10-10", "", False),
        ("By Lee Wong | June 30, 2017", "2017-06-30", "By Lee Wong", False),
    ],
)
def test_date_lines(line: str, date: str, rest: str, modified: bool) -> None:
    found = date_line(line)
    assert found is not None
    assert (found.date.iso(), found.rest, found.modified) == (date, rest, modified)


@pytest.mark.parametrize(
    "line",
    [
        "On September 19, 2016 the army left",
        "31 February 2016",
        "10/11/2017",
        "September",
        "The May 2016 offensive failed",
        "",
        "May 1, 2016 " * 20,
    ],
)
def test_not_a_date_line(line: str) -> None:
    assert date_line(line) is None


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2017-10-10T08:15:00+03:00", "2017-10-10"),
        ("2017-10-10 08:15", "2017-10-10"),
        ("2017-10", "2017-10"),
        ("20171010T0815", "2017-10-10"),
        ("Tue, 10 Oct 2017 08:15:00 GMT", "2017-10-10"),
        ("October 10, 2017", "2017-10-10"),
    ],
)
def test_values_of_date_fields(value: str, iso: str) -> None:
    date = any_date(value)
    assert date is not None and date.iso() == iso


@pytest.mark.parametrize("value", ["", "yesterday", "2017-13-01", "10/11/2017", "1507623300", "2017-10-1x"])
def test_values_that_are_no_dates(value: str) -> None:
    assert any_date(value) is None


def test_dates_in_prose_come_with_their_place() -> None:
    text = "It began on 3 March 2011 and ended in May 2012."
    assert [(span.of(text), date.iso()) for span, date in dates_in(text)] == [
        ("3 March 2011", "2011-03-03"),
        ("May 2012", "2012-05"),
    ]


def test_dates_in_figures_are_ambiguous() -> None:
    assert has_ambiguous_date("Posted 10/11/2017") and not has_ambiguous_date("Posted 2017-11-10")
