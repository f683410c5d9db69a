"""From scores to spans: windows over a long text, best tag sequences, spans of tags."""

from __future__ import annotations

from dataclasses import dataclass

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
    starts = np.linspace(0, n_pieces - size, n_windows).round().astype(int)
    length = min(size, -(-(n_pieces + (n_windows - 1) * overlap) // n_windows))
    starts = np.linspace(0, n_pieces - length, n_windows).round().astype(int)
    cuts = [0, *(int(a + length + b) // 2 for a, b in zip(starts[:-1], starts[1:], strict=True)), n_pieces]
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
    n_sequences, n_steps, _ = emissions.shape
    if n_sequences == 0:
        return np.zeros((0, n_steps), dtype=np.int64)
    score = transitions[0] + emissions[:, 0]
    back = np.zeros(emissions.shape, dtype=np.int64)
    final = score.copy()
    for step in range(1, n_steps):
        options = score[:, :, None] + transitions
        back[:, step] = options.argmax(1)
        score = options.max(1) + emissions[:, step]
        final = np.where((lengths > step)[:, None], score, final)
    tag = (final + transitions[:, 0]).argmax(1)
    tags = np.zeros((n_sequences, n_steps), dtype=np.int64)
    rows = np.arange(n_sequences)
    for step in range(n_steps - 1, -1, -1):
        inside = lengths > step
        tags[:, step] = np.where(inside, tag, 0)
        tag = np.where(inside, back[rows, step, tag], tag)
    return tags


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
