"""The verb that joins the spellings of one place or actor, and lists what only a person can tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from onrecord.records.columns import column_sql, question
from onrecord.records.fold import sound_key, without_level
from onrecord.records.load import ask, rows_table
from onrecord.records.names.gazetteer import Gazetteer, GazetteerPlace
from onrecord.records.names.name_groups import NameGroup, NameGroups, Part, UnsureNames
from onrecord.records.record import Record
from onrecord.records.spellings import is_acronym, is_description
from onrecord.records.values import value_index

MIN_LIKENESS = 0.85
"""Share of letters in common from which two names are put to a person: "Bukamal" and "Abu Kamal" have 0.93,
"Mosul" and "Homs" 0.44. Chosen on the places of two records of strikes; it joins nothing by itself."""
MIN_LETTERS = 5
MAX_VALUES_COMPARED = 2_000
"""Values of a column that are compared in pairs, the most frequent first: two million comparisons."""


def group_names(record: Record, part: Part, gazetteer: Gazetteer | None = None) -> NameGroups:
    """Join the spellings of a record's places or actors.

    Parameters
    ----------
    record : Record
        An opened record. What its descriptor or its file of names joins already is joined here too.
    part : {'places', 'actors'}
        Whose names.
    gazetteer : Gazetteer, optional
        A gazetteer that knows further names; without it the record's own values are all there is.

    Returns
    -------
    NameGroups
        Groups of more than one spelling, and groups with names from the gazetteer; below them what is unsure.

    Notes
    -----
    Spellings are joined if they sound alike after folding (`sound_key`), name a place of the same level, and lie in
    the same coarser place; or if the gazetteer knows one place by both names. The same sound in different coarser
    places, and names that are nearly alike, are left to a person.
    """
    columns = [p.column for p in record.descriptor.places] if part == "places" else []
    columns = columns or [a.column for a in record.descriptor.actors if part == "actors" and a.role != "dyad"]
    names: list[NameGroup] = []
    unsure: list[UnsureNames] = []
    for i, column in enumerate(columns):
        parents = _parents(record, column, tuple(columns[:i])) if part == "places" else {}
        known = gazetteer if part == "places" and _is_settlement(record, column) else None
        groups = _joined(record, column, parents, known, part)
        names += [g for g in groups if len(g.values) > 1 or g.words]
        unsure += _unsure(column, groups, part)
    return NameGroups(part=part, names=tuple(names), unsure=tuple(unsure))


def _is_settlement(record: Record, column: str) -> bool:
    """Tell whether a column may name towns: a gazetteer of towns knows no countries."""
    return any(p.column == column and p.level != "country" for p in record.descriptor.places)


def _parents(record: Record, column: str, coarser: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give the coarser places of each value: those that most of its rows name."""
    if not coarser:
        return {}
    columns = ", ".join(column_sql(record, c) for c in (column, *coarser))
    sql = question("which_values_together", columns=columns, rows=rows_table(record), column=column_sql(record, column))
    counted: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for value, *others, n in ask(record, sql):
        counted[str(value)][tuple("" if o is None else str(o) for o in others)] += int(n)
    return {value: seen.most_common(1)[0][0] for value, seen in counted.items()}


def _joined(
    record: Record, column: str, parents: Mapping[str, tuple[str, ...]], gazetteer: Gazetteer | None, part: Part
) -> list[NameGroup]:
    """Join the values of one column by what is known already, by sound, and by the gazetteer."""
    spellings = value_index(record).spellings
    known = list(dict.fromkeys(group for (c, _), group in spellings.items() if c == column))
    by_key: dict[object, list[tuple[str, ...]]] = defaultdict(list)
    for group in known:
        by_key[_key(group[0], parents, part)].append(group)
    groups = [_group(column, members, parents, part) for members in by_key.values()]
    return _with_gazetteer(groups, gazetteer) if gazetteer else groups


def _key(value: str, parents: Mapping[str, tuple[str, ...]], part: Part) -> object:
    """Give what two values must share to be one: sound, level and coarser place; a description stands for itself."""
    name, level = without_level(value)
    sound = sound_key(name)
    if not sound or is_acronym(value) or (part == "places" and is_description(value)):
        return value
    return sound, level, tuple(sound_key(p) for p in parents.get(value, ()))


def _group(
    column: str, members: list[tuple[str, ...]], parents: Mapping[str, tuple[str, ...]], part: Part
) -> NameGroup:
    values = tuple(value for group in members for value in group)
    why = (
        "they sound alike" if len(members) > 1 else "they are one by case, marks or the file" if len(values) > 1 else ""
    )
    if len(members) > 1 and part == "places" and any(parents.get(values[0], ())):
        why += " and lie in one place"
    within = tuple(p for p in parents.get(values[0], ()) if p)
    return NameGroup(name=values[0], columns=(column,), values=values, within=within, why=why)


def _with_gazetteer(groups: list[NameGroup], gazetteer: Gazetteer) -> list[NameGroup]:
    """Join groups that the gazetteer knows as one place, and take its other names."""
    by_place: dict[object, tuple[GazetteerPlace | None, list[NameGroup]]] = {}
    for group in groups:
        found = _one_place(group, gazetteer)
        level = without_level(group.name)[1]
        key = (found.key, level, group.within) if found else group
        by_place.setdefault(key, (found, []))[1].append(group)
    return [_enriched(place, members) for place, members in by_place.values()]


def _one_place(group: NameGroup, gazetteer: Gazetteer) -> GazetteerPlace | None:
    """Find the place that a group surely is: the only one of its names, or ten times larger than the next."""
    if any(is_description(v) for v in group.values):
        return None
    for value in group.values:
        found = gazetteer.find(without_level(value)[0], group.within[:1])
        if found and (len(found) == 1 or found[0].population >= 10 * max(found[1].population, 1)):
            return found[0]
    return None


def _enriched(place: GazetteerPlace | None, members: list[NameGroup]) -> NameGroup:
    first = members[0]
    if place is None:
        return first
    values = tuple(v for g in members for v in g.values)
    sounds = {sound_key(without_level(v)[0]) for v in values}
    words: dict[str, str] = {}
    for name in (place.name, *place.names):
        if len(name) >= MIN_LETTERS and (sound := sound_key(name)) not in sounds:
            words.setdefault(sound, name)
    why = f"one place of GeoNames ({place.key})" if len(members) > 1 else first.why or f"GeoNames ({place.key})"
    return NameGroup(
        name=first.name, columns=first.columns, values=values, words=tuple(words.values()), within=first.within, why=why
    )


def _unsure(column: str, groups: list[NameGroup], part: Part) -> Iterator[UnsureNames]:
    """List pairs of groups that may be one: nearly alike in one place, or alike in neighbouring ones."""
    compared = [g for g in groups if not (part == "places" and is_description(g.name))][:MAX_VALUES_COMPARED]
    for near in _near(compared).values():
        for one, other in combinations(near, 2):
            if why := _why_unsure(one, other, part):
                yield UnsureNames(columns=(column,), values=(one.values[0], other.values[0]), why=why)


def _near(groups: list[NameGroup]) -> dict[object, list[NameGroup]]:
    """Put names together that could be one: of one level, in one place but for the finest that is known."""
    near: dict[object, list[NameGroup]] = defaultdict(list)
    for group in groups:
        near[without_level(group.name)[1], group.within[:-1]].append(group)
    return near


def _why_unsure(one: NameGroup, other: NameGroup, part: Part) -> str:
    if part == "actors" and (why := _acronym(one.name, other.name) or _acronym(other.name, one.name)):
        return why
    keys = [sound_key(without_level(g.name)[0]) for g in (one, other)]
    if one.within != other.within:
        alike = f"they sound alike, but lie in {_place(one)} and in {_place(other)}"
        return alike if keys[0] == keys[1] else ""
    if _digits(one.name) != _digits(other.name) or ", " in one.name + other.name:
        return ""
    return "they are spelled nearly alike" if _are_nearly_alike(*keys) else ""


def _are_nearly_alike(one: str, other: str) -> bool:
    """Compare the words that two names do not share ("Government of Iran" and "… Iraq" are told by the last)."""
    words, others = one.split(), other.split()
    own = "".join(w for w in words if w not in others)
    their = "".join(w for w in others if w not in words)
    if min(len(own), len(their)) < MIN_LETTERS:
        return False
    matcher = SequenceMatcher(None, own, their, autojunk=False)
    return matcher.quick_ratio() >= MIN_LIKENESS and matcher.ratio() >= MIN_LIKENESS


def _acronym(short: str, long: str) -> str:
    """Tell whether a name may be the initials of another."""
    if not is_acronym(short) or len(short) < 2:
        return ""
    initials = "".join(w[0] for w in long.replace("-", " ").split() if w[0].isupper())
    return f"{short} may stand for {long}" if initials == short or f"({short})" in long else ""


def _digits(name: str) -> str:
    return "".join(c for c in name if c.isdigit())


def _place(group: NameGroup) -> str:
    return group.within[-1] if group.within else "no place"
