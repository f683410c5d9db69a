"""How likely a reading is the one meant, from how it came about."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from math import exp, log

from onrecord.checks.check import Check

FEATURES = ("log_odds_of_share", "assumed_where", "assumed_period", "assumed_measure", "unresolved")
MOST_SHARE = 0.98
"""A share of all weight counts as this much, so that its log odds stay finite."""


def features_of(check: Check, share: float) -> tuple[float, ...]:
    """Give what the likelihood of a reading hangs on.

    Parameters
    ----------
    check
        Its plan.
    share
        Its share of the weight of all readings, 0–1.
    """
    held = min(max(share, 1 - MOST_SHARE), MOST_SHARE)
    assumed = tuple(float(field in check.assumed) for field in ("where", "period", "measure"))
    return (log(held / (1 - held)), *assumed, float(bool(check.unresolved)))


def likelihood(check: Check, share: float) -> float:
    """Give the likelihood that the best reading is right in every field, as fitted (``data/readings.toml``)."""
    constant, weights = _fitted()
    z = constant + sum(w * f for w, f in zip(weights, features_of(check, share), strict=True))
    return 1 / (1 + exp(-z))


@cache
def _fitted() -> tuple[float, tuple[float, ...]]:
    table = tomllib.loads((files("onrecord.checks") / "data" / "readings.toml").read_text("utf-8"))
    return float(table["constant"]), tuple(float(table[name]) for name in FEATURES)
