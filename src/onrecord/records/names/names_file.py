"""The files of names beside a record: ``places.yaml`` and ``actors.yaml``, made to be edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from onrecord.errors import RecordError
from onrecord.records.json_schema import schema_problems
from onrecord.records.names.name_groups import NameGroup, NameGroups, Part, UnsureNames
from onrecord.records.record import Alias

FILES: Mapping[Part, str] = {"places": "places.yaml", "actors": "actors.yaml"}
MAX_PROBLEMS = 20
_HEAD = """\
# Names of the {part} in this record. Edit freely: claims are read with these names.
#   names: spellings in `values` are one of the {part}; `words` are further names that articles use for it.
#   unsure: say `same: yes` to join two spellings, `same: no` to keep them apart; `?` keeps them apart for now.
# Made by `onrecord record names`, which keeps what you wrote when it is run again.
"""
_WORDS: dict[str, Any] = {"type": "array", "items": {"type": "string", "minLength": 1}}
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["onrecord_names"],
    "properties": {
        "onrecord_names": {"type": "string", "enum": ["1"]},
        "names": {
            "type": ["array", "null"],
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["columns", "values"],
                "properties": {
                    "name": {"type": "string"},
                    "columns": _WORDS | {"minItems": 1},
                    "values": _WORDS | {"minItems": 1},
                    "words": _WORDS,
                    "within": _WORDS,
                    "why": {"type": "string"},
                },
            },
        },
        "unsure": {
            "type": ["array", "null"],
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["columns", "values", "same"],
                "properties": {
                    "columns": _WORDS | {"minItems": 1},
                    "values": _WORDS | {"minItems": 2},
                    "why": {"type": "string"},
                    "same": {"type": "string", "enum": ["yes", "no", "?"]},
                },
            },
        },
    },
}


class _PlainLoader(yaml.SafeLoader):
    """Reads yes and no, dates and numbers as words: a place may be called any of them."""


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_names_file(folder: Path, part: Part) -> NameGroups:
    """Read the file of names of a record; without one there are none.

    Raises
    ------
    RecordError
        E243 if the file does not follow the format, with the place of each problem.
    """
    path = folder / FILES[part]
    if not path.is_file():
        return NameGroups(part=part)
    content = _load(path)
    if problems := list(schema_problems(content, _SCHEMA, path=path.name))[:MAX_PROBLEMS]:
        raise _wrong(path, "; ".join(problems))
    return NameGroups(
        part=part,
        names=tuple(_name(entry) for entry in content.get("names") or ()),
        unsure=tuple(_unsure(entry) for entry in content.get("unsure") or ()),
    )


def read_aliases(folder: Path) -> tuple[tuple[Alias, ...], bytes]:
    """Give what the files of names join, and their bytes, which are part of the record's hash."""
    aliases: list[Alias] = []
    source = b""
    for part, name in FILES.items():
        if (folder / name).is_file():
            aliases += _aliases(read_names_file(folder, part))
            source += (folder / name).read_bytes()
    return tuple(aliases), source


def write_names_file(folder: Path, found: NameGroups) -> Path:
    """Write a file of names, keeping what a person wrote into the one that is there: names, and answers."""
    path = folder / FILES[found.part]
    merged = merge_names(read_names_file(folder, found.part), found)
    content = {
        "onrecord_names": 1,
        "names": [_entry(name) for name in merged.names],
        "unsure": [_entry(u) | {"same": u.same} for u in merged.unsure],
    }
    text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)
    path.write_text(_HEAD.format(part=found.part) + text, encoding="utf-8")
    return path


def merge_names(old: NameGroups, found: NameGroups) -> NameGroups:
    """Join what a person wrote with what was found; the person wins."""
    said: list[NameGroup | UnsureNames] = [*old.names, *(pair for pair in old.unsure if pair.same == "yes")]
    named = {(column, value) for entry in said for column in entry.columns for value in entry.values}
    new = [n for n in found.names if not all((c, v) in named for c in n.columns for v in n.values)]
    kept = [_without(n, named) for n in new]
    answered = {frozenset(u.values) for u in old.unsure}
    asked = [u for u in found.unsure if frozenset(u.values) not in answered]
    return NameGroups(
        part=found.part,
        names=(*old.names, *(n for n in kept if len(n.values) > 1 or n.words)),
        unsure=(*old.unsure, *asked),
    )


def _without(name: NameGroup, named: set[tuple[str, str]]) -> NameGroup:
    values = tuple(v for v in name.values if not any((c, v) in named for c in name.columns))
    return NameGroup(
        name=name.name, columns=name.columns, values=values, words=name.words, within=name.within, why=name.why
    )


def _aliases(groups: NameGroups) -> Iterator[Alias]:
    for name in groups.names:
        yield Alias(columns=name.columns, values=name.values, words=name.words)
    for pair in groups.unsure:
        if pair.same == "yes":
            yield Alias(columns=pair.columns, values=pair.values)


def _entry(name: NameGroup | UnsureNames) -> dict[str, Any]:
    fields = ("name", "columns", "values", "words", "within", "why")
    found = {f: getattr(name, f) for f in fields if hasattr(name, f)}
    return {f: list(v) if isinstance(v, tuple) else v for f, v in found.items() if v}


def _name(entry: Mapping[str, Any]) -> NameGroup:
    lists = {k: tuple(v) for k, v in entry.items() if isinstance(v, list)}
    return NameGroup(**{"name": entry["values"][0], **entry, **lists})


def _unsure(entry: Mapping[str, Any]) -> UnsureNames:
    lists = {k: tuple(v) for k, v in entry.items() if isinstance(v, list)}
    return UnsureNames(**{"why": "", **entry, **lists})


def _load(path: Path) -> Any:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=_PlainLoader)):
            raise _wrong(path, "YAML aliases (*name) are not read")
        return yaml.load(text, Loader=_PlainLoader)  # noqa: S506 a safe loader
    except UnicodeDecodeError as error:
        raise _wrong(path, f"not UTF-8 text (byte {error.start})") from error
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or "nested too deeply"
        raise _wrong(path, f"line {mark.line + 1}: {said}" if mark else said) from error


def _wrong(path: Path, said: str) -> RecordError:
    return RecordError(
        f"{path.name} is no file of names",
        where=f"{path}: {said}",
        fix="mend it, or delete it and run: onrecord record names DIR",
        code="E243",
    )
