"""The problems that a JSON value has with a JSON Schema: the part of the standard that our own schemas use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

Json = object

_TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def schema_problems(value: Json, schema: Mapping[str, Json], *, path: str = "$") -> Iterator[str]:
    """Go through the problems of a value, each with the JSON path of its place.

    Knows ``type``, ``enum``, ``pattern``, ``minimum``, ``maximum``, ``minLength``, ``minItems``, ``maxItems``,
    ``items``, ``required``, ``properties``, ``additionalProperties`` and ``$ref`` into ``$defs``.

    Examples
    --------
    >>> list(schema_problems({"a": 1}, {"properties": {"a": {"type": "string"}}}))
    ['$.a: 1 is not a string']
    """
    return _problems(value, schema, schema, path)


def _number_problems(value: float, schema: Mapping[str, Json], path: str) -> Iterator[str]:
    low, high = schema.get("minimum"), schema.get("maximum")
    if isinstance(low, int | float) and value < low:
        yield f"{path}: {value} is less than {low}"
    if isinstance(high, int | float) and value > high:
        yield f"{path}: {value} is more than {high}"


def _problems(value: Json, schema: Mapping[str, Json], root: Mapping[str, Json], path: str) -> Iterator[str]:
    if "$ref" in schema:
        yield from _problems(value, _referred(str(schema["$ref"]), root), root, path)
    if "type" in schema and not _has_type(value, schema["type"]):
        yield f"{path}: {_short(value)} is not {_type_words(schema['type'])}"
        return
    if isinstance(enum := schema.get("enum"), list) and value not in enum:
        yield f"{path}: {_short(value)} is not one of {', '.join(map(str, enum))}"
    if isinstance(value, str):
        yield from _text_problems(value, schema, path)
    elif isinstance(value, int | float):
        yield from _number_problems(value, schema, path)
    elif isinstance(value, list):
        yield from _array_problems(value, schema, root, path)
    elif isinstance(value, dict):
        yield from _object_problems(value, schema, root, path)


def _text_problems(value: str, schema: Mapping[str, Json], path: str) -> Iterator[str]:
    if isinstance(low := schema.get("minLength"), int) and len(value) < low:
        yield f"{path}: {_short(value)} is too short"
    elif isinstance(pattern := schema.get("pattern"), str) and not re.search(pattern, value):
        yield f"{path}: {_short(value)} does not look like {pattern}"


def _array_problems(
    value: list[Json], schema: Mapping[str, Json], root: Mapping[str, Json], path: str
) -> Iterator[str]:
    if isinstance(low := schema.get("minItems"), int) and len(value) < low:
        yield f"{path}: needs at least {low} item{'s' if low > 1 else ''}"
    if isinstance(high := schema.get("maxItems"), int) and len(value) > high:
        yield f"{path}: needs at most {high}, has {len(value)}"
    if isinstance(items := schema.get("items"), dict):
        for i, item in enumerate(value):
            yield from _problems(item, items, root, f"{path}[{i}]")


def _object_problems(
    value: dict[str, Json], schema: Mapping[str, Json], root: Mapping[str, Json], path: str
) -> Iterator[str]:
    required, properties = schema.get("required"), schema.get("properties")
    known = properties if isinstance(properties, dict) else {}
    if isinstance(required, list):
        yield from (f"{path}: {name!r} is missing" for name in required if name not in value)
    others = schema.get("additionalProperties")
    for name, item in value.items():
        here = f"{path}.{name}"
        if isinstance(inner := known.get(name, others), dict):
            yield from _problems(item, inner, root, here)
        elif name not in known and others is False:
            yield f"{here}: not known here; known are {', '.join(known)}"


def _referred(reference: str, root: Mapping[str, Json]) -> Mapping[str, Json]:
    found: Json = root
    for step in reference.removeprefix("#/").split("/"):
        found = found[step] if isinstance(found, Mapping) else {}
    return found if isinstance(found, Mapping) else {}


def _has_type(value: Json, types: Json) -> bool:
    names = types if isinstance(types, list) else [types]
    if isinstance(value, bool):
        return "boolean" in names
    return any(isinstance(value, _TYPES[str(name)]) for name in names)


def _type_words(types: Json) -> str:
    names = [str(t) for t in types] if isinstance(types, list) else [str(types)]
    return " or ".join(f"{'an' if name[0] in 'aeiou' else 'a'} {name}" for name in names)


def _short(value: Json) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
