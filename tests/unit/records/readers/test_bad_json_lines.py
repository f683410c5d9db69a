"""JSON lines that cannot be read, each with its whole message."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

ROW = '{"day": "2020-01-01", "town": "Ayton", "hits": 3}\n'

CASES: dict[str, str | bytes] = {
    "lines that are no objects": ROW + '{"day": "2020-01-02", "town": }\n[1, 2]\n"x"\n3\n',
    "constants that are no numbers": ROW + ROW.replace("3", "NaN") + ROW.replace("3", "-Infinity"),
    "a key that is there twice": ROW + '{"day": "2020-01-02", "day": "2020-01-03", "hits": 1}\n',
    "nested without end": ROW + '{"a":' + "[" * 100_000 + "]" * 100_000 + "}\n",
    "another encoding": ROW.encode() + ROW.replace("Ayton", "Jérico").encode("cp1252"),
    "characters that are none": ROW.replace("Ayton", "Ay\0ton")
    + ROW.replace("Ayton", "\\u0000")
    + ROW.replace("Ayton", "\\ud83d"),
    "an empty file": "",
    "one array": "[" + ROW + "]",
    "one object over several lines": '{\n"day": "2020-01-01"\n}\n',
    "cut off": ROW + ROW[:20],
    "a key that is not there": ROW.replace("hits", "strikes"),
    "a formula for a number": ROW.replace("3", '"=1+1"'),
    "a negative count": ROW.replace("3", "-9"),
    "truth for a number": ROW.replace("3", "true"),
    "day or month": ROW.replace("2020-01-01", "01/02/2020"),
    "a day that there is not": ROW.replace("2020-01-01", "2020-02-30"),
    "two keys of one name": '{"Day": 1, "day": 2}\n',
    "keys without end": "".join(f'{{"k{i}": 1}}\n' for i in range(2_001)),
    "packed beyond measure": gzip.compress((ROW.replace("Ayton", "A" * 100_000) * 700).encode(), mtime=0),
}


@pytest.mark.parametrize("case", CASES)
def test_a_bad_table_is_refused(tmp_path: Path, refuses, case):
    content = CASES[case]
    path = "data.jsonl.gz" if case.startswith("packed") else "data.jsonl"
    (tmp_path / path).write_bytes(content.encode() if isinstance(content, str) else content)
    refuses("json-lines.txt", case, path, {})
