"""What the model read in a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from onrecord.attributions.model.coreference import Coreference

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryProbability:
    """For each role, how likely its ranges are those that an annotator would mark, edge punctuation aside (0 to 1)."""

    source: float
    cue: float
    content: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RawAttribution:
    """Somebody said something: where the text says so.

    Ranges are half-open, in code points of the text that was read, in reading order.
    """

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    probability: float
    """Calibrated probability (0 to 1) that an annotator would mark an attribution at this cue."""
    boundary_probability: BoundaryProbability


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name, date or number."""

    start: int
    end: int
    label: str
    """``PERSON``, ``ORGANIZATION``, ``LOCATION``, ``MISC``, ``DATE``, ``TIME``, ``DURATION``, ``SET``, ``NUMBER``,
    ``ORDINAL``, ``PERCENT`` or ``MONEY``."""
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one pass over a text gives."""

    attributions: tuple[RawAttribution, ...]
    entities: tuple[Entity, ...]
    _coreference: Coreference = field(repr=False, compare=False)

    def coreference(self, mention: Range, candidates: Sequence[Range]) -> tuple[float, ...]:
        """Say how likely each candidate is what the mention refers to.

        Parameters
        ----------
        mention
            The range of a pronoun, description or name.
        candidates
            Ranges of what may be its antecedent, normally earlier ones.

        Returns
        -------
        tuple of float
            Probabilities; what is missing to 1 is "none of these".
        """
        return self._coreference.probabilities(mention, candidates)


def ranges_of(
    spans: Sequence[tuple[int, int]], starts: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]
) -> tuple[Range, ...]:
    """Turn half-open ranges of pieces into ranges of characters."""
    return tuple((int(starts[first]), int(ends[last - 1])) for first, last in spans)
