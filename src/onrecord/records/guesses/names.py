"""Which columns name places and actors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.records.guesses.answers import Answers
from onrecord.records.guesses.guess import Reason
from onrecord.records.guesses.header_words import has_phrase, has_word, word_lists
from onrecord.records.guesses.look import ColumnLook, TableLook
from onrecord.records.guesses.times import column_of

LEVELS = ("country", "province", "district", "place")
ROLES = ("side_a", "side_b", "dyad", "actor", "target")


def guess_places(look: TableLook, answers: Answers, taken: set[str]) -> tuple[list[dict[str, Any]], list[Reason]]:
    """Guess the columns of places, from coarse to fine."""
    chosen = _chosen(look, answers.places, "--place", "level", "place", word_lists()["place"])
    found = chosen or _guessed(look, taken, "level", word_lists()["place"])
    found.sort(key=lambda f: (LEVELS.index(f["level"]), look.by_name[f["column"]].n_different))
    return found, _reasons(look, found, "places", "level", chosen=bool(chosen))


def guess_actors(look: TableLook, answers: Answers, taken: set[str]) -> tuple[list[dict[str, Any]], list[Reason]]:
    """Guess the columns of actors."""
    chosen = _chosen(look, answers.actors, "--actor", "role", "actor", word_lists()["actor"])
    found = chosen or _guessed(look, taken, "role", word_lists()["actor"])
    return found, _reasons(look, found, "actors", "role", chosen=bool(chosen))


def _chosen(
    look: TableLook,
    said: tuple[tuple[str, str], ...],
    flag: str,
    key: str,
    otherwise: str,
    lists: list[Mapping[str, Any]],
) -> list[dict[str, Any]]:
    chosen = []
    for name, meaning in said:
        column_of(look, name, flag)
        guessed = next((entry[key] for entry in lists if has_phrase(name, entry["names"])), otherwise)
        chosen.append({"column": name, key: meaning or guessed})
    return chosen


def _guessed(look: TableLook, taken: set[str], key: str, lists: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for column in look.columns:
        if column.name in taken or not _holds_names(column):
            continue
        meaning = next((entry[key] for entry in lists if has_phrase(column.name, entry["names"])), None)
        if meaning is not None:
            found.append({"column": column.name, key: meaning})
    return found


def _holds_names(column: ColumnLook) -> bool:
    """Tell whether a column has words in its cells, and is not about codes, coordinates or notes."""
    in_words = column.n_filled > 0 and column.n_numbers < column.n_filled / 2 and column.dates is None
    return in_words and not has_word(column.name, word_lists()["not_names"]["words"])


def _reasons(look: TableLook, found: list[dict[str, Any]], part: str, key: str, *, chosen: bool) -> list[Reason]:
    reasons = []
    for entry in found:
        column = look.by_name[entry["column"]]
        values = ", ".join(value[:30] for value in column.frequent[:3])
        why = (
            "you said so"
            if chosen
            else f"its name; {column.n_different:,} value{'s' if column.n_different != 1 else ''}, such as {values}"
        )
        said = f"{column.name} names {entry[key].replace('_', ' ')}" + ("s" if part == "places" else "")
        reasons.append(Reason(part=part, said=said.replace("countrys", "countries"), why=why))
    return reasons
