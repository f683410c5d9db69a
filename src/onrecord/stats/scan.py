"""Clusters in time, found by scanning: the window was chosen because it looked full.

Question: how probable is it that *some* window of this width holds so many of the events?
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.series import covered_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanPValue:
    """Probability that some window of the width holds at least so many of the events, if they fall evenly."""

    p_value: float
    exact: bool  # False: an approximation, good while the p-value is small
    n_in_window: int
    n_events: int
    window_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentExcess:
    """The run of days up to now with the strongest excess over a baseline."""

    score: float  # log likelihood ratio, 0 if no run exceeds the baseline
    duration: int  # days
    rate_ratio: float  # counts over baseline in that run


def scan_p_value(n_in_window: int, n_events: int, window_share: float) -> ScanPValue:
    """Return the probability that some window holds at least `n_in_window` of `n_events` (Wallenstein-Naus).

    Parameters
    ----------
    n_in_window : int
        k, at least 2: the most that any window holds.
    n_events : int
        N, at least k.
    window_share : float
        Width of the window over the length of the record, in (0, 1).

    Returns
    -------
    ScanPValue
        Exact for k > N/2 and a share of at most one half.

    Notes
    -----
    Conditional on N independent events spread evenly over the record. Bursts that are ordinary for the record break
    this; compare the densest window with the record's own (`level_in_time`) as well.

    References
    ----------
    Naus (1965), JASA 60, 532-538. Wallenstein & Neff (1987), Statistics in Medicine 6, 197-207.

    Examples
    --------
    >>> round(scan_p_value(5, 8, 0.1).p_value, 8)
    0.01760114
    """
    if not 2 <= n_in_window <= n_events or not 0 < window_share < 1:
        raise UndefinedStatisticError(
            f"{n_in_window} of {n_events} events in a share of {window_share} is no scan",
            fix="at least 2 events in the window, and a share between 0 and 1",
        )
    above = float(special.bdtrc(n_in_window, n_events, window_share))
    at_least = float(special.bdtrc(n_in_window - 1, n_events, window_share))
    value = (n_in_window / window_share - n_events - 1) * (at_least - above) + 2 * at_least
    return ScanPValue(
        p_value=float(np.clip(value, np.finfo(np.float64).tiny, 1.0)),
        exact=n_in_window > n_events / 2 and window_share <= 0.5,
        n_in_window=n_in_window,
        n_events=n_events,
        window_share=window_share,
    )


def recent_excess(counts: ArrayLike, baseline: float) -> RecentExcess:
    """Return the run of days that ends today with the largest Poisson log likelihood ratio over the baseline.

    Parameters
    ----------
    counts : array_like of shape (n_days,)
        Events a covered day, the latest last.
    baseline : float
        Expected events a day (positive).

    Returns
    -------
    RecentExcess

    References
    ----------
    Neill (2005), Proc. 11th ACM SIGKDD, 218-227 (expectation-based Poisson scan).

    Examples
    --------
    >>> recent_excess([3, 3, 9, 8], 3.0).duration
    2
    """
    values = covered_counts(counts)
    if baseline <= 0:
        raise UndefinedStatisticError(f"a baseline of {baseline} events a day is none", fix="use a positive mean")
    totals = np.cumsum(values[::-1])
    best = RecentExcess(score=0.0, duration=1, rate_ratio=float(values[-1]) / baseline)
    for days, total in enumerate(totals, start=1):
        expected = baseline * days
        score = float(total) * log(total / expected) + expected - float(total) if total > expected else 0.0
        if score > best.score:
            best = RecentExcess(score=score, duration=days, rate_ratio=float(total) / expected)
    return best
