"""Which earlier words a mention refers to, from the vectors of one pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.attributions.model.pairs import distance_codes

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Halves = npt.NDArray[np.float16]

_FARTHEST = 300  # pieces; the training windows held few pairs farther apart


@dataclass(frozen=True, slots=True)
class CoreferenceWeights:
    """The matrices that compare two mentions."""

    query_weight: Floats
    query_bias: Floats
    key_weight: Floats
    key_bias: Floats
    none_weight: Floats
    none_bias: Floats
    mention_distance: Floats

    @property
    def mention_width(self) -> int:
        """Numbers kept for each piece: one half for a mention's first piece, one for its last."""
        return 2 * len(self.query_bias)


@dataclass(frozen=True, slots=True, eq=False)
class Coreference:
    """The pieces of one text as vectors: half of each for a mention's first piece, half for its last."""

    starts: Ints
    ends: Ints
    vectors: Halves
    weights: CoreferenceWeights

    def probabilities(self, mention: tuple[int, int], candidates: Sequence[tuple[int, int]]) -> tuple[float, ...]:
        """Share out the chance of being referred to among the candidates and "none of these"."""
        if not candidates or not len(self.starts):
            return (0.0,) * len(candidates)
        place, vector = self._vectors([mention])
        places, vectors = self._vectors(candidates)
        weights = self.weights
        query = weights.query_weight @ vector[0] + weights.query_bias
        keys = vectors @ weights.key_weight.T + weights.key_bias
        distance = np.clip(np.abs(places - place[0]), 1, _FARTHEST)
        scores = keys @ query / np.sqrt(len(query)) + weights.mention_distance[distance_codes(-distance)]
        none = float(weights.none_weight @ vector[0] + weights.none_bias[0])
        return _shares(np.append(scores.astype(np.float64), none))

    def _vectors(self, ranges: Sequence[tuple[int, int]]) -> tuple[Ints, Floats]:
        edges = np.array(ranges, dtype=np.int64)
        top = len(self.starts) - 1
        first = np.clip(np.searchsorted(self.ends, edges[:, 0], side="right"), 0, top)
        last = np.clip(np.searchsorted(self.starts, edges[:, 1], side="left") - 1, first, top)
        half = self.vectors.shape[1] // 2
        return first.astype(np.int64), np.tanh(
            self.vectors[first, :half].astype(np.float32) + self.vectors[last, half:]
        )


def _shares(scores: npt.NDArray[np.float64]) -> tuple[float, ...]:
    weights = np.exp(scores - scores.max())
    return tuple(float(share) for share in (weights / weights.sum())[:-1])
