"""Events that come into a record late: how much of the latest periods is still to come.

Question: by which factor will a recent period's count grow, if reports come in as they did for earlier periods?
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.series import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLadder:
    """Development factors of a reporting triangle, and what they make of its latest diagonal."""

    factors: tuple[float, ...]  # from delay j to j + 1
    latest: tuple[float, ...]  # reported so far, one a period of occurrence
    ultimate: tuple[float, ...]  # expected in the end
    outstanding: float  # sum of ultimate - latest


def chain_ladder(triangle: ArrayLike) -> ChainLadder:
    """Return chain-ladder factors and ultimate counts of a cumulative reporting triangle.

    Parameters
    ----------
    triangle : array_like of shape (n_periods, n_periods)
        Entry (i, j): events of period i known by j periods later. Not yet known: NaN (right of the diagonal).

    Returns
    -------
    ChainLadder

    Raises
    ------
    UndefinedStatisticError
        If the triangle is not square, or a column that has to be developed sums to 0.

    Notes
    -----
    Assumes that reporting is no faster or slower than before. Snapshots of the same record at different dates make the
    triangle; one snapshot cannot.

    References
    ----------
    Mack (1993), ASTIN Bulletin 23, 213-225.

    Examples
    --------
    >>> nan = float("nan")
    >>> chain_ladder([[10, 15, 15], [20, 30, nan], [12, nan, nan]]).ultimate
    (15.0, 30.0, 18.0)
    """
    values = np.asarray(triangle, dtype=np.float64)
    if values.ndim != 2 or values.shape[0] != values.shape[1] or values.shape[0] < 2:
        raise UndefinedStatisticError("a reporting triangle is square, 2 by 2 at least", fix="pad with NaN")
    n = values.shape[0]
    factors = [_factor(values, delay) for delay in range(n - 1)]
    latest = [float(values[i, n - 1 - i]) for i in range(n)]
    ultimate = [value * float(np.prod(factors[n - 1 - i :])) for i, value in enumerate(latest)]
    return ChainLadder(
        factors=tuple(factors),
        latest=tuple(latest),
        ultimate=tuple(ultimate),
        outstanding=sum(ultimate) - sum(latest),
    )


def _factor(values: Floats, delay: int) -> float:
    known = values[: values.shape[0] - 1 - delay, delay : delay + 2]
    earlier, later = known.sum(axis=0)
    if not np.isfinite(later) or earlier <= 0:
        raise UndefinedStatisticError(f"no count known at delay {delay}, so no factor", fix="use longer periods")
    return float(later / earlier)
