"""The small schema reader agrees with a whole one on everything that our schema uses."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records.json_schema import schema_problems
from onrecord.records.package import block_schema

KNOWN = sorted((Path(__file__).parents[3] / "src/onrecord/records/known").glob("*.json"))
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(block_schema())


@given(data=st.data())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_both_readers_agree_on_altered_blocks(data: st.DataObject):
    block: Any = json.loads(data.draw(st.sampled_from(KNOWN)).read_text("utf-8"))
    place: Any = block
    while isinstance(place, dict | list) and place and data.draw(st.booleans()):
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if not isinstance(place[key], dict | list):
            break
        place = place[key]
    if isinstance(place, dict):
        place[data.draw(st.sampled_from([*sorted(place), "other"]))] = data.draw(ANYTHING)
    elif isinstance(place, list):
        place.append(data.draw(ANYTHING))
    whole = jsonschema.Draft202012Validator(block_schema()).is_valid(copy.deepcopy(block))
    assert (not list(schema_problems(block, block_schema()))) == whole


@pytest.mark.parametrize(
    ("value", "schema", "problem"),
    [
        (True, {"type": "integer"}, "$: True is not an integer"),
        (1, {"type": ["string", "array"]}, "$: 1 is not a string or an array"),
        (["a"], {"items": {"type": "integer"}}, "$[0]: 'a' is not an integer"),
        ([], {"minItems": 2}, "$: needs at least 2 items"),
        ([1, 2], {"maxItems": 1}, "$: needs at most 1, has 2"),
        (-1, {"minimum": 0}, "$: -1 is less than 0"),
        ("", {"minLength": 1}, "$: '' is too short"),
        ("x", {"pattern": "^y$"}, "$: 'x' does not look like ^y$"),
        ({"a": 1}, {"properties": {"b": {}}, "additionalProperties": False}, "$.a: not known here; known are b"),
        ({}, {"required": ["a"]}, "$: 'a' is missing"),
    ],
)
def test_problems_name_the_place_and_the_value(value, schema, problem):
    assert list(schema_problems(value, schema)) == [problem]
