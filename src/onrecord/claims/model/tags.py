"""What the tagger says of each word piece. Training and run time share this module: a change needs a new model."""

from __future__ import annotations

from typing import Final, get_args

from onrecord.claims.claim import ClaimKind, NotTestable

SORTS: Final[tuple[str, ...]] = (*get_args(ClaimKind), *get_args(NotTestable))
"""What a run of words may assert: the nine kinds of checks, then the reasons why no record tests it."""
INNER: Final = ("measure", "amount", "period", "baseline", "within", "where", "window")
OUTER: Final = ("trigger", "versus", "whole")
"""Parts that may hold a period or a place."""
WAYS: Final = ("", "up", "down", "even")
"""Which way a claim goes: more, higher, rising, it did happen · less, lower, falling, it did not · alike, flat."""
UNITS: Final = ("", "day", "week", "month", "year")
"""Of a rate or an extreme."""


def n_tags(names: tuple[str, ...]) -> int:
    """Give the number of tags of a layer: outside, then beginning and inside of each name."""
    return 1 + 2 * len(names)


SIZES: Final = {
    "sort": n_tags(SORTS), "inner": n_tags(INNER), "outer": n_tags(OUTER), "way": len(WAYS), "unit": len(UNITS),
}  # fmt: skip
"""The layers in the order of the graph's output, and how many tags each has."""
