"""How a piece stands to a cue: distance and what lies between, as small codes."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.attributions.model.features import MARK_CLOSE, MARK_NONE, MARK_OPEN, MARK_STRAY

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_EXACT: Final = 16  # distances up to this have a code of their own
_LIMITS: Final = np.array([*range(1, _EXACT + 1), 20, 25, 32, 40, 50, 64, 80, 100, 128, 160, 224, 320])
_SIDE: Final = len(_LIMITS) + 1
N_DISTANCES: Final = 2 * _SIDE + 1
_MOST: Final = 3
N_COUNTS: Final = 2 * _MOST + 1
STOP_IDS: Final = (1012, 999, 1029)  # ".", "!", "?" in the tokenizer's vocabulary


def distance_codes(distance: Ints) -> Ints:
    """Code signed distances in pieces; 0 has the middle code."""
    size = np.searchsorted(_LIMITS, np.abs(distance), side="right")
    return np.asarray(_SIDE + np.sign(distance) * size, dtype=np.int64)


def running_counts(ids: Ints, features: Ints, paragraph: Ints) -> Ints:
    """Count breaks, double quotation marks and sentence ends up to each piece, shape ``(3, n)``."""
    marks = features[3]
    quotes = np.cumsum((marks == MARK_OPEN) | (marks == MARK_CLOSE) | (marks == MARK_STRAY))
    stops = np.cumsum(np.isin(ids, STOP_IDS) & (marks == MARK_NONE))
    return np.stack([paragraph, quotes, stops]).astype(np.int64)


def around(cues: Ints, n_pieces: int, reach: int) -> tuple[Ints, Bools]:
    """Give the pieces within ``reach`` of each cue's first piece, and which of them exist.

    Parameters
    ----------
    cues
        First and last piece of each cue, shape ``(n_cues, 2)``.
    """
    places = cues[:, :1] + np.arange(-reach, reach + 1)
    present = (places >= 0) & (places < n_pieces)
    return np.clip(places, 0, max(n_pieces - 1, 0)), present


def pair_features(cues: Ints, places: Ints, counts: Ints) -> Ints:
    """Code each piece of ``places`` against its cue, shape ``(4, n_cues, n_places)``."""
    first, last = cues[:, :1], cues[:, 1:]
    distance = np.where(places < first, places - first, np.maximum(places - last, 0))
    between = [np.clip(count[places] - count[first], -_MOST, _MOST) + _MOST for count in counts]
    return np.stack([distance_codes(distance), *between]).astype(np.int64)
