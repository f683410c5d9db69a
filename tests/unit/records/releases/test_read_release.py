"""Releases in the form that coalitions publish: what is read from each sentence."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.records.releases import read_release

IN_NORVIA = "On May 10, aircraft conducted two strikes in Norvia."
HEAD = "HARBOUR CITY, May 11, 2031 -- "


def totals(text: str) -> list[tuple[object, ...]]:
    release = read_release(HEAD + text, file="a.txt")
    return [(f.block, "+".join(f.countries), f.strike_date(), f.strikes, f.engagements) for f in release.totals]


def places(text: str) -> list[tuple[object, ...]]:
    release = read_release(HEAD + text, file="a.txt")
    return [(f.block, "+".join(f.countries), f.place, f.strike_date(), f.strikes) for f in release.places]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "On May 10, aircraft conducted 12 strikes consisting of 17 engagements in Norvia and Estmark.",
            ("daily", "Norvia+Estmark", "2031-05-10", 12, 17),
        ),
        ("On May 10, aircraft conducted thirty-five strikes in Norvia.", ("daily", "Norvia", "2031-05-10", 35, None)),
        (
            "In Norvia, Coalition military forces conducted nine strikes on May 10.",
            ("daily", "Norvia", "2031-05-10", 9, None),
        ),
        (
            "On May 10, in Norvia, Estmark and Westmark, Allied aircraft conducted nine strikes.",
            ("daily", "Norvia+Estmark+Westmark", "2031-05-10", 9, None),
        ),
        ("In Norvia, Alliance aircraft conducted nine strikes on May 10.", ("daily", "Norvia", "2031-05-10", 9, None)),
        (
            "On May 10, aircraft conducted a strike consisting of two engagements in Norvia.",
            ("daily", "Norvia", "2031-05-10", 1, 2),
        ),
        ("On May 10, there were no strikes to report in Estmark.", ("daily", "Estmark", "2031-05-10", 0, None)),
        (
            "On May 10, aircraft conducted one hundred and two airstrikes over Norvia.",
            ("daily", "Norvia", "2031-05-10", 102, None),
        ),
        (
            "Additionally, 27 strikes consisting of 53 engagements were conducted in Norvia and Estmark "
            "on May 6-8 that closed within the last 24 hours.",
            ("late", "Norvia+Estmark", "2031-05-06/2031-05-08", 27, 53),
        ),
        (
            "An additional five strikes were conducted in Norvia on May 6 and 8 that were not previously reported.",
            ("late", "Norvia", "2031-05-06;2031-05-08", 5, None),
        ),
        (
            "Additionally, two strikes were conducted in Norvia between April 29 and May 2.",
            ("late", "Norvia", "2031-04-29/2031-05-02", 2, None),
        ),
        (
            "Additionally, six strikes were conducted in Norvia Apr. 30 - May 1 that closed within the last 24 hours.",
            ("late", "Norvia", "2031-04-30/2031-05-01", 6, None),
        ),
        (
            "On May 10, in support of Operation Long Wind, aircraft conducted 1,204 strikes in Norvia.",
            ("daily", "Norvia", "2031-05-10", 1204, None),
        ),
    ],
)
def test_a_total(sentence, expected):
    assert totals(sentence) == [expected]


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ("-- Near Al Harrah, two strikes engaged a unit.", ("Norvia", "Al Harrah", "2031-05-10", 2)),
        ("• Near Al Harrah, a strike destroyed a fuel store.", ("Norvia", "Al Harrah", "2031-05-10", 1)),
        ("* South of Tell Abyar, one strike destroyed a boat.", ("Norvia", "Tell Abyar", "2031-05-10", 1)),
        ("- Near Qasr Rimal, Estmark, 13 strikes hit units.", ("Estmark", "Qasr Rimal", "2031-05-10", 13)),
        ("On May 7, near Al Harrah, Norvia, four strikes hit units.", ("Norvia", "Al Harrah", "2031-05-07", 4)),
        ("Near Al Harrah on May 8, four strikes hit units.", ("Norvia", "Al Harrah", "2031-05-08", 4)),
        (
            "-- Near Dayr az-Zahr, ten strikes consisting of 12 engagements.",
            ("Norvia", "Dayr az-Zahr", "2031-05-10", 10),
        ),
    ],
)
def test_a_line_about_a_place(bullet, expected):
    assert places(f"On May 10, aircraft conducted nine strikes in Norvia.\n{bullet}\n") == [("daily", *expected)]


def test_bullets_inside_a_paragraph_are_told_apart():
    text = "On May 10, aircraft conducted three strikes in Norvia: -- Near Ado, one strike. -- Near Bel, two strikes."
    assert [(p[2], p[4]) for p in places(text)] == [("Ado", 1), ("Bel", 2)]


def test_a_line_broken_to_fit_a_width_is_joined():
    text = (
        "On May 10, aircraft conducted three strikes in\nNorvia.\n\n"
        "-- Near Ado, one strike destroyed a\nboat.\n-- Near Bel,\ntwo strikes.\n"
    )
    assert totals(text) == [("daily", "Norvia", "2031-05-10", 3, None)]
    assert [(p[2], p[4]) for p in places(text)] == [("Ado", 1), ("Bel", 2)]


def test_a_heading_names_the_country():
    text = "On May 10, aircraft conducted five strikes.\n\nStrikes in Norvia\n\n-- Near Ado, five strikes.\n"
    assert places(text) == [("daily", "Norvia", "Ado", "2031-05-10", 5)]


def test_the_definition_of_a_strike_is_no_strike():
    text = "On May 10, aircraft conducted two strikes in Norvia.\nA strike, as defined here, may be one strike or many."
    assert len(totals(text)) == 1


def test_a_year_that_is_not_said_is_the_one_before_in_january():
    release = read_release("Jan. 2, 2032: On Dec. 31, aircraft conducted two strikes in Norvia.", file="a.txt")
    assert release.totals[0].strike_date() == "2031-12-31"


def test_the_name_of_the_file_dates_a_release_and_the_other_date_is_told():
    release = read_release(
        "May 12, 2031 -- On May 10, aircraft conducted two strikes in Norvia.", file="2031-05-11.txt"
    )
    assert release.released == date(2031, 5, 11)
    assert release.problems[0].said == "the name of the file says 2031-05-11, the text 2031-05-12: the name is used"


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("On May 10, aircraft conducted ten to twelve strikes in Norvia.", "range", "no single number of strikes: "),
        ("Aircraft conducted two strikes in Norvia.", "no_strike_date", "no strike date is stated: "),
        (f"{IN_NORVIA}\n-- Near Ado, units hit.", "unread", "a line that cannot be read: 'Near Ado, units hit.'"),
        ("On May 10, aircraft conducted two strikes.\n-- Near Ado, two strikes.", "no_country", "no country is named"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(text, kind, said):
    found = [p for p in read_release(HEAD + text, file="a.txt").problems if p.kind == kind]
    assert len(found) == 1
    assert said in found[0].said


def test_a_release_without_a_date_is_told():
    release = read_release("Aircraft conducted two strikes in Norvia.", file="a.txt")
    assert release.problems[0].said == ("the release has no date: put it in the first lines or in the name of the file")


def test_older_releases_say_the_day_first_and_head_their_lines_with_a_country_alone():
    text = (
        "On May 10, aircraft continued to attack militants in Norvia and Estmark. In Norvia, aircraft conducted eight "
        "strikes using bombers. Separately in Estmark, aircraft conducted two strikes.\n\n"
        "The following is a summary of the strikes conducted since the last release:\n\n"
        "Norvia\n* Near Ado, three strikes.\n* Near Bel, five strikes.\n\nEstmark\n* Near Cor, two strikes.\n"
    )
    assert totals(text) == [
        ("daily", "Norvia", "2031-05-10", 8, None),
        ("daily", "Estmark", "2031-05-10", 2, None),
    ]
    assert [(p[1], p[2], p[4]) for p in places(text)] == [
        ("Norvia", "Ado", 3),
        ("Norvia", "Bel", 5),
        ("Estmark", "Cor", 2),
    ]


def test_a_total_without_countries_is_that_of_those_below_it():
    text = (
        "Aircraft continued to attack, conducting nine strikes consisting of ten engagements yesterday.\n"
        "In Norvia, aircraft conducted seven strikes.\nIn Estmark, aircraft conducted two strikes.\n"
    )
    assert totals(text)[0] == ("daily", "Norvia+Estmark", "2031-05-10", 9, 10)


def test_a_weekday_is_the_last_one_before_the_release():
    assert totals("On Friday, aircraft conducted two strikes in Norvia.")[0][2] == "2031-05-09"
