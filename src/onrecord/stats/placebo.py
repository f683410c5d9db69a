"""The same comparison at every other date of the record: placebo in time.

Question: how often does the record move this much, at this horizon, around an arbitrary date?
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, exp, floor, inf

import numpy as np
from numpy.typing import ArrayLike

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.rates import normal_quantile
from onrecord.stats.series import Booleans, Floats, Window, covered_counts, paired_totals


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceboRank:
    """Where a rate ratio stands among the same ratio at the record's other dates."""

    estimate: float  # after / before, events a covered day; inf if before is 0
    low: float
    high: float
    confidence_level: float
    p_value: float  # (1 + placebos at least as far from 1) / (1 + placebos), never 0
    critical_ratio: float  # at least 1: beyond it, or under its inverse, p falls to 1 - confidence_level; inf: never
    n_placebo: int
    n_placebo_independent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceboSet:
    """The smoothed log rate ratios of a claim and of the placebos at the same geometry."""

    observed: float
    placebos: Floats
    n_independent: int


def geometry(before: Window, after: Window) -> tuple[int, int, int]:
    """Return lengths and gap (in covered days) of two windows in the order of time.

    Examples
    --------
    >>> geometry(Window(start=40, stop=70), Window(start=0, stop=30))
    (30, 30, 10)
    """
    first, second = sorted((before, after), key=lambda window: window.start)
    gap = second.start - first.stop
    if gap < 0:
        raise UndefinedStatisticError(
            f"the windows [{first.start}, {first.stop}) and [{second.start}, {second.stop}) overlap",
            fix="compare with a baseline that leaves the period out",
        )
    return first.length, second.length, gap


def smoothed_log_ratio(before: ArrayLike, after: ArrayLike, days_before: int, days_after: int) -> Floats:
    """Return log (after / before) in events a day, one event shared over both windows by their length.

    The added event (half to each window, if they are equally long) keeps a window without events finite, and pulls
    towards no change.

    Examples
    --------
    >>> smoothed_log_ratio([10.0], [10.0], 30, 30)
    array([0.])
    """
    span = days_before + days_after
    later = (np.asarray(after, dtype=np.float64) + days_after / span) / days_after
    earlier = (np.asarray(before, dtype=np.float64) + days_before / span) / days_before
    ratio: Floats = np.log(later / earlier)
    return ratio


def clear_of(n_windows: int, span: int, claim_start: int, claim_stop: int) -> Booleans:
    """Return which windows of `span` days (starting at 0, 1, …) share no day with the claim.

    Examples
    --------
    >>> clear_of(5, 2, 2, 4)
    array([ True, False, False, False,  True])
    """
    start = np.arange(n_windows)
    clear: Booleans = (start + span <= claim_start) | (start >= claim_stop)
    return clear


def clear_pairs(n_pairs: int, first: int, second: int, gap: int, before: Window, after: Window) -> Booleans:
    """Return which pairs of windows (starting at 0, 1, …) share no day with either window of the claim.

    Examples
    --------
    >>> clear_pairs(7, 1, 1, 2, Window(start=2, stop=3), Window(start=5, stop=6))
    array([ True,  True, False,  True,  True, False,  True])
    """
    clear = np.ones(n_pairs, dtype=np.bool_)
    for offset, length in ((0, first), (first + gap, second)):
        for window in (before, after):
            start = np.arange(n_pairs) + offset
            clear &= (start + length <= window.start) | (start >= window.stop)
    return clear


def independent_step(first: int, second: int, gap: int = 0) -> int:
    """Return the days from one placebo to the next that counts as new.

    The harmonic mean of the two lengths: a pair of unequal windows varies as much as two windows of that length (a week
    against a quarter is mostly a week). Half as much again for windows that lie apart: changes between neighbours
    cancel from one placebo to the next, changes over a gap repeat. By simulation (docs/methods/calibration.md), eight
    placebos so counted keep the rank under 10 % at nominal 5 %.

    Examples
    --------
    >>> independent_step(30, 30), independent_step(90, 7), independent_step(30, 30, 300)
    (30, 13, 45)
    """
    length = 2 * first * second / (first + second)
    return ceil(length + min(gap, length) / 2)


def count_independent(clear: Booleans, step: int) -> int:
    """Return how many of the clear placebos can be taken, each starting one new window behind the last.

    Examples
    --------
    >>> count_independent(np.ones(511, dtype=np.bool_), 30)  # 570 days: floor((n - W) / W)
    18
    """
    starts, count, position = np.flatnonzero(clear), 0, 0
    while position < starts.size:
        count += 1
        position = int(np.searchsorted(starts, starts[position] + step))
    return count


def placebo_set(counts: ArrayLike, before: Window, after: Window) -> PlaceboSet:
    """Return the log rate ratios at every date of the record where the claim's windows would fit beside the claim.

    Raises
    ------
    UndefinedStatisticError
        If the windows overlap each other or leave the series, if neither holds an event, or if no placebo fits.
    """
    values = covered_counts(counts)
    first, second, gap = geometry(before, after)
    stop = max(before.stop, after.stop)
    if stop > values.size:
        raise UndefinedStatisticError(
            f"the window ends at {stop}, the series at {values.size}", fix="take periods inside the record"
        )
    n_before, n_after = values[before.start : before.stop].sum(), values[after.start : after.stop].sum()
    if n_before + n_after == 0:
        raise UndefinedStatisticError("no event in either window", fix="widen the periods or the place")
    earlier, later = paired_totals(values, first, second, gap)
    clear = clear_pairs(earlier.size, first, second, gap, before, after)
    if not clear.any():
        raise UndefinedStatisticError("no other date of the record fits these windows", fix="use shorter windows")
    # A placebo runs the way of the claim: where the baseline comes later, so does the placebo's.
    if before.start > after.start:
        earlier, later, first, second = later, earlier, second, first
    return PlaceboSet(
        observed=float(smoothed_log_ratio(n_before, n_after, before.length, after.length)),
        placebos=smoothed_log_ratio(earlier[clear], later[clear], first, second),
        n_independent=count_independent(clear, independent_step(first, second, gap)),
    )


def critical_distance(distances: Floats, significance_level: float) -> float:
    """Return the distance that an observation must exceed for a placebo p-value of at most the level; inf if none can.

    Examples
    --------
    >>> critical_distance(np.arange(1.0, 40.0), 0.05)
    38.0
    >>> critical_distance(np.arange(1.0, 10.0), 0.05)
    inf
    """
    allowed = floor(significance_level * (1 + distances.size) + 1e-9) - 1
    if allowed < 0:
        return inf
    return 0.0 if allowed >= distances.size else float(np.sort(distances)[-1 - allowed])


def placebo_in_time(counts: ArrayLike, before: Window, after: Window, *, confidence_level: float = 0.95) -> PlaceboRank:
    """Rank a rate ratio among the same ratio at every other date of the record (two-sided on its logarithm).

    Parameters
    ----------
    counts : array_like of shape (n_days,)
        Events a covered day, the whole record in order.
    before, after : Window
        Positions of the two windows in the series. They may differ in length, lie apart, and stand in either order.
    confidence_level : float
        In (0, 1), for the interval and the critical ratio.

    Returns
    -------
    PlaceboRank
        ``estimate`` is ``inf`` if `before` is 0; ``high`` is ``inf`` and ``low`` 0 if too few placebos exist for this
        level. The interval leaves out 1 if and only if ``p_value <= 1 - confidence_level``.

    Raises
    ------
    UndefinedStatisticError
        If the windows overlap, hold no event, or leave no other date of the record for a placebo.

    Notes
    -----
    Placebos have the claim's lengths and gap, in covered-day time, and share no day with it. The p-value is a rank, not
    the result of a fair lottery: overlapping placebos repeat each other, so that ``n_placebo_independent`` (pairs that
    start one new window apart) tells how much the rank rests on; with 15 of them an honest p-value cannot be
    below 1/16, whatever the rank says. Assumes that the record's movement elsewhere is a fair sample of ordinary
    movement; a record that is all one upheaval makes everything ordinary. Uses days after the claim, too.

    References
    ----------
    Bertrand, Duflo & Mullainathan (2004), QJE 119, 249-275. Phipson & Smyth (2010), SAGMB 9, article 39.

    Examples
    --------
    >>> counts = [5, 6] * 30 + [1, 1]
    >>> rank = placebo_in_time(counts, Window(start=58, stop=60), Window(start=60, stop=62))
    >>> round(rank.estimate, 3), round(rank.p_value, 3), rank.n_placebo
    (0.182, 0.018, 55)
    """
    normal_quantile(confidence_level)
    values = covered_counts(counts)
    found = placebo_set(values, before, after)
    distances = np.abs(found.placebos)
    as_far = int(np.count_nonzero(distances >= abs(found.observed) - 1e-12))
    critical = critical_distance(distances, 1 - confidence_level)
    n_before, n_after = values[before.start : before.stop].sum(), values[after.start : after.stop].sum()
    return PlaceboRank(
        estimate=inf if n_before == 0 else float(n_after / after.length / (n_before / before.length)),
        low=exp(found.observed - critical),
        high=inf if critical == inf else exp(found.observed + critical),
        confidence_level=confidence_level,
        p_value=(1 + as_far) / (1 + distances.size),
        critical_ratio=inf if critical == inf else exp(critical),
        n_placebo=distances.size,
        n_placebo_independent=found.n_independent,
    )
