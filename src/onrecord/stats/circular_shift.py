"""Two series of event days: the circular-shift test of their coincidence.

Question: do responses follow triggers more often than the bursts of both series explain?
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.base_rate import check_window, followed_within, marks
from onrecord.stats.coincidence import analytic_p_value
from onrecord.stats.series import Booleans, Floats, Integers

Direction = Literal["increase", "decrease"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftTest:
    """Circular-shift test of the number of triggers that a response follows."""

    n_followed: int
    n_triggers: int
    expected: float  # mean over all shifts
    p_value: float  # never below (shifts not counted as evidence) / (days)
    p_value_analytic: float  # binomial, independent days; secondary: far too small for bursts
    alternative: str
    n_shifts: int  # distinct shifts that count as evidence
    n_shifts_near_zero: int  # shifts too small to break the coincidence; each counted against it
    window_days: int


def shifted_counts(triggers: Booleans, followed: Booleans) -> Integers:
    """Return, for every circular shift of the responses, how many triggers they follow.

    Entry s belongs to the responses moved s days later. Exact: all shifts, by summing over the triggers.
    """
    counts = np.zeros(followed.size, dtype=np.int64)
    reversed_followed = followed[::-1]
    for day in np.flatnonzero(triggers):
        counts += np.roll(reversed_followed, int(day) + 1)
    return counts


def circular_shift(
    triggers: ArrayLike,
    responses: ArrayLike,
    n_days: int,
    window_days: int,
    *,
    min_shift: int | None = None,
    direction: Direction = "increase",
) -> ShiftTest:
    """Test whether responses follow triggers more (or less) often than shifted responses do; all shifts enumerated.

    Parameters
    ----------
    triggers, responses : array_like of int
        Positions of the event days. Triggers without a whole window in the record are left out.
    n_days : int
        Covered days of the record.
    window_days : int
        k; a response on one of the days [t, t + k] follows a trigger at t.
    min_shift : int, optional
        Shifts of fewer days, either way, leave much of the coincidence in place. They are no evidence against it and
        are counted as if they coincided as strongly as the data do. Default: ``window_days + 1``; 1 counts only the
        unshifted data so.
    direction : str
        ``increase``: more triggers followed than shifted; ``decrease``: fewer.

    Returns
    -------
    ShiftTest
        ``p_value`` at least ``(n_shifts_near_zero + 1) / n_days``.

    Raises
    ------
    UndefinedStatisticError
        Without a trigger that has a whole window, without a response, or with fewer than two shifts.

    Notes
    -----
    A shift keeps the bursts of both series and breaks only their alignment, so that the test is valid for dependent
    days. It rejects at 5 % in at most 5 % of the rotations of any pair, exactly. It does not remove a
    season or a trend that both series share.

    References
    ----------
    Liang, Dyson, Barber & Holz (2025), arXiv:2512.17372. Phipson & Smyth (2010), SAGMB 9, article 39.

    Examples
    --------
    >>> test = circular_shift([18, 53, 68], [2, 8, 19, 20, 39, 54, 69, 87, 89, 96], 100, 1, min_shift=1)
    >>> test.n_followed, test.p_value, round(test.expected, 2)
    (3, 0.02, 0.57)
    """
    check_window(window_days, n_days)
    near = window_days + 1 if min_shift is None else min_shift
    cause, effect = marks(triggers, n_days), marks(responses, n_days)
    cause[n_days - window_days :] = False
    n_triggers, n_responses = int(cause.sum()), int(effect.sum())
    n_near = 2 * near - 1
    if n_triggers == 0 or n_responses == 0 or near < 1 or n_near >= n_days:
        raise UndefinedStatisticError(
            f"{n_triggers} triggers with a whole window, {n_responses} responses, {n_days - n_near} shifts: no test",
            fix="use a shorter window or a longer record",
        )
    counts = shifted_counts(cause, followed_within(effect, window_days))
    return ShiftTest(
        n_followed=int(counts[0]),
        n_triggers=n_triggers,
        expected=float(counts.mean()),
        p_value=shift_p_value(counts, near, direction),
        p_value_analytic=_analytic(int(counts[0]), n_triggers, n_responses, (window_days + 1) / n_days, direction),
        alternative="greater" if direction == "increase" else "less",
        n_shifts=n_days - n_near,
        n_shifts_near_zero=n_near - 1,
        window_days=window_days,
    )


def _analytic(n_followed: int, n_triggers: int, n_responses: int, share: float, direction: Direction) -> float:
    if direction == "increase":
        return analytic_p_value(n_followed, n_triggers, n_responses, share)
    chance = -float(np.expm1(n_responses * np.log1p(-share))) if share < 1 else 1.0
    return float(special.bdtr(n_followed, n_triggers, chance))


def shift_p_value(statistics: Integers | Floats, min_shift: int, direction: Direction = "increase") -> float:
    """Return the share of shifts at least as extreme as none, those nearer than `min_shift` counted as extreme.

    Examples
    --------
    >>> shift_p_value(np.array([3, 2, 0, 1, 0, 2]), 1)
    0.16666666666666666
    >>> shift_p_value(np.array([3, 2, 0, 1, 0, 2]), 2)
    0.5
    """
    values = np.asarray(statistics, dtype=np.float64) * (1.0 if direction == "increase" else -1.0)
    distance = np.minimum(np.arange(values.size), values.size - np.arange(values.size))
    extreme = (values >= values[0] - 1e-12) | (distance < min_shift)
    return float(extreme.mean())
