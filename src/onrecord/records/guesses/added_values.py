"""Values of a column whose numbers are the sum of those of all other values."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records.columns import quoted
from onrecord.records.guesses.header_words import word_lists, words_of
from onrecord.records.guesses.look import TableLook

MIN_SHARE = 0.9
"""Share of the groups in which the sum must come out: tables have slips of the pen."""
MIN_GROUPS = 5
"""Groups in which it must come out: small numbers add up by chance now and then."""
MIN_GROUPS_NAMED = 2
"""… and if a word of the value says that it is a total ("All districts")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedValue:
    """A value that equals the sum of the others."""

    value: str
    n_added: int
    """Groups of rows in which it does."""
    n_groups: int
    """Groups with the value, at least two others, and a number above zero."""
    is_whole: bool
    """Whether every group has a single row of every value."""


def added_values(look: TableLook, column: str, measure: str, within: tuple[str, ...]) -> list[AddedValue]:
    """Give the values that equal the sum of all others, in nearly all groups of rows that agree in `within`."""
    name, keys = quoted(column), ", ".join(map(quoted, within))
    amount = f"TRY_CAST({quoted(measure)} AS DOUBLE)"
    cells = (
        f"SELECT {keys}, {name} AS value, sum({amount}) AS amount, count(*) AS n_rows FROM source "  # noqa: S608
        f"WHERE trim({name}) <> '' AND {amount} IS NOT NULL GROUP BY {keys}, {name}"
    )
    group = f"OVER (PARTITION BY {keys})"
    asked = look.connection.execute(
        f"WITH cells AS ({cells}), groups AS (SELECT value, amount, sum(amount) {group} AS whole, "  # noqa: S608
        f"count(*) {group} AS n_values, max(n_rows) {group} AS n_rows FROM cells), "
        "counted AS (SELECT value, count(*) FILTER (abs(2 * amount - whole) <= 1e-6 * whole) AS n_added, "
        "count(*) AS n_groups FROM groups "
        "WHERE n_values > 2 AND whole > 0 GROUP BY value) "
        "SELECT value, n_added, n_groups, "
        "(SELECT min(n_values) = count(DISTINCT value) AND max(n_rows) = 1 FROM groups) "
        "FROM counted WHERE n_added >= ? * n_groups AND n_added >= ? ORDER BY n_added DESC, value",
        [MIN_SHARE, MIN_GROUPS_NAMED],
    ).fetchall()
    found = [AddedValue(value=v, n_added=n, n_groups=groups, is_whole=whole) for v, n, groups, whole in asked]
    return [one for one in found if one.n_added >= MIN_GROUPS or says_total(one.value)][:1]


def says_total(value: str) -> bool:
    """Tell whether a word of a value is one for totals.

    Examples
    --------
    >>> says_total("All districts"), says_total("Allerton")
    (True, False)
    """
    return not set(words_of(value)).isdisjoint(word_lists()["total"]["words"])
