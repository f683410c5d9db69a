"""Numbers of the shipped records.

Expected values marked *reference* were counted by another program from the same releases; the others are sums that the
csv files give when they are added up by hand.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from onrecord.records import (
    LowHighTotals,
    PlacementBounds,
    Record,
    Selection,
    coverage_of,
    daily_series,
    describe_record,
    low_high_totals,
    open_record,
    placement_bounds,
    resolve_where,
)
from onrecord.text.dates import parse_period

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples" / "records"
NAMES = ("coalition-strikes-2014-2016", "coalition-strikes-2017", "ucdp-ged-syria-2016")
STRIKES = Selection(measure="strikes")


def opened(name: str) -> Record:
    return open_record(EXAMPLES / name)


def strikes_in(country: str) -> Selection:
    return Selection(measure="strikes", where=(("country", (country,)),))


@pytest.mark.parametrize("name", NAMES)
def test_examples_have_their_own_block_source_and_licence(name):
    record = opened(name)
    assert record.descriptor_from == "datapackage.json"
    assert record.descriptor.source
    assert record.descriptor.licence
    assert sum(p.stat().st_size for p in record.folder.iterdir()) < 610_000


@pytest.mark.parametrize("name", NAMES[:2])
def test_examples_and_shipped_blocks_say_the_same(name):
    package = json.loads((EXAMPLES / name / "datapackage.json").read_text("utf-8"))
    known = json.loads((ROOT / "src/onrecord/records/known" / f"{name}.json").read_text("utf-8"))
    assert package["onrecord"] == known


def test_the_cut_example_differs_in_its_coverage_only():
    package = json.loads((EXAMPLES / "ucdp-ged-syria-2016" / "datapackage.json").read_text("utf-8"))
    known = json.loads((ROOT / "src/onrecord/records/known/ucdp-ged-syria-2016-2019.json").read_text("utf-8"))
    assert package["onrecord"] | {"coverage": None} == known | {"coverage": None}


@pytest.mark.parametrize(
    ("period", "total", "covered", "rate"),
    [("2016-09", 516, 25, 20.64), ("2016-08", 527, 30, 17.57), ("2014-12-19/2016-10-17", 12241, 570, 21.48)],
)
def test_strikes_a_covered_day_of_2014_to_2016(period, total, covered, rate):
    """Reference: the published description of the scraped table (570 of 669 days, 12,241 strikes)."""
    series = daily_series(opened(NAMES[0]), STRIKES, parse_period(period))
    assert (series.totals.sum(), series.covered.sum()) == (total, covered)
    assert series.totals.sum() / series.covered.sum() == pytest.approx(rate, abs=0.005)


@pytest.mark.parametrize(("country", "total"), [("Iraq", 7959), ("Syria", 4282)])
def test_strikes_by_country_of_2014_to_2016(country, total):
    """Reference: as above."""
    series = daily_series(opened(NAMES[0]), strikes_in(country), parse_period("2014/2016"))
    assert series.totals.sum() == total


def test_releases_near_dayr_az_zawr_in_september_2016():
    """Reference: read off the releases, 12 to 26 September (none on the 11th, 27th and 28th)."""
    record = opened(NAMES[0])
    selection = Selection(measure="strikes", where=resolve_where(record, (("location", ("Deir ez-Zor",)),)))
    series = daily_series(record, selection, parse_period("2016-09-11/2016-09-28"))
    assert series.totals.tolist() == [0, 1, 1, 1, 2, 3, 1, 3, 0, 3, 3, 4, 7, 3, 5, 2, 0, 0]
    assert series.covered.tolist() == [False, *[True] * 15, False, False]


def test_gaps_of_2014_to_2016_are_the_listed_days():
    package = json.loads((EXAMPLES / NAMES[0] / "datapackage.json").read_text("utf-8"))
    coverage = coverage_of(opened(NAMES[0]), parse_period("2014-12-19/2016-10-17"))
    assert len(coverage.covered) == 570
    assert len(coverage.unknown) == 99
    assert package["onrecord"]["coverage"] == {"kind": "rows", "period": "2014-12-19/2016-10-17"}


@pytest.mark.parametrize(
    ("period", "selection", "total", "covered"),
    [
        ("2017-08", STRIKES, 487, 19),
        ("2017-08", Selection(measure="strikes", totals="stated"), 482, 19),
        ("2017-09", STRIKES, 203, 8),
        ("2017-09", Selection(measure="strikes", totals="stated"), 203, 8),
        ("2017-08", strikes_in("Iraq"), 110, 19),
        ("2017-09", strikes_in("Iraq"), 46, 8),
        ("2017-08", strikes_in("Syria"), 377, 19),
        ("2017-09", strikes_in("Syria"), 157, 8),
        ("2017-08", Selection(measure="strikes", include_late=True), 1090, 19),
        ("2017-09", Selection(measure="strikes", include_late=True), 278, 8),
    ],
)
def test_daily_totals_of_2017(period, selection, total, covered):
    series = daily_series(opened(NAMES[1]), selection, parse_period(period))
    assert (series.totals.sum(), series.covered.sum()) == (total, covered)


def test_derived_and_contradictory_figures_of_2017_are_noted():
    record = opened(NAMES[1])
    august, september = (daily_series(record, strikes_in("Iraq"), parse_period(m)) for m in ("2017-08", "2017-09"))
    assert september.notes == ("4 figures for Iraq derived: the figure for both less that for Syria.",)
    assert august.notes == (
        "1 figure for Iraq derived: the figure for both less that for Syria.",
        "2017-08-22: Syria and Iraq add up to 24, but 16 is stated for both: kept as stated.",
        "2017-08-31: Syria and Iraq add up to 27, but 30 is stated for both: kept as stated.",
    )


def test_a_combined_line_that_is_missing_is_the_sum():
    series = daily_series(opened(NAMES[1]), strikes_in("both"), parse_period("2017-10-02"))
    assert series.totals.tolist() == [14]
    assert series.notes == ("1 figure for both derived: the sum of Syria and Iraq.",)


def test_covered_days_of_2017_are_the_listed_ones():
    listed = {row["strike_date"] for row in read_csv(NAMES[1]) if row["block"] == "daily"}
    covered = coverage_of(opened(NAMES[1]), parse_period("2017")).covered
    assert {d.isoformat() for d in covered} == listed
    assert len(covered) == 30


def test_late_figures_are_only_possibly_inside():
    bounds = placement_bounds(
        opened(NAMES[1]), Selection(measure="strikes", include_late=True), parse_period("2017-08")
    )
    assert bounds == PlacementBounds(inside=896, touching=1090)


def test_no_release_covers_18_september_2017():
    series = daily_series(opened(NAMES[1]), STRIKES, parse_period("2017-09-18"))
    assert series.covered.tolist() == [False]


def test_deaths_in_deir_ez_zor_on_17_september_2016():
    record = opened(NAMES[2])
    where = resolve_where(record, (("adm_1", ("Deir ez-Zor",)),))
    day = parse_period("2016-09-17")
    found = low_high_totals(record, Selection(measure="best", where=where), day)
    assert found == LowHighTotals(low=173, best=173, high=173, n_rows=6)
    rows = [
        r for r in read_csv(NAMES[2]) if r["date_start"] == "2016-09-17" and r["adm_1"] == "Deir ez Zor Governorate"
    ]
    assert sum(int(r["best"]) for r in rows) == 173


def test_the_whole_record_is_described():
    described = describe_record(opened(NAMES[2]))
    assert (described.n_days, described.n_covered_days, described.gaps) == (153, 153, ())
    assert {m.measure for m in described.measures} == {
        "events", "best", "deaths_civilians", "deaths_a", "deaths_b", "deaths_unknown",
    }  # fmt: skip
    assert "why something happened, and what anybody wanted" in described.cannot


def read_csv(name: str) -> list[dict[str, str]]:
    with (EXAMPLES / name / "data.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
