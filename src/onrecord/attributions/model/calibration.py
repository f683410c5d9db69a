"""From the model's evidence to probabilities that mean what they say, fitted on PolNeAR's development split."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calibration:
    """Coefficients of logistic regressions, the intercept first.

    Attributes
    ----------
    found
        Over the evidence of a relation (``relations.EVIDENCE``).
    source, cue, content
        Over the confidence in the role's edges.
    threshold
        The probability from which an attribution is reported unless the caller says otherwise.
    """

    found: tuple[float, ...] = (0.0, 0.2, 0.2, 0.6, 0.0, 0.0, 0.0, 0.0)
    source: tuple[float, ...] = (1.0, 1.0)
    cue: tuple[float, ...] = (1.0, 1.0)
    content: tuple[float, ...] = (1.0, 1.0)
    threshold: float = 0.5


def logistic(coefficients: Sequence[float], inputs: Sequence[float]) -> float:
    """Probability from a logistic regression; the first coefficient is the intercept."""
    score = coefficients[0] + sum(c * x for c, x in zip(coefficients[1:], inputs, strict=True))
    return 1.0 / (1.0 + math.exp(-max(min(score, 40.0), -40.0)))
