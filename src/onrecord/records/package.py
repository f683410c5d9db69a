"""The ``datapackage.json`` of a record, read and checked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.errors import RecordError
from onrecord.records.descriptor import make_descriptor
from onrecord.records.json_schema import schema_problems
from onrecord.records.names.names_file import read_aliases
from onrecord.records.record import Descriptor
from onrecord.text.dates import parse_period

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
"""The ``$schema`` of the packages that we write."""
MAX_PROBLEMS = 20
"""Problems listed before reading stops: enough to mend a file in one go, few enough to read."""

_HOW_TO_WRITE_ONE = (
    'add "onrecord": {"times": [{"column": "date", "meaning": "event"}], '
    '"coverage": {"kind": "rows", "period": "2016-01-01/2016-12-31"}} to the file; '
    "see docs/how-to/describe-a-record.md"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A read ``datapackage.json``: the descriptor, and the resource that holds the table."""

    descriptor: Descriptor
    resource: Mapping[str, Any]
    descriptor_from: str
    source: bytes
    """The bytes of the file, of the shipped block if that was used, and of the files of names: the record's hash."""


def read_package(folder: Path) -> Package:
    """Read the descriptor of the record in a folder.

    Raises
    ------
    RecordError
        E201 no such folder, E202 no ``datapackage.json``, E203 not JSON, E204 no ``onrecord`` block, E205 the block
        does not follow the schema, E208 no table is listed, E243 a file of names that does not follow its format.
    """
    path = folder / "datapackage.json"
    source = _read_bytes(folder, path)
    package = _parse_json(source, path)
    block, descriptor_from, known = _block(package, path)
    problems = list(islice(schema_problems(block, block_schema(), path="$.onrecord"), MAX_PROBLEMS))
    if not problems:
        problems = _date_problems(block)
    if problems:
        raise RecordError(
            f"the onrecord block of {package.get('name', folder.name)!r} has {len(problems)} problem"
            + ("s" if len(problems) > 1 else ""),
            where=f"{path if descriptor_from == 'datapackage.json' else descriptor_from}: " + "; ".join(problems),
            fix="mend these; docs/reference/record-descriptor.md lists every field",
            code="E205",
        )
    descriptor = make_descriptor(package, block, folder.resolve().name)
    aliases, names = read_aliases(folder)
    return Package(
        descriptor=replace(descriptor, aliases=(*descriptor.aliases, *aliases)),
        resource=_resource(package, block, path),
        descriptor_from=descriptor_from,
        source=source + known + names,
    )


def block_schema() -> dict[str, Any]:
    """Give the JSON Schema of the ``onrecord`` block."""
    text = resources.files("onrecord.records").joinpath("data/record.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _read_bytes(folder: Path, path: Path) -> bytes:
    if not folder.is_dir():
        raise RecordError(
            f"{str(folder)!r} is not a folder",
            where="a record is a folder with a datapackage.json and its table",
            fix="name a folder, such as examples/records/coalition-strikes-2017",
            code="E201",
        )
    if not path.is_file():
        found = ", ".join(sorted(p.name for p in folder.iterdir())[:10]) or "nothing"
        raise RecordError(
            "the folder has no datapackage.json",
            where=f"{folder} holds {found}",
            fix="write one beside the table; see docs/how-to/describe-a-record.md",
            code="E202",
        )
    return path.read_bytes()


def _parse_json(source: bytes, path: Path) -> dict[str, Any]:
    try:
        package = json.loads(source.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise RecordError(
            "datapackage.json is not UTF-8 text",
            where=f"{path}, byte {error.start}",
            fix="save it as UTF-8",
            code="E203",
        ) from error
    except json.JSONDecodeError as error:
        raise RecordError(
            f"datapackage.json is not JSON: {error.msg}",
            where=f"{path}, line {error.lineno}, column {error.colno}",
            fix="mend the file at that place",
            code="E203",
        ) from error
    except RecursionError as error:
        raise RecordError(
            "datapackage.json is nested too deeply",
            where=str(path),
            fix="write it flat, as in the examples",
            code="E203",
        ) from error
    if not isinstance(package, dict):
        raise RecordError(
            "datapackage.json is not a JSON object", where=str(path), fix='start it with "{"', code="E203"
        )
    return package


def _block(package: Mapping[str, Any], path: Path) -> tuple[Mapping[str, Any], str, bytes]:
    """Give the onrecord block: the package's own, or the shipped one for a package of this name."""
    if "onrecord" in package:
        return package["onrecord"], "datapackage.json", b""
    folder = resources.files("onrecord.records").joinpath("known")
    shipped = {e.name.removesuffix(".json"): e for e in folder.iterdir() if e.name.endswith(".json")}
    name = str(package.get("name", ""))
    if name not in shipped:
        raise RecordError(
            "datapackage.json has no onrecord block: nothing says what the columns mean",
            where=str(path),
            fix=_HOW_TO_WRITE_ONE,
            code="E204",
        )
    source = shipped[name].read_bytes()
    return json.loads(source), f"known/{name}.json", source


def _date_problems(block: Mapping[str, Any]) -> list[str]:
    """Find dates that look like dates but are none."""
    problems = []
    coverage = block["coverage"]
    try:
        parse_period(coverage["period"])
    except ValueError as error:
        problems.append(f"$.onrecord.coverage.period: {error}")
    days = [(f"$.onrecord.coverage.days_without[{i}]", d) for i, d in enumerate(coverage.get("days_without", []))]
    if "snapshot" in block:
        days.append(("$.onrecord.snapshot", block["snapshot"]))
    for place, day in days:
        try:
            date.fromisoformat(day)
        except ValueError:
            problems.append(f"{place}: there is no day {day!r}")
    return problems[:MAX_PROBLEMS]


def _resource(package: Mapping[str, Any], block: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    listed = package.get("resources")
    tables = [r for r in listed if isinstance(r, dict)] if isinstance(listed, list) else []
    wanted = block.get("resource")
    named = [r for r in tables if wanted is None or r.get("name") == wanted]
    if not named or not isinstance(named[0].get("path"), str):
        names = ", ".join(str(r.get("name")) for r in tables) or "none"
        raise RecordError(
            "no table is listed" if wanted is None else f"no resource is named {wanted!r}",
            where=f"{path}, resources: {names}",
            fix='list the table: "resources": [{"name": "events", "path": "data.csv"}]',
            code="E208",
        )
    return named[0]
