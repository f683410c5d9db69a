"""A share of days or events: its exact interval and test.

Question: "on most days …": is the share above (below) a value?
"""

from __future__ import annotations

from dataclasses import dataclass

from scipy import special

from onrecord.errors import UndefinedStatisticError
from onrecord.stats.rate_ratio import Alternative


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share with its Clopper-Pearson interval and a central test against a value."""

    estimate: float
    low: float
    high: float
    confidence_level: float
    p_value: float
    null_share: float
    alternative: str


def share_interval(
    count: int,
    total: int,
    *,
    null_share: float = 0.5,
    alternative: Alternative = "two-sided",
    confidence_level: float = 0.95,
) -> Share:
    """Estimate a share with its exact interval, and test it against a value.

    Parameters
    ----------
    count, total : int
        Days (or events) that have the property, of how many; ``total`` at least 1.
    null_share : float
        In [0, 1]; 0.5 for "most".
    alternative : str
        One-sided alternatives give one-sided intervals (the other limit is 0 or 1).

    Returns
    -------
    Share

    Raises
    ------
    UndefinedStatisticError
        If the total is 0 or smaller than the count.

    Notes
    -----
    Independent days. The share of *covered* days says nothing on the others: see `bounds`.

    References
    ----------
    Clopper & Pearson (1934), Biometrika 26, 404-413.

    Examples
    --------
    >>> share = share_interval(17, 30, alternative="greater")
    >>> round(share.p_value, 6), round(share.low, 6)
    (0.292332, 0.401629)
    """
    if total < 1 or not 0 <= count <= total or not 0 <= null_share <= 1:
        raise UndefinedStatisticError(f"{count} of {total} is no share", fix="count among at least one covered day")
    alpha = (1 - confidence_level) / (2 if alternative == "two-sided" else 1)
    low = 0.0 if count == 0 or alternative == "less" else float(special.betaincinv(count, total - count + 1, alpha))
    open_above = count == total or alternative == "greater"
    high = 1.0 if open_above else float(special.betainccinv(count + 1, total - count, alpha))
    upper = 1.0 if count == 0 else float(special.bdtrc(count - 1, total, null_share))
    lower = float(special.bdtr(count, total, null_share))
    tails = {"greater": upper, "less": lower, "two-sided": min(1.0, 2 * min(upper, lower))}
    return Share(
        estimate=count / total,
        low=low,
        high=high,
        confidence_level=confidence_level,
        p_value=tails[alternative],
        null_share=null_share,
        alternative=alternative,
    )
