"""Layouts that are known by their columns: what `record init` makes of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.records import Record, Selection, daily_series, low_high_totals, resolve_where
from onrecord.records.draft import Draft, draft_record, write_record
from onrecord.records.guesses import Answers
from onrecord.records.guesses.shapes import known_shapes
from onrecord.text.dates import parse_period


def made(path: Path, **said: object) -> tuple[Draft, Record]:
    draft = draft_record(path, Answers(careful=True, **said))
    return draft, write_record(draft)


def total(record: Record, measure: str, period: str, **where: str) -> float:
    wanted = resolve_where(record, tuple((c, (v,)) for c, v in where.items()))
    return float(daily_series(record, Selection(measure=measure, where=wanted), parse_period(period)).totals.sum())


def test_ucdp_ged_has_its_ranges_precisions_and_sides(layouts, tmp_path):
    draft, record = made(layouts.ucdp_ged(tmp_path / "ged.csv"))
    assert draft.shape.name == "ucdp-ged"
    assert not draft.rewritten
    [time] = record.descriptor.times
    assert (time.column, time.end_column, time.precision_column, time.day_precisions) == (
        "date_start", "date_end", "date_prec", ("1",),
    )  # fmt: skip
    found = low_high_totals(record, Selection(measure="best"), parse_period("2031-03"))
    assert (found.low, found.best, found.high) == (10, 15, 30)
    assert record.descriptor.coverage.kind == "complete"
    assert total(record, "best", "2031-03", where_coordinates="Ado", side_b="River Front") == 6
    assert draft.guess.to_check == ("event_clarity 2 marks sums of several events that could not be told apart",)


def test_a_candidate_release_names_its_unsettled_events(layouts, tmp_path):
    draft, _ = made(layouts.ucdp_ged(tmp_path / "ged.csv", candidate=True))
    assert draft.guess.to_check[0].startswith("code_status marks events that may not meet the definition")


@pytest.mark.parametrize("before_2023", [False, True])
def test_both_exports_of_acled_are_one_shape(layouts, tmp_path, before_2023):
    draft, record = made(layouts.acled(tmp_path / "acled.csv", before_2023=before_2023))
    assert draft.shape.name == "acled"
    assert (total(record, "fatalities", "2031-03"), total(record, "events", "2031-03-03", location="Bel")) == (8, 1)
    assert record.descriptor.times[0].day_precisions == ("1",)
    assert [p.column for p in record.descriptor.places] == ["country", "admin1", "admin2", "location"]


def test_dates_in_words_are_described_and_not_rewritten(layouts, tmp_path):
    draft, _ = made(layouts.acled(tmp_path / "acled.csv", before_2023=True))
    [field] = [f for f in draft.package["resources"][0]["schema"]["fields"] if f["name"] == "event_date"]
    assert field == {"name": "event_date", "type": "date", "format": "%d %B %Y"}
    assert not draft.rewritten


def test_gtd_gets_one_date_and_no_1993(layouts, tmp_path):
    draft, record = made(layouts.gtd(tmp_path / "gtd.csv"))
    assert draft.rewritten
    rows = (tmp_path / "gtd.record.csv").read_text().splitlines()
    assert [row.rsplit(",", 1)[1] for row in rows] == ["date", "1992-12-30", "1994-03", "1994", "1994-05-06"]
    coverage = record.descriptor.coverage
    assert (coverage.kind, len(coverage.days_without)) == ("complete", 365)
    assert total(record, "nhostkid", "1992-12/1994-12") == 3
    assert "nhostkid: -99 is read as unknown (1 row)" in draft.changes


def test_ids_of_gtd_are_no_dates_and_its_dates_are_joined(layouts, tmp_path):
    draft, record = made(layouts.gtd_of_known_days(tmp_path / "gtd.csv"))
    assert [time["column"] for time in draft.package["onrecord"]["times"]] == ["date"]
    assert not [said for said in draft.changes if "eventid" in said]
    assert total(record, "events", "2016-05") == 4
    assert total(record, "events", "2016-05-17") == 2
    assert "nhostkid: -99 is read as unknown (48 rows)" in draft.changes


def test_scad_counts_an_event_once_and_blanks_its_codes(layouts, tmp_path):
    draft, record = made(layouts.scad(tmp_path / "scad.csv"))
    assert record.descriptor.repeats[0].where == (("locnum", ("2",)),)
    assert total(record, "ndeath", "1999") == 2
    assert "startdate: '3/17/1999' is read as 1999-03-17 (%m/%d/%Y)" in draft.changes
    assert "npart" not in [m.column for m in record.descriptor.measures]


def test_the_month_comes_first_in_scad_even_where_no_cell_shows_it(layouts, tmp_path):
    path = layouts.scad(tmp_path / "scad.csv")
    path.write_text(path.read_text().replace("3/17/", "3/7/").replace("3/19/", "3/9/"))
    _, record = made(path)
    assert record.descriptor.coverage.period.iso() == "1999-03-05/1999-04-02"


def test_airwars_style_counts_the_minimum_and_keeps_the_maximum(layouts, tmp_path):
    draft, record = made(layouts.airwars(tmp_path / "incidents.csv"))
    found = low_high_totals(record, Selection(measure="minimum_civilians_reported_killed"), parse_period("2031-06"))
    assert (found.low, found.best, found.high) == (4, 4, 11)
    assert record.descriptor.coverage.kind == "rows"
    assert "discounted incidents are counted" in draft.guess.to_check[0]


@pytest.mark.parametrize("n_columns", [61, 58])
def test_an_export_of_gdelt_gets_the_names_that_it_lacks(layouts, tmp_path, n_columns):
    draft, record = made(layouts.gdelt(tmp_path / "20310304.export.CSV", n_columns=n_columns))
    assert draft.shape.name == "gdelt-events"
    assert (record.n_rows, len(record.columns)) == (3, n_columns)
    assert total(record, "events", "2031-03-01", ActionGeo_CountryCode="Norvia") == 2
    assert draft.changes[0] == f"the file has no column names; its {n_columns} columns are known by their number"
    assert record.descriptor.times[0].meaning == "event"


def test_ragged_lines_of_an_export_are_counted(layouts, tmp_path):
    path = layouts.gdelt(tmp_path / "a.csv")
    path.write_text(path.read_text() + "12345678\t20310305\tbroken\n")
    assert made(path)[0].changes[1] == "1 lines with another number of cells are left out"


def test_a_shape_can_be_refused(layouts, tmp_path):
    draft = draft_record(layouts.acled(tmp_path / "a.csv"), Answers(shape="none"))
    assert draft.shape is None
    assert draft.guess.questions[0].field == "complete"


def test_what_a_person_says_wins_over_a_codebook(layouts, tmp_path):
    _, record = made(layouts.acled(tmp_path / "a.csv"), complete=False, places=(("location", ""),))
    assert record.descriptor.coverage.kind == "rows"
    assert [p.column for p in record.descriptor.places] == ["location"]


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        (
            "acled",
            r"\[E233\] the table is no Armed .* \(ACLED\): it lacks event_id_cnty, event_date, time_prec",
        ),
        ("nonsense", r"\[E233\] --shape 'nonsense': no such shape is known"),
    ],
)
def test_a_shape_that_does_not_fit(layouts, tmp_path, shape, message):
    with pytest.raises(RecordError, match=message):
        draft_record(layouts.gtd(tmp_path / "gtd.csv"), Answers(shape=shape))


@pytest.mark.parametrize("name", sorted(known_shapes()))
def test_every_shape_has_a_section_in_the_papers(name):
    page = (Path(__file__).parents[4] / "docs/how-to/known-shapes.md").read_text()
    assert f"--shape {name}" in page


@pytest.mark.parametrize("name", sorted(known_shapes()))
def test_no_note_of_a_shape_is_empty(name):
    fields = known_shapes()[name].fields
    assert json.dumps(fields["onrecord"])
    assert all(check["say"].strip() for check in fields["check"])
