"""From scores to relations: cues first, then each cue's source and content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.attributions.model.decode import PieceSpan, best_tags, log_softmax, tag_spans
from onrecord.attributions.model.engine import Engine, PairScores, PieceScores, score_pairs

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]

CUE_BIAS: Final = 1.0
"""Taken from the score of "no cue", so that doubtful cues reach the pair head, which then decides."""
QUIET: Final = 0.02
"""A piece whose chance of any role is below this is taken to have none, which keeps the search short."""
NEAR, FAR = 64, 224
"""Pieces on each side of a cue that are looked at first; and if a role reaches the edge of these."""
_ROLES: Final = ("source", "content", "cue")


@dataclass(frozen=True, slots=True)
class Relation:
    """A cue with its roles, as half-open ranges of pieces, and what speaks for it.

    Attributes
    ----------
    evidence
        Inputs of the calibration: see `EVIDENCE`.
    confidence
        By role, the log-probability of the tags at the edges of its spans.
    """

    source: tuple[PieceSpan, ...]
    cue: tuple[PieceSpan, ...]
    content: tuple[PieceSpan, ...]
    evidence: tuple[float, ...]
    confidence: tuple[float, float, float]


EVIDENCE: Final = ("cue begins", "cue throughout", "valid", "has source", "has content", "content certainty")


def find_cues(scores: Floats, transitions: Floats) -> list[PieceSpan]:
    """Find the likeliest cues in a text's scores, shape ``(n_pieces, 3)``."""
    biased = scores.copy()
    biased[:, 0] -= CUE_BIAS
    awake = np.exp(log_softmax(biased)[:, 0]) < 1.0 - QUIET
    runs = _runs(_widened(awake))
    if not runs:
        return []
    lengths = np.array([end - start for start, end in runs])
    padded = np.zeros((len(runs), int(lengths.max()), 3), dtype=np.float32)
    for row, (start, end) in enumerate(runs):
        padded[row, : end - start] = biased[start:end]
    tags = best_tags(padded, transitions, lengths)
    return [(start + a, start + b) for (start, _), row in zip(runs, tags, strict=True) for a, b in tag_spans(row, 0)]


def _widened(flags: Bools) -> Bools:
    wide = flags.copy()
    wide[1:] |= flags[:-1]
    wide[:-1] |= flags[1:]
    return wide


def _runs(flags: Bools) -> list[PieceSpan]:
    edges = np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8))
    return list(zip(np.flatnonzero(edges == 1).tolist(), np.flatnonzero(edges == -1).tolist(), strict=True))


def find_relations(
    engine: Engine, scores: PieceScores, counts: Ints, cue_transitions: Floats, pair_transitions: Floats
) -> list[Relation]:
    """Find every cue of a text and what belongs to it, the unlikely ones included."""
    cues = find_cues(scores.cue, cue_transitions)
    if not cues:
        return []
    edges = np.array([(start, end - 1) for start, end in cues], dtype=np.int64)
    near = score_pairs(engine, scores, edges, counts, NEAR)
    found = _decode(near, cues, scores.cue, pair_transitions)
    longer = np.flatnonzero(_reaches_edge(near))
    if len(longer):
        far = score_pairs(engine, scores, edges[longer], counts, FAR)
        again = _decode(far, [cues[i] for i in longer], scores.cue, pair_transitions)
        for place, relation in zip(longer.tolist(), again, strict=True):
            found[place] = relation
    return found


def _reaches_edge(pairs: PairScores, *, margin: int = 6) -> Bools:
    """Tell which cues have a role for pieces at the edge of what was looked at."""
    silent = pairs.tags[:, :, 0] >= pairs.tags[:, :, 1:5].max(2)
    loud = ~silent & pairs.present
    return np.asarray(loud[:, :margin].any(1) | loud[:, -margin:].any(1), dtype=np.bool_)


def _decode(pairs: PairScores, cues: Sequence[PieceSpan], cue_scores: Floats, transitions: Floats) -> list[Relation]:
    logs = log_softmax(pairs.tags)
    tags = _pair_tags(pairs, logs, transitions)
    cue_logs = log_softmax(cue_scores)
    return [
        _relation(tags[row], logs[row], pairs.places[row], float(pairs.valid[row]), cue, cue_logs)
        for row, cue in enumerate(cues)
    ]


def _pair_tags(pairs: PairScores, logs: Floats, transitions: Floats) -> Ints:
    """Search the best tags over the pieces that may have a role, with their neighbours."""
    n_cues, n_places, n_tags = pairs.tags.shape
    awake = np.exp(logs[:, :, 0]) < 1.0 - QUIET
    wide = awake.copy()
    wide[:, 1:] |= awake[:, :-1]
    wide[:, :-1] |= awake[:, 1:]
    wide &= pairs.present
    lengths = wide.sum(1)
    short = np.zeros((n_cues, max(int(lengths.max()), 1), n_tags), dtype=np.float32)
    rows, columns = np.nonzero(wide)
    slots = (np.cumsum(wide, axis=1) - 1)[rows, columns]
    short[rows, slots] = pairs.tags[rows, columns]
    tags = np.zeros((n_cues, n_places), dtype=np.int64)
    tags[rows, columns] = best_tags(short, transitions, np.maximum(lengths, 1))[rows, slots]
    return tags


def _relation(
    tags: Ints, logs: Floats, places: Ints, valid: float, cue: PieceSpan, cue_logs: Floats
) -> Relation:
    spans = {role: tag_spans(tags, number) for number, role in enumerate(_ROLES)}
    moved = {role: tuple((int(places[a]), int(places[b - 1]) + 1) for a, b in found) for role, found in spans.items()}
    confidence = {role: _edge_confidence(found, tags, logs) for role, found in spans.items()}
    inside = [float(logs[a:b].max(1).mean()) for a, b in spans["content"]]
    begins, throughout = cue_logs[cue[0]], cue_logs[cue[0] : cue[1], 0]
    evidence = (
        float(np.clip(begins[1] - begins[0], -12, 12)),
        float(np.clip(-throughout.max(), 0, 12)),
        float(np.clip(valid, -12, 12)),
        float(bool(spans["source"])),
        float(bool(spans["content"])),
        min(inside, default=-3.0),
    )
    return Relation(moved["source"], (cue,), moved["content"], evidence, (confidence["source"], confidence["cue"], confidence["content"]))


def _edge_confidence(spans: Sequence[PieceSpan], tags: Ints, logs: Floats) -> float:
    """Sum the log-probabilities of the tags at both sides of each edge; for no spans, of the silence everywhere."""
    if not spans:
        return float(np.minimum(logs[:, 0], 0.0).min())
    edges = {place for a, b in spans for place in (a - 1, a, b - 1, b) if 0 <= place < len(tags)}
    return float(sum(logs[place, tags[place]] for place in edges))
