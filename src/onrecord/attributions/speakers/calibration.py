"""How often resolutions on each ground are right.

Estimated on 2026-11-22 from two readings put together: the decisions of a reader on 24 PolNeAR development articles
(560 sources), and about 250 resolutions in PolNeAR training articles, drawn by ground and judged one by one; where the
two differ, the less favourable counts more. To be fitted anew whenever a rule of this package changes:
``python benchmarks/speakers.py`` prints the calibration error.
"""

from __future__ import annotations

from onrecord.attributions.speakers.answer import Answer, Ground

_RIGHT: dict[Ground, float] = {
    "full name": 0.98,
    "short name": 0.97,
    "unknown name": 0.93,
    "several names": 0.92,
    "relative": 0.78,
    "plural pronoun": 0.65,
    "thing pronoun": 0.6,
    "first person": 0.9,
    "salience": 0.6,
    "later name": 0.85,
    "same body": 0.9,
    "same document": 0.75,
    "description": 0.84,
    "continued": 0.85,
    "silence": 0.93,
    "none": 0.05,
}
_BY_MARGIN: dict[Ground, tuple[tuple[float, float], ...]] = {
    "gendered pronoun": ((1.0, 0.75), (2.0, 0.91), (float("inf"), 0.97)),
    "role": ((1.5, 0.65), (3.0, 0.8), (float("inf"), 0.9)),
}
"""Probability up to a margin over the second candidate."""


def probability_of(answer: Answer) -> float:
    """Give the probability that the name is right."""
    for limit, probability in _BY_MARGIN.get(answer.ground, ()):
        if answer.margin < limit:
            return probability
    return _RIGHT[answer.ground]
