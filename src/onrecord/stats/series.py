"""Count series over covered days, and windows of them.

Every function of this package that takes a series takes it in *covered-day time*: one number a day for which the
record speaks, in order, days without coverage left out. A covered day without an event is 0; a day that the record
does not cover is not in the series at all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from onrecord.errors import UndefinedStatisticError

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A half-open run ``[start, stop)`` of covered days, as positions in the series (0-based)."""

    start: int
    stop: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.stop <= self.start:
            raise UndefinedStatisticError(
                f"the window [{self.start}, {self.stop}) holds no covered day",
                fix="take a period with at least one covered day",
            )

    @property
    def length(self) -> int:
        """Number of covered days."""
        return self.stop - self.start


def covered_counts(counts: ArrayLike, covered: ArrayLike | None = None) -> Floats:
    """Return the counts of the covered days, in order.

    Parameters
    ----------
    counts : array_like of shape (n_days,)
        Events a day, finite and not negative. What stands on an uncovered day is ignored.
    covered : array_like of bool of shape (n_days,), optional
        True where the record speaks. Default: every day.

    Returns
    -------
    ndarray of shape (n_covered_days,)

    Raises
    ------
    UndefinedStatisticError
        If no day is covered, the shapes differ, or a covered count is negative or not finite.

    Examples
    --------
    >>> covered_counts([4, 0, 7], [True, False, True])
    array([4., 7.])
    """
    values = np.asarray(counts, dtype=np.float64)
    mask = np.ones(values.shape, dtype=np.bool_) if covered is None else np.asarray(covered, dtype=np.bool_)
    if values.ndim != 1 or mask.shape != values.shape:
        raise UndefinedStatisticError(
            f"counts of shape {values.shape} and coverage of shape {mask.shape} are not one series",
            fix="pass two one-dimensional arrays of one length",
        )
    kept = values[mask]
    if kept.size == 0:
        raise UndefinedStatisticError("the series has no covered day", fix="widen the period, or mend the coverage")
    if not np.all(np.isfinite(kept)) or np.any(kept < 0):
        raise UndefinedStatisticError(
            "a covered day has a negative or missing count", fix="mark days without a figure as not covered"
        )
    return kept


def window_totals(counts: ArrayLike, length: int) -> Floats:
    """Return the total of every run of `length` covered days, overlapping, in order.

    Examples
    --------
    >>> window_totals([1, 2, 3, 4], 2)
    array([3., 5., 7.])
    """
    values = np.asarray(counts, dtype=np.float64)
    if not 1 <= length <= values.size:
        raise UndefinedStatisticError(
            f"a series of {values.size} covered days holds no window of {length}",
            fix=f"use a window of 1 to {values.size} covered days",
        )
    sums = np.concatenate([[0.0], np.cumsum(values)])
    totals: Floats = sums[length:] - sums[:-length]
    return totals


def paired_totals(counts: ArrayLike, first: int, second: int, gap: int = 0) -> tuple[Floats, Floats]:
    """Return the totals of every pair of windows `first` days, then `gap` days, then `second` days.

    Parameters
    ----------
    counts : array_like of shape (n_days,)
        Events a covered day.
    first, second : int
        Lengths of the two windows (covered days, at least 1).
    gap : int
        Covered days between them (0: the windows touch).

    Returns
    -------
    tuple of two ndarrays of shape (n_days - first - gap - second + 1,)

    Examples
    --------
    >>> paired_totals([1, 2, 3, 4, 5], 2, 1, 1)
    (array([3., 5.]), array([4., 5.]))
    """
    values = np.asarray(counts, dtype=np.float64)
    n_pairs = values.size - (first + gap + second) + 1
    if min(first, second) < 1 or gap < 0 or n_pairs < 1:
        raise UndefinedStatisticError(
            f"a series of {values.size} covered days holds no pair of windows of {first} and {second} with gap {gap}",
            fix="use shorter windows or a longer record",
        )
    before = window_totals(values, first)[:n_pairs]
    after = window_totals(values, second)[first + gap :]
    return before, after
