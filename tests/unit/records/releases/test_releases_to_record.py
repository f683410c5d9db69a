"""A folder of releases, written as records, with what contradicts itself."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from onrecord.errors import RecordError
from onrecord.records import Selection, daily_series, open_record
from onrecord.records.releases import read_folder, write_releases
from onrecord.text.dates import parse_period

FIXTURES = Path(__file__).parent / "fixtures"
REAL = Path(__file__).parents[5] / "shared/records/coalition-strikes-2017/data.csv"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def written(tmp_path: Path) -> Path:
    write_releases(read_folder(FIXTURES), tmp_path / "strikes", by=["task force"])
    return tmp_path / "strikes"


def test_the_contradictions_of_three_releases_are_named(written):
    assert [f"{p['file']}:{p['line']} {p['kind']}: {p['said']}" for p in rows_of(written / "problems.csv")] == [
        "2031-05-12.txt:1 combined: the line of Norvia and Estmark says 27 strikes, "
        "which repeats the line of Norvia alone (27 + 4 = 31)",
        "2031-05-12.txt:1 combined: the line of Norvia and Estmark says 53 engagements, "
        "which repeats the line of Norvia alone (53 + 5 = 58)",
        "2031-05-12.txt:7 lines: the line of Estmark says 4 strikes, but its lines add up to 3",
        "2031-05-12.txt:10 late_total: the late total of 3 strikes is smaller than its first line (Al Harrah: 5); "
        "its lines add up to 6",
        "2031-05-14.txt:3 unread: a line that cannot be read: "
        "'Near Al Harrah, between the river and the road, engaged units.'",
    ]


def test_the_columns_are_those_of_a_record_of_releases(written):
    assert list(rows_of(written / "data.csv")[0]) == [
        "release_date", "strike_date", "block", "country", "strikes", "engagements", "source",
    ]  # fmt: skip


@pytest.mark.skipif(not REAL.exists(), reason="the record of 2017 releases is not beside this checkout")
def test_the_columns_are_those_of_the_record_of_2017(written):
    real = list(rows_of(REAL)[0])
    assert list(rows_of(written / "data.csv")[0]) == [*real[:-1], "source"]


def test_the_totals_are_a_record_whose_combined_lines_are_never_counted_twice(written):
    record = open_record(written)
    series = daily_series(record, Selection(measure="strikes"), parse_period("2031-05-10/2031-05-11"))
    assert series.totals.tolist() == [12, 31]


def test_the_lines_about_places_are_a_record_of_their_own(written):
    record = open_record(written / "places")
    selection = Selection(measure="strikes", where=(("location", ("Dayr Sama",)),))
    assert daily_series(record, selection, parse_period("2031-05-10/2031-05-11")).totals.tolist() == [6, 7]


def test_two_releases_of_one_day_are_told(tmp_path):
    text = "May 11, 2031 -- On May 10, aircraft conducted two strikes in Norvia."
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(text)
    problems = [p.said for r in read_folder(tmp_path) for p in r.problems]
    assert problems == [
        "another release of 2031-05-11: b.txt; both are kept",
        "another release of 2031-05-11: a.txt; both are kept",
    ]


def test_a_release_saved_as_a_page_is_read(tmp_path):
    body = "".join(f"<p>{line}</p>" for line in (FIXTURES / "2031-05-11.txt").read_text().splitlines() if line)
    (tmp_path / "2031-05-11.html").write_text(f"<html><body><article>{body}</article></body></html>")
    [release] = read_folder(tmp_path)
    assert [(f.countries, f.strikes) for f in release.totals][:2] == [(("Norvia", "Estmark"), 12), (("Norvia",), 9)]


def test_a_file_that_is_no_text_is_told_and_the_others_are_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00bad")
    (tmp_path / "b.txt").write_text("May 11, 2031 -- On May 10, aircraft conducted two strikes in Norvia.")
    said = {r.file: [p.said for p in r.problems] for r in read_folder(tmp_path)}
    assert said == {"a.txt": ["not UTF-8 text (byte 0)"], "b.txt": []}


def test_what_is_too_large_for_a_release_is_told_and_costs_no_time(tmp_path):
    head = "May 11, 2031 -- On May 10, aircraft conducted two strikes in Norvia.\n"
    (tmp_path / "a.txt").write_text(head + "near a " * 100_000)
    (tmp_path / "b.txt").write_text(head + "x\n" * 1_000_001)
    (tmp_path / "c.txt").write_text(head.replace("11", "12") + ("near the In A and B, one " * 390 + "\n\n") * 20)
    said = {r.file: [p.said for p in r.problems] for r in read_folder(tmp_path)}
    assert said["a.txt"] == ["a line of 700,000 letters is no line of a release"]
    assert said["b.txt"] == ["too large for a release (2,000,071 bytes, at most 2,000,000)"]
    assert said["c.txt"] == []


def test_strikes_after_their_release_are_told(tmp_path):
    (tmp_path / "a.txt").write_text("May 11, 2031 -- On May 12, aircraft conducted two strikes in Norvia.")
    [release] = read_folder(tmp_path)
    assert [p.said for p in release.problems] == ["strikes of 2031-05-12 in a release of 2031-05-11"]


def test_the_package_follows_the_form_of_a_data_package(written):
    package = json.loads((written / "datapackage.json").read_text())
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["onrecord"]["totals"][0]["parts"] == ["Estmark", "Norvia"]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "[E240] '{folder}' holds no releases"),
        ({"a.pdf": "x"}, "[E240] '{folder}' holds no releases"),
        ({"a.txt": "Nothing of note."}, "[E241] no file states a number of strikes"),
    ],
)
def test_a_folder_without_releases(tmp_path, files, message):
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(RecordError, match=re.escape(message.format(folder=tmp_path))):
        read_folder(tmp_path)


def test_a_folder_that_is_none(tmp_path):
    with pytest.raises(RecordError, match=r"\[E240\] .*nowhere' is not a folder"):
        read_folder(tmp_path / "nowhere")


def test_releases_without_any_strike_date_make_no_record(tmp_path):
    (tmp_path / "a.txt").write_text("Aircraft conducted two strikes in Norvia.")
    with pytest.raises(RecordError, match=r"\[E242\] no figure has a strike date, or none that is not late"):
        write_releases(read_folder(tmp_path), tmp_path / "out")


def test_a_record_that_is_there_is_not_replaced_unasked(written):
    with pytest.raises(RecordError, match=r"\[E234\] there is a datapackage.json already"):
        write_releases(read_folder(FIXTURES), written)
    assert write_releases(read_folder(FIXTURES), written, force=True) == (written, written / "places")
