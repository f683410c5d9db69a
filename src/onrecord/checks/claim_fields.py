"""The fields of a plan: periods, selections of rows, amounts, words of a list."""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

from onrecord.checks.check import Amount, Check
from onrecord.checks.claim_problems import Problems, short
from onrecord.checks.claim_yaml import Place
from onrecord.checks.words import amount_words, size_words
from onrecord.records.record import Where
from onrecord.text.dates import Period, parse_period

_PERIODS = {"period", "baseline", "within", "at"}
_WHERES = {"where", "versus", "of"}
_TEXTS = {"assumed", "unresolved"}
_AMOUNTS = {"value", "size", "ratio"}


def value_of(kind: type[Check], name: str, given: object, at: Place, problems: Problems) -> Any:
    """Read a field by its name, or else by how its kind of check annotates it."""
    if name in _PERIODS:
        return period_of(given, at, problems)
    if name in _WHERES:
        return where_of(given, at, problems)
    if name in _AMOUNTS:
        return _amount(given, name, at, problems)
    if name in _TEXTS:
        return texts_of(given, at, problems)
    return _plain(kind, name, given, at, problems)


def period_of(given: object, at: Place, problems: Problems) -> Period | None:
    """Read days, months, years, or two of them with a stroke between."""
    try:
        return parse_period(str(given))
    except ValueError as error:
        problems.add(str(error), at, fix="2016-09-17, 2016-09, 2016 or 2016-09-01/2016-09-15")
        return None


def where_of(given: object, at: Place, problems: Problems) -> Where:
    """Read a selection of rows: columns, each with a value or several."""
    if given is None or given == {}:
        return ()
    if not isinstance(given, dict):
        problems.add(f"{short(given)} is not a selection of rows", at, fix="{column: value} or {column: [values]}")
        return ()
    pairs = []
    for column, values in given.items():
        listed = values if isinstance(values, list) else [values]
        if not listed or any(isinstance(value, dict | list) or value is None for value in listed):
            problems.add(f"{column}: {short(values)} is no value", (*at, column), fix="a value or [values]")
        pairs.append((str(column), tuple(str(value) for value in listed)))
    return tuple(sorted(pairs))


def wheres_of(given: object, at: Place, problems: Problems) -> tuple[Where, ...]:
    """Read a list of selections."""
    listed = [] if given is None else given
    if not isinstance(listed, list):
        problems.add(f"{short(given)} is not a list of selections", at, fix="candidates: [{column: value}]")
        return ()
    return tuple(where_of(where, (*at, i), problems) for i, where in enumerate(listed))


def texts_of(given: object, at: Place, problems: Problems) -> tuple[str, ...]:
    """Read `assumed` (names of fields) and `unresolved` (words of the claim)."""
    if given is None:
        return ()
    if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
        problems.add(f"{short(given)} is not a list of texts", at, fix=f"write {at[-1]}: [one, another]")
        return ()
    return tuple(given)


def _plain(kind: type[Check], name: str, given: object, at: Place, problems: Problems) -> Any:
    """Read a field by its annotation: one of several words, a number of days, yes or no, or a text."""
    hint = get_type_hints(kind)[name]
    words = [word for word in _literals(hint) if word is not None]
    if words and given not in words:
        problems.add(f"{name}: {short(given)} is not known", at, fix=f"one of: {', '.join(words)}")
    elif hint is int and (type(given) is not int or not 0 <= given <= 3660):
        problems.add(f"{name}: {short(given)} is not a number of days", at, fix="a whole number from 0 to 3660")
    elif hint is bool and not isinstance(given, bool):
        problems.add(f"{name}: {short(given)} is neither true nor false", at)
    elif hint is str and not isinstance(given, str):
        problems.add(f"{name}: {short(given)} is not a name", at)
    return given


def _literals(hint: Any) -> list[Any]:
    inner = [value for arg in get_args(hint) for value in (get_args(arg) if get_args(arg) else [arg])]
    return [value for value in inner if isinstance(value, str)]


def _amount(given: object, name: str, at: Place, problems: Problems) -> Amount | None:
    if isinstance(given, int | float) and not isinstance(given, bool) and abs(given) < 1e15 and given >= 0:
        return float(given)
    known = size_words() if name == "size" else amount_words()
    if isinstance(given, str) and given in known:
        return given
    fix = f"a number of 0 or more, or one of: {', '.join(sorted(known))}"
    problems.add(f"{name}: {short(given)} is no amount", at, fix=fix)
    return None
