"""Where a rate changed, if nobody says where.

Question: at which days does a piecewise constant rate explain the record best?
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.series import Floats

Cost = Literal["poisson", "normal"]
SegmentCost = Callable[[Floats, Floats, Floats], Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmentation:
    """Segments of constant rate."""

    ends: tuple[int, ...]  # one past the last day of each segment but the last: 28 means days 0 to 27, then a change
    means: tuple[float, ...]  # of every segment
    cost: float  # with the penalty for each change
    penalty: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChange:
    """The one most likely change of the rate."""

    end: int  # days before the change
    mean_before: float
    mean_after: float
    statistic: float  # likelihood ratio, twice the log; for a normal cost the fall of the sum of squares


def _poisson(total: Floats, squares: Floats, days: Floats) -> Floats:
    """Minus twice the maximised log likelihood, without the terms that do not depend on the segments."""
    cost: Floats = 2 * (total - special.xlogy(total, total / days))
    return cost


def _normal(total: Floats, squares: Floats, days: Floats) -> Floats:
    cost: Floats = squares - total**2 / days
    return cost


_COSTS: dict[Cost, SegmentCost] = {"poisson": _poisson, "normal": _normal}


def _sums(values: ArrayLike, cost: Cost) -> tuple[Floats, Floats]:
    series = np.asarray(values, dtype=np.float64)
    if series.ndim != 1 or series.size < 2 or (cost == "poisson" and np.any(series < 0)):
        raise UndefinedStatisticError("a change needs at least two days with counts", fix="use a longer period")
    return np.concatenate([[0.0], np.cumsum(series)]), np.concatenate([[0.0], np.cumsum(series**2)])


def optimal_partition(values: ArrayLike, penalty: float, *, cost: Cost = "poisson", min_days: int = 1) -> Segmentation:
    """Return the best segmentation by exact dynamic programming.

    Parameters
    ----------
    values : array_like of shape (n_days,)
        Counts (or any numbers, with the normal cost) in order.
    penalty : float
        Added for each change; ``3 log n`` is usual for a Poisson cost. On dependent days it must be larger: calibrate
        it on block-shuffled days of the record.
    cost : str
        ``poisson`` (minus twice the log likelihood) or ``normal`` (sum of squares).
    min_days : int
        Shortest segment.

    Returns
    -------
    Segmentation

    Notes
    -----
    O(n²). Bursts look like changes to it: a segmentation describes, it does not test.

    References
    ----------
    Jackson et al. (2005), IEEE Signal Processing Letters 12, 105-108.

    Examples
    --------
    >>> optimal_partition([2, 3, 2, 9, 8, 9], 3.0).ends
    (3,)
    """
    total, squares = _sums(values, cost)
    n = total.size - 1
    best, previous = np.full(n + 1, np.inf), np.zeros(n + 1, dtype=np.int64)
    best[0] = 0.0
    for stop in range(min_days, n + 1):
        start = np.arange(0, stop - min_days + 1)
        segment = _COSTS[cost](total[stop] - total[start], squares[stop] - squares[start], (stop - start).astype(float))
        candidates = best[start] + segment + np.where(start > 0, penalty, 0.0)
        previous[stop] = int(np.argmin(candidates))
        best[stop] = float(candidates[previous[stop]])
    ends: list[int] = [n]
    while previous[ends[-1]] > 0:
        ends.append(int(previous[ends[-1]]))
    bounds = [0, *reversed(ends)]
    return Segmentation(
        ends=tuple(bounds[1:-1]),
        means=tuple(float(total[b] - total[a]) / (b - a) for a, b in pairwise(bounds)),
        cost=float(best[n]),
        penalty=penalty,
    )


def single_change(values: ArrayLike, *, cost: Cost = "poisson") -> SingleChange:
    """Return the most likely single change and its likelihood ratio.

    Parameters
    ----------
    values : array_like of shape (n_days,)
        Counts in order, at least two.
    cost : str
        ``poisson`` or ``normal``.

    Returns
    -------
    SingleChange

    Notes
    -----
    The statistic is a maximum over dates: chi-square tables do not apply to it, and dependence inflates it.

    References
    ----------
    Raftery & Akman (1986), Biometrika 73, 85-89 (coal mining disasters).

    Examples
    --------
    >>> single_change([2, 3, 2, 9, 8, 9]).end
    3
    """
    total, squares = _sums(values, cost)
    n = total.size - 1
    end = np.arange(1, n)
    before = _COSTS[cost](total[end], squares[end], end.astype(float))
    after = _COSTS[cost](total[n] - total[end], squares[n] - squares[end], (n - end).astype(float))
    whole = float(_COSTS[cost](total[n:], squares[n:], np.array([float(n)]))[0])
    best = int(np.argmin(before + after))
    return SingleChange(
        end=best + 1,
        mean_before=float(total[best + 1]) / (best + 1),
        mean_after=float(total[n] - total[best + 1]) / (n - best - 1),
        statistic=whole - float(before[best] + after[best]),
    )
