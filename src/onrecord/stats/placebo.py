"""The same comparison at every other date of the record: placebo in time.

Question: how often does the record move this much, at this horizon, around an arbitrary date?
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, floor, inf

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


def clear_of(n_pairs: int, span: int, claim_start: int, claim_stop: int) -> Booleans:
    """Return which of the pairs (starting at 0, 1, …, `span` days long) share no day with the claim.

    Examples
    --------
    >>> clear_of(5, 2, 2, 4)
    array([ True, False, False, False,  True])
    """
    start = np.arange(n_pairs)
    clear: Booleans = (start + span <= claim_start) | (start >= claim_stop)
    return clear


def count_independent(n_days: int, span: int, step: int, claim_start: int, claim_stop: int) -> int:
    """Return how many placebo pairs fit, one new window apart, in what lies before and behind the claim.

    Examples
    --------
    >>> count_independent(570, 60, 30, 0, 0)  # floor((n - W) / W), no day taken out
    18
    >>> count_independent(570, 60, 30, 240, 300)
    15
    """
    segments = (claim_start, n_days - claim_stop)
    return sum((days - span) // step + 1 for days in segments if days >= span)


def placebo_set(counts: ArrayLike, before: Window, after: Window) -> PlaceboSet:
    """Return the log rate ratios at every date of the record where the claim's windows would fit beside the claim.

    Raises
    ------
    UndefinedStatisticError
        If the windows overlap each other or leave the series, if neither holds an event, or if no placebo fits.
    """
    values = covered_counts(counts)
    first, second, gap = geometry(before, after)
    start, stop = min(before.start, after.start), max(before.stop, after.stop)
    if stop > values.size:
        raise UndefinedStatisticError(
            f"the window ends at {stop}, the series at {values.size}", fix="take periods inside the record"
        )
    n_before, n_after = values[before.start : before.stop].sum(), values[after.start : after.stop].sum()
    if n_before + n_after == 0:
        raise UndefinedStatisticError("no event in either window", fix="widen the periods or the place")
    earlier, later = paired_totals(values, first, second, gap)
    span = first + gap + second
    clear = clear_of(earlier.size, span, start, stop)
    if not clear.any():
        raise UndefinedStatisticError("no other date of the record fits these windows", fix="use shorter windows")
    # A placebo runs the way of the claim: where the baseline comes later, so does the placebo's.
    if before.start > after.start:
        earlier, later, first, second = later, earlier, second, first
    return PlaceboSet(
        observed=float(smoothed_log_ratio(n_before, n_after, before.length, after.length)),
        placebos=smoothed_log_ratio(earlier[clear], later[clear], first, second),
        n_independent=count_independent(values.size, span, max(first, second), start, stop),
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


def placebo_in_time(
    counts: ArrayLike, before: Window, after: Window, *, confidence_level: float = 0.95
) -> PlaceboRank:
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
    start one new window apart) tells how much the rank rests on; with 14 of them an honest p-value cannot be
    below 1/15, whatever the rank says. Assumes that the record's movement elsewhere is a fair sample of ordinary
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
