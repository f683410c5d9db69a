"""From scores to spans: windows over a long text, best tag sequences, spans of tags."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
PieceSpan = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of pieces that is read at once, and the part of it whose scores are kept."""

    start: int
    end: int
    keep_start: int
    keep_end: int


def windows(n_pieces: int, *, size: int, overlap: int) -> list[Window]:
    """Cover ``n_pieces`` by windows of about equal size; each piece is kept where it is most central."""
    if n_pieces <= size:
        return [Window(0, n_pieces, 0, n_pieces)] if n_pieces else []
    n_windows = -(-(n_pieces - overlap) // (size - overlap))
    length = min(size, -(-(n_pieces + (n_windows - 1) * overlap) // n_windows))
    starts = np.linspace(0, n_pieces - length, n_windows).round().astype(int)
    cuts = [0, *(int(a + length + b) // 2 for a, b in pairwise(starts)), n_pieces]
    return [Window(int(s), int(s) + length, cuts[i], cuts[i + 1]) for i, s in enumerate(starts)]


def best_tags(emissions: Floats, transitions: Floats, lengths: Ints) -> Ints:
    """Viterbi for a batch of sequences that begin and end beside tag 0.

    Parameters
    ----------
    emissions
        Scores, shape ``(n_sequences, n_steps, n_tags)``.
    transitions
        Scores from tag (row) to tag (column).
    lengths
        Steps of each sequence, at least 1; tags beyond are 0.
    """
    n_sequences, n_steps, n_tags = emissions.shape
    if n_sequences == 0:
        return np.zeros((0, n_steps), dtype=np.int64)
    into = np.ascontiguousarray(transitions.T)  # row: tag, column: the tag before
    at_steps = np.ascontiguousarray(emissions.transpose(1, 0, 2))
    back = np.zeros((n_steps, n_sequences, n_tags), dtype=np.int64)
    score = transitions[0] + at_steps[0]
    final = score
    uneven = bool((lengths < n_steps).any())
    for step in range(1, n_steps):
        options = score[:, None, :] + into
        back[step] = options.argmax(2)
        score = options.max(2) + at_steps[step]
        final = np.where((lengths > step)[:, None], score, final) if uneven else score
    tag = (final + transitions[:, 0]).argmax(1)
    tags = np.zeros((n_steps, n_sequences), dtype=np.int64)
    rows = np.arange(n_sequences)
    for step in range(n_steps - 1, -1, -1):
        inside = lengths > step
        tags[step] = np.where(inside, tag, 0)
        tag = np.where(inside, back[step, rows, tag], tag)
    return np.ascontiguousarray(tags.T)


def tag_spans(tags: Ints, role: int) -> list[PieceSpan]:
    """Half-open spans of one role (0, 1, …) in a sequence of beginning/inside tags."""
    begins, inside = 1 + 2 * role, 2 + 2 * role
    spans: list[PieceSpan] = []
    for place in np.flatnonzero((tags == begins) | (tags == inside)):
        at = int(place)
        if tags[at] == inside and spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], at + 1)
        else:
            spans.append((at, at + 1))
    return spans


def log_softmax(scores: Floats) -> Floats:
    """Log-probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), dtype=np.float32)


_SHIFTS = 6  # how far an edge is imagined to move, in pieces


def edge_certainty(spans: Sequence[PieceSpan], gains: Floats, begins: int) -> float:
    """Log-probability of the edges of spans, each against the places near by, the rest being as it is.

    Parameters
    ----------
    gains
        Scores of the tags less that of tag 0, shape ``(n_steps, n_tags)``.
    begins
        The tag that begins the role; the next one is its inside.
    """
    return sum(_start_certainty(a, b, gains, begins) + _end_certainty(a, b, gains, begins) for a, b in spans)


def _start_certainty(start: int, end: int, gains: Floats, begins: int) -> float:
    first, last = max(0, start - _SHIFTS), min(end - 1, start + _SHIFTS)
    inside = gains[first:end, begins + 1]
    following = inside[::-1].cumsum()[::-1] - inside  # all that stays inside if the span begins here
    scores = gains[first : last + 1, begins] + following[: last + 1 - first]
    return _log_share(scores, start - first)


def _end_certainty(start: int, end: int, gains: Floats, begins: int) -> float:
    first, last = max(start + 1, end - _SHIFTS), min(len(gains), end + _SHIFTS)
    scores = np.concatenate([[0.0], gains[first:last, begins + 1].cumsum()])
    return _log_share(scores, end - first)


def _log_share(scores: npt.NDArray[np.floating[Any]], chosen: int) -> float:
    top = float(scores.max())
    return float(scores[chosen]) - top - math.log(float(np.exp(scores - top).sum()))
