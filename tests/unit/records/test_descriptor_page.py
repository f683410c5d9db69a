"""The reference page of the onrecord block says what the schema says.

Run this file to write the page again: ``python tests/unit/records/test_descriptor_page.py``.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from onrecord.records import open_record
from onrecord.records.package import block_schema

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "reference" / "record-descriptor.md"
HOW_TO = ROOT / "docs" / "how-to" / "describe-a-record.md"

HEAD = """# The `onrecord` block of a `datapackage.json`

A record is a folder with a [Data Package](https://datapackage.org) descriptor and a table. The block
`onrecord` says what the columns mean and for which days the table speaks. *A day without a row is unknown unless the
record says that it is complete.* How to write one: [Describe a record](../how-to/describe-a-record.md). The JSON Schema
is `src/onrecord/records/data/record.schema.json`; this page is made from it.

Of the package itself `name`, `title`, `description`, `licenses`, `sources` and `resources` are read: where the table is
and how it is written is said there ([Use your own table](../how-to/use-your-own-table.md)). A file must lie inside the
folder. A package without a block is opened with the block that `onrecord` ships for its `name`, if there is one.
"""

PARTS = {
    "time": ("times[]", "One column that dates the rows."),
    "place": ("places[]", "One column of places."),
    "actor": ("actors[]", "One column of actors."),
    "measure": ("measures[]", "One column that can be summed."),
    "rows": ("repeats[]", "Rows that play a special part."),
    "totals": ("totals[]", "A value that repeats the sum of others; a missing figure is derived from the others."),
    "late": ("late", "Rows that report earlier days late."),
    "coverage": ("coverage", "The days for which the record speaks."),
    "alias": ("aliases[]", "Names of one place or actor."),
}


def page() -> str:
    """Write the page from the schema."""
    schema = block_schema()
    sections = [HEAD, "## The block\n", table(schema)]
    for name, (path, what) in PARTS.items():
        sections += [f"## `{path}`\n", what + "\n", table(schema["$defs"][name])]
    return "\n".join(sections)


def table(part: dict[str, Any]) -> str:
    """Write one table of fields."""
    lines = ["| field | value | meaning |", "|---|---|---|"]
    for name, field in part["properties"].items():
        needed = " (required)" if name in part.get("required", ()) else ""
        lines.append(f"| `{name}`{needed} | {value(field)} | {field['description']} |")
    return "\n".join(lines) + "\n"


def value(field: dict[str, Any]) -> str:
    """Say in a few words what a field may hold."""
    reference = field.get("$ref", "").removeprefix("#/$defs/")
    simple = {"column": "a column", "words": "texts", "day": "a day, `2016-09-17`", "where": "`{column: value}`"}
    if reference in simple:
        return simple[reference]
    if reference:
        return f"[`{PARTS[reference][0]}`](#{anchor(PARTS[reference][0])})"
    if "enum" in field:
        return ", ".join(f"`{v}`" for v in field["enum"])
    if field["type"] == "array":
        return f"list of {value(field['items'])}"
    return {"string": "a text", "integer": "a whole number"}[field["type"]]


def anchor(heading: str) -> str:
    return re.sub(r"[^\w-]", "", heading).lower()


def test_the_page_says_what_the_schema_says():
    assert PAGE.read_text("utf-8") == page(), "the schema changed: run this file to write the page again"


def test_every_part_of_the_schema_is_on_the_page():
    assert set(PARTS) | {"column", "words", "day", "where"} == set(block_schema()["$defs"])


def test_the_record_of_the_how_to_opens(tmp_path):
    blocks = re.findall(r"```(json|csv)\n(.*?)```", HOW_TO.read_text("utf-8"), re.S)
    texts = dict(blocks)
    (tmp_path / "datapackage.json").write_text(texts["json"])
    (tmp_path / "fires.csv").write_text(texts["csv"])
    record = open_record(tmp_path)
    assert record.name == json.loads(texts["json"])["name"]
    assert record.n_rows == 4


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
