"""How many a day, week or month."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from onrecord.claims.kinds.amounts import counted_units
from onrecord.claims.kinds.times import own_times, readings
from onrecord.claims.statement import Draft, Statement, quantity
from onrecord.text.number_mention import NumberMention, RateUnit
from onrecord.text.time_mention import TimeMention


def read_rates(statement: Statement) -> tuple[Draft, ...]:
    """Read "nearly 30 air strikes per day"; two periods with "both" or "each" make two claims.

    Notes
    -----
    Misses rates spelled over two clauses ("they came in waves of ten, every night").
    """
    out = []
    for number in statement.numbers:
        number = _spread(statement, number)
        if (
            number.per not in ("day", "week", "month")
            or number.unit in ("percent", "fraction")
            or number.word == "none"
        ):
            continue
        if number.unit == "times" and not number.counted_in_twos:
            continue
        units = counted_units(statement, number)
        if units:
            groups = _separate(statement, own_times(statement))
            out += [
                Draft(kind="rate", quantities=(quantity(number),), times=readings(times), topics=units)
                for times in groups
            ]
    return tuple(out)


_EVERY = re.compile(r"[^,;]{0,50}?\b(?:every|each|per|a\s+single)\s+(?P<unit>day|week|month)\b|[^,;]{0,50}?\bdaily\b")


_AVERAGE = re.compile(
    r"\b(?P<unit>daily|weekly|monthly)\s+(?:\w+\s+)?(?:average|mean|rate|pace)\b[^;]{0,90}$"
    r"|\b(?:average|mean|rate|pace)\s+(?:\w+\s+){0,2}?(?:per|a|each)\s+(?P<per>day|week|month)\b[^;]{0,60}$"
    r"|\b(?:each|every)\s+(?P<each>day|week|month)\b[^;]{0,60}$",
    re.IGNORECASE,
)
_ADVERBS: dict[str, RateUnit] = {"daily": "day", "weekly": "week", "monthly": "month"}


def _spread(statement: Statement, number: NumberMention) -> NumberMention:
    """Read "40 civilians were dying every day", "the daily average was 11": the rate stands apart from the amount."""
    if number.per is not None or number.unit != "":
        return number
    after = _EVERY.match(statement.text_after(number.span, 80))
    if after is not None:
        return replace(number, per=cast("RateUnit", after["unit"] or "day"))
    before = _AVERAGE.search(statement.text_before(number.span, 120))
    if before is None:
        return number
    named = (before["per"] or before["each"] or "").lower()
    return replace(number, per=cast("RateUnit", named) if named else _ADVERBS[before["unit"].lower()])


def _separate(statement: Statement, times: tuple[TimeMention, ...]) -> list[tuple[TimeMention, ...]]:
    joined = len(times) == 2 and re.fullmatch(
        r"\s*(?:,\s*)?and\s+(?:in\s+)?",
        statement.words[times[0].span.end - statement.offset : times[1].span.start - statement.offset],
    )
    if joined and times[0].unit == times[1].unit:
        return [(t,) for t in times]
    return [times]
