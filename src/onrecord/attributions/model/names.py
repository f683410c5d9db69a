"""Names, dates and numbers, from the tags of the same pass."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.attributions.model.decode import PieceSpan, log_softmax

LABELS: Final = (
    "O",
    "PERSON",
    "ORGANIZATION",
    "LOCATION",
    "MISC",
    "DATE",
    "TIME",
    "DURATION",
    "SET",
    "NUMBER",
    "ORDINAL",
    "PERCENT",
    "MONEY",
)


@dataclass(frozen=True, slots=True)
class Name:
    """A half-open range of pieces with its label."""

    span: PieceSpan
    label: str
    probability: float


def find_names(
    scores: npt.NDArray[np.float32], joined: npt.NDArray[np.bool_], lines: npt.NDArray[np.int64]
) -> list[Name]:
    """Label each word by all of its pieces and join neighbouring words of one label.

    Parameters
    ----------
    scores
        Scores of the labels, shape ``(n_pieces, len(LABELS))``.
    joined
        Which pieces go on with the word of the piece before.
    lines
        Number of the line of each piece; a name ends with its line.
    """
    logs = log_softmax(scores)
    begins = np.flatnonzero(~joined)
    sizes = np.diff([*begins, len(logs)])
    words = np.add.reduceat(logs, begins, axis=0) / sizes[:, None]
    labels = words.argmax(1)
    edges = [0, *(np.flatnonzero(np.diff(labels) | np.diff(lines[begins])) + 1).tolist(), len(labels)]
    places = [*begins.tolist(), len(logs)]
    return [
        Name((places[a], places[b]), LABELS[labels[a]], float(np.exp(words[a:b, labels[a]].mean())))
        for a, b in pairwise(edges)
        if labels[a]
    ]
