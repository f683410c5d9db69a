"""Permutation p-values: exact where the permutations can be counted, and never 0.

Question: how often does an arbitrary relabelling give a statistic at least as extreme?
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import comb

import numpy as np
from numpy.typing import ArrayLike

from onrecord.errors import UndefinedStatisticError

# 20 days against 20 would be 1.4e11 relabellings; this many take about a second.
MAX_PERMUTATIONS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PermutationTest:
    """Exact two-sample permutation test of the difference of means (two-sided)."""

    statistic: float  # mean of the first - mean of the second
    p_value: float
    n_resamples: int


def monte_carlo_p_value(n_extreme: int, n_resamples: int) -> float:
    """Return ``(b + 1) / (m + 1)``: the data count as one of the permutations.

    Parameters
    ----------
    n_extreme : int
        Resamples at least as extreme as the data.
    n_resamples : int
        Resamples drawn.

    Returns
    -------
    float
        In (0, 1].

    References
    ----------
    Phipson & Smyth (2010), SAGMB 9, article 39. Davison & Hinkley (1997), eq. 4.11.

    Examples
    --------
    >>> monte_carlo_p_value(0, 99)
    0.01
    """
    if not 0 <= n_extreme <= n_resamples:
        raise UndefinedStatisticError(f"{n_extreme} of {n_resamples} resamples is no count", fix="count again")
    return (n_extreme + 1) / (n_resamples + 1)


def permutation_test(first: ArrayLike, second: ArrayLike) -> PermutationTest:
    """Test the difference of two means by every relabelling.

    Parameters
    ----------
    first, second : array_like
        Values of the two samples; at most 200,000 relabellings in all.

    Returns
    -------
    PermutationTest

    Notes
    -----
    Exchangeable values, which neighbouring days are not. Two-sided as twice the smaller tail, the data included.

    Examples
    --------
    >>> round(permutation_test([3, 1, 4, 1, 5], [9, 2, 6, 5, 8]).p_value, 6)
    0.079365
    """
    a, b = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    if a.size == 0 or b.size == 0 or comb(a.size + b.size, a.size) > MAX_PERMUTATIONS:
        raise UndefinedStatisticError("an empty sample, or too many relabellings", fix="use a placebo rank instead")
    pooled = np.concatenate([a, b])
    chosen = np.array(list(combinations(range(pooled.size), a.size)))
    sums = pooled[chosen].sum(axis=1)
    differences = sums / a.size - (pooled.sum() - sums) / b.size
    seen = float(a.mean() - b.mean())
    upper = float(np.mean(differences >= seen - 1e-9))
    lower = float(np.mean(differences <= seen + 1e-9))
    return PermutationTest(statistic=seen, p_value=min(1.0, 2 * min(upper, lower)), n_resamples=len(differences))
