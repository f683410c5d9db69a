"""The table that a Data Package's resource names: where it is, and how it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.errors import RecordError
from onrecord.records.json_schema import schema_problems
from onrecord.records.resource import FieldFormat, TableFormat, TableResource

ENDINGS: Mapping[str, TableFormat] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".xlsx": "excel",
    ".xlsm": "excel",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
    ".duckdb": "duckdb",
}
FORMATS: Mapping[str, TableFormat] = {
    "csv": "csv",
    "tsv": "csv",
    "xlsx": "excel",
    "jsonl": "jsonl",
    "ndjson": "jsonl",
    "parquet": "parquet",
    "sqlite": "sqlite",
    "duckdb": "duckdb",
    "postgresql": "postgresql",
}
"""What ``format`` of a resource may say, if the file's ending does not."""

PACKED: frozenset[TableFormat] = frozenset({"csv", "jsonl"})
"""Formats that may be packed with gzip."""
MAX_PROBLEMS = 20
_SERVICE = re.compile(r"postgresql:///?\?service=([\w.-]+)")
_DATE_MARKS = re.compile(r"%[dmYybBjHMSpfz%-]")


def find_table(folder: Path, resource: Mapping[str, Any]) -> TableResource:
    """Find the table of a resource. A file must lie inside the record's folder.

    Raises
    ------
    RecordError
        E207 the path leads out of the folder, E208 no such file, E213 a format that is not read, E214 the resource
        says something that is not known, E217 a server that is not named by a service.
    """
    problems = list(islice(_problems(resource), MAX_PROBLEMS))
    if problems:
        raise RecordError(
            f"the resource of the table has {len(problems)} problem" + ("s" if len(problems) > 1 else ""),
            where=f"{folder / 'datapackage.json'}: " + "; ".join(problems),
            fix="mend these; docs/how-to/use-your-own-table.md shows each format",
            code="E214",
        )
    path = str(resource["path"])
    if resource.get("format") == "postgresql" or path.startswith(("postgresql:", "postgres:")):
        return _on_server(folder, resource, path)
    found = _inside(folder, path)
    packed = found.suffix.lower() == ".gz"
    ending = (found.with_suffix("") if packed else found).suffix.lower()
    return _described(resource, found, str(folder / path), _format(resource, ending, packed, folder / path), packed)


def _on_server(folder: Path, resource: Mapping[str, Any], path: str) -> TableResource:
    """Take a table of a server: only a service that the person has set up, never a host or a password from a file."""
    match = _SERVICE.fullmatch(path)
    if match is None:
        raise RecordError(
            "a server is named by its service only, so that no record can choose a host or hold a password",
            where=str(folder / "datapackage.json"),
            fix='write "path": "postgresql://?service=NAME", and host, database and user under [NAME] in '
            "~/.pg_service.conf",
            code="E217",
        )
    return _described(resource, folder, f"PostgreSQL service {match[1]}", "postgresql", packed=False)


def _described(
    resource: Mapping[str, Any], path: Path, location: str, form: TableFormat, packed: bool
) -> TableResource:
    dialect, schema = resource.get("dialect", {}), resource.get("schema", {})
    tabs = resource.get("format") == "tsv" or path.name.lower().removesuffix(".gz").endswith((".tsv", ".tab"))
    key = schema.get("primaryKey", ())
    return TableResource(
        path=path,
        location=location,
        format=form,
        packed=packed,
        encoding=str(resource.get("encoding", "utf-8")).lower(),
        delimiter=dialect.get("delimiter", "\t" if tabs else ","),
        quote=dialect.get("quoteChar", '"'),
        sheet=str(dialect.get("sheetName") or dialect.get("sheetNumber") or ""),
        header_row=dialect.get("headerRows", [1])[0],
        table=dialect.get("table", ""),
        fields=tuple(_field(f) for f in schema.get("fields", ())),
        missing=tuple(m for m in schema.get("missingValues", ()) if m.strip()),
        key=(key,) if isinstance(key, str) else tuple(key),
    )


def _field(field: Mapping[str, Any]) -> FieldFormat:
    least = field.get("constraints", {}).get("minimum", 0)
    return FieldFormat(
        column=field["name"],
        date_format=field.get("format", "") if _is_date_pattern(field) else "",
        decimal=field.get("decimalChar", "."),
        group=field.get("groupChar", ""),
        least=float(least) if isinstance(least, int | float) else 0.0,
    )


def _is_date_pattern(field: Mapping[str, Any]) -> bool:
    return field.get("type") in ("date", "datetime", None) and field.get("format", "default") != "default"


def _problems(resource: Mapping[str, Any]) -> Iterator[str]:
    text = resources.files("onrecord.records").joinpath("data/resource.schema.json").read_text("utf-8")
    found = list(schema_problems(resource, json.loads(text), path="$.resource"))
    yield from found
    if not found:
        yield from _encoding_problems(resource)
        for i, field in enumerate(resource.get("schema", {}).get("fields", ())):
            yield from (f"$.resource.schema.fields[{i}]: {problem}" for problem in _field_problems(field))


def _encoding_problems(resource: Mapping[str, Any]) -> Iterator[str]:
    encoding = resource.get("encoding", "utf-8")
    try:
        "".encode(encoding)
    except LookupError:
        yield f"$.resource.encoding: there is no encoding {encoding!r}; known are utf-8, utf-16, cp1252, cp1251, …"


def _field_problems(field: Mapping[str, Any]) -> Iterator[str]:
    pattern = field.get("format", "")
    if _is_date_pattern(field) and pattern:
        rest = _DATE_MARKS.sub("", pattern)
        if "%" in rest or not re.search("%[Yy]", pattern):
            yield f"{pattern!r} is no pattern of dates, such as %d/%m/%Y or %m/%d/%Y; dates are never guessed"
    if field.get("groupChar") and field["groupChar"] == field.get("decimalChar", "."):
        yield f"{field['groupChar']!r} cannot mark both decimals and thousands"


def _inside(folder: Path, path: str) -> Path:
    root = folder.resolve()
    if "\0" in path or "://" in path:
        raise _outside(path, folder)
    found = (root / path).resolve()
    if not found.is_relative_to(root) or Path(path).is_absolute():
        raise _outside(path, folder)
    if not found.is_file():
        files = ", ".join(sorted(p.name for p in root.iterdir() if p.suffix in ENDINGS)) or "no table"
        raise RecordError(
            f"the table {path!r} is not there",
            where=f"{folder} holds {files}",
            fix="mend resources[].path",
            code="E208",
        )
    return found


def _format(resource: Mapping[str, Any], ending: str, packed: bool, shown: Path) -> TableFormat:
    form = FORMATS.get(str(resource.get("format", "")).lower()) or ENDINGS.get(ending)
    if form is None or (packed and form not in PACKED):
        raise RecordError(
            f"tables of the format {shown.suffix if packed else ending or 'without ending'!r} are not read",
            where=str(shown),
            fix="save the table as CSV, TSV, JSON lines (.jsonl), Excel (.xlsx), Parquet, SQLite or DuckDB; "
            "CSV, TSV and JSON lines may be packed (.gz)",
            code="E213",
        )
    return form


def _outside(path: str, folder: Path) -> RecordError:
    return RecordError(
        f"the table {path!r} lies outside the record's folder",
        where=str(folder / "datapackage.json"),
        fix="move the table into the folder and name it by its relative path; links out of it are refused",
        code="E207",
    )
