"""What is asked for, in the record's own words."""

from __future__ import annotations

from difflib import get_close_matches

from onrecord.errors import RecordError
from onrecord.records.columns import no_such_column
from onrecord.records.fold import folded, without_level
from onrecord.records.record import Record, Where
from onrecord.records.values import ValueIndex, best_values, value_index, values_of

_MAX_LISTED = 20
"""Values listed in an error: all of a short column, the nearest and the most frequent of a long one."""
_MAX_NEAREST = 5


def resolve_where(record: Record, where: Where) -> Where:
    """Replace each asked value by all the record's own spellings of that one place or actor.

    Case, accents, hyphens, apostrophes, the Arabic article and romanisation do not matter; nor does a last word that
    says the level ("Aleppo province" is "Aleppo Governorate"). Resolving twice changes nothing.

    Parameters
    ----------
    record : Record
        An opened record.
    where : Where
        Columns and asked values.

    Returns
    -------
    Where
        The same columns, sorted, with values of the record only.

    Raises
    ------
    RecordError
        E211 a column that the record lacks, E212 a value that the column lacks, with the nearest and others.
    """
    resolved = []
    for column, values in where:
        if column not in record.columns:
            raise no_such_column(record.descriptor, record.columns, column, where=f"where, record {record.name}")
        found = dict.fromkeys(v for asked in values for v in _resolve_value(record, column, asked))
        resolved.append((column, tuple(found)))
    return tuple(sorted(resolved))


def pairs_of(record: Record, one: tuple[str, ...], other: tuple[str, ...]) -> Where:
    """Give the dyads in which the actors `one` and `other` face each other; empty if the record has no such rows.

    Parameters
    ----------
    record : Record
        An opened record with a column of dyads, and one for each side.
    one, other : tuple of str
        Values of the columns of the sides, as `resolve_where` or `find_values` give them.
    """
    dyads = [a.column for a in record.descriptor.actors if a.role == "dyad"]
    if not dyads:
        return ()
    wanted = {f"{a} - {b}" for x, y in ((one, other), (other, one)) for a in x for b in y}
    found = tuple(value for value, _ in values_of(record, dyads[0]) if value in wanted)
    return ((dyads[0], found),) if found else ()


def other_levels(record: Record, where: Where) -> tuple[Where, ...]:
    """Give the same names at another level of place: a province whose name is also a district's and a town's.

    Parameters
    ----------
    record : Record
        An opened record.
    where : Where
        Columns and asked values.

    Returns
    -------
    tuple of Where
        Each with one column of place replaced by another that the question does not name; empty if no name is shared.
    """
    resolved = resolve_where(record, where)
    places = [place.column for place in record.descriptor.places]
    finer_or_coarser = [place for place in places if place not in dict(resolved)]
    return tuple(
        tuple(sorted((*(pair for pair in resolved if pair[0] != column), (other, same))))
        for column, values in resolved
        if column in places and values
        for other in finer_or_coarser
        if (same := best_values(value_index(record), other, without_level(values[0])[0]))
    )


def _resolve_value(record: Record, column: str, asked: str) -> tuple[str, ...]:
    index = value_index(record)
    if column in index.levels:
        found = index.spellings.get((column, asked)) or _by_name(index, column, asked)
        if not found and index.levels[column] == "dyad":
            found = _dyad(record, index, asked)
    else:
        found = tuple(v for v, _ in values_of(record, column) if v == asked) or tuple(
            v for v, _ in values_of(record, column) if folded(v) == folded(asked)
        )
    if not found:
        raise _no_such_value(record, column, asked)
    return found


def _by_name(index: ValueIndex, column: str, asked: str) -> tuple[str, ...]:
    """Look the name up whole, then without a last word that says the level."""
    name, level = without_level(asked)
    if level and (found := best_values(index, column, name, level)):
        return found
    return best_values(index, column, asked) or best_values(index, column, asked.upper())


def _dyad(record: Record, index: ValueIndex, asked: str) -> tuple[str, ...]:
    one, _, other = asked.replace(" – ", " - ").partition(" - ")
    sides = [a.column for a in record.descriptor.actors if a.role in ("side_a", "side_b")]
    values = [
        tuple(dict.fromkeys(v for column in sides for v in best_values(index, column, name))) for name in (one, other)
    ]
    pairs = pairs_of(record, values[0], values[1])
    return pairs[0][1] if pairs else ()


def _no_such_value(record: Record, column: str, asked: str) -> RecordError:
    """Make the error for a value that a column lacks: the nearest, and the most frequent others."""
    counts = dict(values_of(record, column))
    by_fold = {folded(v): v for v in counts}
    nearest = [by_fold[f] for f in get_close_matches(folded(asked), by_fold, n=_MAX_NEAREST, cutoff=0.7)]
    frequent = sorted(counts, key=lambda v: (-counts[v], v))
    listed = list(dict.fromkeys([*nearest, *frequent]))[:_MAX_LISTED]
    more = f" … ({len(counts)} values)" if len(counts) > len(listed) else ""
    return RecordError(
        f"column {column!r} has no value {asked!r}",
        where=f"where, record {record.name}",
        fix=(f"nearest: {'; '.join(nearest)} | " if nearest else "") + f"values: {'; '.join(listed)}{more}",
        code="E212",
    )
