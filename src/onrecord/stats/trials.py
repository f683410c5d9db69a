"""The price of having looked in many places: trials factors.

Question: a coincidence or a change was picked as the most striking of many; how often does the best of so many look
this striking by chance?
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.base_rate import check_window, followed_within, marks
from onrecord.stats.circular_shift import shifted_counts
from onrecord.stats.series import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class GlobalPValue:
    """The p-value of the most striking candidate, before and after the search is allowed for."""

    p_value: float  # global
    p_value_local: float
    n_candidates: int
    n_resamples: int


def sidak_p_value(p_value: float, n_trials: float) -> float:
    """Return ``1 - (1 - p)^n``: the chance that the best of n independent looks is this good.

    Parameters
    ----------
    p_value : float
        The smallest local p-value, in [0, 1].
    n_trials : float
        Effective number of independent looks (at least 1). The number of candidates is an upper bound.

    Returns
    -------
    float
        At least `p_value`.

    References
    ----------
    Šidák (1967), JASA 62, 626-633. Gross & Vitells (2010), European Physical Journal C 70, 525-530.

    Examples
    --------
    >>> round(sidak_p_value(0.01, 20), 4)
    0.1821
    """
    if not 0 <= p_value <= 1 or n_trials < 1:
        raise UndefinedStatisticError(
            f"p = {p_value} over {n_trials} trials is no case", fix="pass a p-value and at least one trial"
        )
    return 1.0 if p_value == 1 else -float(np.expm1(n_trials * np.log1p(-p_value)))


def best_of_candidates(statistics: ArrayLike, *, own: int | None = None) -> GlobalPValue:
    """Return the p-value of the most extreme of several statistics, from one joint reference distribution.

    Parameters
    ----------
    statistics : array_like of shape (n_candidates, n_resamples)
        One row a candidate; column 0 is the data as they are, every other column one resample (the same shift or
        permutation for all candidates). Large is extreme.
    own : int, optional
        Row of the candidate that was pointed at, whose p-value is corrected. Default: whichever is most extreme in the
        data.

    Returns
    -------
    GlobalPValue

    Notes
    -----
    Each row is turned into local p-values by its own ranks, so that candidates of different scale weigh alike; the
    global p-value is the share of columns whose best local p-value is at most that of the data. Exact if the columns
    are a whole group (all shifts), and never below ``1 / n_resamples``.

    References
    ----------
    Westfall & Young (1993), Resampling-Based Multiple Testing.

    Examples
    --------
    >>> best_of_candidates([[3, 1, 2, 0], [0, 5, 1, 1]]).p_value
    0.5
    """
    values = np.atleast_2d(np.asarray(statistics, dtype=np.float64))
    if values.size == 0:
        raise UndefinedStatisticError("no candidate and no resample", fix="name the candidate set")
    local = np.array([_local(row) for row in values])
    best = local.min(axis=0)
    seen = float(best[0] if own is None else local[own, 0])
    return GlobalPValue(
        p_value=float(np.mean(best <= seen + 1e-12)),
        p_value_local=seen,
        n_candidates=values.shape[0],
        n_resamples=values.shape[1],
    )


def _local(row: Floats) -> Floats:
    """Share of the row that is at least as large, for each entry."""
    ordered = np.sort(row)
    local: Floats = (row.size - np.searchsorted(ordered, row - 1e-12, side="left")) / row.size
    return local


def best_of_windows(triggers: ArrayLike, responses: ArrayLike, n_days: int, windows: ArrayLike) -> GlobalPValue:
    """Return the p-value of the best of several windows behind the triggers, over all circular shifts.

    Parameters
    ----------
    triggers, responses : array_like of int
        Positions of the event days.
    n_days : int
        Covered days.
    windows : array_like of int
        Every window that was, or would have been, looked at.

    Returns
    -------
    GlobalPValue

    Examples
    --------
    >>> found = best_of_windows([18, 53, 68], [2, 8, 19, 20, 39, 54, 69, 87, 89, 96], 100, [0, 1, 3, 7])
    >>> found.p_value >= found.p_value_local
    True
    """
    sizes = [int(k) for k in np.atleast_1d(np.asarray(windows))]
    check_window(max(sizes), n_days)
    cause, effect = marks(triggers, n_days), marks(responses, n_days)
    cause[n_days - max(sizes) :] = False
    if not cause.any() or not effect.any():
        raise UndefinedStatisticError("no trigger with a whole window, or no response", fix="use shorter windows")
    return best_of_candidates([shifted_counts(cause, followed_within(effect, k)) for k in sizes])
