"""What the shipped encoder knows of each word piece of a short text."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onrecord.attributions.model.assets import shipped_assets
from onrecord.attributions.model.engine import encode_pieces
from onrecord.attributions.model.features import piece_features
from onrecord.attributions.model.tokenization import Pieces, cut_pieces

WIDTH = 640
"""Numbers for each piece: 384 of the cue side of the encoder, 256 of the other."""


def piece_vectors(text: str) -> tuple[Pieces, npt.NDArray[np.float32]]:
    """Encode a clause or sentence on its own.

    Returns
    -------
    tuple
        The pieces with their offsets into `text`, and their vectors, shape ``(n_pieces, WIDTH)``.
    """
    model = shipped_assets()
    pieces = cut_pieces(text, model.tokenizer)
    if not len(pieces.ids):
        return pieces, np.zeros((0, WIDTH), dtype=np.float32)
    scores = encode_pieces(model.engine, pieces.ids, piece_features(text, pieces.starts, pieces.ends).stacked)
    return pieces, np.concatenate([scores.hidden, scores.piece], axis=1)
