"""Several p-values at once: adjusting them, and combining them.

Question: many claims were tested on one record; which stand out allowing for their number?
"""

from __future__ import annotations

from collections.abc import Callable
from math import log, sqrt
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.series import Floats

AdjustMethod = Literal["holm", "benjamini-hochberg", "benjamini-yekutieli", "bonferroni", "hochberg", "hommel", "sidak"]


def _p_values(p_values: ArrayLike) -> Floats:
    values = np.asarray(p_values, dtype=np.float64)
    if values.ndim != 1 or values.size == 0 or not np.all((values >= 0) & (values <= 1)):
        raise UndefinedStatisticError("no list of p-values between 0 and 1", fix="pass at least one p-value")
    return values


def adjust_p_values(p_values: ArrayLike, *, method: AdjustMethod = "holm") -> tuple[float, ...]:
    """Adjust p-values for their number, in the order given.

    Parameters
    ----------
    p_values : array_like of shape (n_tests,)
        In [0, 1].
    method : str
        ``holm`` (family-wise error, any dependence: for the claims about one record), ``benjamini-hochberg`` (false
        discovery rate, for screening), ``benjamini-yekutieli``, ``bonferroni``, ``hochberg``, ``hommel``, ``sidak``.

    Returns
    -------
    tuple of float
        Reject a test if its adjusted p-value is at most the level.

    Raises
    ------
    UndefinedStatisticError
        For an empty list, or a number outside [0, 1].

    Notes
    -----
    Claims of one record are dependent (the same days); Holm allows for that, Hochberg, Hommel and
    Benjamini-Hochberg need it to be positive.

    References
    ----------
    Holm (1979), Scandinavian Journal of Statistics 6, 65-70. Benjamini & Hochberg (1995), JRSS B 57, 289-300.

    Examples
    --------
    >>> [round(p, 3) for p in adjust_p_values([0.01, 0.04, 0.03])]
    [0.03, 0.06, 0.06]
    """
    values = _p_values(p_values)
    order = np.argsort(values, kind="stable")
    adjusted = np.empty_like(values)
    adjusted[order] = np.minimum(_ADJUST[method](values[order]), 1.0)
    return tuple(float(p) for p in adjusted)


def _step_down(factor: Callable[[Floats], Floats]) -> Callable[[Floats], Floats]:
    return lambda p: np.maximum.accumulate(factor(p))


def _step_up(factor: Callable[[Floats], Floats]) -> Callable[[Floats], Floats]:
    return lambda p: np.minimum.accumulate(factor(p)[::-1])[::-1]


def _remaining(p: Floats) -> Floats:
    return np.arange(p.size, 0, -1, dtype=np.float64)


def _false_discovery(p: Floats) -> Floats:
    return p * p.size / np.arange(1, p.size + 1)


def _hommel(p: Floats) -> Floats:
    """Hommel's method by Wright's (1992) algorithm, p ascending."""
    n = p.size
    rank = np.arange(1, n + 1)
    adjusted: Floats = np.full(n, float(np.min(n * p / rank)))
    for m in range(n - 1, 1, -1):
        tail = np.arange(n - m + 1, n)
        smallest = float(np.min(m * p[tail] / np.arange(2, m + 1)))
        trial = np.minimum(m * p[: n - m + 1], smallest)
        full = np.concatenate([trial, np.full(n - trial.size, trial[-1])])
        adjusted = np.maximum(adjusted, full)
    return np.maximum(adjusted, p)


_ADJUST: dict[AdjustMethod, Callable[[Floats], Floats]] = {
    "bonferroni": lambda p: p * p.size,
    "sidak": lambda p: -np.expm1(p.size * np.log1p(-np.minimum(p, 1 - 1e-16))),
    "holm": _step_down(lambda p: p * _remaining(p)),
    "hochberg": _step_up(lambda p: p * _remaining(p)),
    "hommel": _hommel,
    "benjamini-hochberg": _step_up(_false_discovery),
    "benjamini-yekutieli": _step_up(lambda p: _false_discovery(p) * float(np.sum(1 / np.arange(1, p.size + 1)))),
}


def combine_p_values(p_values: ArrayLike, *, method: Literal["fisher", "stouffer"] = "fisher") -> float:
    """Combine one-sided p-values of *independent* tests of one hypothesis.

    Parameters
    ----------
    p_values : array_like of shape (n_tests,)
        In (0, 1).
    method : str
        ``fisher`` (sum of logarithms) or ``stouffer`` (sum of normal quantiles).

    Returns
    -------
    float

    Notes
    -----
    Not for claims on one record: they share its days and are not independent.

    References
    ----------
    Fisher (1932), Statistical Methods for Research Workers. Stouffer et al. (1949), The American Soldier.

    Examples
    --------
    >>> round(combine_p_values([0.1, 0.04, 0.3]), 6)
    0.036409
    """
    values = _p_values(p_values)
    if np.any(values <= 0) or np.any(values >= 1):
        raise UndefinedStatisticError("a p-value of 0 or 1 cannot be combined", fix="use ranks that count the data too")
    if method == "fisher":
        return float(special.chdtrc(2 * values.size, -2 * sum(log(p) for p in values)))
    return float(special.ndtr(special.ndtri(values).sum() / sqrt(values.size)))
