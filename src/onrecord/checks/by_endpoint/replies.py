"""From the text of an answer to checks that hold; what does not hold is refused with its reason."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from onrecord.checks.check import Check, CoincidenceCheck, ComparisonCheck, ShareCheck
from onrecord.checks.read_claim_file import check_from_dict
from onrecord.errors import OnRecordError, ProposerError
from onrecord.records.record import Record, Where
from onrecord.records.resolve import resolve_where

MAX_READINGS = 3
MAX_REASON = 300
"""Characters of a refusal that are kept: the answer is somebody else's text."""

_FENCED = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)


def checks_of_reply(text: str, records: Mapping[str, Record]) -> tuple[tuple[Check, ...], tuple[str, ...]]:
    """Give the checks of an answer that pass the same validation as a claim file, and why the others do not.
    An answer that is not the JSON that was asked for gives no checks and one reason.
    """
    checks, refused = [], []
    try:
        readings = _readings(text)
    except ProposerError as error:
        return (), (_reason(error),)
    for reading in readings[:MAX_READINGS]:
        try:
            checks.append(_valid(reading, records))
        except OnRecordError as error:
            refused.append(_reason(error))
    if len(readings) > MAX_READINGS:
        refused.append(f"{len(readings) - MAX_READINGS} more than the {MAX_READINGS} asked for")
    return tuple(dict.fromkeys(checks)), tuple(refused)


def _reason(error: OnRecordError) -> str:
    return " ".join(f"{error.what} ({error.where})".split())[:MAX_REASON]


def _readings(text: str) -> list[object]:
    fenced = _FENCED.search(text)
    try:
        given = json.loads(fenced[1] if fenced else text)
        readings = given["readings"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _not_asked_for("no JSON object with readings", text) from error
    if not isinstance(readings, list):
        raise _not_asked_for("readings is no list", text)
    return readings


def _not_asked_for(what: str, text: str) -> ProposerError:
    excerpt = " ".join(text[:80].split())
    return ProposerError(f"the answer is not what was asked for: {what}", where=f"“{excerpt}”", code="E804")


def _valid(reading: Any, records: Mapping[str, Record]) -> Check:
    check = check_from_dict(reading)
    for name, where in _selections(check):
        resolve_where(_opened(name, records), where)
    record = _opened(check.record, records)
    if check.measure != "events" and record.descriptor.measure(check.measure) is None:
        known = ", ".join(["events", *(m.column for m in record.descriptor.measures)])
        raise ProposerError(f"{check.measure!r} is no measure", where=f"measures: {known}", code="E804")
    return check


def _opened(name: str, records: Mapping[str, Record]) -> Record:
    if name not in records:
        raise ProposerError(f"the record {name!r} is not open", where=f"open: {', '.join(records)}", code="E804")
    return records[name]


def _selections(check: Check) -> list[tuple[str, Where]]:
    selections = [(check.record, check.where)]
    if isinstance(check, ComparisonCheck):
        selections.append((check.record, check.versus))
    if isinstance(check, ShareCheck):
        selections.append((check.record, check.of))
    if isinstance(check, CoincidenceCheck):
        selections.append((check.trigger.record, check.trigger.where))
    return selections
