"""Names, dates and numbers, from the tags of the same pass."""

from __future__ import annotations

from dataclasses import dataclass
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


def find_names(scores: npt.NDArray[np.float32], continues: npt.NDArray[np.bool_]) -> list[Name]:
    """Join neighbouring words of one label.

    Parameters
    ----------
    scores
        Scores of the labels, shape ``(n_pieces, len(LABELS))``.
    continues
        Which pieces go on with the word of the piece before; they take its label.
    """
    logs = log_softmax(scores)
    words = np.maximum.accumulate(np.where(continues, 0, np.arange(len(scores))))
    labels = logs.argmax(1)[words]
    edges = [0, *(np.flatnonzero(np.diff(labels)) + 1).tolist(), len(labels)]
    return [
        Name((start, end), LABELS[labels[start]], float(np.exp(logs[start:end, labels[start]].mean())))
        for start, end in zip(edges[:-1], edges[1:], strict=True)
        if labels[start]
    ]
