"""JSON lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NoReturn

from onrecord.records.readers.rows import MAX_SHOWN, Rows, Unread, check_names, unreadable
from onrecord.records.readers.text_file import WHICH_ENCODING, lines_of, not_text, shown
from onrecord.records.resource import TableResource

MAX_COLUMNS = 2_000
"""Different keys in all lines together: more are no table."""


class _NotARowError(ValueError):
    pass


def read_json_lines(resource: TableResource) -> tuple[list[str], Rows]:
    """Give all keys in the order in which they first appear, and the rows. The file is gone through twice.

    Numbers keep their digits as written; lists and objects inside a cell become JSON text.

    Raises
    ------
    RecordError
        E209 if no line is an object, or the file is no text; E218 if it is packed beyond measure.
    """
    names: dict[str, None] = {}
    for line in lines_of(resource):
        row = _row(line, resource.encoding)
        if isinstance(row, dict):
            names |= dict.fromkeys(row)
        if len(names) > MAX_COLUMNS:
            raise unreadable(resource, f"more than {MAX_COLUMNS:,} different keys")
    if not names:
        raise unreadable(resource, "no line is a JSON object", 'write one object a line: {"date": "2016-09-17", …}')
    if problem := not_text("".join(names), resource.encoding):
        raise unreadable(resource, f"a key with {problem}", WHICH_ENCODING)
    check_names(list(names), resource)
    return list(names), _rows(resource, list(names))


def _rows(resource: TableResource, names: list[str]) -> Rows:
    for number, line in enumerate(lines_of(resource), start=1):
        row = _row(line, resource.encoding)
        if row is None:
            continue
        if isinstance(row, str):
            yield Unread(problem=row, line=number, text=shown(line[:MAX_SHOWN]))
        else:
            yield [_cell(row.get(name)) for name in names]


def _row(line: str, encoding: str) -> dict[str, Any] | str | None:
    """Read one line: an object, why it is none, or None for a blank line."""
    if not line.strip():
        return None
    if problem := not_text(line, encoding):
        return problem
    try:
        row = _decode(line)
    except json.JSONDecodeError as error:
        return f"not JSON: {error.msg} at character {error.pos + 1}"
    except _NotARowError as error:
        return str(error)
    except RecursionError:
        return "nested too deeply"
    if not isinstance(row, dict):
        return "not a JSON object"
    return next((p for v in row.values() if isinstance(v, str) and (p := not_text(v, encoding))), row)


def _cell(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False)


def _refuse_constant(name: str) -> NoReturn:
    raise _NotARowError(f"{name} is no number")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    row = dict(pairs)
    if len(row) < len(pairs):
        raise _NotARowError("a key is there twice")
    return row


_decode: Callable[[str], Any] = json.JSONDecoder(
    parse_int=str, parse_float=str, parse_constant=_refuse_constant, object_pairs_hook=_unique
).decode
