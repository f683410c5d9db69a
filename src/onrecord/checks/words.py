"""Elastic words as intervals of numbers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import inf
from typing import TYPE_CHECKING, Any, Literal, overload

from onrecord.claims.claim import Comparison

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Scale = Literal["count", "rate", "share", "ratio"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The numbers that fit what was said; an open end does not itself fit."""

    low: float = -inf
    high: float = inf
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, value: object) -> bool:
        return isinstance(value, int | float) and self.holds(value)

    @overload
    def holds(self, values: float) -> bool: ...
    @overload
    def holds(self, values: NDArray[np.float64]) -> NDArray[np.bool_]: ...
    def holds(self, values: float | NDArray[np.float64]) -> bool | NDArray[np.bool_]:
        """Tell whether a number, or each of many, fits, with a little room for rounding at a closed end."""
        above = values > self.low if self.low_open else values >= self.low - 1e-9
        below = values < self.high if self.high_open else values <= self.high + 1e-9
        return above & below

    def meets(self, low: float, high: float) -> bool:
        """Tell whether some number from `low` to `high` fits."""
        return low in self or high in self or (low <= self.low and self.high <= high)

    def words(self, *, as_percent: bool = False) -> str:
        """Spell the interval for a reader."""
        show = _percent if as_percent else _plain
        if self.high == inf:
            return f"{'more than' if self.low_open else 'at least'} {show(self.low)}"
        if self.low in (-inf, 0.0):
            return f"{'less than' if self.high_open else 'at most'} {show(self.high)}"
        if self.low == self.high:
            return f"exactly {show(self.low)}"
        return f"{show(self.low)} to {show(self.high)}"


@lru_cache(maxsize=1)
def word_table() -> dict[str, Any]:
    """Read ``data/words.toml``."""
    return tomllib.loads(files("onrecord.checks").joinpath("data/words.toml").read_text(encoding="utf-8"))


def amount_words() -> frozenset[str]:
    """Give the words that may stand in place of a number."""
    table = word_table()
    return frozenset(table["amount"]) | frozenset(table["share"])


def size_words() -> frozenset[str]:
    """Give the words that may stand for the size of a change."""
    return frozenset(word_table()["size"])


def fitting_amounts(value: float | str, comparison: Comparison, scale: Scale) -> Interval:
    """Give the numbers that fit an amount as it was stated.

    Parameters
    ----------
    value : float or str
        A number (shares as 0–1), or a word of ``data/words.toml``.
    comparison : Comparison
        How the amount was qualified.
    scale : Scale
        Counts are exact unless hedged; rates, shares and ratios allow a tenth either way.
    """
    low, high = _stated_range(value)
    bounded = _one_sided(low, high, comparison)
    if bounded is not None:
        return bounded
    if isinstance(value, str):
        return Interval(low=low, high=high, low_open=value == "most")
    below, above = _hedge(comparison, scale)
    return Interval(low=low * (1 - below), high=high * (1 + above))


def fitting_ratios(
    direction: Literal["increase", "decrease", "none"], size: float | str | None, comparison: Comparison | None
) -> Interval:
    """Give the ratios (later ÷ earlier rate) that fit a change as it was stated."""
    table = word_table()
    if isinstance(size, str):
        low, high = table["size"][size]["decrease" if direction == "decrease" else "increase"]
        return Interval(low=low, high=high)
    if size is not None:
        return _turned(fitting_amounts(size, comparison or "equal", "ratio"), size, direction, comparison)
    low, high = table["direction"]["flat" if direction == "none" else direction]
    return Interval(low=low, high=high)


def _turned(plain: Interval, size: float, direction: str, comparison: Comparison | None) -> Interval:
    """For a fall, "more than halved" means a ratio below one half, "nearly halved" one a little above."""
    if direction != "decrease" or comparison not in ("more_than", "at_least", "less_than", "at_most", "nearly"):
        return plain
    if comparison == "nearly":
        return Interval(low=size, high=size * 1.1 if size else 0.1)
    if comparison in ("more_than", "at_least"):
        return Interval(low=0.0, high=size, high_open=comparison == "more_than")
    return Interval(low=size, high=inf, low_open=comparison == "less_than")


def _stated_range(value: float | str) -> tuple[float, float]:
    if not isinstance(value, str):
        return float(value), float(value)
    table = word_table()
    low, high = table["amount"].get(value) or table["share"][value]
    return float(low), float(high)


def _one_sided(low: float, high: float, comparison: Comparison) -> Interval | None:
    match comparison:
        case "at_least":
            return Interval(low=low)
        case "more_than":
            return Interval(low=low, low_open=True)
        case "at_most":
            return Interval(low=0.0, high=high)
        case "less_than":
            return Interval(low=0.0, high=high, high_open=True)
        case _:
            return None


def _hedge(comparison: Comparison, scale: Scale) -> tuple[float, float]:
    hedges = word_table()["hedge"]
    if comparison == "equal":
        comparison_key = "equal_count" if scale == "count" else "equal_other"
        below, above = hedges[comparison_key]
    else:
        below, above = hedges[comparison]
    return float(below), float(above)


def _plain(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() and abs(value) >= 10 else f"{value:,.3g}"


def _percent(value: float) -> str:
    return f"{100 * value:.3g} %"
