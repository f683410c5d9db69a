from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.dates import Period, parse_partial_date, parse_period
from onrecord.text.spans import Span
from onrecord.text.times import find_times
from onrecord.text.timex import timex_value

READ = [
    # text, published, expression, days
    ("In September they flew less", "2017-10-10", "September", "2017-09"),
    ("Strikes fell in December", "2017-01-03", "December", "2016-12"),
    ("on Sept. 20", "2017-10-10", "Sept. 20", "2017-09-20"),
    ("September 18th, where 94 strikes", "2017-10-10", "September 18th", "2017-09-18"),
    ("on 26 February", "2016-03-02", "26 February", "2016-02-26"),
    ("on Monday, 9 April", "2018-04-10", "Monday, 9 April", "2018-04-09"),
    ("on 17 September 2016", "2019-01-01", "17 September 2016", "2016-09-17"),
    ("10-12 September 2016", "2019-02-04", "10-12 September 2016", "2016-09-10/2016-09-12"),
    ("on 2016-09-17", "2019-02-04", "2016-09-17", "2016-09-17"),
    ("struck on Saturday", "2016-09-19", "Saturday", "2016-09-17"),
    ("struck last Thursday", "2016-09-26", "last Thursday", "2016-09-22"),
    ("will meet on Tuesday", "2019-02-04", "Tuesday", "2019-02-05"),
    ("it happened yesterday", "2016-09-26", "yesterday", "2016-09-25"),
    ("last month", "2016-10-05", "last month", "2016-09"),
    ("last year", "2016-10-05", "last year", "2015"),
    ("In January last year, when", "2016-05-03", "January last year", "2015-01"),
    ("the past two days", "2016-09-19", "the past two days", "2016-09-18/2016-09-19"),
    ("two weeks ago", "2016-09-26", "two weeks ago", "2016-09-12"),
    ("in the first ten days of the year", "2016-01-13", "the first ten days of the year", "2016-01-01/2016-01-10"),
    ("the first half of the year", "2017-07-04", "the first half of the year", "2017-01-01/2017-06-30"),
    ("in the third quarter of 2016", "2017-07-04", "the third quarter of 2016", "2016-07-01/2016-09-30"),
    ("In the last week of June", "2017-07-17", "the last week of June", "2017-06-24/2017-06-30"),
    ("over the weekend", "2018-05-22", "over the weekend", "2018-05-19/2018-05-20"),
    ("From August to January the strikes fell", "2016-02-05", "From August to January", "2015-08-01/2016-01-31"),
    ("Between July and December they climbed", "2017-01-04", "Between July and December", "2016-07-01/2016-12-31"),
    ("between last May and this April", "2016-05-05", "between last May and this April", "2015-05-01/2016-04-30"),
    ("in the week to Wednesday", "2015-09-25", "the week to Wednesday", "2015-09-17/2015-09-23"),
    ("since Friday", "2016-09-19", "since Friday", "2016-09-16/2016-09-19"),
    ("since October", "2016-04-06", "since October", "2015-10-01/2016-04-06"),
    ("fled since the offensive began in October, it said", "2016-11-21", "since the offensive began in October",
     "2016-10-01/2016-11-21"),
    ("since the beginning of the year", "2019-09-03", "since the beginning of the year", "2019-01-01/2019-09-03"),
    ("since the year began", "2017-04-06", "since the year began", "2017-01-01/2017-04-06"),
    ("the year so far", "2015-08-03", "the year so far", "2015-01-01/2015-08-03"),
    ("of the summer", "2016-09-01", "the summer", "2016-06-01/2016-08-31"),
    ("the bombs of this autumn would have hit", "2016-12-27", "this autumn", "2016-09-01/2016-11-30"),
    ("the winter of 2016", "2019-01-01", "the winter of 2016", "2015-12-01/2016-02-29"),
    ("the same month last year", "2016-09-01", "the same month last year", "2015-08"),
    ("March brought no respite", "2017-04-04", "March", "2017-03"),
    ("January's violence", "2019-02-04", "January", "2019-01"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "words", "days"), READ, ids=[r[0] for r in READ])
def test_reads_expressions_against_publication(text: str, published: str, words: str, days: str) -> None:
    found = [m for m in find_times(text, published=parse_partial_date(published)) if m.period is not None]
    assert [m.span.of(text) for m in found][:1] == [words]
    assert found[0].period == parse_period(days)


NARRATIVE = [
    (
        "The truce began on Friday, 26 February. In the two weeks before it, jets flew.",
        "2016-03-02",
        "2016-02-12/2016-02-25",
    ),
    ("Deaths tripled in March from the month before.", "2018-04-05", "2018-02"),
    ("Strikes rose in February from the previous month.", "2015-03-03", "2015-01"),
    (
        "On 17 September bombs fell: over that day and the next two, fighting flared.",
        "2016-09-21",
        "2016-09-17/2016-09-19",
    ),
]


REFERRED = [
    ("Deaths ebbed from August to the year's end. Over the same five months", "2017-01-09", "2016-08/2016-12"),
    ("The convoy burned on 19 September. Over the seven days that followed", "2016-09-29", "2016-09-20/2016-09-26"),
    ("Of July's lists that of the 13th, a long one, was the last.", "2015-07-29", "2015-07-13"),
    ("In the four months to the end of November", "2016-12-07", "2016-08/2016-11"),
    ("the quarter to June", "2016-12-07", "2016-04/2016-06"),
    ("Nothing came near it since New Year", "2015-08-03", "2015-01-01/2015-08-03"),
]


@pytest.mark.parametrize(("text", "published", "days"), REFERRED)
def test_reads_expressions_that_hang_on_others(text: str, published: str, days: str) -> None:
    found = [m for m in find_times(text, published=parse_partial_date(published)) if m.period is not None]
    assert found[-1].period == parse_period(days)


@pytest.mark.parametrize(("text", "published", "days"), NARRATIVE)
def test_reads_expressions_against_the_narrative(text: str, published: str, days: str) -> None:
    assert find_times(text, published=parse_partial_date(published))[-1].period == parse_period(days)


def test_a_stretch_after_an_event_hangs_on_the_date_behind_it() -> None:
    text = "In the week after Turkey attacked on 9 October, clashes grew."
    stretch, event = find_times(text, published=parse_partial_date("2019-10-18"))
    assert stretch.link == "after"
    assert stretch.period == parse_period("2019-10-10/2019-10-16")
    assert stretch.base == event.period == parse_period("2019-10-09")


def test_the_weekday_of_publication_is_ambiguous() -> None:
    (monday,) = find_times("on Monday", published=parse_partial_date("2016-09-19"))
    assert monday.period == parse_period("2016-09-19")
    assert monday.alternatives == (parse_period("2016-09-12"),)


def test_a_range_keeps_its_ends() -> None:
    (months,) = find_times("between April and May", published=parse_partial_date("2016-06-07"))
    assert months.ends == (parse_period("2016-04"), parse_period("2016-05"))


def test_days_of_speaking_are_marked() -> None:
    (day,) = find_times("a spokesman said on Tuesday", published=parse_partial_date("2016-06-07"))
    assert day.link == "reported"


@pytest.mark.parametrize("text", ["It may rain", "They march on", "prices may fall", "2016 people died", "a T-72"])
def test_words_that_only_look_like_times(text: str) -> None:
    assert [m for m in find_times(text, published=date(2016, 6, 7)) if m.period is not None] == []


def test_without_a_date_of_publication_only_years_have_days() -> None:
    found = find_times("On Monday, in May 2016", published=None)
    assert [m.period for m in found] == [None, parse_period("2016-05")]


VALUES = [("last month", "2016-09"), ("last week", "2016-W39"), ("the third quarter of 2016", "2016-Q3"),
          ("three months", "P3M"),
          ("several years", "PXY"), ("early 2016", "2016"), ("currently", "PRESENT_REF"),
          ("yesterday", "2016-10-04")]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_timex_values(text: str, value: str) -> None:
    assert timex_value(find_times(text, published=parse_partial_date("2016-10-05"))[0]) == value


@given(st.text(max_size=150), st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_any_text_is_read(text: str, published: date) -> None:
    for mention in find_times(text, published=published):
        assert 0 <= mention.span.start < mention.span.end <= len(text)


WORDS = [
    "the",
    "last",
    "first",
    "next",
    "two",
    "31",
    "June",
    "of",
    "year",
    "since",
    "between",
    "and",
    "to",
    "week",
    "before",
    "after",
    "Monday",
    "September",
    "2016",
    "years",
    "ago",
    "earlier",
    "that",
    "day",
    "past",
    "this",
    "early",
    "quarter",
    "half",
    "weekend",
    "decade",
    "9999",
    "0001-01-01",
    "31",
    "February",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)))
def test_any_heap_of_time_words_is_read(words: list[str], published: date) -> None:
    text = " ".join(words)
    found = find_times(text, published=Period(published, published), within=Span(0, len(text)))
    assert all(m.period is None or m.period.start <= m.period.end for m in found)


def test_the_winter_after_december_is_the_next_one() -> None:
    (found,) = find_times("They will be back by next winter.", published=date(2016, 12, 28))
    assert found.period is not None
    assert found.period.start == date(2017, 12, 1)


def test_without_a_day_of_publication_days_come_from_those_spoken_of_or_not_at_all() -> None:
    text = "On 4 July 2016 the truce began. In September it held, as in the month before. On Friday it ended."
    assert [(m.span.of(text), m.period.iso() if m.period else "") for m in find_times(text, published=None)] == [
        ("4 July 2016", "2016-07-04"), ("September", "2016-09"), ("the month before", "2016-08"), ("Friday", "")
    ]  # fmt: skip
    (month,) = find_times("In September it held.", published=None)
    assert month.period is None


def test_the_fall_of_a_town_is_no_season() -> None:
    text = "in the week after the fall of Manbij on 12 August"
    assert [m.span.of(text) for m in find_times(text, published=parse_period("2016-09-04"))] == [
        "the week after", "12 August"
    ]  # fmt: skip
    assert find_times("the fall of 2016", published=parse_period("2016-12-04"))[0].unit == "season"


@pytest.mark.parametrize(
    ("text", "published", "words", "days"),
    [
        ("a mission in December, which will be named", "1998-03-04", "December", "1998-12"),
        ("closing, which is expected in December", "1989-11-02", "December", "1989-12"),
        ("the company said it is to resume trading on Tuesday", "1989-10-27", "Tuesday", "1989-10-31"),
        ("a band of the nineties", "2011-05-04", "the nineties", "1990-01-01/1999-12-31"),
        ("a band of the twenties", "2025-05-04", "the twenties", "2020-01-01/2029-12-31"),
        ("earlier in the year it fell", "2016-09-04", "earlier in the year", "2016"),
    ],
)  # fmt: skip
def test_tense_and_decades(text: str, published: str, words: str, days: str) -> None:
    (found,) = [m for m in find_times(text, published=parse_period(published)) if m.period is not None]
    assert found.period is not None
    assert (found.span.of(text), found.period.iso()) == (words, parse_period(days).iso())


@pytest.mark.parametrize(
    ("text", "refers"),
    [
        ("in recent years", "past"),
        ("in coming quarters", "future"),
        ("for the near term", "future"),
        ("this very moment", "present"),
    ],
)
def test_what_points_without_days(text: str, refers: str) -> None:
    assert [(m.period, m.refers) for m in find_times(text, published=parse_period("2016-09-04"))] == [(None, refers)]
