"""A plan in words: field by field, with where each came from."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.checks.check import Check
from onrecord.checks.claim_file import check_to_dict
from onrecord.checks.proposal import Reading
from onrecord.reports.labels import COMPARISONS, FIELDS, QUESTIONS
from onrecord.reports.wording import number_words, one_line, period_words, visible
from onrecord.text.dates import parse_period

_QUALIFIERS = {"value": "comparison", "size": "size_comparison", "ratio": "ratio_comparison"}
_NOT_SHOWN = frozenset({"assumed", "rests_on_unusual", *_QUALIFIERS.values()})
_ROWS = frozenset({"where", "versus", "of"})
_PERIODS = frozenset({"period", "baseline", "within", "at"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One field of a plan, as a reader sees it."""

    field: str
    name: str
    value: str
    words: str
    """The words of the article that gave it, or the default in plain language."""
    assumed: bool


def plan_rows(reading: Reading) -> tuple[PlanRow, ...]:
    """Give the fields of a reading in the order of the claim file."""
    spelled = check_to_dict(reading.check)
    shown = [name for name, value in spelled.items() if name not in _NOT_SHOWN and value is not False]
    return tuple(_row(name, spelled, reading) for name in shown)


def _row(name: str, spelled: dict[str, object], reading: Reading) -> PlanRow:
    origins = [origin for origin in reading.origins if origin.field == name]
    value = value_words(name, spelled[name])
    words = "; ".join(one_line(origin.words) for origin in origins)
    qualifier = COMPARISONS.get(spelled.get(_QUALIFIERS.get(name, "")), "")  # type: ignore[call-overload]
    return PlanRow(
        field=name,
        name=FIELDS.get(name, name.replace("_", " ").capitalize()),
        value=f"{qualifier} {value}".strip(),
        words="" if words.casefold() == value.casefold() else words,
        assumed=name in reading.check.assumed or any(origin.assumed for origin in origins),
    )


def value_words(name: str, value: object) -> str:
    """Spell the value of a field."""
    if name in _PERIODS and isinstance(value, str):
        return period_words(parse_period(value))
    if name == "kind":
        return QUESTIONS.get(str(value), str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number_words(value)
    if isinstance(value, list):
        return " or ".join(visible(str(v)) for v in value)
    if name in _ROWS and isinstance(value, dict):
        return "; ".join(f"{value_words(k, v)} ({visible(str(k))})" for k, v in value.items()) or "every row"
    if isinstance(value, dict):
        return ", ".join(value_words(k, v) for k, v in value.items() if v)
    if name == "measure" and value == "events":
        return "events (rows)"
    return visible(str(value))


def difference_words(check: Check, best: Check) -> str:
    """Say in what one plan differs from another."""
    other, first = check_to_dict(check), check_to_dict(best)
    names = [n for n in (*other, *(n for n in first if n not in other)) if n not in _NOT_SHOWN]
    changed = [n for n in names if other.get(n) != first.get(n)]
    said = (f"{FIELDS.get(n, n).lower()}: {value_words(n, other[n]) if n in other else 'not asked'}" for n in changed)
    return "; ".join(said) or "the same plan"


def distinctions(checks: tuple[Check, ...]) -> tuple[str, ...]:
    """Say of each plan what it has that the others have not: strikes; engagements."""
    spelled = [check_to_dict(check) for check in checks]
    names = [name for name in dict.fromkeys(n for plan in spelled for n in plan) if name not in _NOT_SHOWN]
    differing = [name for name in names if any(plan.get(name) != spelled[0].get(name) for plan in spelled)]
    return tuple("; ".join(value_words(n, plan[n]) for n in differing if n in plan) for plan in spelled)
