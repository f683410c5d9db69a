"""Tables whose layout is known by their columns: event datasets that many people use."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from onrecord.errors import RecordError
from onrecord.records.guesses.answers import Answers, DateOrder
from onrecord.records.guesses.header_words import words_of
from onrecord.records.guesses.look import TableLook

MAX_ROWS_NAMED = 50_000
"""Rows from which the names of countries are taken where a table has codes only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A known layout: ``known/shapes/<name>.json``."""

    name: str
    title: str
    needs: tuple[frozenset[str], ...]
    """Sets of columns, as `column_key` gives them; one of them present is enough."""
    fields: Mapping[str, Any]
    """The file as it is."""

    @property
    def complete(self) -> bool | None:
        """Whether the codebook says that a day without a row is a day without an event; None if it does not say."""
        said = self.fields.get("complete")
        return said if isinstance(said, bool) else None

    @property
    def date_order(self) -> DateOrder:
        """Which of 03/04/2020 comes first by the codebook; '' if it does not say."""
        said = self.fields.get("date_order")
        return said if said in ("day-first", "month-first") else ""


@lru_cache(maxsize=1)
def known_shapes() -> Mapping[str, Shape]:
    """Give the known layouts by name."""
    folder = resources.files("onrecord.records").joinpath("known/shapes")
    found = {}
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        fields = json.loads(entry.read_text("utf-8"))
        name = entry.name.removesuffix(".json")
        needs = tuple(frozenset(map(column_key, columns)) for columns in fields["needs"])
        found[name] = Shape(name=name, title=fields["title"], needs=needs, fields=fields)
    return found


def column_key(name: str) -> str:
    """Fold the name of a column: case, spaces and underscores do not matter.

    Examples
    --------
    >>> column_key("Incident Date") == column_key("incident_date")
    True
    """
    return "".join(words_of(name))


def shape_of(look: TableLook, answers: Answers) -> Shape | None:
    """Recognise the layout of a table by its columns, or take the one that was asked for.

    Raises
    ------
    RecordError
        E233 if the asked shape is unknown, or the table lacks its columns.
    """
    shapes = known_shapes()
    if answers.shape == "none":
        return None
    keys = {column_key(c.name) for c in look.columns}
    if not answers.shape:
        return next((s for s in shapes.values() if any(need <= keys for need in s.needs)), None)
    if answers.shape not in shapes:
        raise RecordError(
            f"--shape {answers.shape!r}: no such shape is known",
            where=str(look.path),
            fix=f"use one of: {', '.join(shapes)}, none",
            code="E233",
        )
    shape = shapes[answers.shape]
    if not any(need <= keys for need in shape.needs):
        named = ([c for c in columns if column_key(c) not in keys] for columns in shape.fields["needs"])
        lacking = min(named, key=len)
        raise RecordError(
            f"the table is no {shape.title}: it lacks {', '.join(lacking)}",
            where=f"{look.path} has {', '.join(c.name for c in look.columns)}",
            fix="leave out --shape, or check that this is the file",
            code="E233",
        )
    return shape


def shape_block(look: TableLook, shape: Shape) -> dict[str, Any]:
    """Give the ``onrecord`` block of a shape for the columns that this table has, without its coverage."""
    names = {column_key(c.name): c.name for c in look.columns}
    block = dict(shape.fields["onrecord"])
    for part in ("times", "places", "actors", "measures"):
        entries = (_with_columns(entry, names) for entry in block[part])
        block[part] = [entry for entry in entries if entry is not None]
    block["times"] = [t for t in block["times"] if look.by_name[t["column"]].dates is not None]
    if repeats := _repeats(look, shape, names):
        block["repeats"] = [repeats]
    block["aliases"] = [*_aliases(look, block, names), *_country_names(look, shape, names)]
    return {key: value for key, value in block.items() if value}


def shape_checks(look: TableLook, shape: Shape) -> Iterable[str]:
    """Give what a person should look at in a table of this shape, as far as the table shows it."""
    names = {column_key(c.name): c.name for c in look.columns}
    for check in shape.fields.get("check", ()):
        name = names.get(column_key(check["column"]))
        if name is not None and set(look.by_name[name].frequent) - set(check.get("not", ())):
            yield check["say"]


def _with_columns(entry: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any] | None:
    """Name the columns as the table does; None if the main one is not there, and without those that are not."""
    found = dict(entry)
    for key in [k for k in entry if k.endswith("column")]:
        name = names.get(column_key(entry[key]))
        if name is None and key == "column":
            return None
        if name is None:
            del found[key]
            found.pop("day_precisions" if key == "precision_column" else "", None)
        else:
            found[key] = name
    return found


def _aliases(look: TableLook, block: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Give the further names of actors that stand in this table."""
    cells_of = cache(look.cells)
    for alias in block.get("aliases", ()):
        columns = [names[key] for c in alias["columns"] if (key := column_key(c)) in names]
        values = {cell for column in columns for cell in cells_of(column)}
        if values.intersection(alias["values"]):
            yield {**alias, "columns": columns}


def _repeats(look: TableLook, shape: Shape, names: Mapping[str, str]) -> dict[str, Any] | None:
    said = shape.fields.get("repeats")
    name = names.get(column_key(said["column"])) if said else None
    if said is None or name is None:
        return None
    others = [v for v in look.by_name[name].frequent if v not in said["but"]]
    return {"where": {name: sorted(others)}, "meaning": said["meaning"]} if others else None


def _country_names(look: TableLook, shape: Shape, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Name countries that the table has as codes by the last word of its full place names ("Aleppo, Halab, Syria")."""
    said = shape.fields.get("country_names")
    columns = [names.get(column_key(said[k])) for k in ("codes", "full")] if said else []
    codes, full = (*columns, None, None)[:2]
    if codes is None or full is None:
        return []
    counted: dict[str, Counter[str]] = {}
    for code, place in look.rows((codes, full), MAX_ROWS_NAMED):
        if code and place:
            counted.setdefault(code, Counter())[place.rpartition(",")[2].strip()] += 1
    return [
        {"columns": [codes], "values": [code], "words": [seen.most_common(1)[0][0]]}
        for code, seen in sorted(counted.items())
    ]
