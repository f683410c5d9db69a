"""The descriptor that a checked ``onrecord`` block means."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from onrecord.records.record import (
    ActorColumn,
    Alias,
    Coverage,
    Descriptor,
    Measure,
    PlaceColumn,
    RowSet,
    TimeColumn,
    Totals,
    Where,
)
from onrecord.text.dates import parse_period


def make_descriptor(package: Mapping[str, Any], block: Mapping[str, Any], folder_name: str) -> Descriptor:
    """Turn a package and its block, which has no problems, into a descriptor; the folder names a nameless package."""
    late = block.get("late")
    return Descriptor(
        name=str(package.get("name") or folder_name),
        title=str(package.get("title", "")),
        description=str(package.get("description", "")),
        licence=_listed(package, "licenses", "title", "name"),
        source=_listed(package, "sources", "title", "path"),
        row_means=block.get("row_means", ""),
        events_words=tuple(block.get("events_words", ())),
        times=tuple(_time(t) for t in block["times"]),
        places=tuple(PlaceColumn(**p) for p in block.get("places", ())),
        actors=tuple(ActorColumn(**a) for a in block.get("actors", ())),
        about_places=tuple(block.get("about_places", ())),
        about_actors=tuple(block.get("about_actors", ())),
        against=tuple(block.get("against", ())),
        measures=tuple(Measure(**{**m, "words": tuple(m.get("words", ()))}) for m in block.get("measures", ())),
        repeats=tuple(_rows(r) for r in block.get("repeats", ())),
        totals=tuple(_totals(t) for t in block.get("totals", ())),
        late=_rows(late) if late else None,
        coverage=_coverage(block["coverage"]),
        snapshot=date.fromisoformat(block["snapshot"]) if "snapshot" in block else None,
        aliases=tuple(Alias(**_tuples({"values": (), **a})) for a in block.get("aliases", ())),
        notes=tuple(block.get("notes", ())),
    )


def _listed(package: Mapping[str, Any], key: str, *fields: str) -> str:
    """Join what a list of sources or licences says, whatever of it is there."""
    listed = package.get(key)
    entries = [e for e in listed if isinstance(e, dict)] if isinstance(listed, list) else []
    texts = [next((str(e[f]) for f in fields if e.get(f)), "") for e in entries]
    return "; ".join(text for text in texts if text)


def _tuples(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in fields.items()}


def _time(fields: Mapping[str, Any]) -> TimeColumn:
    return TimeColumn(**_tuples(fields))


def _totals(fields: Mapping[str, Any]) -> Totals:
    return Totals(**_tuples(fields))


def _rows(fields: Mapping[str, Any]) -> RowSet:
    return RowSet(**{**fields, "where": _where(fields["where"])})


def _coverage(fields: Mapping[str, Any]) -> Coverage:
    return Coverage(
        kind=fields["kind"],
        period=parse_period(fields["period"]),
        where=_where(fields.get("where", {})),
        step=fields.get("step", ""),
        days_without=tuple(sorted(date.fromisoformat(d) for d in fields.get("days_without", ()))),
    )


def _where(fields: Mapping[str, Any]) -> Where:
    return tuple(sorted((c, (v,) if isinstance(v, str) else tuple(v)) for c, v in fields.items()))
