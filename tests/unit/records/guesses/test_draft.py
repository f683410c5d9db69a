"""A `datapackage.json` for a table that has none: what is guessed, asked, refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

import openpyxl
import pytest

from onrecord.errors import RecordError
from onrecord.records import Selection, daily_series, low_high_totals, open_record
from onrecord.records.draft import Draft, draft_record, write_record
from onrecord.records.guesses import Answers
from onrecord.text.dates import parse_period

DAYS = "day,town,hits\n2020-01-01,Ayton,3\n2020-01-03,Beeton,1\n"


@pytest.fixture
def draft(tmp_path):
    def make(text: str, *, encoding: str = "utf-8", careful: bool = True, **said: object) -> Draft:
        (tmp_path / "t.csv").write_bytes(text.encode(encoding))
        return draft_record(tmp_path / "t.csv", Answers(careful=careful, **said))

    return make


def total(draft: Draft, measure: str, period: str) -> float:
    record = write_record(draft, force=True)
    return float(daily_series(record, Selection(measure=measure), parse_period(period)).totals.sum())


def asked(draft: Draft) -> list[str]:
    return [q.field for q in draft.guess.questions]


def test_a_plain_table_gets_its_block(draft):
    made = draft(DAYS)
    assert made.package["onrecord"] == {
        "times": [{"column": "day", "meaning": "event"}],
        "places": [{"column": "town", "level": "place"}],
        "measures": [{"column": "hits", "unit": "hits", "words": ["hits", "hit"]}],
        "coverage": {"kind": "rows", "period": "2020-01-01/2020-01-03"},
    }
    assert made.package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert total(made, "hits", "2020-01") == 4


def test_every_part_has_a_reason(draft):
    [why] = [(r.said, r.why) for r in draft(DAYS).guess.reasons if r.part == "coverage"]
    assert why == (
        "1–3 January 2020; a day without a row is unknown",
        "rows are dated from 2020-01-01 to 2020-01-03; 1 of 3 days have no row, the longest gap 1 day",
    )


def test_what_no_table_can_tell_is_asked(draft):
    assert asked(draft(DAYS, careful=False)) == ["meaning", "complete"]
    assert asked(draft(DAYS.replace("day,", "release_date,"), careful=False)) == ["complete"]
    assert asked(draft(DAYS, careful=False, meaning="event", complete=True)) == []


def test_day_and_month_are_asked_even_of_the_careful(draft):
    text = "date,hits\n03/04/2020,1\n05/06/2020,2\n"
    assert asked(draft(text)) == ["date_order"]
    with pytest.raises(RecordError, match=r"(?s)\[E235\] 1 question only you can answer.*'03/04/2020'.*day-first"):
        write_record(draft(text))
    assert total(draft(text, date_order="day-first"), "hits", "2020-04-03") == 1
    assert total(draft(text, date_order="month-first"), "hits", "2020-03-04") == 1


def test_an_end_that_could_be_swapped_is_asked_too(draft):
    made = draft("start_date,end_date,hits\n2020-03-04,03/04/2020,1\n2020-05-06,07/08/2020,2\n")
    assert asked(made) == ["date_order"]
    assert "end_date" in made.guess.questions[0].text


def test_a_cell_that_decides_day_and_month_is_told(draft):
    made = draft("date,hits\n03/04/2020,1\n25/06/2020,2\n")
    assert asked(made) == []
    assert made.changes == ("date: '03/04/2020' is read as 2020-04-03 (%d/%m/%Y)",)


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("17 September 2016", "2016-09-17"), ("Sep 17, 2016", "2016-09-17"), ("17-Sep-16", "2016-09-17"),
        ("17.09.2016", "2016-09-17"), ("2016/09/17", "2016-09-17"), ("20160917", "2016-09-17"),
        ("2016-09-17T10:20:30Z", "2016-09-17"), ("17/09/2016 08:15", "2016-09-17"), ("September 2016", "2016-09"),
    ],
)  # fmt: skip
def test_ways_of_writing_dates(draft, cell, iso):
    made = draft(f'date,hits\n"{cell}",4\n')
    assert total(made, "hits", iso) == 4


def test_encoding_delimiter_and_marks_are_found_and_described(draft):
    made = draft("date;town;killed\n2020-01-01;Zürich;1.204,0\n2020-01-02;Köln;3\n", encoding="cp1252")
    resource = made.package["resources"][0]
    assert (resource["encoding"], resource["dialect"]) == ("cp1252", {"delimiter": ";"})
    assert resource["schema"]["fields"][2] == {"name": "killed", "type": "number", "decimalChar": ",", "groupChar": "."}
    assert total(made, "killed", "2020-01") == 1207
    assert not made.rewritten


def test_a_point_that_may_mark_thousands_is_asked(draft):
    text = "date,killed\n2020-01-01,1.204\n2020-01-02,3\n"
    assert asked(draft(text)) == ["point"]
    assert total(draft(text, point="thousands"), "killed", "2020-01") == 1207
    assert total(draft(text, point="decimals"), "killed", "2020-01") == pytest.approx(4.204)


def test_low_and_high_columns_join_their_measure(draft):
    made = draft("date,killed_low,killed,killed_high,lat\n2020-01-01,1,2,5,35.5\n2020-01-02,0,1,1,36.5\n")
    found = low_high_totals(write_record(made), Selection(measure="killed"), parse_period("2020-01"))
    assert (found.low, found.best, found.high) == (1, 3, 6)
    assert [m["column"] for m in made.package["onrecord"]["measures"]] == ["killed"]


def test_a_value_that_repeats_the_sum_of_others_is_never_counted_twice(draft):
    rows = "".join(f"2020-01-0{d},{r},{n}\n" for d in (1, 2) for r, n in (("North", 2), ("South", 3), ("Total", 5)))
    made = draft("date,region,strikes\n" + rows)
    assert made.package["onrecord"]["totals"][0]["parts"] == ["North", "South"]
    assert total(made, "strikes", "2020-01") == 10


def test_a_total_that_cannot_be_proved_is_left_out_and_told(draft):
    made = draft("date,region,strikes\n2020-01-01,North,2\n2020-01-02,North,1\n2020-01-01,Total,9\n")
    assert made.package["onrecord"]["repeats"][0]["where"] == {"region": "Total"}
    assert made.guess.to_check[0] == "whether region = 'Total' is really a total of the other rows: it is left out"
    assert total(made, "strikes", "2020-01") == 3


def test_late_rows_neither_count_nor_cover(draft):
    made = draft("date,block,strikes\n2020-01-01,daily,2\n2020-01-02,late,3\n2020-01-03,daily,1\n")
    assert made.package["onrecord"]["late"]["where"] == {"block": ["late"]}
    assert made.package["onrecord"]["coverage"]["where"] == {"block": ["daily"]}
    assert total(made, "strikes", "2020-01") == 3


def test_codes_for_unknown_are_blank_and_described(draft):
    made = draft("date,deaths\n2020-01-01,-99\n2020-01-02,4\n")
    assert made.package["resources"][0]["schema"]["missingValues"] == ["", "-99"]
    assert total(made, "deaths", "2020-01") == 4


def test_negative_amounts_are_told_and_not_taken(draft):
    made = draft("date,deaths\n2020-01-01,-5\n2020-01-02,4\n")
    assert "measures" not in made.package["onrecord"]
    assert made.guess.to_check[0].startswith("deaths has negative numbers (-5) and is no measure")


def test_a_long_panel_speaks_for_whole_months(draft):
    made = draft("country,year,month,deaths\nA,2020,1,5\nA,2020,2,6\nA,2020,4,1\n")
    coverage = write_record(made).descriptor.coverage
    assert (coverage.kind, coverage.period.iso(), len(coverage.days_without)) == (
        "complete",
        "2020-01-01/2020-04-30",
        31,
    )
    assert (made.table.parent / "t.csv").read_text().startswith("country,year,month,deaths\n")


@pytest.mark.parametrize(
    ("names", "period"),
    [("2020-01,2020-02,2020-03", "2020-03"), ("Jan 2020,Feb 2020,Mar 2020", "2020-03"), ("2019,2020,2021", "2021")],
)
def test_a_wide_panel_becomes_rows(draft, names, period):
    made = draft(f"province,{names}\nNorth,1,2,3\nSouth,5,,7\n", measures=())
    assert made.rewritten
    assert total(made, "count", period) == 10
    assert "what count counts" in made.guess.to_check[0]


@pytest.mark.parametrize(("cell", "period"), [("2020Q2", "2020-04/2020-06"), ("2020-W07", "2020-02-10/2020-02-16")])
def test_quarters_and_weeks_are_read(draft, cell, period):
    first, _, last = period.partition("/")
    assert total(draft(f"when,hits\n{cell},4\n"), "hits", f"{parse_period(first).start}/{parse_period(last).end}") == 4


def test_names_of_columns_and_cells_never_reach_sql(draft):
    made = draft('"day"" ; DROP TABLE source; --",town\n2020-01-01,"\'; DROP TABLE source; --"\n2020-01-02,<b>x</b>\n')
    assert write_record(made).n_rows == 2


def test_the_careful_say_is_the_least(draft):
    assert draft(DAYS).package["onrecord"]["coverage"]["kind"] == "rows"
    assert draft(DAYS, complete=True).package["onrecord"]["coverage"]["kind"] == "complete"


def test_what_a_person_says_wins(draft):
    made = draft(
        "a,b,c,d\n2020-01-01,Ayton,3,2020-02-01\n2020-01-02,Beeton,1,2020-02-03\n",
        time="d", meaning="announcement", lag_days=2, places=(("b", "district"),), measures=(("c", "deaths"),),
        name="Mine Own", title="My title",
    )  # fmt: skip
    block = made.package["onrecord"]
    assert block["times"][0] == {"column": "d", "meaning": "announcement", "lag_days": 2}
    assert block["places"] == [{"column": "b", "level": "district"}]
    assert block["measures"][0]["unit"] == "deaths"
    assert (made.package["name"], made.package["title"]) == ("mine-own", "My title")


def test_where_and_who_can_be_said_for_all_rows(draft):
    text = "date,fires\n2020-01-01,3\n"
    assert [check.split(":")[0] for check in draft(text).guess.to_check] == [
        "no column says where",
        "no column says who",
    ]
    made = draft(text, about_places=("Leeds",), about_actors=("fire service",), against=("arsonists",))
    descriptor = write_record(made).descriptor
    assert (descriptor.about_places, descriptor.about_actors, descriptor.against) == (
        ("Leeds",), ("fire service",), ("arsonists",),
    )  # fmt: skip
    assert made.guess.to_check == ()


def test_what_a_person_says_is_counted_gives_the_words_of_articles(draft):
    [measure] = draft("date,n\n2020-01-01,3\n", measures=(("n", "deaths"),)).package["onrecord"]["measures"]
    assert (measure["unit"], "killed" in measure["words"]) == ("deaths", True)
    [measure] = draft("date,n\n2020-01-01,3\n", measures=(("n", "burglaries"),)).package["onrecord"]["measures"]
    assert (measure["unit"], measure["words"]) == ("burglaries", ["burglaries", "burglary"])


def test_a_sheet_of_a_workbook(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["nothing"])
    sheet = book.create_sheet("events")
    sheet.append(["day", "hits"])
    sheet.append(["2020-01-01", 3])
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(RecordError, match=r"(?s)\[E216\] the workbook has 2 sheets.*fix:   name one: --sheet NAME"):
        draft_record(tmp_path / "t.xlsx")
    assert total(draft_record(tmp_path / "t.xlsx", Answers(sheet="events", careful=True)), "hits", "2020") == 3


BAD = [
    ("", {}, "[E209] the table cannot be read"),
    ("a,b\n1,2\n", {}, "[E230] no column holds dates that can be read"),
    ("day,hits\n", {}, "where: {path}: day (empty); hits (empty)"),
    ("day,hits\n2020-01-01,1\n17/03/2020,2\n", {}, "day (dates in 2 ways: '17/03/2020', '2020-01-01')"),
    ("day,hits\n2020-02-30,1\n2020-13-01,2\n", {}, "[E230] no column holds dates that can be read"),
    ("day,hits\n9999-01-01,1\n", {}, "[E230] no column holds dates that can be read"),
    ("day,day\n2020-01-01,1\n", {}, "columns with one name: 'day', 'day'"),
    ("day,hits\n2020-01-01\n2020-01-02,1,2\n", {}, "[E209] 2 rows of the table cannot be read"),
    ("day,hits\n2020-01-01,\x00\n", {}, "NUL"),
    (DAYS, {"time": "when"}, "[E231] --time 'when': the table has no such column"),
    (DAYS, {"places": (("city", ""),)}, "[E231] --place 'city': the table has no such column"),
    (DAYS, {"actors": (("who", ""),)}, "[E231] --actor 'who': the table has no such column"),
    (DAYS, {"measures": (("n", ""),)}, "fix:   use one of: day, town, hits"),
    (DAYS, {"time": "town"}, "[E230] column 'town' holds no dates that can be read"),
    ("period,2020-01,2020-02,2020-03\nx,1,2,3\n", {}, "[E232] the table is wide (columns named by dates)"),
    (DAYS, {"shape": "gtd"}, "[E233] the table is no Global Terrorism Database: it lacks eventid, iyear"),
]


@pytest.mark.parametrize(("text", "said", "message"), BAD, ids=[str(i) for i in range(len(BAD))])
def test_a_table_that_cannot_be_a_record(draft, tmp_path, text, said, message):
    with pytest.raises(RecordError, match=re.escape(message.format(path=tmp_path / "t.csv"))):
        draft(text, **said)
    assert not (tmp_path / "datapackage.json").exists()


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(RecordError, match=r"\[E208\] the table '.*none.csv' is not there"):
        draft_record(tmp_path / "none.csv")


def test_a_package_that_is_there_is_kept(draft, tmp_path):
    (tmp_path / "datapackage.json").write_text("{}")
    with pytest.raises(RecordError, match=r"(?s)\[E234\] there is a datapackage.json already.*add --force"):
        write_record(draft(DAYS))
    assert (tmp_path / "datapackage.json").read_text() == "{}"
    write_record(draft(DAYS), force=True)
    assert json.loads((tmp_path / "datapackage.json").read_text())["name"] == "t"


def test_a_package_that_cannot_be_opened_is_not_left_behind(draft, tmp_path):
    days = "".join(f"2020-01-{i:02},1\n" for i in range(1, 20))
    made = draft(f"day,hits\n{days}someday,2\n")
    assert made.guess.to_check[0] == "day: 1 different cells are no dates ('someday')"
    with pytest.raises(RecordError, match=r"(?s)E210.*row 20, 'day': 'someday'"):
        write_record(made)
    assert not (tmp_path / "datapackage.json").exists()


def test_the_file_is_never_changed(draft, tmp_path):
    text = "province,2020-01,2020-02,2020-03\nNorth,1,2,3\n"
    write_record(draft(text))
    assert (tmp_path / "t.csv").read_text() == text


@pytest.mark.parametrize("folder", ["coalition-strikes-2014-2016", "coalition-strikes-2017", "ucdp-ged-syria-2016"])
def test_what_people_described_is_guessed_again(folder, tmp_path):
    example = Path(__file__).parents[4] / "examples/records" / folder
    (tmp_path / "data.csv").write_bytes((example / "data.csv").read_bytes())
    guessed = draft_record(tmp_path / "data.csv", Answers(careful=True)).package["onrecord"]
    described = open_record(example).descriptor
    assert guessed["times"][0]["column"] == described.times[0].column
    assert [p["column"] for p in guessed["places"]] == [p.column for p in described.places]
    assert {a["column"] for a in guessed.get("actors", ())} == {a.column for a in described.actors}
    assert {m["column"] for m in guessed["measures"]} == {m.column for m in described.measures}
    assert bool(guessed.get("totals")) == bool(described.totals)
