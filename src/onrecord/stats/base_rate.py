"""One trigger: how often a response follows an arbitrary day.

Question: A happened, B followed within k days; how often does B follow a day on which nothing happened?

Days are positions on the axis of covered days (0-based). A window of k days behind day t is inclusive, [t, t + k]:
k + 1 days. A trigger counts only if its whole window lies inside the record.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.series import Booleans


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseRate:
    """How often at least one response follows an arbitrary day within the window."""

    base_rate: float
    n_days: int  # days whose window lies inside the record
    n_hit: int
    window_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OneTrigger:
    """One trigger: did a response follow, and how often does one follow an arbitrary day?"""

    followed: bool
    p_value: float  # the base rate if a response followed, else 1
    base_rate: float
    n_days: int
    window_days: int


def marks(days: ArrayLike, n_days: int) -> Booleans:
    """Return a mask over the covered days from the positions of events.

    Examples
    --------
    >>> marks([0, 2, 2], 4)
    array([ True, False,  True, False])
    """
    positions = np.asarray(days, dtype=np.int64)
    if n_days < 1 or np.any((positions < 0) | (positions >= n_days)):
        raise UndefinedStatisticError(
            f"an event lies outside the {n_days} covered days", fix="move it to the next covered day, or leave it out"
        )
    mask = np.zeros(n_days, dtype=np.bool_)
    mask[positions] = True
    return mask


def followed_within(responses: Booleans, window_days: int, lag_days: int = 0) -> Booleans:
    """Return for each day t, around the circle, whether a response lies in [t + lag, t + lag + window]."""
    hit = np.zeros(responses.size, dtype=np.bool_)
    for step in range(lag_days, lag_days + window_days + 1):
        hit |= np.roll(responses, -step)
    return hit


def check_window(window_days: int, n_days: int, lag_days: int = 0) -> None:
    """Raise unless the window fits the record."""
    if window_days < 0 or lag_days < 0 or window_days + lag_days >= n_days:
        raise UndefinedStatisticError(
            f"a window of {window_days} days at lag {lag_days} does not fit {n_days} covered days",
            fix="use a shorter window",
        )


def base_rate(responses: ArrayLike, n_days: int, window_days: int) -> BaseRate:
    """Return the share of days t that have at least one response in [t, t + window_days].

    Parameters
    ----------
    responses : array_like of int
        Positions of the days with a response, 0 to ``n_days - 1``.
    n_days : int
        Covered days of the record.
    window_days : int
        k: 0 means the day itself, 7 the day and the seven that follow.

    Returns
    -------
    BaseRate

    Notes
    -----
    For one trigger this *is* the exact p-value: no test of one coincidence can do better than to say how often it
    happens anyway. Assumes only that the trigger's date is arbitrary with respect to the responses.

    Examples
    --------
    >>> base_rate([2, 8, 19], 30, 3).n_hit
    11
    """
    check_window(window_days, n_days)
    hit = followed_within(marks(responses, n_days), window_days)[: n_days - window_days]
    n_hit = int(hit.sum())
    return BaseRate(base_rate=n_hit / hit.size, n_days=hit.size, n_hit=n_hit, window_days=window_days)


def one_trigger(trigger: int, responses: ArrayLike, n_days: int, window_days: int) -> OneTrigger:
    """Say whether a response followed one trigger, and with which probability one would follow an arbitrary day.

    Parameters
    ----------
    trigger : int
        Position of the trigger's day; its window must lie inside the record.
    responses : array_like of int
        Positions of the days with a response.
    n_days, window_days : int
        Covered days of the record; days behind the trigger that count.

    Returns
    -------
    OneTrigger
        ``p_value`` is the base rate if a response followed and 1 if not, never lower.

    Raises
    ------
    UndefinedStatisticError
        If the trigger's window leaves the record.

    Examples
    --------
    >>> one_trigger(7, [2, 8, 19], 30, 3).p_value == base_rate([2, 8, 19], 30, 3).base_rate
    True
    """
    ordinary = base_rate(responses, n_days, window_days)
    if not 0 <= trigger < ordinary.n_days:
        raise UndefinedStatisticError(
            f"the window of {window_days} days behind day {trigger} leaves the {n_days} covered days",
            fix="use a shorter window, or a record that goes on longer",
        )
    followed = bool(followed_within(marks(responses, n_days), window_days)[trigger])
    return OneTrigger(
        followed=followed,
        p_value=ordinary.base_rate if followed else 1.0,
        base_rate=ordinary.base_rate,
        n_days=ordinary.n_days,
        window_days=window_days,
    )


def base_rate_curve(responses: ArrayLike, n_days: int, windows: ArrayLike = (0, 1, 3, 7)) -> tuple[BaseRate, ...]:
    """Return the base rate at several windows: "immediately" as a curve.

    Examples
    --------
    >>> [rate.n_hit for rate in base_rate_curve([2, 8, 19], 30, (0, 1))]
    [3, 6]
    """
    return tuple(base_rate(responses, n_days, int(k)) for k in np.atleast_1d(np.asarray(windows)))
