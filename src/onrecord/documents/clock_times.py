"""The time of day and its zone, as pages and mails write them, in ISO 8601."""

from __future__ import annotations

import re

_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?!\d|[.:/]\d\d\d)(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?"
    r"\s*(?:(?P<half>[ap])\.?m\b\.?)?\s*\(?(?P<zone>[+-]\d{2}:?\d{2}\b|Z\b|[A-Z]{2,4}\b(?:\s*[+-]\s*\d{1,2}\b)?)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})")
_ZONES = {
    **{"Z": "Z", "UTC": "Z", "GMT": "Z", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00"},
    **{"EEST": "+03:00", "MSK": "+03:00", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MST": "-07:00"},
    **{"MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00"},
}
"""Abbreviations that news sites use in one meaning (CST and IST have several, and stay unread)."""


def clock_time(value: str) -> str:
    """Give the first time of day in a value, with its zone if that is stated (``08:15+03:00``), or ''."""
    match = _CLOCK.search(value.replace("T", " ", 1) if re.match(r"\d{4}-?\d\d-?\d\dT", value) else value)
    if match is None or (match["half"] and not 1 <= int(match["hour"]) <= 12):
        return ""
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    second = f":{match['second']}" if match["second"] else ""
    return f"{hour:02d}:{match['minute']}{second}{_zone(match['zone'] or '')}"


def _zone(words: str) -> str:
    offset = _OFFSET.fullmatch(words)
    if offset:
        return "".join((offset[1], offset[2], ":", offset[3]))
    name, sign, hours = re.fullmatch(r"([A-Za-z]+|)\s*([+-]?)\s*(\d*)", words).groups()  # type: ignore[union-attr]
    if sign and name.upper() in ("GMT", "UTC") and int(hours) <= 14:
        return f"{sign}{int(hours):02d}:00"
    return _ZONES.get(name.upper(), "") if not sign else ""
