"""The verb that writes releases as records: one of totals, one of places, and what contradicts itself."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import RecordError
from onrecord.records.guesses.header_words import word_lists
from onrecord.records.package import PROFILE
from onrecord.records.releases.release import Figure, Release

TOTALS = ("release_date", "strike_date", "block", "country", "strikes", "engagements", "source")
PLACES = ("release_date", "strike_date", "block", "country", "location", "strikes", "engagements", "source")
PROBLEMS = ("file", "line", "kind", "said")
BOTH, ALL = "both", "all"
"""The country of a combined line over two countries, or more."""


def write_releases(
    releases: Sequence[Release],
    folder: str | Path,
    *,
    name: str = "strikes",
    by: Sequence[str] = (),
    against: Sequence[str] = (),
    force: bool = False,
) -> tuple[Path, ...]:
    """Write the totals and the places of releases as two records, and their problems beside them.

    Parameters
    ----------
    releases : sequence of Release
        As `read_folder` gives them.
    folder : str or Path
        Gets ``datapackage.json``, ``data.csv`` and ``problems.csv``, and ``places/`` with a record of its own.
    name : str
        The name by which claim files speak of the record.
    by, against : sequence of str
        Names of those who strike and of those who are struck, as articles write them.
    force : bool
        Whether files that are there may be replaced.

    Returns
    -------
    tuple of Path
        The folders of the records that were written.

    Raises
    ------
    RecordError
        E234 if there is a record already; E242 if no figure has a strike date.
    """
    folder = Path(folder)
    _refuse_old(folder, force=force)
    totals = [row for r in releases for f in r.totals if (row := _total_row(r, f))]
    places = [row for r in releases for f in r.places if (row := _place_row(r, f))]
    days = sorted(
        d
        for r in releases
        for f in (*r.totals, *r.places)
        if f.block == "daily"
        for p in f.days
        for d in (p.start, p.end)
    )
    if not days:
        raise RecordError(
            "no figure has a strike date, or none that is not late",
            where=f"{len(releases)} releases",
            fix='a release says "On Aug. 22, … conducted 21 strikes", and has a date of its own with a year',
            code="E242",
        )
    period = f"{days[0].isoformat()}/{days[-1].isoformat()}"
    written = []
    problems = [(p.file, p.line, p.kind, p.said) for r in releases for p in r.problems]
    for target, columns, rows, of_places in (
        (folder, TOTALS, totals, False),
        (folder / "places", PLACES, places, True),
    ):
        if not rows:
            continue
        target.mkdir(parents=True, exist_ok=True)
        _write_csv(target / "data.csv", columns, rows)
        block = _block(releases, period, by, against, of_places=of_places)
        package = _package(f"{name}-places" if of_places else name, columns, block, len(releases))
        text = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
        (target / "datapackage.json").write_text(text, encoding="utf-8")
        written.append(target)
    _write_csv(folder / "problems.csv", PROBLEMS, problems)
    return tuple(written)


def _refuse_old(folder: Path, *, force: bool) -> None:
    if (folder / "datapackage.json").exists() and not force:
        raise RecordError(
            "there is a datapackage.json already",
            where=str(folder / "datapackage.json"),
            fix="add --force to replace it, or name another folder",
            code="E234",
        )


def _total_row(release: Release, figure: Figure) -> tuple[object, ...]:
    names = figure.countries
    country = names[0] if len(names) == 1 else BOTH if len(names) == 2 else ALL if names else ""
    return (*_dates(release, figure), country, *_amounts(figure), release.url or release.file)


def _place_row(release: Release, figure: Figure) -> tuple[object, ...]:
    country = figure.countries[0] if len(figure.countries) == 1 else ""
    return (*_dates(release, figure), country, figure.place, *_amounts(figure), release.url or release.file)


def _dates(release: Release, figure: Figure) -> tuple[str, str, str]:
    return (release.released.isoformat() if release.released else "", figure.strike_date(), figure.block)


def _amounts(figure: Figure) -> tuple[object, object]:
    return ("" if figure.strikes is None else figure.strikes, "" if figure.engagements is None else figure.engagements)


def _write_csv(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def _block(
    releases: Sequence[Release], period: str, by: Sequence[str], against: Sequence[str], *, of_places: bool
) -> dict[str, Any]:
    words = next(unit["words"] for unit in word_lists()["unit"] if unit["unit"] == "strikes")
    row = "the strikes that a release states near one place" if of_places else "one total stated in a release"
    places = [{"column": "country", "level": "country"}]
    block: dict[str, Any] = {
        "row_means": row,
        "times": [
            {"column": "strike_date", "meaning": "event"},
            {"column": "release_date", "meaning": "announcement", "lag_days": 1},
        ],
        "places": [*places, {"column": "location", "level": "place"}] if of_places else places,
        "about_actors": list(by),
        "against": list(against),
        "measures": [
            {"column": "strikes", "unit": "strikes", "words": words},
            {"column": "engagements", "unit": "engagements", "words": ["engagement", "engagements"]},
        ],
        "late": {
            "where": {"block": "late"},
            "meaning": "strikes of earlier days that were in no earlier release",
            "dated_by": "end",
        },
        "coverage": {"kind": "rows", "period": period, "where": {"block": "daily"}},
        "notes": [
            "Read from the text of releases: a day without a release is unknown, not zero.",
            "Releases that contradict themselves are kept as stated; problems.csv lists them.",
        ],
    }
    if not of_places and (totals := _totals(releases)):
        block["totals"] = totals
    return {key: value for key, value in block.items() if value}


def _totals(releases: Sequence[Release]) -> list[dict[str, Any]]:
    """Say what combined lines repeat, for the most countries that one release adds up."""
    combined = [f.countries for r in releases for f in r.totals if len(f.countries) > 1]
    if not combined:
        return []
    parts = max(combined, key=len)
    total = BOTH if len(parts) == 2 else ALL
    return [
        {
            "column": "country",
            "total": total,
            "parts": sorted(parts),
            "within": ["release_date", "strike_date", "block"],
        }
    ]


def _package(name: str, columns: Sequence[str], block: dict[str, Any], n_releases: int) -> dict[str, Any]:
    kinds = {"release_date": "date", "strikes": "integer", "engagements": "integer"}
    fields = [{"name": c, "type": kinds.get(c, "string")} for c in columns]
    return {
        "$schema": PROFILE,
        "name": name,
        "title": f"Strikes as {n_releases} releases state them",
        "sources": [{"title": "releases, one a row (column source)"}],
        "resources": [{"name": name, "path": "data.csv", "type": "table", "schema": {"fields": fields}}],
        "onrecord": block,
    }
