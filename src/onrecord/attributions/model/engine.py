"""The two shipped graphs, run by onnxruntime on one thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np
import numpy.typing as npt

from onrecord.attributions.model.decode import windows
from onrecord.attributions.model.pairs import around, pair_features

if TYPE_CHECKING:
    import onnxruntime as ort

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

CLS, SEP = 101, 102
WINDOW_PIECES: Final = 320
"""Longest window, without its two marks. Trained on 224–380."""
OVERLAP_PIECES: Final = 40
CUES_AT_ONCE: Final = 24


@dataclass(frozen=True, slots=True)
class PieceScores:
    """What the encoder graph says of each piece.

    Attributes
    ----------
    cue, entity
        Scores of the tags, shape ``(n_pieces, 3)`` and ``(n_pieces, n_labels)``.
    hidden, piece, mention
        Vectors for the pair head (cue side, other side) and for coreference.
    """

    cue: Floats
    entity: Floats
    hidden: Floats
    piece: Floats
    mention: Floats


class Engine(Protocol):
    """Whatever can run the two graphs."""

    def encode(self, ids: Ints, features: Ints) -> PieceScores:
        """Score the pieces of one window; ``features`` has shape ``(4, n_pieces)``."""

    def pair(
        self, scores: PieceScores, cues: Ints, places: Ints, present: npt.NDArray[np.bool_], codes: Ints
    ) -> tuple[Floats, Floats]:
        """Score the tags of the pieces around each cue, and each cue's validity."""


class OnnxEngine:
    """The engine that ships: two ONNX files and no other weights."""

    def __init__(self, encoder: Path, pairs: Path) -> None:
        self._encoder = session(encoder)
        self._pairs = session(pairs)

    def encode(self, ids: Ints, features: Ints) -> PieceScores:
        """Score the pieces of one window, the two marks around it left out of the answer."""
        found = self._encoder.run(None, with_marks(ids, features))
        return PieceScores(*(rows[0, 1:-1] for rows in found))

    def pair(
        self, scores: PieceScores, cues: Ints, places: Ints, present: npt.NDArray[np.bool_], codes: Ints
    ) -> tuple[Floats, Floats]:
        """Score the pieces around each cue."""
        inputs = {
            "pieces": scores.piece,
            "first": scores.hidden[cues[:, 0]],
            "last": scores.hidden[cues[:, 1]],
            "places": places,
            "present": present.astype(np.float32),
            "codes": codes,
        }
        tags, valid = self._pairs.run(None, inputs)
        return tags, valid


def with_marks(ids: Ints, features: Ints) -> dict[str, Ints]:
    """Give the inputs of a graph: the marks of beginning and end around the pieces, as one batch."""
    marked = np.concatenate([[CLS], ids, [SEP]])[None]
    coded = np.zeros((1, 4, len(ids) + 2), dtype=np.int64)
    coded[0, :, 1:-1] = features
    return {"ids": marked, "features": coded}


def session(path: Path) -> ort.InferenceSession:
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # The fused kernel takes five times as long as the addition and the normalization that it stands for.
    return ort.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def encode_pieces(engine: Engine, ids: Ints, features: Ints) -> PieceScores:
    """Read any number of pieces in overlapping windows; each piece keeps its most central reading."""
    parts = []
    for window in windows(len(ids), size=WINDOW_PIECES, overlap=OVERLAP_PIECES):
        scores = engine.encode(ids[window.start : window.end], features[:, window.start : window.end])
        kept = slice(window.keep_start - window.start, window.keep_end - window.start)
        parts.append(
            (scores.cue[kept], scores.entity[kept], scores.hidden[kept], scores.piece[kept], scores.mention[kept])
        )
    return PieceScores(*(np.concatenate(rows) for rows in zip(*parts, strict=True)))


@dataclass(frozen=True, slots=True)
class PairScores:
    """What the pair graph says of the pieces around each cue.

    Attributes
    ----------
    tags
        Scores, shape ``(n_cues, n_places, 7)``: none, then beginning and inside of source, content, cue.
    valid
        Score of the cue being one at all, shape ``(n_cues,)``.
    places, present
        Which piece each column is, and whether it exists; shape ``(n_cues, n_places)``.
    """

    tags: Floats
    valid: Floats
    places: Ints
    present: npt.NDArray[np.bool_]


def score_pairs(engine: Engine, scores: PieceScores, cues: Ints, counts: Ints, reach: int) -> PairScores:
    """Score the pieces up to ``reach`` from each of the cues (first and last piece, shape ``(n_cues, 2)``)."""
    found = [
        _pair_some(engine, scores, cues[i : i + CUES_AT_ONCE], counts, reach) for i in range(0, len(cues), CUES_AT_ONCE)
    ]
    places, present = around(cues, len(scores.cue), reach)
    return PairScores(np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found]), places, present)


def _pair_some(engine: Engine, scores: PieceScores, cues: Ints, counts: Ints, reach: int) -> tuple[Floats, Floats]:
    places, present = around(cues, len(scores.cue), reach)
    return engine.pair(scores, cues, places, present, pair_features(cues, places, counts))
