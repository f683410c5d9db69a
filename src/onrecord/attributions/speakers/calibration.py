"""How often resolutions on each ground are right."""

from __future__ import annotations

from onrecord.attributions.speakers.answer import Answer

_RIGHT = {
    "full name": 0.97, "short name": 0.95, "unknown name": 0.9, "several names": 0.9, "relative": 0.7, "gendered pronoun": 0.85,
    "plural pronoun": 0.5, "thing pronoun": 0.5, "first person": 0.7, "role": 0.8, "salience": 0.6, "later name": 0.7,
    "same body": 0.7, "same document": 0.6, "description": 0.65, "continued": 0.8, "silence": 1.0, "none": 0.1,
}  # fmt: skip


def probability_of(answer: Answer) -> float:
    """Give the calibrated probability that the name is right."""
    return _RIGHT[answer.ground]
