"""One plan, as the claim file spells it."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any

from onrecord.checks.check import CHECK_TYPES, Check, CoincidenceCheck, Trigger
from onrecord.checks.claim_fields import period_of, texts_of, value_of, where_of, wheres_of
from onrecord.checks.claim_problems import Problems, mapping_of, refuse_unknown, short
from onrecord.checks.claim_yaml import Place
from onrecord.text.dates import Period

_COINCIDENCE_FIELDS = {
    "kind", "trigger", "response", "window_days", "direction", "prespecified", "candidates", "assumed",
    "unresolved", "rests_on_unusual",
}  # fmt: skip


def check_of(data: object, at: Place, problems: Problems) -> Check | None:
    """Read a plan of any kind; None, and the problems, if it is not whole."""
    given = mapping_of(data, at, problems)
    kind = given.get("kind")
    if not isinstance(kind, str) or kind not in CHECK_TYPES:
        fix = f"one of: {', '.join(CHECK_TYPES)}"
        problems.add(f"kind: {short(kind)} is not known", (*at, "kind"), fix=fix, code="E303")
        return None
    if CHECK_TYPES[kind] is CoincidenceCheck:
        return _coincidence(given, at, problems)
    return _plain_check(CHECK_TYPES[kind], given, at, problems)


def _plain_check(kind: type[Check], given: dict[str, Any], at: Place, problems: Problems) -> Check | None:
    known = {f.name: f for f in fields(kind)}
    refuse_unknown(given, {"kind", *known}, at, problems)
    missing = [n for n, f in known.items() if n not in given and f.default is MISSING and f.default_factory is MISSING]
    for name in missing:
        problems.add(f"a {kind.kind} check needs {name}", at, fix=f"add {name}: …", code="E304")
    before = len(problems.found)
    values = {n: value_of(kind, n, given[n], (*at, n), problems) for n in known if n in given}
    if missing or len(problems.found) > before:
        return None
    return kind(**{n: v for n, v in values.items() if v is not None})


def _coincidence(given: dict[str, Any], at: Place, problems: Problems) -> Check | None:
    refuse_unknown(given, _COINCIDENCE_FIELDS, at, problems)
    trigger = _part(given, "trigger", {"record", "where", "at"}, at, problems)
    response = _part(given, "response", {"record", "measure", "where"}, at, problems)
    before = len(problems.found)
    day = period_of(trigger.get("at"), (*at, "trigger", "at"), problems)
    direction = value_of(
        CoincidenceCheck, "direction", given.get("direction", "increase"), (*at, "direction"), problems
    )
    window = value_of(CoincidenceCheck, "window_days", given.get("window_days"), (*at, "window_days"), problems)
    prespecified, rests = (
        value_of(CoincidenceCheck, name, given.get(name, False), (*at, name), problems)
        for name in ("prespecified", "rests_on_unusual")
    )
    if day is None or len(problems.found) > before:
        return None
    return CoincidenceCheck(
        record=str(response.get("record", "")),
        measure=str(response.get("measure", "events")),
        where=where_of(response.get("where"), (*at, "response", "where"), problems),
        period=_window(day, window),
        trigger=Trigger(
            record=str(trigger.get("record", "")),
            where=where_of(trigger.get("where"), (*at, "trigger", "where"), problems),
            at=day,
        ),
        window_days=window,
        direction=direction,
        prespecified=prespecified,
        candidates=wheres_of(given.get("candidates"), (*at, "candidates"), problems),
        assumed=texts_of(given.get("assumed"), (*at, "assumed"), problems),
        unresolved=texts_of(given.get("unresolved"), (*at, "unresolved"), problems),
        rests_on_unusual=rests,
    )


def _window(day: Period, n_days: int) -> Period:
    return Period(day.start, day.moved(n_days).end)


def _part(given: dict[str, Any], name: str, known: set[str], at: Place, problems: Problems) -> dict[str, Any]:
    if name not in given:
        problems.add(f"a coincidence check needs {name}", at, fix=f"add {name}: {{record: …, …}}", code="E304")
        return {}
    part = mapping_of(given[name], (*at, name), problems)
    refuse_unknown(part, known, (*at, name), problems)
    if not part.get("record"):
        problems.add(f"{name} needs a record", (*at, name), fix="add record: NAME", code="E304")
    return part
