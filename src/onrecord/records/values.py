"""The values of a record's columns, found by any spelling."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from onrecord.records.columns import column_sql, question
from onrecord.records.fold import Level, folded, sound_key, without_level
from onrecord.records.load import ask, rows_table
from onrecord.records.record import Record
from onrecord.records.spellings import is_acronym, names_of, settlement_rank


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedValue:
    """One value of a column, with a name by which it can be asked for."""

    column: str
    value: str
    name: str
    level: Level
    """How coarse the place is: by the value's own last word, else the column's level."""
    rank: int
    """0 a town or more, 1 less, 2 named in brackets only: of two places with one name articles mean the larger."""
    from_alias: bool
    n_rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueIndex:
    """All names of a record's places and actors."""

    by_sound: dict[str, tuple[NamedValue, ...]]
    by_acronym: dict[str, tuple[NamedValue, ...]]
    spellings: dict[tuple[str, str], tuple[str, ...]]
    """(column, value) to all spellings of that one place or actor, itself among them."""
    adjectives: dict[str, tuple[NamedValue, ...]]
    levels: dict[str, str]
    """Column to its level (places) or role (actors), places from coarse to fine first."""
    value_levels: dict[str, Level]
    """Value to how coarse it is, '' for actors."""
    elsewhere: frozenset[str]
    """Sounds of names that the descriptor knows but that are no value of the record: they hide names inside them."""
    first_sounds: frozenset[str]
    """Sounds with which a name starts."""
    longest: int
    """Words of the longest name."""

    def named(self, name: str) -> tuple[NamedValue, ...]:
        """Give all values that a name may mean, in any column."""
        return self.by_acronym.get(name, ()) if is_acronym(name) else self.by_sound.get(sound_key(name), ())


@lru_cache(maxsize=8)
def value_index(record: Record) -> ValueIndex:
    """Collect the names of all places and actors of a record: its own values, their parts, and the aliases.

    Notes
    -----
    Values that are long descriptions ("Road between …") are found only as a whole.
    """
    levels = {p.column: p.level for p in record.descriptor.places}
    levels |= {a.column: a.role for a in record.descriptor.actors}
    counts = {column: dict(values_of(record, column)) for column in levels}
    named = [v for column in levels for v in _own_names(column, levels[column], counts[column])]
    named += _alias_names(record, levels, counts)
    by_sound: dict[str, list[NamedValue]] = defaultdict(list)
    by_acronym: dict[str, list[NamedValue]] = defaultdict(list)
    for value in named:
        if is_acronym(value.name):
            by_acronym[value.name].append(value)
        elif key := sound_key(value.name):
            by_sound[key].append(value)
    elsewhere = frozenset(k for a in record.descriptor.aliases for w in a.words if (k := sound_key(w)) not in by_sound)
    return ValueIndex(
        by_sound={k: tuple(v) for k, v in by_sound.items()},
        by_acronym={k: tuple(v) for k, v in by_acronym.items()},
        spellings=_spellings(record, counts),
        adjectives=_adjectives(record, levels, counts),
        levels=levels,
        value_levels={v.value: v.level for v in named},
        elsewhere=elsewhere,
        first_sounds=frozenset(key.split()[0] for key in (*by_sound, *elsewhere)),
        longest=max((len(folded(v.name).split()) for v in named), default=0),
    )


def values_of(record: Record, column: str) -> tuple[tuple[str, int], ...]:
    """Give the values of a column and how many rows have each, in order of the values."""
    sql = question("which_values", column=column_sql(record, column), rows=rows_table(record))
    return tuple((str(value), int(n)) for value, n in ask(record, sql))


def _own_names(column: str, level: str, counts: dict[str, int]) -> list[NamedValue]:
    return [
        _named(column, value, name, level, from_alias=False, n_rows=n)
        for value, n in counts.items()
        for name in names_of(value, place=level in ("country", "province", "district", "place"))
    ]


def _alias_names(record: Record, levels: dict[str, str], counts: dict[str, dict[str, int]]) -> list[NamedValue]:
    """Give the names that the descriptor adds; every spelling in the record is a name of all the others."""
    return [
        _named(column, value, name, levels[column], from_alias=True, n_rows=counts[column][value])
        for alias in record.descriptor.aliases
        for column in alias.columns
        if column in levels
        for value in alias.values
        if value in counts[column]
        for name in (*alias.words, *(v for v in alias.values if v != value))
    ]


def _named(column: str, value: str, name: str, level: str, *, from_alias: bool, n_rows: int) -> NamedValue:
    place = level in ("country", "province", "district", "place")
    own: Level = without_level(value)[1] if place else ""
    return NamedValue(
        column=column,
        value=value,
        name=name,
        level=own or (level if place else ""),  # type: ignore[arg-type]
        rank=settlement_rank(value, name),
        from_alias=from_alias,
        n_rows=n_rows,
    )


def _spellings(record: Record, counts: dict[str, dict[str, int]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Join values of one column that differ in case, accents, hyphens or spaces, or that an alias joins."""
    joined: dict[tuple[str, str], set[str]] = {}
    for column, values in counts.items():
        by_fold: dict[str, set[str]] = defaultdict(set)
        for value in values:
            by_fold[folded(value) or value].add(value)
        joined |= {(column, value): group for group in by_fold.values() for value in group}
    for alias in record.descriptor.aliases:
        for column in alias.columns:
            here = [joined[column, v] for v in alias.values if (column, v) in joined]
            together = set().union(*here)
            joined |= {(column, value): together for value in together}
    return {
        key: tuple(sorted(group, key=lambda v, c=key[0]: (-counts[c][v], v)))  # type: ignore[misc]
        for key, group in joined.items()
    }


def _adjectives(
    record: Record, levels: dict[str, str], counts: dict[str, dict[str, int]]
) -> dict[str, tuple[NamedValue, ...]]:
    found: dict[str, list[NamedValue]] = defaultdict(list)
    for alias in record.descriptor.aliases:
        for column in (c for c in alias.columns if c in levels):
            for value in (v for v in alias.values if v in counts[column]):
                for word in alias.adjectives:
                    n = counts[column][value]
                    found[word].append(_named(column, value, word, levels[column], from_alias=True, n_rows=n))
    return {word: tuple(values) for word, values in found.items()}


def best_values(index: ValueIndex, column: str, name: str, level: Level = "") -> tuple[str, ...]:
    """Give all the record's spellings of the one place or actor of a column that a name means.

    Of several that sound alike, those of the asked level count before others, then values whose name is spelled as
    asked among the larger places, then all the larger places.
    """
    found = [v for v in index.named(name) if v.column == column]
    at_level = [v for v in found if v.level == (level or index.levels[column])] or ([] if level else found)
    rank = min((v.rank for v in at_level), default=0)
    largest = [v for v in at_level if v.rank == rank]
    spelled = [v for v in largest if folded(v.name) == folded(name)]
    values = dict.fromkeys(s for v in spelled or largest for s in index.spellings[v.column, v.value])
    return tuple(values)
