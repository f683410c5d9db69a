"""Highest, lowest, and the most since: what superlatives are worth.

Question: a day (or a week) was the highest of so many; how often does that happen to the latest of them?
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.rates import check_count_and_exposure

# Under this share of extra variance the two laws agree to seven digits, and 1 / alpha would overflow.
NEGLIGIBLE_EXCESS = 1e-8


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTheory:
    """What n independent, identical periods would give."""

    p_latest_is_record: float
    expected_records: float
    variance_of_records: float
    n_periods: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyMaximum:
    """The probability of a count on one given day, and on the highest of many days."""

    p_value_day: float
    p_value_maximum: float
    count: int
    mean: float
    alpha: float
    n_days: int


def record_theory(n_periods: int) -> RecordTheory:
    """Return how often the latest of n independent periods is the highest so far (1/n), and the number of records.

    Parameters
    ----------
    n_periods : int
        Periods back to "since", the latest included (at least 1).

    Returns
    -------
    RecordTheory

    Notes
    -----
    Without ties, trend and dependence. A trend makes records more frequent; clustered days make them come in runs. "The
    biggest of the month" is a once-a-month event.

    References
    ----------
    Rényi (1962), Théorie des éléments saillants d'une suite d'observations. Arnold, Balakrishnan & Nagaraja (1998),
    Records, ch. 2.

    Examples
    --------
    >>> round(record_theory(12).expected_records, 4)
    3.1032
    """
    if n_periods < 1:
        raise UndefinedStatisticError("no period, no record", fix="count the periods back to 'since'")
    inverse = 1 / np.arange(1, n_periods + 1, dtype=np.float64)
    return RecordTheory(
        p_latest_is_record=1 / n_periods,
        expected_records=float(inverse.sum()),
        variance_of_records=float((inverse - inverse**2).sum()),
        n_periods=n_periods,
    )


def _tail(count: int, mean: float, alpha: float) -> float:
    """P(X >= count), negative binomial with variance mean + alpha mean**2, or Poisson."""
    if count == 0:
        return 1.0
    if alpha * mean < NEGLIGIBLE_EXCESS:
        return float(special.pdtrc(count - 1, mean))
    size = 1 / alpha
    return float(special.betainc(count, size, mean / (mean + size)))


def daily_maximum(count: int, mean: float, n_days: int, *, alpha: float = 0.0) -> DailyMaximum:
    """Return the probability that one day, and the highest of n days, has at least `count` events.

    Parameters
    ----------
    count : int
        The day's count.
    mean : float
        Events a day (positive).
    n_days : int
        Days of the record among which this one is the highest.
    alpha : float
        NB2 dispersion, ``variance = mean + alpha mean**2``; 0 for Poisson.

    Returns
    -------
    DailyMaximum

    Notes
    -----
    Days taken as independent; clustered days make a high maximum more frequent still. Of 570 days with mean 21.5 and a
    maximum of 48, Poisson says 6e-7 of the day, NB2 0.4 of the maximum: from a miracle to an ordinary record.

    Examples
    --------
    >>> highest = daily_maximum(48, 21.475, 570, alpha=1 / 18.4)
    >>> round(highest.p_value_maximum, 2)
    0.41
    """
    check_count_and_exposure(count, mean)
    if n_days < 1 or alpha < 0:
        raise UndefinedStatisticError(f"{n_days} days at alpha {alpha} is no case", fix="at least one day, alpha >= 0")
    day = _tail(count, mean, alpha)
    highest = 1.0 if day >= 1 else -float(np.expm1(n_days * np.log1p(-day)))
    return DailyMaximum(p_value_day=day, p_value_maximum=highest, count=count, mean=mean, alpha=alpha, n_days=n_days)


def day_range(mean: float, *, alpha: float = 0.0, confidence_level: float = 0.95) -> tuple[int, int]:
    """Return the central range of one day's count, Poisson (alpha 0) or NB2.

    Examples
    --------
    >>> day_range(30), day_range(30, alpha=1 / 5)
    ((20, 41), (8, 64))
    """
    from scipy import stats

    check_count_and_exposure(0, mean)
    tail = (1 - confidence_level) / 2
    poisson = alpha * mean < NEGLIGIBLE_EXCESS
    law = stats.poisson(mean) if poisson else stats.nbinom(1 / alpha, 1 / (1 + alpha * mean))
    return int(law.ppf(tail)), int(law.ppf(1 - tail))
