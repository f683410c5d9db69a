"""One event rate: its interval, and the probability of a count under a given mean.

Question: what does ``count`` events in ``exposure`` covered days say about the events a day?
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, log10, sqrt
from typing import Literal

from scipy import special

from onrecord.errors import UndefinedStatisticError

RateMethod = Literal["garwood", "midp", "score", "wald", "jeffreys", "byar", "sqrt", "anscombe", "vandenbroucke"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RateInterval:
    """A rate of events and its interval, in events a unit of exposure."""

    estimate: float
    low: float
    high: float
    confidence_level: float
    count: float
    exposure: float
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTail:
    """How probable a count at least as large is, if the mean is as given."""

    p_value: float  # P(X >= count), in (0, 1]; 0.0 only on underflow, see log10_p_value
    log10_p_value: float
    count: int
    mean: float


def normal_quantile(confidence_level: float) -> float:
    """Return the two-sided standard normal quantile of a confidence level, e.g. 1.959964 for 0.95."""
    if not 0 < confidence_level < 1:
        raise UndefinedStatisticError(
            f"a confidence level of {confidence_level} is no level", fix="use a number between 0 and 1, e.g. 0.95"
        )
    return float(special.ndtri(0.5 + confidence_level / 2))


def check_count_and_exposure(count: float, exposure: float) -> None:
    """Raise unless the count is finite and not negative and the exposure is finite and positive."""
    if not 0 <= count < inf:
        raise UndefinedStatisticError(f"a count of {count} is no count", fix="use a number of events of at least 0")
    if not 0 < exposure < inf:
        raise UndefinedStatisticError(
            f"an exposure of {exposure} days gives no rate", fix="take a period with at least one covered day"
        )


def rate_interval(
    count: float, exposure: float, *, confidence_level: float = 0.95, method: RateMethod = "garwood"
) -> RateInterval:
    """Estimate one event rate with its interval.

    Parameters
    ----------
    count : float
        Events seen (at least 0).
    exposure : float
        Covered days, or any other positive unit of exposure.
    confidence_level : float
        In (0, 1).
    method : str
        ``garwood`` (exact, central; the default), ``midp``, ``score``, ``wald``, ``jeffreys``, ``byar``, and the
        square-root intervals ``sqrt``, ``anscombe`` and ``vandenbroucke``.

    Returns
    -------
    RateInterval
        ``low`` is 0 if `count` is 0 (Garwood).

    Raises
    ------
    UndefinedStatisticError
        If the exposure is not positive or the count negative.

    Notes
    -----
    Assumes a Poisson count: events independent of each other, a constant rate. Attacks and strikes come in bursts, so
    that the interval is too narrow on most records; widen it with the dispersion of the record (`dispersion`).

    References
    ----------
    Garwood (1936), Biometrika 28, 437-442. Swift (2009), Statistics in Medicine 28, 748-759.

    Examples
    --------
    >>> interval = rate_interval(3, 10)
    >>> round(interval.low, 6), round(interval.high, 6)
    (0.061867, 0.876727)
    """
    check_count_and_exposure(count, exposure)
    low, high = _METHODS[method](float(count), normal_quantile(confidence_level), 1 - confidence_level)
    return RateInterval(
        estimate=count / exposure,
        low=max(low, 0.0) / exposure,
        high=high / exposure,
        confidence_level=confidence_level,
        count=count,
        exposure=exposure,
        method=method,
    )


def _garwood(count: float, z: float, alpha: float) -> tuple[float, float]:
    low = float(special.gammaincinv(count, alpha / 2)) if count > 0 else 0.0
    return low, float(special.gammainccinv(count + 1, alpha / 2))


def _jeffreys(count: float, z: float, alpha: float) -> tuple[float, float]:
    shape = count + 0.5
    return float(special.gammaincinv(shape, alpha / 2)), float(special.gammainccinv(shape, alpha / 2))


def _midp(count: float, z: float, alpha: float) -> tuple[float, float]:
    from scipy.optimize import brentq

    def point(mean: float) -> float:
        return float(special.pdtr(count, mean)) - (float(special.pdtr(count - 1, mean)) if count > 0 else 0.0)

    def upper_tail(mean: float) -> float:
        return float(special.pdtrc(count - 1, mean)) - point(mean) / 2 - alpha / 2

    def lower_tail(mean: float) -> float:
        return float(special.pdtr(count, mean)) - point(mean) / 2 - alpha / 2

    low, high = _garwood(count, z, alpha)
    start = 0.0 if count == 0 else brentq(upper_tail, low, count, xtol=1e-12, rtol=1e-12)
    return float(start), float(brentq(lower_tail, count, high, xtol=1e-12, rtol=1e-12))


def _score(count: float, z: float, alpha: float) -> tuple[float, float]:
    half = z * sqrt(count + z * z / 4)
    return count + z * z / 2 - half, count + z * z / 2 + half


def _wald(count: float, z: float, alpha: float) -> tuple[float, float]:
    return count - z * sqrt(count), count + z * sqrt(count)


def _byar(count: float, z: float, alpha: float) -> tuple[float, float]:
    # Byar's approximation as Rothman & Boice (1979) print it; R epitools centres both limits on count + 1/2.
    middle = count + 0.5
    half = (z / 3) * sqrt(1 / middle)
    return middle * (1 - 1 / (9 * middle) - half) ** 3, middle * (1 - 1 / (9 * middle) + half) ** 3


def _sqrt(count: float, z: float, alpha: float) -> tuple[float, float]:
    root = sqrt(count)
    return max(root - z / 2, 0) ** 2, (root + z / 2) ** 2


def _anscombe(count: float, z: float, alpha: float) -> tuple[float, float]:
    root = sqrt(count + 3 / 8)
    return max(root - z / 2, 0) ** 2 - 3 / 8, (root + z / 2) ** 2 - 3 / 8


def _vandenbroucke(count: float, z: float, alpha: float) -> tuple[float, float]:
    root = sqrt(count + (z * z + 2) / 12)
    return max(root - z / 2, 0) ** 2, (root + z / 2) ** 2


_METHODS: dict[RateMethod, Callable[[float, float, float], tuple[float, float]]] = {
    "garwood": _garwood,
    "midp": _midp,
    "score": _score,
    "wald": _wald,
    "jeffreys": _jeffreys,
    "byar": _byar,
    "sqrt": _sqrt,
    "anscombe": _anscombe,
    "vandenbroucke": _vandenbroucke,
}


def count_tail(count: int, mean: float) -> CountTail:
    """Return the probability that a Poisson count of this mean is at least as large.

    Parameters
    ----------
    count : int
        The count seen (at least 0).
    mean : float
        The mean under the null hypothesis (positive).

    Returns
    -------
    CountTail

    Notes
    -----
    One day picked because it was the largest needs the probability of the *maximum* of all days, and a dispersion
    larger than Poisson (`daily_maximum`): read alone, this number makes ordinary bursts look like miracles.

    Examples
    --------
    >>> round(count_tail(94, 30).log10_p_value, 4)
    -20.0519
    """
    check_count_and_exposure(count, mean)
    p_value = 1.0 if count == 0 else float(special.pdtrc(count - 1, mean))
    log10_p = log10(p_value) if p_value > 0 else -inf
    return CountTail(p_value=p_value, log10_p_value=log10_p, count=count, mean=mean)


def tolerance_interval(
    count: float,
    exposure: float,
    new_exposure: float,
    *,
    coverage: float = 0.95,
    confidence_level: float = 0.95,
    method: RateMethod = "garwood",
) -> tuple[int, int]:
    """Return the counts between which a share `coverage` of new periods falls, with the given confidence.

    Parameters
    ----------
    count, exposure : float
        Events and covered days seen.
    new_exposure : float
        Covered days of the period that is foreseen.
    coverage, confidence_level : float
        In (0, 1).

    Returns
    -------
    tuple of int
        Lowest and highest count, both included.

    References
    ----------
    Hahn & Meeker (1991), Statistical Intervals.

    Examples
    --------
    >>> tolerance_interval(150, 100, 100)
    (105, 202)
    """
    from scipy import stats

    interval = rate_interval(count, exposure, confidence_level=confidence_level, method=method)
    tail = (1 - coverage) / 2
    low = stats.poisson.ppf(tail, interval.low * new_exposure)
    return max(int(low), 0), int(stats.poisson.ppf(1 - tail, interval.high * new_exposure))
