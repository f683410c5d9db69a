"""Tables of made-up events in the column layouts that event datasets publish, with their codebooks' codes.

Columns are those of UCDP GED 24.1, ACLED's exports before and since 2023, GDELT 1.0 and 2.0, the GTD of 2021, SCAD 3.3
and an Airwars-style table; the events, places and numbers are invented.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

Row = Mapping[str, object]

COLUMNS: dict[str, list[str]] = {
    name: columns.split() for name, columns in json.loads(Path(__file__).with_name("columns.json").read_text()).items()
}


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Row], *, delimiter: str = ",") -> Path:
    """Write rows as CSV; columns that a row does not name stay empty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def ucdp_ged(path: Path, *, candidate: bool = False) -> Path:
    """Write a GED table: three exact days, one week, one month; a candidate release also has events to be checked."""
    spans = [("1", "05", "05"), ("1", "06", "06"), ("1", "06", "06"), ("3", "10", "16"), ("4", "01", "31")]
    return write_table(path, COLUMNS["ucdp_ged"], [
        {
            "id": 500 + i, "year": 2031, "active_year": "True", "type_of_violence": 1 + (i == 2),
            "code_status": "Check" if candidate and i == 4 else "Clear", "conflict_name": "Norvia: Government",
            "dyad_name": "Government of Norvia - River Front", "side_a": "Government of Norvia",
            "side_b": "River Front",
            "where_prec": 1 + i, "where_coordinates": f"{'Ado' if i % 2 else 'Bel'} town", "adm_1": "Lower Province",
            "adm_2": "Bel district", "latitude": 10.5, "longitude": 20.25, "country": "Norvia", "country_id": 999,
            "region": "Africa", "event_clarity": 1 + (i == 3), "date_prec": precision,
            "date_start": f"2031-03-{first} 00:00:00.000", "date_end": f"2031-03-{last} 00:00:00.000",
            "deaths_a": i, "deaths_b": 1, "deaths_civilians": 0, "deaths_unknown": 0, "best": i + 1, "high": i + 4,
            "low": i, "number_of_sources": 1, "gwnoa": 1, "priogrid_gid": 144321,
        }
        for i, (precision, first, last) in enumerate(spans)
    ])  # fmt: skip


def acled(path: Path, *, before_2023: bool = False) -> Path:
    """Write an ACLED table; dates are words in the older export and ISO 8601 in the newer."""
    days = [("3 March 2031", "2031-03-03"), ("04 March 2031", "2031-03-04"), ("12 March 2031", "2031-03-12")]
    return write_table(path, COLUMNS["acled_before_2023" if before_2023 else "acled"], [
        {
            "event_id_cnty": f"NOR{i}", "event_date": words if before_2023 else iso, "year": 2031,
            "time_precision": 1 + (i == 2), "event_type": ("Battles", "Protests", "Battles")[i],
            "sub_event_type": ("Armed clash", "Peaceful protest", "Armed clash")[i], "actor1": "River Front",
            "inter1": 2, "actor2": "Military Forces of Norvia", "inter2": 1, "interaction": 12, "iso": 999,
            "region": "Eastern Africa", "country": "Norvia", "admin1": "Lower Province", "admin2": "Bel",
            "location": "Ado" if i else "Bel", "latitude": 10.5, "longitude": 20.25, "geo_precision": 1,
            "source": "Harbour Gazette", "source_scale": "National", "notes": "Clashes, \"again\".",
            "fatalities": (3, 0, 5)[i], "timestamp": 1930000000 + i,
            **({"data_id": 7000 + i, "event_id_no_cnty": i, "iso3": "NOR"} if before_2023 else
               {"disorder_type": "Political violence"}),
        }
        for i, (words, iso) in enumerate(days)
    ])  # fmt: skip


def gtd(path: Path) -> Path:
    """Write a GTD table: a known day, a known month (day 0), a known year (month 0), and codes for unknown."""
    assert len(COLUMNS["gtd"]) == 135
    dates = [(1992, 12, 30), (1994, 3, 0), (1994, 0, 0), (1994, 5, 6)]
    return write_table(path, COLUMNS["gtd"], [
        {
            "eventid": f"{y}{m:02}{d:02}{i:04}", "iyear": y, "imonth": m, "iday": d, "extended": 0, "country": 999,
            "country_txt": "Norvia", "region_txt": "Western Europe", "provstate": "Lower Province", "city": "Ado",
            "doubtterr": int(i == 3), "success": 1, "suicide": 0, "attacktype1": 3, "attacktype1_txt": "Bombing",
            "targtype1_txt": "Police", "target1": "Patrol", "gname": "Unknown" if i else "River Front", "nperps": -99,
            "nkill": ("2", "", "1", "0")[i], "nkillter": 0, "nwound": (5, 0, 2, 1)[i], "property": (1, -9, 0, 1)[i],
            "ishostkid": 0, "nhostkid": (-99, 0, 3, 0)[i], "INT_ANY": -9,
        }
        for i, (y, m, d) in enumerate(dates)
    ])  # fmt: skip


def gtd_of_known_days(path: Path) -> Path:
    """Write a GTD table as most of the real one is: all days known, so that every id starts like a date and a time."""
    return write_table(path, COLUMNS["gtd"], [
        {
            "eventid": f"2016{m:02}{d:02}{i:04}", "iyear": 2016, "imonth": m, "iday": d, "country": 999,
            "resolution": "2016-05-09" if m == 5 else "", "country_txt": "Norvia", "attacktype1_txt": "Bombing",
            "gname": "River Front", "target1": "Patrol", "nkill": 1, "nhostkid": -99,
        }
        for m in range(1, 13) for d in (4, 17) for i in (1, 2)
    ])  # fmt: skip


def scad(path: Path) -> Path:
    """Write a SCAD table: American dates, an event in two places, a class of participants, unknown deaths."""
    spans = [("3/5/1999", "3/5/1999"), ("3/17/1999", "3/19/1999"), ("3/17/1999", "3/19/1999"), ("4/2/1999", "4/2/1999")]
    return write_table(path, COLUMNS["scad"], [
        {
            "eventid": 4510001 + min(i, 1) + (i == 3), "ccode": 451, "countryname": "Norvia", "id": i + 1,
            "startdate": start, "enddate": end, "duration": 1, "etype": 2, "escalation": 0, "actor1": "students",
            "target1": "government", "npart": (3, 4, 4, -99)[i], "ndeath": (0, 2, 2, -99)[i], "repress": 0,
            "elocal": ("Ado", "Ado", "Bel", "Bel")[i], "locnum": (1, 1, 2, 1)[i], "issue1": 1, "nsource": 1,
            "latitude": 10.5, "longitude": 20.25, "location_precision": 1,
        }
        for i, (start, end) in enumerate(spans)
    ])  # fmt: skip


def airwars(path: Path) -> Path:
    """Write an Airwars-style table: ranges of civilians harmed, gradings."""
    return write_table(path, COLUMNS["airwars"], [
        {
            "unique_reference_code": f"NV{i:03}", "incident_date": f"2031-06-0{i + 1}", "country": "Norvia",
            "governorate": "Lower Province", "location": "Ado", "latitude": 10.5, "longitude": 20.25,
            "belligerent": "Estmark", "strike_type": "Airstrike", "minimum_civilians_reported_killed": (3, 0, 1)[i],
            "maximum_civilians_reported_killed": (8, 2, 1)[i], "minimum_civilians_reported_injured": i,
            "maximum_civilians_reported_injured": i + 2, "airwars_grading": ("Fair", "Discounted", "Confirmed")[i],
            "civilian_harm_status": "reported",
        }
        for i in range(3)
    ])  # fmt: skip


def gdelt(path: Path, *, n_columns: int = 61) -> Path:
    """Write an export of GDELT: tabs, no names; 61 columns (2.0) or 58 (1.0)."""
    lines = []
    for i, day in enumerate(("20310301", "20310301", "20310304")):
        place = [
            "4",
            "Ado, Lower Province, Norvia",
            "NV",
            "NV01",
            *(["12345"] if n_columns == 61 else []),
            "10.5",
            "20.25",
            "-1",
        ]
        actor = ["GOV", "RIVER FRONT" if i else "GOVERNMENT", "NOR", *[""] * 7]
        added = "20310304121500" if n_columns == 61 else "20310304"
        lines.append([
            f"{1190000000 + i}", day, day[:6], day[:4], "2031.1644", *actor, *actor, "1", "190", "190", "19", "4",
            "-10.0", "4", "1", "4", "-3.5", *place, *place, *place, added, f"https://news.example/{i}",
        ])  # fmt: skip
    assert all(len(line) == n_columns for line in lines)
    path.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture
def layouts() -> SimpleNamespace:
    """Give the functions that write a table of each layout."""
    return SimpleNamespace(
        ucdp_ged=ucdp_ged,
        acled=acled,
        gtd=gtd,
        gtd_of_known_days=gtd_of_known_days,
        scad=scad,
        airwars=airwars,
        gdelt=gdelt,
    )
