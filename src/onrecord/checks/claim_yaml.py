"""YAML that a person may have edited, read without its tricks and with the line of every value."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from onrecord.checks.claim_file import without_timestamps
from onrecord.errors import ClaimFileError

MAX_BYTES = 5_000_000
"""A plan for 10,000 claims is about 4 MB; anything larger is not a claim file."""
MAX_DEPTH = 40
"""Nesting that is read; the format itself needs seven levels."""

Place = tuple[str | int, ...]
"""The way from the top of the file to a value, e.g. ``("claims", 2, "check", "period")``."""


class _ClaimLoader(yaml.SafeLoader):
    """Plain YAML types only; dates stay words and are read by this package."""


def _construct_mapping(loader: _ClaimLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    """Build a mapping; a key that stands twice is an error, as a person meant one of the two."""
    keys = [key.value for key, _ in node.value]
    twice = next((key for key in keys if keys.count(key) > 1), None) if len(keys) < 1000 else None
    if twice is not None:
        raise yaml.constructor.ConstructorError(None, None, f"the key {twice!r} stands twice", node.start_mark)
    return loader.construct_mapping(node, deep=True)


_ClaimLoader.add_constructor("tag:yaml.org,2002:map", _construct_mapping)
_ClaimLoader.yaml_implicit_resolvers = without_timestamps(yaml.SafeLoader.yaml_implicit_resolvers)


def load_yaml(path: Path) -> tuple[yaml.Node | None, object]:
    """Read a file; the node knows on which line each value stands.

    Raises
    ------
    ClaimFileError
        E301 the file cannot be opened; E302 it is no YAML of a claim file.
    """
    return _load(_read_text(path), path)


def line_of(at: Place, node: yaml.Node | None) -> int | None:
    """Give the line of a value, or of what it would stand in; None without a file."""
    line = node.start_mark.line + 1 if node is not None else None
    for step in at:
        node = _child(node, step)
        if node is None:
            break
        line = node.start_mark.line + 1
    return line


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ClaimFileError(
                f"{path.stat().st_size:,} bytes are too many for a claim file",
                where=str(path),
                fix=f"split it into files below {MAX_BYTES:,} bytes",
                code="E302",
            )
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise ClaimFileError(
            f"{path.name} cannot be read: {error.strerror}",
            where=str(path),
            fix="onrecord claims ARTICLE --record DIR > claims.yaml",
            code="E301",
        ) from error
    except UnicodeDecodeError as error:
        raise ClaimFileError(
            "the file is not UTF-8 text", where=f"{path}, byte {error.start}", fix="save it as UTF-8", code="E302"
        ) from error


def _load(text: str, path: Path) -> tuple[yaml.Node | None, object]:
    try:
        _refuse_tricks(text, path)
        return yaml.compose(text, Loader=_ClaimLoader), yaml.load(text, Loader=_ClaimLoader)  # noqa: S506 a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        said = getattr(error, "problem", None) or str(error) or "nested too deeply"
        raise ClaimFileError(
            f"not YAML: {said}", where=f"{path}{line}", fix="mend the line, or write the file anew", code="E302"
        ) from error


def _refuse_tricks(text: str, path: Path) -> None:
    """Refuse aliases, which can make a small file huge, and nesting that no claim needs, before anything is built."""
    depth = 0
    for event in yaml.parse(text, Loader=_ClaimLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise ClaimFileError("YAML aliases (*name) are not read", where=str(path), fix="write it out", code="E302")
        if depth > MAX_DEPTH:
            where = f"{path}, line {event.start_mark.line + 1 if event.start_mark else 1}"
            fix = "mend the line, or write the file anew"
            raise ClaimFileError("not YAML of a claim file: nested too deeply", where=where, fix=fix, code="E302")


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]  # type: ignore[no-any-return]
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None
