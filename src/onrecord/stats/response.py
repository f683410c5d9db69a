"""One trigger and what followed it, among what follows every other day of the record.

Question: more (or less) followed the trigger than went before it; how often is that so around an arbitrary day, and how
often for the best of all windows and places that could as well have been pointed at?
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import ArrayLike

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.base_rate import base_rate
from onrecord.stats.circular_shift import Direction
from onrecord.stats.placebo import geometry, smoothed_log_ratio
from onrecord.stats.series import Floats, Window, covered_counts, paired_totals
from onrecord.stats.trials import GlobalPValue, best_of_candidates


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRank:
    """What one window behind a trigger holds, beside the same window at every day of the record."""

    estimate: float | None  # rate behind / rate before; inf from nothing; None if both are empty
    followed: bool  # increase: at least one event in the window; decrease: none
    base_rate: float  # how often an arbitrary day is followed so
    p_value: float  # the base rate if it was followed so, else 1: never below the base rate
    p_value_strength: float  # share of days (this one among them) with a ratio at least as strong
    n_dates: int


def rank_response(
    counts: ArrayLike, before: Window, after: Window, *, direction: Direction = "increase"
) -> ResponseRank:
    """Rank what followed one trigger among what follows every day of the record.

    Parameters
    ----------
    counts : array_like of shape (n_days,)
        Events a covered day, the whole record in order.
    before, after : Window
        Covered days before the trigger, and from its own day on; they touch.
    direction : str
        ``increase``: a response is at least one event, and strong where the ratio is high; ``decrease``: none, and low.

    Returns
    -------
    ResponseRank
        ``p_value`` asks whether anything followed at all, ``p_value_strength`` how strongly.

    Raises
    ------
    UndefinedStatisticError
        If the windows overlap, lie apart, stand the other way round, or leave the record.

    Notes
    -----
    Both are shares of the record's days, the trigger's own among them, and so exact if the trigger is arbitrary with
    respect to the responses. A season or a trend that triggers follow breaks that.

    Examples
    --------
    >>> rank = rank_response([0, 1, 0, 0] * 10, Window(start=4, stop=8), Window(start=8, stop=10))
    >>> rank.followed, round(rank.base_rate, 3), round(rank.p_value_strength, 3)
    (True, 0.513, 0.514)
    """
    values = covered_counts(counts)
    strengths = _strengths(values, before, after, direction)
    ordinary = base_rate(np.flatnonzero(values), values.size, after.length - 1).base_rate
    n_before, n_after = float(values[before.start : before.stop].sum()), float(values[after.start : after.stop].sum())
    followed = n_after > 0 if direction == "increase" else n_after == 0
    rate = ordinary if direction == "increase" else 1 - ordinary
    return ResponseRank(
        estimate=_ratio(n_before / before.length, n_after / after.length),
        followed=followed,
        base_rate=rate,
        p_value=rate if followed else 1.0,
        p_value_strength=float(np.mean(strengths >= strengths[before.start] - 1e-12)),
        n_dates=strengths.size,
    )


def search_p_value(
    candidates: Sequence[tuple[ArrayLike, Window, Window]], *, direction: Direction = "increase"
) -> GlobalPValue:
    """Allow for a search: how often would the best candidate look as strong as the one that was pointed at?

    Parameters
    ----------
    candidates : sequence of (counts, before, after)
        Every series and window that could as well have been pointed at, the one that was first. All series have the
        same covered days, and all windows the same trigger and the same days before it.
    direction : str
        As in `rank_response`.

    Returns
    -------
    GlobalPValue
        ``p_value_local`` is the rank of the first candidate alone; ``p_value``, never lower, the share of days on which
        some candidate ranks at least so high.

    Notes
    -----
    All candidates are ranked on the same days, so that their dependence (nested windows, places that move together) is
    kept: many windows of one place cost less than as many places. Single-step min-P of Westfall & Young (1993).

    Examples
    --------
    >>> counts = [0, 1, 0, 0, 2, 0, 0, 1, 3, 0] * 5
    >>> before, short, long = Window(start=4, stop=8), Window(start=8, stop=9), Window(start=8, stop=12)
    >>> found = search_p_value([(counts, before, short), (counts, before, long)])
    >>> found.n_candidates, found.p_value >= found.p_value_local
    (2, True)
    """
    rows = [_strengths(covered_counts(counts), before, after, direction) for counts, before, after in candidates]
    if not rows or len({(before.start, before.stop) for _, before, _ in candidates}) > 1:
        raise UndefinedStatisticError(
            "the candidates do not share one trigger", fix="pass at least one candidate, and one stretch before them"
        )
    n_dates, here = min(row.size for row in rows), candidates[0][1].start
    return best_of_candidates(np.array([np.roll(row[:n_dates], -here) for row in rows]), own=0)


def _strengths(values: Floats, before: Window, after: Window, direction: Direction) -> Floats:
    """Log ratio behind / before at every day, turned so that large is strong."""
    _, _, gap = geometry(before, after)
    if gap or before.start > after.start or after.stop > values.size:
        raise UndefinedStatisticError(
            f"[{before.start}, {before.stop}) and [{after.start}, {after.stop}) do not touch inside the record",
            fix="let the second window start where the first ends",
        )
    earlier, later = paired_totals(values, before.length, after.length)
    ratio = smoothed_log_ratio(earlier, later, before.length, after.length)
    return ratio if direction == "increase" else -ratio


def _ratio(before: float, after: float) -> float | None:
    if before == 0:
        return None if after == 0 else inf
    return after / before
