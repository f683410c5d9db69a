"""The first and last day that the text of a date cell may stand for."""

from __future__ import annotations

import re

from onrecord.text.dates import Period, parse_partial_date, parse_period

DAY_TIME = r"[T ]\d{1,2}:\d{2}[0-9:.]*( ?[AaPp]\.?[Mm]\.?)?(Z|[+-]\d{2}(:?\d{2})?)?"
"""A time of day behind a date, as a pattern that Python and DuckDB read alike."""

_TIME_OF_DAY = re.compile(rf"(?<=\d{{4}}-\d{{2}}-\d{{2}}){DAY_TIME}")
_UNPUNCTUATED = re.compile(r"(\d{4})(\d{2})(\d{2})")


def read_days(cell: str) -> Period:
    """Read a day, a month or year, an interval ``a/b``, or a list ``a;b/c`` (its first to its last day).

    Raises
    ------
    ValueError
        If a part is no ISO 8601 date.

    Examples
    --------
    >>> read_days("2017-06-17;2017-08-26/2017-08-27").iso()
    '2017-06-17/2017-08-27'
    """
    parts = [_read_part(part) for part in cell.split(";")]
    return Period(min(p.start for p in parts), max(p.end for p in parts))


def _read_part(part: str) -> Period:
    plain = _TIME_OF_DAY.sub("", part.strip())
    if match := _UNPUNCTUATED.fullmatch(plain):
        return parse_partial_date("-".join(match.groups())).period()
    return parse_period(plain)
