"""From scores to relations: cues first, then each cue's source and content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.attributions.model.decode import PieceSpan, best_tags, edge_certainty, tag_spans
from onrecord.attributions.model.engine import Engine, PairScores, PieceScores, score_pairs

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

CUE_BIAS: Final = 2.0
"""Added for each beginning of a cue, so that doubtful cues reach the pair head, which then decides."""
NEAR, FAR = 72, 240
"""Pieces on each side of a cue that are looked at first; and if a role comes close to the edge of these."""
_CHUNK, _MARGIN = 40, 16  # cues are searched in short overlapping stretches at once; few are longer than the margin
_ROLES: Final = ("source", "content", "cue")
_MOST = 12.0  # evidence beyond this says no more


@dataclass(frozen=True, slots=True)
class Relation:
    """A cue with its roles, as half-open ranges of pieces, and what speaks for it.

    Attributes
    ----------
    evidence
        Inputs of the calibration, as named in `EVIDENCE`.
    confidence
        For source, cue and content, the log-probability of its edges against others near by.
    """

    source: tuple[PieceSpan, ...]
    cue: tuple[PieceSpan, ...]
    content: tuple[PieceSpan, ...]
    evidence: tuple[float, ...]
    confidence: tuple[float, float, float]


EVIDENCE: Final = ("cue begins", "cue", "valid", "has source", "source", "content", "content edges")


def find_cues(scores: Floats, transitions: Floats) -> list[PieceSpan]:
    """Find the likeliest cues in a text's scores, shape ``(n_pieces, 3)``."""
    n, width = len(scores), _CHUNK + 2 * _MARGIN
    n_chunks = -(-n // _CHUNK)
    padded = np.zeros((n_chunks * _CHUNK + 2 * _MARGIN, 3), dtype=np.float32)
    padded[:, 1:] = -_MOST
    padded[_MARGIN : _MARGIN + n] = scores + np.array([0.0, CUE_BIAS, 0.0], dtype=np.float32)
    places = np.arange(n_chunks)[:, None] * _CHUNK + np.arange(width)
    tags = best_tags(padded[places], transitions, np.full(n_chunks, width))
    found = []
    for chunk, row in enumerate(tags):
        for start, end in tag_spans(row, 0):
            if _MARGIN <= start < _MARGIN + _CHUNK:
                shift = chunk * _CHUNK - _MARGIN
                found.append((start + shift, min(end + shift, n)))
    return found


def find_relations(
    engine: Engine, scores: PieceScores, counts: Ints, cue_transitions: Floats, pair_transitions: Floats
) -> list[Relation]:
    """Find every cue of a text and what belongs to it, the unlikely ones included."""
    cues = find_cues(scores.cue, cue_transitions)
    if not cues:
        return []
    edges = np.array([(start, end - 1) for start, end in cues], dtype=np.int64)
    near = score_pairs(engine, scores, edges, counts, NEAR)
    tags = _search(near, pair_transitions)
    longer = np.flatnonzero(_near_edge(tags))
    found = _relations(near, tags, cues, scores.cue)
    if len(longer):
        far = score_pairs(engine, scores, edges[longer], counts, FAR)
        again = _relations(far, _search(far, pair_transitions), [cues[i] for i in longer], scores.cue)
        for place, relation in zip(longer.tolist(), again, strict=True):
            found[place] = relation
    return found


def _search(pairs: PairScores, transitions: Floats) -> Ints:
    silenced = pairs.tags.copy()
    silenced[~pairs.present, 1:] = -1e4
    return best_tags(silenced, transitions, np.full(len(silenced), silenced.shape[1]))


def _near_edge(tags: Ints, *, margin: int = 8) -> npt.NDArray[np.bool_]:
    """Tell which cues have a source or content close to the edge of what was looked at."""
    loud = (tags > 0) & (tags < 5)
    return np.asarray(loud[:, :margin].any(1) | loud[:, -margin:].any(1), dtype=np.bool_)


def _relations(pairs: PairScores, tags: Ints, cues: Sequence[PieceSpan], cue_scores: Floats) -> list[Relation]:
    gains = pairs.tags - pairs.tags[:, :, :1]
    cue_gains = cue_scores - cue_scores[:, :1]
    return [
        _relation(tags[row], gains[row], pairs.places[row], float(pairs.valid[row]), cue, cue_gains)
        for row, cue in enumerate(cues)
    ]


def _relation(tags: Ints, gains: Floats, places: Ints, valid: float, cue: PieceSpan, cue_gains: Floats) -> Relation:
    """Gather one relation; gains are scores less that of "no role"."""
    spans = {role: tag_spans(tags, number) for number, role in enumerate(_ROLES)}
    moved = {role: tuple((int(places[a]), int(places[b - 1]) + 1) for a, b in found) for role, found in spans.items()}
    edges = [edge_certainty(spans[role], gains, tag) for role, tag in (("source", 1), ("content", 3))]
    cue_edges = edge_certainty([cue], cue_gains, 1)
    begins = float(cue_gains[cue[0], 1])
    evidence = (
        begins,
        begins + float(cue_gains[cue[0] + 1 : cue[1], 2].sum()),
        valid,
        float(bool(spans["source"])),
        _gain(spans["source"], gains, 1),
        _gain(spans["content"], gains, 3),
        edges[1],
    )
    limited = tuple(max(-_MOST, min(_MOST, value)) for value in evidence)
    return Relation(moved["source"], (cue,), moved["content"], limited, (edges[0], cue_edges, edges[1]))


def _gain(spans: Sequence[PieceSpan], gains: Floats, begins: int) -> float:
    return float(sum(gains[a, begins] + gains[a + 1 : b, begins + 1].sum() for a, b in spans))
